/** `/healthz`: the process runs. `/readyz`: it takes webhooks, and its database answers. `/metrics`: for Prometheus. */
import type { RequestListener, ServerResponse } from 'node:http';
import type { Store } from '../flow/ports.ts';
import type { Metrics } from './metrics.ts';

export interface HealthOptions {
  readonly store: Pick<Store, 'nextDueAt'>;
  readonly metrics: Pick<Metrics, 'contentType' | 'text'>;
  readonly isStopping: () => boolean;
  /** Answers every other request. */
  readonly next: RequestListener;
}

export function createHealth({ store, metrics, isStopping, next }: HealthOptions): RequestListener {
  return (request, response) => {
    // Load balancers ask with HEAD, too, and some add a query against caches.
    const path = ['GET', 'HEAD'].includes(request.method ?? '') ? request.url?.split('?', 1)[0] : undefined;
    if (path === '/healthz') send(response, 200, 'ok');
    else if (path === '/readyz') void answerReady(store, isStopping, response);
    else if (path === '/metrics') void answerMetrics(metrics, response);
    else next(request, response);
  };
}

async function answerReady(
  store: HealthOptions['store'],
  isStopping: () => boolean,
  response: ServerResponse,
): Promise<void> {
  if (isStopping()) return send(response, 503, 'stopping');
  const isAnswering = await store.nextDueAt().then(
    () => true,
    () => false,
  );
  return isAnswering ? send(response, 200, 'ready') : send(response, 503, 'the database does not answer');
}

async function answerMetrics(metrics: HealthOptions['metrics'], response: ServerResponse): Promise<void> {
  try {
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
    response.end(text);
  } catch {
    send(response, 500, 'the metrics cannot be told');
  }
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify({ status: text })}\n`);
}

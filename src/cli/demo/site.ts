/** The shop that customers see, on loopback: it serves one page of the commit that was deployed last. */
import { createServer, type ServerResponse } from 'node:http';

export interface Site extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Serves this page from now on. */
  deploy(release: Release): void;
  /** The next request for the page is answered with 504, as by a proxy whose backend is not warm yet. */
  hiccup(): void;
}

export interface Release {
  readonly sha: string;
  /** HTML of the checkout. */
  readonly checkout: string;
}

export async function openSite(): Promise<Site> {
  let running: Release | null = null;
  let hiccups = 0;
  const server = createServer(({ url }, response) => {
    if (running === null) return answer(response, 503, 'Nothing is deployed.');
    if (url === '/healthz') return answer(response, 200, JSON.stringify({ commit: running.sha }));
    if (url !== '/checkout') return answer(response, 404, 'There is no such page.');
    if (hiccups === 0) return answer(response, 200, running.checkout);
    hiccups -= 1;
    return answer(response, 504, 'Gateway Timeout');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    deploy: (release) => {
      running = release;
    },
    hiccup: () => {
      hiccups += 1;
    },
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': status === 200 && body.startsWith('{') ? 'application/json' : 'text/html',
  });
  response.end(body);
}

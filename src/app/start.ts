/** Puts the App together: the store, the worker behind it, and the HTTP server in front. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failure } from '../domain/failure.ts';
import { intake } from '../flow/intake.ts';
import type { Clock, Ports } from '../flow/ports.ts';
import { parseWebhook } from '../github/webhook/parse.ts';
import { openStore } from '../store/open.ts';
import type { Config } from './config.ts';
import { createGitHubApp } from './github-app.ts';
import { createHealth } from './health.ts';
import { startHousekeeping } from './housekeeping.ts';
import { createIngress } from './ingress.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { CONNECTION_LIMITS, SERVER_LIMITS } from './server-limits.ts';
import { startWorker, type Worker } from './worker.ts';

/** How long requests under way may take once we stop. */
const REQUESTS_END_WITHIN_MS = 3_000;

export interface RunningApp {
  /** The port it listens on, also when it was asked for any. */
  readonly port: number;
  /** The clock was moved: look at the agenda. */
  wake(): void;
  /** Takes in nothing new, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

export async function startApp(options: { config: Config; log: Log; clock: Clock }): Promise<RunningApp> {
  const { config, log, clock } = options;
  const opened = await openStore({ ...config, databaseUrl: config.databaseUrl?.reveal() });
  const metrics = createMetrics({ store: opened, clock });
  const { store } = metrics;
  const gitHubApp = createGitHubApp({ ...config, log });
  const ports: Ports = { clock, store, github: gitHubApp.github };
  gitHubApp.onEvent(async ({ id, name, payload }) => {
    const event = parseWebhook(name, payload, config.apiUrl);
    const questions = await intake(id, event, ports);
    log.debug({ delivery: id, event: event.kind, questions: questions.length }, 'Taken in');
  });
  let worker: Worker | undefined;
  let isStopping = false;
  const ingress = createIngress({
    secrets: config.webhookSecrets,
    store,
    log,
    clock,
    onAccepted: () => worker?.wake(),
    isStopping: () => isStopping,
  });
  const health = createHealth({ store, metrics, isStopping: () => isStopping, next: metrics.countRefusals(ingress) });
  const server = await listen(health, config).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  worker = startWorker({ ports, dispatch: gitHubApp.dispatch, log });
  const housekeeping = startHousekeeping({ store, clock, log });
  return {
    port: server.port,
    wake: () => worker.wake(),
    stop: async () => {
      isStopping = true;
      await server.close();
      await worker.stop();
      await housekeeping.stop();
      await store.close();
    },
  };
}

async function listen(
  listener: RequestListener,
  { host, port }: Pick<Config, 'host' | 'port'>,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = Object.assign(createServer(SERVER_LIMITS, listener), CONNECTION_LIMITS);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(host, port, error)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // Whoever trickles its request does not keep us from stopping.
        setTimeout(() => server.closeAllConnections(), REQUESTS_END_WITHIN_MS).unref();
      }),
  };
}

function cannotListen(host: string, port: number, cause: NodeJS.ErrnoException): Failure {
  const why = cause.code === 'EADDRINUSE' ? 'another process listens there' : String(cause.code ?? cause.message);
  return new Failure('unavailable', `PORT, HOST: ${host}:${port} cannot be listened on (${why}). Choose others.`, {
    cause,
  });
}

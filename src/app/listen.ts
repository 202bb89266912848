/** The HTTP server in front of everything. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failure } from '../domain/failure.ts';
import type { Config } from './config.ts';
import { CONNECTION_LIMITS, SERVER_LIMITS } from './server-limits.ts';

/** How long requests under way may take once we stop. */
const REQUESTS_END_WITHIN_MS = 3_000;

export async function listen(
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

/**
 * The wire of one process to GitHub: an HTTP proxy that sees each request before it takes effect, after it took effect
 * and after its answer was sent, and can hold it there. One process has one wire, so what was under way when a process
 * was killed is known.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { bodyOf, forward } from './forward.ts';

/** `sent`: GitHub has not seen it. `applied`: GitHub did it, the answer is held here. */
export type Stage = 'sent' | 'applied' | 'answered' | 'cut';

export interface Exchange {
  readonly method: string;
  readonly path: string;
  /** Changes something on GitHub. Asking for a token does not. */
  readonly isWrite: boolean;
  readonly body: string;
  stage: Stage;
}

/** Resolves when the exchange may go on. */
export type Watch = (exchange: Exchange) => Promise<void>;

export interface Wire {
  /** For `HTTP_PROXY`. */
  readonly url: string;
  underWay(): readonly Exchange[];
  /** The newest one that was answered, since the last {@link forget}. */
  lastAnswered(): Exchange | undefined;
  /** By `performance.now()`. */
  lastMovedAt(): number;
  forget(): void;
  close(): void;
}

export async function openWire(gitHub: string, watch: Watch): Promise<Wire> {
  let exchanges: Exchange[] = [];
  let movedAt = 0;
  const sockets = new Set<Socket>();
  async function move(exchange: Exchange, stage: Stage): Promise<void> {
    exchange.stage = stage;
    movedAt = performance.now();
    await watch(exchange);
  }
  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const exchange = exchangeOf(request, body);
    exchanges.push(exchange);
    response.once('close', () => {
      if (exchange.stage !== 'answered') exchange.stage = 'cut';
    });
    await move(exchange, 'sent');
    if (response.destroyed) return;
    const { status, headers, body: answer } = await forward(request, body, gitHub);
    await move(exchange, 'applied');
    response.writeHead(status, headers).end(answer, () => void move(exchange, 'answered'));
  }
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  server.on('connect', (_, socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    server.emit('connection', socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    underWay: () => exchanges.filter(({ stage }) => stage === 'sent' || stage === 'applied'),
    lastAnswered: () => exchanges.findLast(({ stage }) => stage === 'answered'),
    lastMovedAt: () => movedAt,
    forget: () => {
      exchanges = [];
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

function exchangeOf({ method = 'GET', url = '/' }: IncomingMessage, body: Buffer): Exchange {
  const isWrite = method !== 'GET' && !url.endsWith('/access_tokens');
  return { method, path: url, isWrite, body: body.toString('utf8'), stage: 'sent' };
}

/**
 * The wire of one process to GitHub: an HTTP proxy that sees each request before it takes effect, after it took effect
 * and after its answer was sent, and can hold it there. One process has one wire, so what was under way when a process
 * was killed is known.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Exchange, newTrack, type Track, type Watch } from './exchange.ts';
import { bodyOf, forward } from './forward.ts';

export interface Wire extends Track {
  /** For `HTTP_PROXY`. */
  readonly url: string;
  close(): void;
}

export async function openWire(gitHub: string, watch: Watch): Promise<Wire> {
  const track = newTrack(watch);
  const sockets = new Set<Socket>();
  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const exchange = exchangeOf(request, body);
    response.once('close', () => {
      if (exchange.stage !== 'answered') exchange.stage = 'cut';
    });
    await track.begin(exchange);
    if (response.destroyed) return;
    const { status, headers, body: answer } = await forward(request, body, gitHub);
    await track.move(exchange, 'applied');
    response.writeHead(status, headers).end(answer, () => void track.move(exchange, 'answered'));
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
    ...track,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

function exchangeOf({ method = 'GET', url = '/' }: IncomingMessage, body: Buffer): Exchange {
  const isWrite = method !== 'GET' && !url.endsWith('/access_tokens');
  return { to: 'github', method, path: url, isWrite, body: body.toString('utf8'), stage: 'sent' };
}

/** A receiver on loopback that answers as it is told and keeps what it got. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly got: Received[];
  /** What it answers from now on. `silent`: nothing, with the connection open. */
  answer: { readonly status: number; readonly headers?: Record<string, string>; readonly text?: string } | 'silent';
}

export async function startReceiver(): Promise<Receiver> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      receiver.got.push({ path, headers, body: Buffer.concat(chunks).toString('utf8') });
      if (receiver.answer === 'silent') return;
      const { status, headers: own = {}, text = '' } = receiver.answer;
      response.writeHead(status, own).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got: [],
    answer: { status: 200 },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

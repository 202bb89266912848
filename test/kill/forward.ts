/** Hands one request on to another server on loopback, whole. */
import { type IncomingMessage, request as send } from 'node:http';

export interface Passed {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Rejects when there is no whole answer. */
export async function forward(request: IncomingMessage, body: Buffer, to: string): Promise<Passed> {
  const target = new URL(request.url ?? '/', to);
  const { method, headers } = request;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = send(target, { method, headers: { ...headers, connection: 'close' }, agent: false }, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await bodyOf(answer) };
}

export async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

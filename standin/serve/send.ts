/** The answer on the wire: headers, ETag, and what a fault does to it. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, RequestRecord } from '../surface/standin.ts';
import type { Answer } from './call.ts';
import type { Ticket } from './rate-limits.ts';

export interface Sent {
  readonly answer: Answer;
  readonly fault: Fault | null;
  readonly entry: { -readonly [Key in keyof RequestRecord]: RequestRecord[Key] };
  /** Null for a request that was not let in. */
  readonly ticket: Ticket | null;
  /** Of the request. */
  readonly number: number;
}

export async function sendAnswer(request: IncomingMessage, response: ServerResponse, sent: Sent): Promise<void> {
  const { answer, fault, entry, ticket } = sent;
  const text = textOf(answer.body);
  const etag = `W/"${createHash('sha256').update(text).digest('hex')}"`;
  const isTagged = entry.method === 'GET' && answer.status === 200;
  const isKnown = isTagged && knows(request.headers['if-none-match'], etag);
  const status = isKnown ? 304 : answer.status;
  ticket?.answered(status);
  if (fault?.kind === 'timeout-after-apply') return;
  if (fault?.kind === 'reset-after') {
    request.socket.destroy();
    return;
  }
  if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  if (fault?.kind !== 'cut-mid-answer') entry.status = status;
  const headers = { ...headersOf(sent), ...(isTagged ? { etag } : {}), ...answer.headers };
  if (fault?.kind === 'cut-mid-answer') {
    response.writeHead(status, { ...headers, 'content-length': Math.max(Buffer.byteLength(text), 1) });
    cutAfterHalf(request, response, text);
    return;
  }
  response.writeHead(status, headers);
  response.end(isKnown ? '' : text);
}

function headersOf({ answer, ticket, number }: Sent): Readonly<Record<string, string>> {
  return {
    'x-github-request-id': `STANDIN:${number}`,
    'x-github-media-type': 'github.v3; format=json',
    ...ticket?.headers(),
    ...(answer.body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
  };
}

/** The client has the status and believes it, and then the connection is gone. */
function cutAfterHalf(request: IncomingMessage, response: ServerResponse, text: string): void {
  const half = text.slice(0, Math.floor(text.length / 2));
  response.flushHeaders();
  if (half === '') request.socket.destroy();
  else response.write(half, () => request.socket.destroy());
}

/** RFC 9110, 13.1.2: a list, or `*`; weak comparison. */
function knows(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').map(bare).includes(bare(etag));
}

function textOf(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

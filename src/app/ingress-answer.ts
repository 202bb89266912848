/** Every answer of the webhook endpoint. The bodies are fixed: nothing of a request comes back in one. */
import type { ServerResponse } from 'node:http';

export type Answer = keyof typeof ANSWERS;

const ANSWERS = {
  accepted: { status: 202, body: { status: 'accepted' } },
  duplicate: { status: 202, body: { status: 'duplicate' } },
  ignored: { status: 202, body: { status: 'ignored' } },
  'not-an-object': { status: 400, body: { error: 'the body is not a JSON object' } },
  'bad-delivery-id': { status: 400, body: { error: 'X-GitHub-Delivery is not a GUID' } },
  'bad-signature': { status: 401, body: { error: 'X-Hub-Signature-256 does not sign this body with our secret' } },
  'not-found': { status: 404, body: { error: 'there is nothing here' } },
  'not-post': { status: 405, body: { error: 'webhooks are sent with POST' }, headers: { Allow: 'POST' } },
  timeout: { status: 408, body: { error: 'the body did not arrive in time' } },
  'no-length': { status: 411, body: { error: 'Content-Length is required' } },
  'too-large': { status: 413, body: { error: 'the body is larger than 25 MiB' } },
  encoded: { status: 415, body: { error: 'a body with Content-Encoding is not accepted' } },
  busy: { status: 503, body: { error: 'too much is being received at once' }, headers: { 'Retry-After': '5' } },
  stopping: { status: 503, body: { error: 'the server is stopping' }, headers: { 'Retry-After': '30' } },
  'not-stored': { status: 503, body: { error: 'the delivery could not be stored' }, headers: { 'Retry-After': '30' } },
} as const satisfies Record<
  string,
  { status: number; body: Record<string, string>; headers?: Readonly<Record<string, string>> }
>;

export function isRefusal(answer: Answer): boolean {
  return ANSWERS[answer].status >= 400;
}

export function sendAnswer(response: ServerResponse, answer: Answer, requestId: string): void {
  const found: { status: number; body: object; headers?: Readonly<Record<string, string>> } = ANSWERS[answer];
  const body = JSON.stringify(found.body);
  response.writeHead(found.status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
    ...found.headers,
  });
  response.end(body);
}

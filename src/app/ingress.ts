/**
 * The webhook endpoint. Bytes are counted before they are read, and nothing is parsed, stored or logged before its
 * signature is known to be ours. What is answered with `accepted` is on disk.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Clock, Store } from '../flow/ports.ts';
import { type BodyBudget, createBodyBudget } from './body-budget.ts';
import { type Answer, isRefusal, sendAnswer } from './ingress-answer.ts';
import type { Log } from './log.ts';
import { receiveBody } from './receive-body.ts';
import { createRefusalLog, type Refusal } from './refusal-log.ts';
import type { Secret } from './secret.ts';
import { claimedSignature } from './signature.ts';
import { isWebhookEvent, type WebhookEvent } from './webhook-events.ts';

/** Where Probot and its guides have it. */
export const DEFAULT_WEBHOOK_PATH = '/api/github/webhooks';

/** GitHub sends no webhook above 25 MB: docs.github.com, "Webhook events and payloads". */
const LARGEST_BODY = 25 * 1024 * 1024;
/** All bodies that are being received, together. */
const LARGEST_TOTAL = 64 * 1024 * 1024;
/** GitHub gives up after 10 seconds. */
const BODY_TIMEOUT_MS = 10_000;
/** How long whoever was refused may still send, so that the answer reaches it before the connection is cut. */
const LINGER_MS = 3000;
const LOG_EVERY_MS = 10_000;
/** Bytes of a refused body that are read so that the connection stays usable. */
const SMALL_REST = 64 * 1024;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface IngressOptions {
  /** The current one, and while it is being replaced the previous one. */
  readonly secrets: readonly [Secret, ...Secret[]];
  readonly path?: string | undefined;
  readonly store: Pick<Store, 'acceptDelivery'>;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
  /** Called after a delivery was stored, to wake the intake. */
  readonly onAccepted: () => void;
  readonly clock: Clock;
  /** True while the process drains: nothing new is taken in. */
  readonly isStopping?: (() => boolean) | undefined;
  readonly limits?: Partial<IngressLimits> | undefined;
}

export interface IngressLimits {
  /** Bytes. */
  readonly largestBody: number;
  readonly largestTotal: number;
  readonly bodyTimeoutMs: number;
  readonly lingerMs: number;
  readonly logEveryMs: number;
}

interface Desk extends IngressOptions {
  readonly path: string;
  readonly limits: IngressLimits;
  readonly budget: BodyBudget;
  readonly logRefusal: (refusal: Refusal) => void;
}

/** What the headers say: refused already, or how much to read and which signature to find. */
type Head =
  | { readonly kind: 'refused'; readonly answer: Answer }
  | { readonly kind: 'readable'; readonly length: number; readonly claimed: Buffer };

/** A listener for `node:http` that answers every request it is given. */
export function createIngress(options: IngressOptions): RequestListener {
  const limits: IngressLimits = {
    largestBody: LARGEST_BODY,
    largestTotal: LARGEST_TOTAL,
    bodyTimeoutMs: BODY_TIMEOUT_MS,
    lingerMs: LINGER_MS,
    logEveryMs: LOG_EVERY_MS,
    ...options.limits,
  };
  const desk: Desk = {
    ...options,
    path: options.path ?? DEFAULT_WEBHOOK_PATH,
    limits,
    budget: createBodyBudget(limits.largestTotal),
    logRefusal: createRefusalLog(options.log, limits.logEveryMs),
  };
  return (request, response) => void handle(desk, request, response);
}

async function handle(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = randomUUID();
  const answer = await answerTo(desk, request, requestId).catch((error: unknown) => {
    desk.log.error({ err: error, requestId }, 'a webhook could not be handled');
    return 'not-stored' as const;
  });
  if (answer === 'aborted' || isRefusal(answer)) desk.logRefusal(refusalOf(request, answer, requestId));
  if (answer === 'aborted') return;
  if (!request.complete) leaveUnread(request, desk.limits.lingerMs);
  sendAnswer(response, answer, requestId);
}

async function answerTo(desk: Desk, request: IncomingMessage, requestId: string): Promise<Answer | 'aborted'> {
  const head = readHead(desk, request);
  if (head.kind === 'refused') return head.answer;
  const giveBack = desk.budget.take(head.length);
  if (!giveBack) return 'busy';
  try {
    const received = await receiveBody(request, { ...head, secrets: desk.secrets }, desk.limits.bodyTimeoutMs);
    return received.kind === 'signed' ? await take(desk, request, received.body, requestId) : received.kind;
  } finally {
    giveBack();
  }
}

function readHead(desk: Desk, request: IncomingMessage): Head {
  const refused = (answer: Answer): Head => ({ kind: 'refused', answer });
  const { headers } = request;
  if (pathOf(request) !== desk.path) return refused('not-found');
  if (request.method !== 'POST') return refused('not-post');
  if (desk.isStopping?.()) return refused('stopping');
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') return refused('encoded');
  const length = lengthOf(headers['content-length']);
  if (length === null) return refused('no-length');
  if (length > desk.limits.largestBody) return refused('too-large');
  const claimed = claimedSignature(headers['x-hub-signature-256']);
  return claimed ? { kind: 'readable', length, claimed } : refused('bad-signature');
}

/** The body is GitHub's. Its event name and GUID are not signed: good for sorting and for telling duplicates. */
async function take(desk: Desk, request: IncomingMessage, body: Buffer, requestId: string): Promise<Answer> {
  const event = eventOf(request);
  if (event === null) return 'ignored';
  const id = guidOf(request);
  if (id === null) return 'bad-delivery-id';
  if (!isJsonObject(body)) return 'not-an-object';
  const stored = await desk.store.acceptDelivery({ id, event, receivedAt: desk.clock.now(), body });
  desk.log.info({ requestId, delivery: id, event, size: body.length, stored }, 'webhook received');
  if (stored === 'stored') desk.onAccepted();
  return stored === 'stored' ? 'accepted' : 'duplicate';
}

/**
 * Whoever was refused before its body was read gets a moment to read why; then the connection is cut. Until then a
 * small rest is thrown away, and a large one stays in the sender's kernel: even bytes that are thrown away are memory
 * until the garbage collector comes.
 */
function leaveUnread(request: IncomingMessage, lingerMs: number): void {
  const { socket } = request;
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  const keep = (): void => clearTimeout(timer);
  socket.once('close', keep);
  request.once('end', keep);
  const length = lengthOf(request.headers['content-length']);
  if (length !== null && length <= SMALL_REST) request.resume();
  else request.pause().read(0);
}

function refusalOf(request: IncomingMessage, reason: Refusal['reason'], requestId: string): Refusal {
  return { reason, requestId, size: lengthOf(request.headers['content-length']), event: eventOf(request) };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

function eventOf(request: IncomingMessage): WebhookEvent | null {
  const name = request.headers['x-github-event'];
  return isWebhookEvent(name) ? name : null;
}

function guidOf(request: IncomingMessage): string | null {
  const header = request.headers['x-github-delivery'];
  const id = typeof header === 'string' ? header.toLowerCase() : '';
  return GUID.test(id) ? id : null;
}

function lengthOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : null;
}

function isJsonObject(body: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/**
 * `POST /api/pagerduty`: PagerDuty tells that somebody acknowledged what we paged. Nothing is parsed before the bytes
 * are known to be PagerDuty's, and what is answered with 202 is on disk.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Clock, Store } from '../../flow/ports.ts';
import type { Log } from '../log.ts';
import type { Secret } from '../secret.ts';
import { readSmallBytes } from '../verifications/read-small-body.ts';
import { takenOnIn } from './schema.ts';
import { claimedSignatures, isSigned } from './signature.ts';

const PAGERDUTY_PATH = '/api/pagerduty';

export interface PagerDutyDeskOptions {
  /** Of the webhook subscriptions. Empty: PagerDuty is not heard. */
  readonly secrets: readonly Secret[];
  readonly store: Pick<Store, 'acknowledgePage'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'error'>;
  readonly onAccepted: () => void;
  readonly isStopping: () => boolean;
  /** Answers every other request. */
  readonly next: RequestListener;
}

interface Answer {
  readonly status: number;
  readonly body: { readonly status: string } | { readonly error: string };
}

/** PagerDuty sends a few kilobytes, and less than 55. */
const LARGEST_BODY = 64 * 1024;
/** Bodies read, which take as long as their senders like, and anybody may send one. */
const MOST_AT_ONCE = 20;

export function createPagerDutyDesk(options: PagerDutyDeskOptions): RequestListener {
  let underWay = 0;
  return (request, response) => {
    if (request.url?.split('?', 1)[0] !== PAGERDUTY_PATH) return options.next(request, response);
    if (underWay >= MOST_AT_ONCE) return send(request, response, refuse(503, 'Too many come in at once.'));
    underWay += 1;
    void answerTo(options, request)
      .catch((error: unknown) => {
        options.log.error({ err: error }, 'A webhook of PagerDuty could not be taken in');
        return refuse(503, 'It could not be stored. Send it again.');
      })
      .then((answer) => {
        underWay -= 1;
        send(request, response, answer);
      });
  };
}

function refuse(status: number, error: string): Answer {
  return { status, body: { error } };
}

async function answerTo(options: PagerDutyDeskOptions, request: IncomingMessage): Promise<Answer> {
  const { secrets, isStopping } = options;
  if (secrets.length === 0)
    return refuse(404, 'This server does not hear PagerDuty: PAGERDUTY_WEBHOOK_SECRET is not set.');
  if (request.method !== 'POST') return refuse(405, 'Webhooks are sent with POST.');
  if (isStopping()) return refuse(503, 'The server is stopping. Send it again.');
  const claimed = claimedSignatures(request.headers['x-pagerduty-signature']);
  if (claimed.length === 0) return refuse(401, 'X-PagerDuty-Signature holds no signature of version 1.');
  const body = await readSmallBytes(request, LARGEST_BODY);
  if (body === null) return refuse(413, 'The body is missing, too slow, or larger than 64 KiB.');
  if (!isSigned(body, claimed, secrets)) return refuse(401, 'The signature is not of these bytes.');
  return await take(options, body);
}

/** What is not about a page of ours is taken, and nothing becomes of it: PagerDuty would send it again. */
async function take({ store, clock, log, onAccepted }: PagerDutyDeskOptions, body: Buffer): Promise<Answer> {
  const taken = takenOnIn(body);
  if (taken === null) return { status: 202, body: { status: 'ignored' } };
  const { alertKey, by } = taken;
  const became = await store.acknowledgePage(alertKey, { by, userId: null, how: 'pagerduty' }, clock.now());
  log.info({ became }, 'Webhook of PagerDuty received');
  if (became === 'acknowledged') onAccepted();
  return { status: 202, body: { status: became === 'unknown' ? 'ignored' : became } };
}

function send(request: IncomingMessage, response: ServerResponse, { status, body }: Answer): void {
  if (response.destroyed) return;
  // What was not read is not waited for.
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}

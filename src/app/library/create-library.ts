/**
 * `/r/OWNER/NAME/environments` and `/o/ORG` as JSON: what runs where, and how repositories are set up. They tell of
 * private repositories, so they are there only where the operator set `LIBRARY_TOKEN`, and only for who has it.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Names } from '../../audit/report/names.ts';
import { toInstant } from '../../domain/instant.ts';
import { fullName } from '../../domain/repository.ts';
import { environmentsOf } from '../../flow/library/environments-of.ts';
import { erasePeople } from '../../flow/library/erase-people.ts';
import type { Clock, Store } from '../../flow/ports.ts';
import { organisationPosture } from '../../flow/posture/organisation-posture.ts';
import type { Log } from '../log.ts';
import type { Secret } from '../secret.ts';
import { type Asked, askedOf } from './asked.ts';

export interface LibraryOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Logins or numbers of people who are not to be named. */
  readonly erased: readonly string[];
  /** Undefined: the pages are not there. */
  readonly token: Secret | undefined;
  /** Answers every other request. */
  readonly next: RequestListener;
}

export function createLibrary({ token, next, ...library }: LibraryOptions): RequestListener {
  if (token === undefined) return next;
  return (request, response) => {
    const asked = askedOf(request.method, request.url, request.headers.accept);
    if (asked === null) next(request, response);
    else if (!isAllowed(request, token)) send(response, 401, NOT_ALLOWED, { 'WWW-Authenticate': 'Bearer' });
    else if (asked.kind === 'refused') send(response, asked.status, { error: asked.because });
    else void answer(library, asked, response);
  };
}

const NOT_ALLOWED = { error: 'send the LIBRARY_TOKEN of this server as a bearer token' };

/** Digests are of one length, so nothing about the token can be told from how long this takes. */
function isAllowed({ headers }: IncomingMessage, token: Secret): boolean {
  const [, given = ''] = /^Bearer ([!-~]+)$/i.exec(headers.authorization ?? '') ?? [];
  return timingSafeEqual(digestOf(given), digestOf(token.reveal()));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

type Library = Pick<LibraryOptions, 'store' | 'clock' | 'log' | 'erased'>;

async function answer(library: Library, asked: Exclude<Asked, { kind: 'refused' }>, response: ServerResponse) {
  try {
    const document = asked.kind === 'environments' ? await lanesOf(library, asked) : await posturesOf(library, asked);
    if (document === null) send(response, 404, { error: 'nothing is known of that' });
    else send(response, 200, document);
  } catch (error) {
    library.log.error({ err: error }, 'What runs where could not be told');
    send(response, 503, { error: 'it cannot be told now' }, { 'Retry-After': '30' });
  }
}

async function lanesOf(
  { store, clock, erased }: Library,
  { repository: name }: Extract<Asked, { kind: 'environments' }>,
) {
  const known = await store.knownRepositories();
  const found = known.find((each) => fullName(each).toLowerCase() === name.toLowerCase());
  if (found === undefined) return null;
  const names = new Names(erased);
  const lanes = (await environmentsOf(store, found)).map((lane) => erasePeople(lane, names));
  return { version: 1, at: toInstant(clock.now()), repository: fullName(found), lanes };
}

function posturesOf({ store, clock }: Library, { organisation, after }: Extract<Asked, { kind: 'organisation' }>) {
  return organisationPosture(store, { organisation, after, at: clock.now() });
}

function send(response: ServerResponse, status: number, document: object, more: Record<string, string> = {}): void {
  const body = `${JSON.stringify(document)}\n`;
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...more,
  });
  response.end(body);
}

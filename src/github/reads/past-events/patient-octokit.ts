/**
 * A client that reads for hours: it waits where GitHub says so, and asks again where GitHub is not there for a moment.
 * For reading alone: what writes must not be sent twice, so it never uses this.
 */
import { Octokit } from '@octokit/rest';
import type { EpochMs } from '../../../domain/instant.ts';
import { once } from '../../client.ts';
import { type Headers, isNobodyThere, translateError, untilReset } from '../../translate-error.ts';

export interface Patience {
  now(): EpochMs;
  /** Rejects when whoever waits is to stop. */
  wait(ms: number): Promise<void>;
  /** `untilMs`: when it goes on. */
  tell(because: Because, untilMs: EpochMs): void;
}

type Because = 'rate-limit' | 'unavailable';

export interface PatientOptions {
  /** Base of the REST API, without a slash at the end. */
  readonly apiUrl: string;
  /** Null: only what is public, and little of it. */
  readonly token: string | null;
  readonly patience: Patience;
}

/** A minute in all. */
const PAUSES_MS = [1000, 4000, 15_000, 40_000];
/** Where nobody was ever reached waiting does not help: one more try, then whoever asked is told. */
const PAUSES_BEFORE_FIRST_MS = [1000];
/** A wait lasts an hour at most; what is limited for longer is not limited by a budget. */
const MOST_WAITS = 5;

export function patientOctokit({ apiUrl, token, patience }: PatientOptions): Octokit {
  const nothing = (): void => undefined;
  const octokit = new Octokit({
    baseUrl: apiUrl,
    userAgent: 'tidegate',
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    ...(token === null ? {} : { auth: token }),
  });
  const reach: Reach = { wasReached: false };
  const rest: Budget = { isGraphql: false, freeAt: 0 };
  const graphql: Budget = { isGraphql: true, freeAt: 0 };
  octokit.hook.wrap('request', (request, options) => {
    const budget = options.url.endsWith('/graphql') ? graphql : rest;
    return persist({ patience, budget, reach }, async () => {
      // The time for an answer begins when it is asked for, so a wait must not use it up. Set in place: Octokit's hooks
      // hand each other the options that they began with, and not those that one calls the next with.
      options.request = { ...options.request, ...once() };
      return request(options);
    });
  });
  return octokit;
}

/** The two APIs are counted apart. */
interface Budget {
  readonly isGraphql: boolean;
  freeAt: EpochMs;
}

/** Whether there was an answer of any kind. */
interface Reach {
  wasReached: boolean;
}

interface Place {
  readonly patience: Patience;
  readonly budget: Budget;
  readonly reach: Reach;
}

interface Answer {
  readonly headers: Headers;
  readonly data: unknown;
}

interface Tries {
  waits: number;
  pauses: number;
}

async function persist<T extends Answer>(place: Place, send: () => Promise<T>): Promise<T> {
  const { patience, budget } = place;
  for (const tries: Tries = { waits: 0, pauses: 0 }; ; ) {
    await pauseUntil(patience, 'rate-limit', budget.freeAt);
    try {
      const answer = await send();
      place.reach.wasReached = true;
      const isSpent = String(answer.headers['x-ratelimit-remaining']) === '0';
      if (isSpent) budget.freeAt = patience.now() + untilReset(answer.headers);
      if (!isRefused(place, answer) || tries.waits >= MOST_WAITS) return answer;
      tries.waits += 1;
      if (!isSpent) budget.freeAt = patience.now() + untilReset({});
    } catch (error) {
      await pauseAfter(place, error, tries);
    }
  }
}

async function pauseUntil(patience: Patience, because: Because, until: EpochMs): Promise<void> {
  const left = until - patience.now();
  if (left <= 0) return;
  patience.tell(because, until);
  await patience.wait(left);
}

/** GitHub answers 200 to a query that it limits. */
function isRefused({ budget }: Place, { data }: Answer): boolean {
  if (!budget.isGraphql || typeof data !== 'object' || data === null) return false;
  if (!('errors' in data) || !Array.isArray(data.errors)) return false;
  return data.errors.some(({ type }) => type === 'RATE_LIMIT' || type === 'RATE_LIMITED');
}

/** Throws the error where waiting changes nothing. A query that takes GitHub too long does so again: it is asked in parts. */
async function pauseAfter({ patience, budget, reach }: Place, error: unknown, tries: Tries): Promise<void> {
  if (error instanceof Stopped) throw error;
  const { kind, retryAfterMs } = translateError('', error);
  if (kind === 'rate-limited' && tries.waits < MOST_WAITS) {
    tries.waits += 1;
    budget.freeAt = patience.now() + (retryAfterMs ?? untilReset({}));
    return;
  }
  const isNobody = isNobodyThere(error);
  if (!isNobody) reach.wasReached = true;
  const ms = (isNobody && !reach.wasReached ? PAUSES_BEFORE_FIRST_MS : PAUSES_MS)[tries.pauses];
  if (kind !== 'unavailable' || budget.isGraphql || ms === undefined) throw error;
  tries.pauses += 1;
  await pauseUntil(patience, 'unavailable', patience.now() + ms);
}

/** Whoever waits was told to stop: not to be taken for a request that GitHub did not answer in time. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Stands before every request to GitHub: nothing is sent for an installation while GitHub wants it left alone, and what
 * is read takes room from the same count as what is written. Both are in the database, so every process keeps to them.
 */
import { Failure } from '../domain/failure.ts';
import { GITHUB_LIMITS, type Limit, type Urgency } from '../domain/rate-budget.ts';
import type { Clock, Store } from '../flow/ports.ts';
import { type Headers, translateError, untilReset } from '../github/translate-error.ts';

export interface RequestLimits {
  /** Throws `rate-limited` when it may not be sent now. */
  before(request: LimitedRequest): Promise<void>;
  /** Remembers what GitHub's answer says of its limits. */
  answered(request: LimitedRequest, headers: Headers): Promise<void>;
  /** The same of an error. */
  refused(request: LimitedRequest, error: unknown): Promise<void>;
}

export interface LimitedRequest {
  readonly installationId: number;
  /** Null: what it belongs to was admitted, and counted, as a whole. */
  readonly urgency: Urgency | null;
}

export interface RequestLimitsOptions {
  readonly store: Pick<Store, 'takeRoom' | 'pausedUntil' | 'pauseInstallation'>;
  readonly clock: Clock;
  /** Default: those of github.com. */
  readonly limits?: readonly Limit[] | undefined;
  /** From 0 to 1. */
  readonly random?: (() => number) | undefined;
}

/** Points are taken a handful at a time, or every read would be a write to the database. */
const HANDFUL = 20;
/** What is left of a handful after this long is given up: it was counted for a minute that is passing. */
const HANDFUL_LASTS_MS = 5_000;
/** Those who found no room come back within this long, one by one. */
const SPREAD_MS = 60_000;
/** From here on what is left of GitHub's hour is for gates: a fifth. */
const RESERVE = 0.2;

export function createRequestLimits(options: RequestLimitsOptions): RequestLimits {
  const { store, clock } = options;
  const takePoint = pointTaker(options);
  const noted = new Map<string, number>();
  async function pause(installationId: number, which: 'all' | 'others', forMs: number): Promise<void> {
    const until = clock.now() + forMs;
    // Every answer of an hour that is used up says so.
    const key = `${installationId} ${which}`;
    if ((noted.get(key) ?? 0) > until - HANDFUL_LASTS_MS) return;
    noted.set(key, until);
    await store.pauseInstallation(installationId, { [which]: until });
  }
  return {
    before: async (request) => {
      const at = clock.now();
      const until = await store.pausedUntil(request.installationId, at);
      if (until !== null) throw tooEarly('GitHub wants to be left alone', until - at);
      if (request.urgency !== null) await takePoint(request.installationId, request.urgency);
    },
    answered: async ({ installationId }, headers) => {
      const remaining = Number(headers['x-ratelimit-remaining'] ?? Number.NaN);
      if (remaining === 0) await pause(installationId, 'all', untilReset(headers));
      if (remaining <= Number(headers['x-ratelimit-limit']) * RESERVE) {
        await pause(installationId, 'others', untilReset(headers));
      }
    },
    refused: async ({ installationId }, error) => {
      const { kind, retryAfterMs } = translateError('A request', error);
      if (kind === 'rate-limited') await pause(installationId, 'all', retryAfterMs ?? SPREAD_MS);
    },
  };
}

interface Taken {
  left: number;
  readonly until: number;
}

function pointTaker({ store, clock, limits = GITHUB_LIMITS, random = Math.random }: RequestLimitsOptions) {
  const handfuls = new Map<string, Taken>();
  return async (installationId: number, urgency: Urgency): Promise<void> => {
    const at = clock.now();
    const key = `${installationId} ${urgency}`;
    const handful = handfuls.get(key);
    if (handful && handful.left > 0 && handful.until > at) {
      handful.left -= 1;
      return;
    }
    const cost = { writes: 0, points: HANDFUL };
    const admission = await store.takeRoom(installationId, { urgency, cost }, at, limits);
    if (admission.kind === 'wait') {
      const spread = urgency === 'gate' ? 0 : random() * SPREAD_MS;
      throw tooEarly(
        "The requests that GitHub's limits leave us in a minute are used up",
        admission.until - at + spread,
      );
    }
    handfuls.set(key, { left: HANDFUL - 1, until: at + HANDFUL_LASTS_MS });
  };
}

function tooEarly(why: string, waitMs: number): Failure {
  const retryAfterMs = Math.max(1, Math.ceil(waitMs));
  const seconds = Math.ceil(retryAfterMs / 1000);
  return new Failure('rate-limited', `${why}; it is asked again in ${seconds} s.`, { retryAfterMs });
}

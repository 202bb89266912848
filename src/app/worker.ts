/**
 * The loop behind the inbox: deliveries become questions, due questions are answered. It holds no state of its own, so
 * killing it loses nothing; what it was doing is done again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../domain/failure.ts';
import { handle } from '../flow/handle.ts';
import type { Claim, Delivery, Ports } from '../flow/ports.ts';
import type { Log } from './log.ts';

export interface WorkerOptions {
  readonly ports: Ports;
  /** Turns a delivery into questions. */
  readonly dispatch: (delivery: Delivery) => Promise<void>;
  readonly log: Log;
}

export interface Worker {
  /** There may be something to do: a delivery came in, or the clock was moved. */
  wake(): void;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

/** A claim ends by itself after this long, should its process die. Longer than any one answer takes. */
const LEASE_MS = 120_000;
/** Failed deliveries are tried this often before they are set aside, visible in the database and the log. */
const MOST_TRIES = 5;
const BATCH = 50;
/** Fewer would be a commit for hardly anything. */
const LEAST_AT_ONCE = 4;
/** Taking one in takes about a quarter of a millisecond: a flood of webhooks leaves an eighth of the time for it. */
const MS_FOR_EACH = 2;
/** Of what wakes us there is often more in a moment, and looking costs as much for one as for many. */
const GATHERS_MS = 20;
/** An idle worker looks at the agenda this often at least: the clock of a machine may jump. */
const MOST_IDLE_MS = 5_000;
/** A due question in a lane that somebody else holds must not spin the loop. */
const LEAST_IDLE_MS = 20;

export function startWorker(options: WorkerOptions): Worker {
  const alarm = createAlarm();
  let isStopping = false;
  const running = (async () => {
    while (!isStopping) {
      const hasWorked = await workOnce(options).catch((error: unknown) => {
        options.log.error({ err: error }, 'The worker stumbled; it goes on');
        return false;
      });
      if (!hasWorked && !isStopping) await alarm.sleep(await idleTime(options.ports).catch(() => MOST_IDLE_MS));
      if (!hasWorked && !isStopping) await sleep(GATHERS_MS);
    }
  })();
  return {
    wake: () => alarm.ring(),
    stop: async () => {
      isStopping = true;
      alarm.ring();
      await running;
    },
  };
}

/** False when there was nothing to do. */
async function workOnce(options: WorkerOptions): Promise<boolean> {
  const now = options.ports.clock.now();
  const deliveries = await options.ports.store.claimDeliveries(now, now + LEASE_MS, BATCH);
  const areTakenIn = await takeInAll(deliveries, options);
  const claim = await options.ports.store.claimQuestion(now, now + LEASE_MS);
  if (claim) await answerClaim(claim, options);
  // When fewer waited than we asked for, whatever came since wakes us.
  return deliveries.length === BATCH || !areTakenIn || claim !== null;
}

/**
 * A few at a time: they are committed together, and meanwhile webhooks are answered. However many those are, a fixed
 * share of the time stays for this.
 */
async function takeInAll(deliveries: readonly Delivery[], options: WorkerOptions): Promise<boolean> {
  let areTakenIn = true;
  let startedAt = performance.now();
  for (let next = 0, count = LEAST_AT_ONCE; next < deliveries.length; ) {
    const some = deliveries.slice(next, next + count);
    const done = await Promise.all(some.map((delivery) => takeIn(delivery, options)));
    areTakenIn &&= !done.includes(false);
    next += count;
    const now = performance.now();
    count = Math.max(LEAST_AT_ONCE, Math.round((now - startedAt) / MS_FOR_EACH));
    startedAt = now;
  }
  return areTakenIn;
}

/** False when it failed. It is tried again, or set aside. */
async function takeIn(delivery: Delivery, { ports, dispatch, log }: WorkerOptions): Promise<boolean> {
  try {
    await dispatch(delivery);
    return true;
  } catch (error) {
    const fate = await ports.store.failDelivery(delivery.id, messageOf(error), MOST_TRIES);
    log.error({ delivery: delivery.id, event: delivery.event, fate, err: error }, 'A delivery could not be taken in');
    return false;
  }
}

async function answerClaim(claim: Claim, { ports, log }: WorkerOptions): Promise<void> {
  try {
    const handled = await handle(claim, ports);
    if (handled !== null && handled.tooOld.length > 0) {
      log.warn({ question: claim.key, effects: handled.tooOld }, 'What was decided over a day ago was not done');
    }
    log.info({ question: claim.key, summary: handled?.summary ?? 'another process took it over' }, 'Answered');
  } catch (error) {
    const dueAt = ports.clock.now() + waitAfter(error, claim.failures);
    log.warn({ question: claim.key, err: error, dueAt }, 'A question could not be answered; it is asked again');
    await ports.store.releaseClaim(claim, { dueAt, failed: messageOf(error) });
  }
}

const LONGEST_WAIT_MS = 300_000;
/** What is not there may come back (a repository taken out of the installation), and mostly does not. */
const LONGEST_WAIT_FOR_MISSING_MS = 3_600_000;

/** Milliseconds: what GitHub asks for, else 2 s doubled with each failure in a row. */
function waitAfter(error: unknown, failures: number): number {
  const { kind, retryAfterMs = undefined } = error instanceof Failure ? error : { kind: 'other' };
  const longest = kind === 'not-found' ? LONGEST_WAIT_FOR_MISSING_MS : LONGEST_WAIT_MS;
  return retryAfterMs ?? Math.min(2_000 * 2 ** Math.min(failures, 20), longest);
}

async function idleTime({ store, clock }: Ports): Promise<number> {
  const dueAt = await store.nextDueAt();
  if (dueAt === null) return MOST_IDLE_MS;
  return Math.min(Math.max(dueAt - clock.now(), LEAST_IDLE_MS), MOST_IDLE_MS);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A sleep that can be ended. A ring before the sleep counts, or a delivery that comes in between would be slept over. */
export function createAlarm(): { ring(): void; sleep(ms: number): Promise<void> } {
  let isRung = false;
  let end: (() => void) | undefined;
  return {
    ring: () => {
      isRung = true;
      end?.();
    },
    sleep: (ms) =>
      new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          end = undefined;
          isRung = false;
          resolve();
        };
        const timer = setTimeout(finish, ms);
        end = finish;
        if (isRung) finish();
      }),
  };
}

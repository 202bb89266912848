/**
 * The sweeps beside the worker: one at a time, each when it is due. Any number of processes may do this on one
 * database: the claim decides who does which.
 */
import { Failure } from '../../domain/failure.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { Sweep, SweepPorts } from '../../flow/sweep/sweep.ts';
import type { Log } from '../log.ts';
import { createAlarm } from '../worker.ts';

export interface SweepsOptions {
  readonly sweeps: readonly Sweep[];
  readonly ports: SweepPorts;
  readonly log: Log;
  /** From 0 to 1. */
  readonly random?: () => number;
  /** Milliseconds until the first look: whoever just started has webhooks to take in. */
  readonly firstLookAfterMs?: number;
}

export interface Sweeps {
  /** The clock was moved: look whether something is due. */
  wake(): void;
  /** Ends after the request under way. */
  stop(): Promise<void>;
}

/** A claim ends by itself after this long, should its process die. */
const LEASE_MS = 600_000;
/** A round ends itself before its claim does: what it would write after that counts for nothing. */
const ENDS_BEFORE_MS = 120_000;
/** Somebody else has it: look again after this long, if not sooner. */
const LOOK_AGAIN_MS = 30_000;
const UNFINISHED_MS = 10_000;
const FIRST_BACKOFF_MS = 30_000;
const LONGEST_BACKOFF_MS = 3_600_000;
/** The clock of a machine may jump. */
const MOST_IDLE_MS = 5_000;
/** Several processes that start together need not look in the same second. */
const FIRST_LOOK_WITHIN_MS = 5_000;

interface State {
  /** When to look next, by sweep. */
  readonly lookAt: Map<string, EpochMs>;
  /** Rounds in a row that failed in this process. */
  readonly failures: Map<string, number>;
  isStopping: boolean;
}

export function startSweeps(options: SweepsOptions): Sweeps {
  const { random = Math.random, firstLookAfterMs = 1_000 + random() * FIRST_LOOK_WITHIN_MS } = options;
  const alarm = createAlarm();
  const state: State = { lookAt: new Map(), failures: new Map(), isStopping: false };
  const running = (async () => {
    await alarm.sleep(firstLookAfterMs);
    while (!state.isStopping) {
      await lookOnce({ ...options, random }, state);
      if (!state.isStopping) await alarm.sleep(idleTime(state, options.ports.clock.now()));
    }
  })();
  return {
    wake: () => {
      state.lookAt.clear();
      alarm.ring();
    },
    stop: async () => {
      state.isStopping = true;
      alarm.ring();
      await running;
    },
  };
}

type Running = SweepsOptions & { readonly random: () => number };

async function lookOnce(running: Running, state: State): Promise<void> {
  const { sweeps, ports, log } = running;
  for (const sweep of sweeps) {
    if (state.isStopping) return;
    if ((state.lookAt.get(sweep.name) ?? 0) > ports.clock.now()) continue;
    // Set before: being woken meanwhile forgets it, and then it is looked at again.
    state.lookAt.set(sweep.name, ports.clock.now() + LOOK_AGAIN_MS);
    const dueAt = await sweepOnce(sweep, running, state).catch((error: unknown) => {
      log.warn({ sweep: sweep.name, err: error }, 'The database did not take a sweep; it is tried again');
      return null;
    });
    if (dueAt !== null && state.lookAt.has(sweep.name)) state.lookAt.set(sweep.name, dueAt);
  }
}

/** When it is due again; null: somebody else has it, or it is not due yet. */
async function sweepOnce(sweep: Sweep, { ports, log, random }: Running, state: State): Promise<EpochMs | null> {
  const { store, clock } = ports;
  const leaseUntil = clock.now() + LEASE_MS;
  const claim = await store.claimSweep(sweep.name, clock.now(), leaseUntil);
  if (claim === null) return null;
  const mayGoOn = () => !state.isStopping && clock.now() < leaseUntil - ENDS_BEFORE_MS;
  try {
    const { memory, isUnfinished, notices } = await sweep.run(ports, { memory: claim.memory, mayGoOn });
    for (const { level, message, about } of notices) log[level]({ sweep: sweep.name, ...about }, message);
    state.failures.delete(sweep.name);
    const dueAt = clock.now() + (isUnfinished ? UNFINISHED_MS : jittered(sweep.everyMs, random));
    await store.finishSweep(claim, { dueAt, memory });
    return dueAt;
  } catch (error) {
    const failures = state.failures.get(sweep.name) ?? 0;
    state.failures.set(sweep.name, failures + 1);
    const dueAt = clock.now() + waitAfter(error, failures);
    log.warn({ sweep: sweep.name, err: error, dueAt }, 'A sweep failed; it is tried again');
    await store.finishSweep(claim, { dueAt, memory: claim.memory });
    return dueAt;
  }
}

/** A tenth sooner or later, so that what began together does not stay together. */
function jittered(everyMs: number, random: () => number): number {
  return Math.round(everyMs * (0.9 + 0.2 * random()));
}

function waitAfter(error: unknown, failures: number): number {
  const asked = error instanceof Failure ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(asked, Math.min(FIRST_BACKOFF_MS * 2 ** Math.min(failures, 20), LONGEST_BACKOFF_MS));
}

function idleTime({ lookAt }: State, now: EpochMs): number {
  const next = Math.min(...lookAt.values(), now + MOST_IDLE_MS);
  return Math.max(next - now, 50);
}

/**
 * The life of a rollback: what becomes of one that was decided.
 *
 *     asked -> ordered -> dispatched -> verified | failed | cancelled
 *       \-> refused   \-> unknown | failed | cancelled | refused   \-> ordered, once, when GitHub cancelled it before it began
 *
 * What is ended stays so. `unknown` is an end as well: nobody can tell whether a run was started, so no other one is.
 */
import type { DispatchEnding, DispatchedRun, Outcome } from './effect.ts';
import { type EpochMs, toInstant } from './instant.ts';
import type { KeptRollback, RollbackEnding, RollbackState } from './rollback.ts';

/** A run that GitHub cancels before it began is dispatched once more. */
const MOST_DISPATCHES = 2;

export type SeenOfRollback =
  | { readonly kind: 'dispatched'; readonly run: DispatchedRun; readonly nth: number }
  | { readonly kind: 'not-dispatched'; readonly nth: number; readonly code: DispatchEnding; readonly text: string }
  | { readonly kind: 'run-lost' }
  /** `by`: who did it; null: GitHub does not say. */
  | { readonly kind: 'run-cancelled'; readonly by: string | null; readonly hadBegun: boolean }
  | { readonly kind: 'run-failed'; readonly conclusion: string }
  | { readonly kind: 'nothing-deployed' }
  | { readonly kind: 'verified' }
  | { readonly kind: 'not-verified'; readonly verdict: 'fail' | 'missing' }
  /** The run made these deployments in the environment. */
  | { readonly kind: 'deployed'; readonly deployments: readonly number[] };

const FOLLOWS: Readonly<Record<RollbackState, readonly RollbackState[]>> = {
  asked: ['asked', 'ordered', 'refused', 'cancelled'],
  ordered: ['ordered', 'dispatched', 'unknown', 'failed', 'cancelled', 'refused'],
  dispatched: ['dispatched', 'ordered', 'verified', 'unknown', 'failed', 'cancelled'],
  verified: [],
  failed: [],
  unknown: [],
  cancelled: [],
  refused: [],
};

type Standing = Pick<KeptRollback, 'state' | 'dispatches'>;

/** Whether the ledger may say the one after it said the other. What was dispatched since is not known to who is late. */
export function mayFollow(before: Standing, after: Standing): boolean {
  return after.dispatches >= before.dispatches && FOLLOWS[before.state].includes(after.state);
}

export function hasEnded({ state }: Pick<KeptRollback, 'state'>): boolean {
  return FOLLOWS[state].length === 0;
}

/** The rollback after what was seen; as it was where that says nothing of it. */
export function rollbackAfter(before: KeptRollback, seen: SeenOfRollback, at: EpochMs): KeptRollback {
  if (seen.kind === 'dispatched' || seen.kind === 'not-dispatched') return afterDispatch(before, seen, at);
  if (before.state !== 'dispatched') return before;
  switch (seen.kind) {
    case 'deployed':
      return { ...before, deployments: seen.deployments };
    case 'verified':
      return { ...before, state: 'verified', endedAt: toInstant(at) };
    case 'run-cancelled':
      return afterCancel(before, seen, at);
    case 'run-lost':
      return ended(before, 'unknown', endingOf('run-lost'), at);
    case 'run-failed':
      return ended(before, 'failed', endingOf('run-failed', seen.conclusion), at);
    case 'nothing-deployed':
      return ended(before, 'failed', endingOf('nothing-deployed', before.environment), at);
    case 'not-verified':
      return ended(
        before,
        'failed',
        endingOf(seen.verdict === 'fail' ? 'verification-failed' : 'verification-missing'),
        at,
      );
  }
}

type SeenOfDispatch = Extract<SeenOfRollback, { kind: 'dispatched' | 'not-dispatched' }>;

/** Of an earlier dispatch than the one that is on the way, nothing is taken. */
function afterDispatch(before: KeptRollback, seen: SeenOfDispatch, at: EpochMs): KeptRollback {
  if (before.state !== 'ordered' || seen.nth !== before.dispatches + 1) return before;
  if (seen.kind === 'dispatched') {
    const { id: runId, url: runUrl } = seen.run;
    const dispatchedAt = toInstant(at);
    return { ...before, state: 'dispatched', dispatches: seen.nth, runId, runUrl, dispatchedAt, sentAt: undefined };
  }
  return ended(before, STATE_OF[seen.code], { code: seen.code, text: seen.text }, at);
}

const STATE_OF: Readonly<Record<DispatchEnding, RollbackState>> = {
  'moved-on': 'cancelled',
  'executor-forbidden': 'failed',
  'target-unavailable': 'failed',
  'dispatch-unknown': 'unknown',
};

function afterCancel(
  before: KeptRollback,
  { by, hadBegun }: Extract<SeenOfRollback, { kind: 'run-cancelled' }>,
  at: EpochMs,
): KeptRollback {
  if (by !== null || hadBegun) return ended(before, 'cancelled', endingOf('run-cancelled', by ?? ''), at);
  if (before.dispatches >= MOST_DISPATCHES) return ended(before, 'cancelled', endingOf('replaced'), at);
  return { ...before, state: 'ordered', runId: null, runUrl: null, dispatchedAt: null, deployments: undefined };
}

function ended(before: KeptRollback, state: RollbackState, ending: RollbackEnding, at: EpochMs): KeptRollback {
  return { ...before, state, ending, endedAt: toInstant(at) };
}

/** What the outcome of a dispatch says of its rollback; null: it is tried again, and nothing is known yet. */
export function seenOfDispatch(nth: number, outcome: Outcome): SeenOfRollback | null {
  if (outcome.kind === 'retry') return null;
  if (outcome.kind === 'done' && outcome.run !== undefined) return { kind: 'dispatched', run: outcome.run, nth };
  if (outcome.kind === 'done') {
    return { kind: 'not-dispatched', nth, code: 'dispatch-unknown', text: 'GitHub did not say which run it started.' };
  }
  return { kind: 'not-dispatched', nth, code: outcome.code ?? 'moved-on', text: outcome.because };
}

function endingOf(code: Exclude<RollbackEnding['code'], DispatchEnding>, detail = ''): RollbackEnding {
  return { code, text: TEXTS[code](detail) };
}

const TEXTS: Readonly<Record<Exclude<RollbackEnding['code'], DispatchEnding>, (detail: string) => string>> = {
  'run-lost': () => 'GitHub does not show the run any more. Look at what the environment runs.',
  replaced: () =>
    'GitHub cancelled the run twice before it began, because another run of its concurrency group came after it. ' +
    'Let the group keep more than one waiting run ("queue: max"), and start the rollback again.',
  'run-cancelled': (by) =>
    by === ''
      ? 'The run was cancelled after it had begun. Look at what the environment runs.'
      : `${by} cancelled the run. Nothing is started again by itself.`,
  'run-failed': (conclusion) =>
    `The run of the rollback ended with "${conclusion}". Look at what the environment runs.`,
  'nothing-deployed': (environment) =>
    `The run ended well and deployed nothing to ${environment}: does its workflow deploy there, with the input "sha"?`,
  'verification-failed': () => 'The commit that was gone back to fails its verification, too.',
  'group-stopped': () => 'Another environment of its group did not go back well, so this one stays as it is.',
  'verification-missing': () => 'The commit that was gone back to was not verified in time.',
};

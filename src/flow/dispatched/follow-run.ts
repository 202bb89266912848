/**
 * A rollback that is ordered or dispatched, followed to its end. Nothing is waited for here: a run that does not begin
 * because its concurrency group is held is looked at again later, so that whoever holds the group can end.
 */
import type { DispatchRun, Effect } from '../../domain/effect.ts';
import { type EpochMs, epochMs, type Instant } from '../../domain/instant.ts';
import type { Question } from '../../domain/question.ts';
import type { KeptRollback, RollbackEnding } from '../../domain/rollback.ts';
import { hasEnded, rollbackAfter, type SeenOfRollback } from '../../domain/rollback-life.ts';
import type { GitHub, Ports, RunState } from '../ports.ts';
import { dispatchOf, type Way } from './dispatch-of.ts';
import { seenOfSuccess } from './verified.ts';

/** What is asked of the outside to follow a rollback. */
export interface Following extends Way {
  /** `verify.within` of every policy in force that has one; empty: none says so. */
  readonly within: readonly string[];
  readonly ports: Ports;
  readonly github: GitHub;
  readonly at: EpochMs;
}

export interface Followed {
  readonly rollback: KeptRollback;
  readonly effects: readonly Effect[];
  /** Gates of its run, asked about before it was known to be ours; at its end, all that it held. */
  readonly questions: readonly Question[];
  readonly summary: string;
  /** Null: it has ended. */
  readonly dueAt: EpochMs | null;
  /** People have to look at it; the same one is given each time that it is followed. */
  readonly page: Page | null;
}

export interface Page {
  readonly code: RollbackEnding['code'] | 'not-started';
  readonly text: string;
}

/** Events tell sooner, unless they are lost. */
const LOOK_AGAIN_MS = 60_000;
/** After a dispatch, to answer gates that were asked about before the number of the run was known. */
const FIRST_LOOK_MS = 5_000;
/** GitHub's reads lag behind the dispatch. */
const SHOWN_WITHIN_MS = 600_000;
/** A run that still has not begun is told to people: what holds it will not let go by itself. */
const BEGINS_WITHIN_MS = 600_000;

export async function followRun(before: KeptRollback, following: Following): Promise<Followed> {
  if (before.state === 'ordered') return ordered(before, following);
  if (before.state !== 'dispatched' || before.runId === null) return follow(before, 'Nothing is to be done.', null);
  const { github, at } = following;
  const run = await github.run(before.runId);
  if (run === null) return notShown(before, following);
  if (run.state !== 'ended') return underWay(before, run, following);
  const seen = await seenOfEnd(before, run, following);
  if (seen === null)
    return follow(before, `Run ${run.id} ended well; its verification is awaited.`, at + LOOK_AGAIN_MS);
  const after = rollbackAfter(before, seen, at);
  if (after.state === 'ordered') return ordered(after, following);
  if (hasEnded(after)) return over(after, following);
  return follow(
    after,
    `Run ${run.id} deployed ${after.targetSha.slice(0, 12)}; its verification is awaited.`,
    at + LOOK_AGAIN_MS,
  );
}

/** What is ordered is dispatched by the effect, which writes into the ledger what came of it. */
function ordered(rollback: KeptRollback, following: Following): Followed {
  const effects: readonly DispatchRun[] = [dispatchOf(rollback, following)];
  const summary = `${rollback.dispatches === 0 ? '' : 'Once more: '}${following.workflow} is started to take ${rollback.environment} back to ${rollback.targetSha.slice(0, 12)}.`;
  return { ...follow(rollback, summary, following.at + FIRST_LOOK_MS), effects };
}

async function notShown(before: KeptRollback, following: Following): Promise<Followed> {
  const { at } = following;
  const since = before.dispatchedAt === null ? at : epochMs(before.dispatchedAt);
  if (at < since + SHOWN_WITHIN_MS)
    return follow(before, `GitHub does not show run ${before.runId} yet.`, at + LOOK_AGAIN_MS);
  return over(rollbackAfter(before, { kind: 'run-lost' }, at), following);
}

async function over(after: KeptRollback, { repository, ports }: Following): Promise<Followed> {
  return { ...follow(after, sayEnded(after), null), questions: await ports.store.openGates(repository.id) };
}

async function underWay(before: KeptRollback, run: RunState, { repository, ports, at }: Following): Promise<Followed> {
  const gates = await ports.store.openGates(repository.id);
  const questions = gates.filter(({ runId }) => runId === run.id);
  const summary = run.state === 'running' ? `Run ${run.id} is under way.` : `Run ${run.id} has not begun.`;
  const followed = { ...follow(before, summary, at + LOOK_AGAIN_MS), questions };
  if (run.state === 'running' || at < epochMs(before.dispatchedAt as Instant) + BEGINS_WITHIN_MS) return followed;
  const text = `The run of the rollback has not begun for ten minutes: ${run.url}. Another run of its concurrency group, a required reviewer or a missing runner holds it.`;
  return { ...followed, page: { code: 'not-started', text } };
}

async function seenOfEnd(before: KeptRollback, run: RunState, following: Following): Promise<SeenOfRollback | null> {
  if (run.conclusion === 'success') return seenOfSuccess(before, run, following);
  if (run.conclusion === 'cancelled') return { kind: 'run-cancelled', by: run.cancelledBy, hadBegun: run.hadBegun };
  return { kind: 'run-failed', conclusion: run.conclusion ?? 'no conclusion' };
}

/** What people are told of a rollback that did not end well. */
export function pageOf({ ending }: Pick<KeptRollback, 'ending'>): Page | null {
  return ending === undefined || ending.code === 'moved-on' ? null : ending;
}

function sayEnded({ state, environment, targetSha, ending }: KeptRollback): string {
  if (state === 'verified') return `${environment} runs ${targetSha.slice(0, 12)} again, and that was verified.`;
  return `The rollback of ${environment} ended as ${state}. ${ending?.text ?? ''}`.trim();
}

function follow(rollback: KeptRollback, summary: string, dueAt: EpochMs | null): Followed {
  return { rollback, effects: [], questions: [], summary, dueAt, page: pageOf(rollback) };
}

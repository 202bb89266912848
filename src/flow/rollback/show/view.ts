/** A finding as people see it: what failed, what becomes of it, and what they can do. */

import { commandWord } from '../../../domain/command-word.ts';
import type { RollbackQuestion } from '../../../domain/question.ts';
import type { KeptRollback, ToldRollback } from '../../../domain/rollback.ts';
import type { Happened } from './timeline.ts';

export interface RollbackView {
  readonly question: RollbackQuestion;
  readonly failedSha: string;
  /** Null: there is nothing to go back to. */
  readonly targetSha: string | null;
  readonly told: ToldRollback;
  /** Null: nothing goes back, and nobody is asked whether it shall. */
  readonly kept: KeptRollback | null;
  /** Why it does not move, where people have to look; null: it does. */
  readonly waits?: string | null | undefined;
  /** The finding is that no verification came, which whoever asked to be told of that was told already. */
  readonly isMissing?: boolean | undefined;
  /** The environment refuses what contains the failed commit. */
  readonly isHeld: boolean;
  /** Who may say yes, and lift; empty: the policies name nobody. */
  readonly who: string;
  /** Times are told on its wall clock. */
  readonly zone: string;
  /** Who owns what is released there; absent: the policies name nobody. */
  readonly manager?: string | undefined;
  /** Where it is written what to do; absent: the policies do not say. */
  readonly runbook?: { readonly inIssue: string; readonly plain: string } | undefined;
  /** What becomes of a question that nobody answers: who was paged, and whether anybody asked to be told. */
  readonly unanswered?: { readonly woken: readonly string[]; readonly isTold: boolean } | undefined;
  /** Where to look, below the repository's address: the issue of it, or the record of the release. Absent: the run. */
  readonly page?: string | undefined;
  /** What happened, oldest first. */
  readonly timeline?: readonly Happened[] | undefined;
  /** What closing its issue takes. */
  readonly asked?: readonly string[] | undefined;
}

export function commandFor(
  verb: 'rollback' | 'lift',
  { question, failedSha }: { readonly question: Pick<RollbackQuestion, 'environment'>; readonly failedSha: string },
): string {
  const { environment } = question;
  const commit = failedSha === '' ? '' : ` @${short(failedSha)}`;
  return `/tidegate ${verb} ${commandWord(environment, 'ENV')}${commit} REASON`;
}

export function short(sha: string): string {
  return sha.slice(0, 7);
}

/** The environment answers with last known good by itself: there is nothing to go back from. */
export function isBackAlready({ kept, told }: Pick<RollbackView, 'kept' | 'told'>): boolean {
  return kept === null && told.rows.some(({ guard, held }) => held && guard === 'already-rolled-back');
}

/** It goes back for another's sake. */
export function isWell({ withTrain }: Pick<ToldRollback, 'withTrain'>): boolean {
  return withTrain?.isWell === true;
}

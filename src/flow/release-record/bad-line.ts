/** What is to be done about a release that turned out bad, in one line, and who is woken. Plain text. */
import { sayLocal } from '../../calendar/wording.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import { isUnderWay, type KeptRollback } from '../../domain/rollback.ts';
import type { Verification } from '../../domain/verification.ts';
import { called } from '../escalation/called.ts';
import { toldGate, verificationsOf } from './stage-standing.ts';
import type { ReleaseView, Stage } from './view.ts';

const MOST_CHECKS = 3;

/** Without a full stop. */
export function sayBad(view: ReleaseView, stage: Stage, finding: string): string {
  const rollback = stage.rollbacks?.at(-1);
  if (rollback !== undefined && isUnderWay(rollback)) return sayGoingBack(rollback, stage, view);
  return `${sayFailing(view, stage, finding)}. ${sayDecision(view, stage, rollback)}`;
}

/** Also of a release that is well, and goes back with its train. */
export function isGoingBack({ rollbacks = [] }: Stage): boolean {
  const last = rollbacks.at(-1);
  return last !== undefined && isUnderWay(last);
}

function sayGoingBack(kept: KeptRollback, stage: Stage, view: ReleaseView): string {
  const since = sayLocal(epochMs(kept.decidedAt), view.zone, epochMs(kept.decidedAt));
  const by = kept.orderedBy === null ? 'as the policy authorises' : `ordered by ${plainLine(kept.orderedBy, 50)}`;
  const issue = issueOf(view, stage);
  const where = issue === undefined ? '' : `; how it goes is told in #${issue}`;
  return `Going back to ${kept.targetSha.slice(0, 7)} since ${since}, ${by}. Nothing to do here${where}`;
}

function sayFailing(view: ReleaseView, stage: Stage, finding: string): string {
  const here = upperFirst(stage.environment);
  const failed = failingSince(stage);
  if (failed === undefined) return `${here}: ${finding}`;
  const since = sayLocal(epochMs(failed.at), view.zone, epochMs(failed.at));
  const [shown, more] = [failed.failedChecks.slice(0, MOST_CHECKS), failed.failedChecks.length - MOST_CHECKS];
  const checks = `${shown.map((id) => plainLine(id, 40)).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  if (failed.verdict === 'fail') return `${here} is failing since ${since}${checks === '' ? '' : `: ${checks}`}`;
  return `${here} is not known to work since ${since}: ${finding}`;
}

/** The first of those that did not pass, since the last that did. */
function failingSince(stage: Stage): Verification | undefined {
  const own = verificationsOf(stage);
  const passed = own.findLastIndex(({ verdict }) => verdict === 'pass');
  const bad = own.slice(passed + 1);
  return bad.find(({ verdict }) => verdict === bad.at(-1)?.verdict);
}

function sayDecision(view: ReleaseView, stage: Stage, rollback: KeptRollback | undefined): string {
  const issue = issueOf(view, stage);
  const there = issue === undefined ? '' : ` in #${issue}`;
  switch (rollback?.state) {
    case undefined:
      return issue === undefined ? 'Repair it, or go back' : `Decide${there}: go back, or keep it`;
    case 'asked':
      return `Decide${there}: go back${issue === undefined ? ` to ${rollback?.targetSha.slice(0, 7)}` : ''}, or keep it`;
    case 'refused':
      return `It does not go back${issue === undefined ? '' : ` (#${issue})`}: repair it`;
    case 'verified':
      return `It went back to ${rollback.targetSha.slice(0, 7)}`;
    default:
      return `${sayEnding(rollback)}. Somebody has to look${there}`;
  }
}

function sayEnding(rollback: KeptRollback | undefined): string {
  const why = plainLine((rollback?.ending?.text ?? '').replace(/\. [A-Z].*$/s, '').replace(/[.]$/, ''), 60);
  return `The way back to ${rollback?.targetSha.slice(0, 7)} did not end well (${why === '' ? rollback?.state : why})`;
}

export function issueOf({ related }: ReleaseView, stage: Stage): number | undefined {
  return related.findings.get(toldGate(stage).question.deploymentId);
}

/** `Production` at the start of a sentence; a name that is more than a word stays as it is. */
export function upperFirst(environment: string): string {
  return /^[a-z]+$/.test(environment) ? environment.charAt(0).toUpperCase() + environment.slice(1) : environment;
}

/** Who is woken, and who came. Empty: nobody is, or it is over. */
export function sayPaged({ escalations = [] }: Stage, sayTime: (at: EpochMs) => string): readonly string[] {
  const open = escalations.filter(
    ({ endedAt, pages }) => endedAt === null && pages.some((page) => page.pagedAt !== null),
  );
  return open.slice(-1).map(({ acknowledged, pages }) => {
    if (acknowledged !== null) {
      return `${plainLine(acknowledged.by, 100)} has taken it on (${sayTime(epochMs(acknowledged.at))})`;
    }
    const last = pages.findLast(({ pagedAt }) => pagedAt !== null);
    const since = last?.pagedAt == null ? '' : ` since ${sayTime(epochMs(last.pagedAt))}`;
    return `${last === undefined ? 'On call' : called(last.level, last.variable)} is paged${since}, and nobody has taken it on yet`;
  });
}

/** What people are told of a decision, made once: later nobody could, since the world moves on. */
import { toInstant } from '../../../domain/instant.ts';
import { plainLine } from '../../../domain/markdown.ts';
import type { ToldRollback } from '../../../domain/rollback.ts';
import type { Trigger } from '../../../rollback/case.ts';
import { explainRollback, inApp } from '../../../rollback/reasons.ts';
import { changes } from '../../notify/lists.ts';
import type { Ports } from '../../ports.ts';
import { backWithTrain } from '../case/back-with-train.ts';
import { requestsSince } from '../case/finding.ts';
import type { DecidedRollback } from '../case/gather-case.ts';
import { commandFor } from './view.ts';

const LONGEST_LINE = 300;

export async function toldOf(decided: DecidedRollback, { store }: Pick<Ports, 'store'>): Promise<ToldRollback> {
  const { question, rollbackCase, decision, goes, at } = decided;
  const [gate] = await store.releaseGates(question.repository.id, { deploymentId: question.deploymentId });
  const { headline, why, next, rows, rejected } = explainRollback(decision, placeOf(decided));
  const withTrain = await backWithTrain(decided, store);
  const finding = withTrain === undefined ? sayFinding(decided) : sayTakenBack(decided, withTrain.name);
  // Told in places where marks of Markdown would be seen as such.
  const unmarked = (text: string): string => text.replaceAll('`', '');
  return {
    headline: unmarked(headline),
    why: unmarked(why),
    next: unmarked(next),
    finding: plainLine(finding, LONGEST_LINE),
    foundAt: rollbackCase.trigger.at ?? toInstant(at),
    rows: rows.map((row) => ({ ...row, value: plainLine(row.value, LONGEST_LINE) })),
    rejected,
    tier: goes?.tier ?? null,
    takesAway: changes(goes?.changes ?? []).map((line) => plainLine(line, LONGEST_LINE)),
    freezes: goes?.freezes ?? [],
    failedRunId: gate?.question.runId ?? null,
    ...(withTrain === undefined ? {} : { withTrain }),
  };
}

/** With the command as the reader has to write it. */
export function placeOf({ question, failed }: Pick<DecidedRollback, 'question' | 'failed'>) {
  return inApp(commandFor('rollback', { question, failedSha: failed?.sha ?? '' }));
}

/** Follows the name of the commit, e.g. `abc1234: its verification failed`. */
export function sayFinding({ lane, failed, rollbackCase: { trigger } }: DecidedRollback): string {
  if (trigger.kind === 'verification') return sayVerdict(trigger);
  const request = failed && requestsSince(lane, failed).findLast(({ user }) => user === trigger.by);
  return `${trigger.by} asks to go back: ${request?.reason ?? 'no reason is known'}`;
}

/** The words of the order begin with the name of the train. */
function sayTakenBack({ lane, failed, rollbackCase: { trigger } }: DecidedRollback, train: string): string {
  const by = trigger.kind === 'requested' ? trigger.by : '';
  const reason = failed && requestsSince(lane, failed).findLast(({ user }) => user === by)?.reason;
  return `it goes back with train ${train}, as ${by} ordered: ${(reason ?? '').replace(`train ${train}: `, '')}`;
}

export function sayVerdict({
  verdict,
  failedChecks,
}: Pick<Extract<Trigger, { kind: 'verification' }>, 'verdict' | 'failedChecks'>): string {
  const checks = failedChecks.length === 0 ? '' : ` (${failedChecks.join(', ')})`;
  switch (verdict) {
    case 'pass':
      return 'its verification passed';
    case 'fail':
      return `its verification failed${checks}`;
    case 'error':
      return `its verification could not be made${checks}`;
    case 'inconclusive':
      return `its verification could not tell whether it works${checks}`;
    case 'missing':
      return 'its verification did not come in time';
  }
}

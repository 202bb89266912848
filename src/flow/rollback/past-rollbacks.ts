/** Rollbacks of an environment as facts about it: the limits of the policy count them. */
import type { RollbackFact } from '../../domain/facts.ts';
import { isUnderWay, type KeptRollback } from '../../domain/rollback.ts';

/** What is under way has taken nothing away yet, and what was only asked for never will have. */
export function pastRollbacks(rollbacks: readonly KeptRollback[]): readonly RollbackFact[] {
  return rollbacks
    .filter((each) => !isUnderWay(each) && each.state !== 'asked' && each.state !== 'refused')
    .map(({ decidedAt: at, failedSha: from, targetSha: to }) => ({ at, from, to }));
}

/** Does the environment go back? The first row of the table that holds decides; what each row found is kept. */
import { digestOf } from '../domain/canonical.ts';
import { barriersBetween } from './barriers.ts';
import type { RollbackCase } from './case.ts';
import type { RollbackDecision } from './decision.ts';
import { lastKnownGood } from './known-good.ts';
import type { Look } from './rows/row.ts';
import { ROLLBACK_TABLE } from './table.ts';

/** Pure: the same case is the same decision. What is not known never counts in favour of a rollback. */
export function decideRollback(rollbackCase: RollbackCase): RollbackDecision {
  const look = lookAt(rollbackCase);
  const guards: RollbackDecision['guards'][number][] = [];
  for (const row of ROLLBACK_TABLE) {
    const found = row.look(look);
    guards.push({ code: row.code, held: found.holds, value: found.value });
    if (!found.holds) continue;
    const failedSha = rollbackCase.failed?.sha ?? null;
    return {
      action: found.action ?? row.action,
      reason: { ...found.data, code: row.code },
      target: look.known.target,
      rejected: look.known.rejected,
      guards,
      quarantine: (found.keepsOut ?? row.keepsOut) ? failedSha : null,
    };
  }
  throw new Error('The last row of the table holds always');
}

/** Of one finding: the same failed deployment and target are the same rollback, however often it is decided. */
export function rollbackId(environment: string, failedDeploymentId: number, targetSha: string): string {
  return digestOf({ environment: environment.toLowerCase(), failedDeploymentId, targetSha });
}

function lookAt(rollbackCase: RollbackCase): Look {
  const known = lastKnownGood(rollbackCase);
  const { rules, takenAway } = rollbackCase;
  const isOfTarget = takenAway !== null && takenAway.targetSha === known.target?.sha;
  const barriers =
    rules === undefined ? { kind: 'none' as const } : barriersBetween(isOfTarget ? takenAway : null, rules);
  return { case: rollbackCase, known, barriers };
}

/** The ways back of past rollbacks in the history of a clone. */
import type { Change } from '../../../domain/facts.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { barriersBetween } from '../../../rollback/barriers.ts';
import { rollbackSettings } from '../../rollback/case/settings.ts';
import { takenAwayIn } from '../../rollback/case/taken-away.ts';
import type { ChangeClasses } from '../classify-history.ts';
import type { Marks } from '../own-changes.ts';
import type { PastRanges } from '../past-ranges.ts';
import type { PastWays } from './case.ts';
import type { PlannedRollback } from './plan.ts';

export function pastWays(ranges: PastRanges, classes: ChangeClasses): PastWays {
  return {
    rangeOf: ({ way, attempt }) => ranges.of(way ?? attempt),
    changesIn: ({ commits }) => classes.representing(commits),
    wentBack: (planned) => wentBack(planned, ranges),
  };
}

/** Changes that are a barrier for some rollback must not be represented by one that is none. */
export function barrierMarks(policy: PolicyInForce, planned: readonly PlannedRollback[]): Marks {
  const environments = [...new Set(planned.map(({ failed }) => failed.deployment.environment))];
  const rules = environments.flatMap((environment) => rollbackSettings([policy], environment) ?? []);
  return {
    of: rules.map((each) => (change: Change) => {
      const taken = { ...takenAwayIn([change], '', each), complete: true };
      return barriersBetween(taken, each).kind === 'found';
    }),
    lookAtFiles: rules.some(({ barriers }) => barriers.paths.length > 0),
  };
}

/** One sentence where the policy has barriers that no clone can tell. */
export function unreadableBarriers({ policy, file }: PolicyInForce): readonly string[] {
  const entries = Object.values(policy.environments ?? {});
  if (!entries.some(({ rollback }) => (rollback?.barriers?.labels ?? []).length > 0)) return [];
  return [
    `A clone has no labels of pull requests, so rollbacks are replayed without the \`barriers.labels\` of ${file}: some of them would have been left to people.`,
  ];
}

/** To a commit that had run here, and that the running one contains. */
function wentBack({ attempt, lane }: PlannedRollback, ranges: PastRanges): boolean {
  const { type, sha, at } = attempt.deployment;
  if (type !== null) return type === 'rollback';
  const hasRun = lane.deployments.some(
    ({ deployment }) => deployment.sha === sha && deployment.succeededAt !== null && deployment.succeededAt <= at,
  );
  return hasRun && attempt.baseline !== null && ranges.of(attempt).direction === 'backward';
}

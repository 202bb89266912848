/** Whether each way back that the policies want tried was tried, as far as the App's ledger of rollbacks tells. */
import type { PolicyInForce } from '../../policy/decide.ts';
import type { Ports } from '../ports.ts';
import { drillPlaces, overdueDrills } from '../posture/judge-drills.ts';
import { type Check, ok, unknown } from './check.ts';

/** @param ports null: the App's database cannot be read */
export async function judgeDrillsTried(
  policies: readonly PolicyInForce[],
  repositoryId: number,
  ports: { readonly store: Pick<Ports['store'], 'rollbacks'>; readonly clock: Ports['clock'] } | null,
): Promise<readonly Check[]> {
  if (drillPlaces(policies).length === 0) return [];
  if (ports === null) {
    const what = 'Whether rollbacks were tried as the policy wants is not known: the database of the App was not read';
    return [unknown('drills-unknown', what, 'Run it where TIDEGATE_DATA or DATABASE_URL names that database')];
  }
  const overdue = await overdueDrills(policies, repositoryId, ports);
  if (overdue.length === 0) return [ok('drills', 'Every way back that the policy wants tried was tried in time')];
  return overdue.map((finding) => ({ ...finding, level: 'warning' }));
}

import type { OpenGate } from '../domain/effect.ts';
import { environmentLane } from '../domain/question.ts';
import type { Database } from './tables.ts';

/**
 * Every gate of the lane that we let through: what settles that is GitHub's answer, not our decision. One answer lets
 * all jobs of a matrix go, so some were never answered on their own.
 */
export async function openedGates(db: Database, repositoryId: number, environment: string): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('effect')
    .select('payload')
    .where('lane', '=', environmentLane(repositoryId, environment))
    .where('kind', '=', 'open-gate')
    .where('state', '=', 'done')
    .execute();
  const answered = rows.map((row) => (JSON.parse(row.payload) as OpenGate).gate.deploymentId);
  const seen = await db
    .selectFrom('gate')
    .select('deployment_id')
    .where('repository_id', '=', repositoryId)
    .where('environment_key', '=', environment.toLowerCase())
    .where('state', '=', 'approved')
    .execute();
  return [...new Set([...answered, ...seen.map((row) => row.deployment_id)])];
}

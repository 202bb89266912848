import type { OpenGate } from '../domain/effect.ts';
import { environmentLane } from '../domain/question.ts';
import type { Database } from './tables.ts';

/** Every gate of the lane that we let through: what settles that is GitHub's answer, not our decision. */
export async function openedGates(db: Database, repositoryId: number, environment: string): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('effect')
    .select('payload')
    .where('lane', '=', environmentLane(repositoryId, environment))
    .where('kind', '=', 'open-gate')
    .where('state', '=', 'done')
    .execute();
  return rows.map((row) => (JSON.parse(row.payload) as OpenGate).gate.deploymentId);
}

import type { OpenGate } from '../domain/effect.ts';
import { environmentLane } from '../domain/question.ts';
import type { OpenedGate } from '../flow/ports.ts';
import type { Database } from './tables.ts';

/**
 * Every gate of the lane that we let through: what settles that is GitHub's answer, not our decision. One answer lets
 * all jobs of a matrix go, so some were never answered on their own.
 */
export async function openedGates(
  db: Database,
  repositoryId: number,
  environment: string,
): Promise<readonly OpenedGate[]> {
  const rows = await db
    .selectFrom('effect')
    .select('payload')
    .where('lane', '=', environmentLane(repositoryId, environment))
    .where('kind', '=', 'open-gate')
    .where('state', '=', 'done')
    .execute();
  const answered = rows.map((row) => JSON.parse(row.payload) as OpenGate);
  const seen = await db
    .selectFrom('gate')
    .select(['deployment_id', 'run_id', 'sha'])
    .where('repository_id', '=', repositoryId)
    .where('environment_key', '=', environment.toLowerCase())
    .where('state', '=', 'approved')
    .execute();
  const unknown = new Set(answered.filter((each) => each.isUnknownCommit === true).map(({ gate }) => gate.runId));
  const opened = new Map(seen.map((row) => [row.deployment_id, { sha: row.sha, runId: row.run_id }]));
  // What we answered GitHub is what we let through, whatever was seen of it later.
  for (const { gate, headSha, effectiveSha } of answered) {
    opened.set(gate.deploymentId, { sha: effectiveSha ?? headSha, runId: gate.runId });
  }
  // All jobs of a run were given the same inputs.
  return [...opened].map(([deploymentId, { sha, runId }]) =>
    unknown.has(runId) ? { deploymentId, sha, isUnknownCommit: true } : { deploymentId, sha },
  );
}

/** Ids of deployments grow. */
export async function firstGate(db: Database, repositoryId: number, environment: string): Promise<number | null> {
  const row = await db
    .selectFrom('gate')
    .select((gate) => gate.fn.min('deployment_id').as('first'))
    .where('repository_id', '=', repositoryId)
    .where('environment_key', '=', environment.toLowerCase())
    .executeTakeFirst();
  const first = row?.first ?? null;
  return first === null ? null : Number(first);
}

import { canonicalJson } from '../domain/canonical.ts';
import type { OpenGate } from '../domain/effect.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import { environmentLane } from '../domain/question.ts';
import type { OwnDeployment } from '../flow/ports.ts';
import type { Database } from './tables.ts';

/**
 * The deployments of a commit to an environment that went ahead: let through by us, or by others past us. One answer
 * lets all jobs of a matrix go, so a gate can be approved that we never answered, and an answer can be given whose gate
 * was not seen again.
 */
export async function wentAhead(
  db: Database,
  repositoryId: number,
  environment: string,
  sha: string,
): Promise<readonly OwnDeployment[]> {
  const seen = await gatesThatWent(db, repositoryId, environment, sha);
  const answered = await gatesThatWeOpened(db, repositoryId, environment);
  const opened = answered.flatMap(({ gate, at }) =>
    (gate.effectiveSha ?? gate.headSha) === sha ? [{ id: gate.gate.deploymentId, at }] : [],
  );
  const latest = new Map<number, EpochMs>();
  for (const { id, at } of [...seen, ...opened]) latest.set(id, Math.max(at, latest.get(id) ?? at));
  return [...latest].toSorted(([one], [other]) => one - other).map(([id, at]) => ({ id, at: toInstant(at) }));
}

const WENT_BY_ITSELF = canonicalJson(['rule-off']);

function gatesThatWent(db: Database, repositoryId: number, environment: string, sha: string) {
  return db
    .selectFrom('gate')
    .select(['deployment_id as id', 'since as at'])
    .where('repository_id', '=', repositoryId)
    .where('environment_key', '=', environment.toLowerCase())
    .where('sha', '=', sha)
    .where((gate) =>
      gate.or([
        gate('state', 'in', ['approved', 'bypassed']),
        gate.and([gate('state', '=', 'ended'), gate('reasons', '=', WENT_BY_ITSELF)]),
      ]),
    )
    .execute();
}

async function gatesThatWeOpened(db: Database, repositoryId: number, environment: string) {
  const rows = await db
    .selectFrom('effect')
    .select(['payload', 'decided_at', 'settled_at'])
    .where('lane', '=', environmentLane(repositoryId, environment))
    .where('kind', '=', 'open-gate')
    .where('state', '=', 'done')
    .execute();
  return rows.map((row) => ({ gate: JSON.parse(row.payload) as OpenGate, at: row.settled_at ?? row.decided_at }));
}

import { epochMs, toInstant } from '../domain/instant.ts';
import type { KeptProbe, NewProbe, ProbeKey } from '../flow/ports.ts';
import type { Database, ProbeTable, Tx } from './tables.ts';

export async function lastProbe(db: Database, repositoryId: number, environment: string): Promise<KeptProbe | null> {
  const row = await db
    .selectFrom('probe')
    .selectAll()
    .where('repository_id', '=', repositoryId)
    .where('environment_key', '=', environment.toLowerCase())
    .where('purpose', '=', 'hypercare')
    .orderBy('at', 'desc')
    .orderBy('deployment_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : probeIn(row);
}

export async function probeOf(db: Database | Tx, key: ProbeKey): Promise<KeptProbe | null> {
  const row = await db
    .selectFrom('probe')
    .selectAll()
    .where('repository_id', '=', key.repositoryId)
    .where('deployment_id', '=', key.deploymentId)
    .where('purpose', '=', key.purpose)
    .where('file', '=', key.file)
    .executeTakeFirst();
  return row === undefined ? null : probeIn(row);
}

/** Two processes may have run the same one: the one that ended later stays. */
export async function keepProbe(db: Database, probe: NewProbe): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const before = await probeOf(tx, probe);
    if (before !== null && epochMs(before.at) >= epochMs(probe.at)) return;
    const row = rowOf({ ...probe, failures: failuresAfter(before, probe) });
    await tx
      .insertInto('probe')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['repository_id', 'deployment_id', 'purpose', 'file']).doUpdateSet(row),
      )
      .execute();
  });
}

/** What was seen at one time, by two who looked, is one failure. A run that found out nothing takes none back. */
function failuresAfter(before: KeptProbe | null, { verdict, startedAt }: NewProbe): number {
  if (verdict === 'pass') return 0;
  if (verdict !== 'fail') return before?.failures ?? 0;
  if (before === null) return 1;
  return epochMs(startedAt) >= epochMs(before.at) ? before.failures + 1 : Math.max(before.failures, 1);
}

function rowOf(probe: KeptProbe): ProbeTable {
  return {
    repository_id: probe.repositoryId,
    deployment_id: probe.deploymentId,
    purpose: probe.purpose,
    file: probe.file,
    environment_key: probe.environment.toLowerCase(),
    environment: probe.environment,
    sha: probe.sha,
    verdict: probe.verdict,
    failed_checks: JSON.stringify(probe.failedChecks),
    because: probe.because,
    live_sha: probe.liveSha,
    started_at: epochMs(probe.startedAt),
    at: epochMs(probe.at),
    failures: probe.failures,
  };
}

function probeIn(row: ProbeTable): KeptProbe {
  return {
    repositoryId: row.repository_id,
    environment: row.environment,
    deploymentId: row.deployment_id,
    purpose: row.purpose,
    file: row.file,
    sha: row.sha,
    verdict: row.verdict,
    failedChecks: JSON.parse(row.failed_checks) as string[],
    because: row.because,
    liveSha: row.live_sha,
    startedAt: toInstant(row.started_at),
    at: toInstant(row.at),
    failures: row.failures,
  };
}

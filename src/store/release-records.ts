import type { GateQuestion, ReleaseRecordQuestion } from '../domain/question.ts';
import type { Database } from './tables.ts';

/** The keys of records of one commit begin with it, whatever the service. */
export async function releaseRecordsOf(
  db: Database,
  gate: GateQuestion,
  sha: string | undefined,
): Promise<readonly ReleaseRecordQuestion[]> {
  const commit = sha ?? (await commitOf(db, gate));
  if (commit === undefined) return [];
  const key = `${gate.repository.id}/release/${commit}`;
  const rows = await db
    .selectFrom('question')
    .select('body')
    // `0` is the character after `/`.
    .where((row) => row.or([row('key', '=', key), row.and([row('key', '>', `${key}/`), row('key', '<', `${key}0`)])]))
    .orderBy('key')
    .execute();
  return rows.map(recordIn);
}

async function commitOf(db: Database, { repository, deploymentId }: GateQuestion): Promise<string | undefined> {
  const row = await db
    .selectFrom('release_gate')
    .select('sha')
    .where('repository_id', '=', repository.id)
    .where('deployment_id', '=', deploymentId)
    .executeTakeFirst();
  return row?.sha;
}

/** A release that was never finished is not looked at for ever. */
const NEWEST_GATES = 20;

export async function openReleaseRecords(
  db: Database,
  repositoryId: number,
): Promise<readonly ReleaseRecordQuestion[]> {
  const rows = await db
    .selectFrom('question')
    .select('body')
    .where('repository_id', '=', repositoryId)
    .where('kind', '=', 'release-record')
    .where('final_at', 'is', null)
    .orderBy('key')
    .execute();
  if (rows.length === 0) return [];
  const newest = await db
    .selectFrom('release_gate')
    .select('sha')
    .where('repository_id', '=', repositoryId)
    .orderBy('deployment_id', 'desc')
    .limit(NEWEST_GATES)
    .execute();
  const shas = new Set(newest.map(({ sha }) => sha));
  return rows.map(recordIn).filter(({ sha }) => shas.has(sha));
}

function recordIn({ body }: { readonly body: string }): ReleaseRecordQuestion {
  return JSON.parse(body) as ReleaseRecordQuestion;
}

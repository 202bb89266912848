/** What is set up differently from what the policy needs: since when, and until when it was so. */
import type { EpochMs } from '../domain/instant.ts';
import type { FindingChanges, FoundHere, JudgedSettings } from '../flow/ports.ts';
import type { Database, Tx } from './tables.ts';

/** What was not judged this time is neither there nor gone: it stays as it was. */
export async function saveFindings(db: Database, judged: JudgedSettings, at: EpochMs): Promise<FindingChanges> {
  return await db.transaction().execute(async (tx) => {
    const open = await openOf(tx, judged);
    const appeared: FoundHere[] = [];
    for (const { code, subject } of judged.found) {
      if (!open.some((one) => isSame(one, { code, subject }))) appeared.push({ code, subject });
      await see(tx, judged.repositoryId, { code, subject }, at);
    }
    const gone = open.filter((one) => !judged.found.some((found) => isSame(found, one)));
    for (const one of gone) await end(tx, judged.repositoryId, one, at);
    return { appeared, gone };
  });
}

export async function openFindings(db: Database, repositoryId: number): Promise<readonly FoundHere[]> {
  return await db
    .selectFrom('finding')
    .select(['code', 'subject'])
    .where('repository_id', '=', repositoryId)
    .where('gone_at', 'is', null)
    .orderBy('code')
    .orderBy('subject')
    .execute();
}

/** How many are there now, by code. */
export async function findingCounts(db: Database): Promise<Readonly<Record<string, number>>> {
  const rows = await db
    .selectFrom('finding')
    .select(['code', (finding) => finding.fn.countAll<number>().as('count')])
    .where('gone_at', 'is', null)
    .groupBy('code')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.code, row.count]));
}

async function openOf(tx: Tx, { repositoryId, codes }: JudgedSettings): Promise<readonly FoundHere[]> {
  if (codes.length === 0) return [];
  return await tx
    .selectFrom('finding')
    .select(['code', 'subject'])
    .where('repository_id', '=', repositoryId)
    .where('code', 'in', codes)
    .where('gone_at', 'is', null)
    .orderBy('code')
    .orderBy('subject')
    .execute();
}

async function see(tx: Tx, repositoryId: number, { code, subject }: FoundHere, at: EpochMs): Promise<void> {
  await tx
    .insertInto('finding')
    .values({ repository_id: repositoryId, code, subject, since: at, last_seen: at, gone_at: null })
    .onConflict((conflict) =>
      conflict.columns(['repository_id', 'code', 'subject']).doUpdateSet((old) => ({
        since: old.case().when('finding.gone_at', 'is', null).then(old.ref('finding.since')).else(at).end(),
        last_seen: at,
        gone_at: null,
      })),
    )
    .execute();
}

async function end(tx: Tx, repositoryId: number, { code, subject }: FoundHere, at: EpochMs): Promise<void> {
  await tx
    .updateTable('finding')
    .set({ gone_at: at })
    .where('repository_id', '=', repositoryId)
    .where('code', '=', code)
    .where('subject', '=', subject)
    .execute();
}

function isSame(one: FoundHere, other: FoundHere): boolean {
  return one.code === other.code && one.subject === other.subject;
}

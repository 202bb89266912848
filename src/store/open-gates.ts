import type { GateQuestion } from '../domain/question.ts';
import type { Database } from './tables.ts';

export async function openGates(db: Database, repositoryId: number): Promise<readonly GateQuestion[]> {
  const rows = await db
    .selectFrom('question')
    .select('body')
    .where('repository_id', '=', repositoryId)
    .where('kind', '=', 'gate')
    .where('final_at', 'is', null)
    .orderBy('key')
    .execute();
  return rows.map((row) => JSON.parse(row.body) as GateQuestion);
}

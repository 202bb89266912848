import type { Notice } from '../domain/notice.ts';
import type { Database } from './tables.ts';

export async function noticesOf(db: Database, questionKey: string): Promise<readonly Notice[]> {
  const rows = await db
    .selectFrom('notice')
    .select('payload')
    .where('question_key', '=', questionKey)
    .orderBy('id')
    .execute();
  return rows.map(({ payload }) => JSON.parse(payload) as Notice);
}

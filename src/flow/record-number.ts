/** The number of the issue that is the record of the release at a gate: where people are sent to read and to answer. */
import { type GateQuestion, releaseKey } from '../domain/question.ts';
import type { Store } from './ports.ts';

/** Null: no record is kept of the release, or its issue is not known yet. */
export async function recordNumber(
  question: GateQuestion,
  sha: string | undefined,
  store: Pick<Store, 'releaseRecordsOf' | 'keptIssue'>,
): Promise<number | null> {
  for (const record of await store.releaseRecordsOf(question, sha)) {
    const number = await store.keptIssue(question.repository.id, releaseKey(record));
    if (number !== null) return number;
  }
  return null;
}

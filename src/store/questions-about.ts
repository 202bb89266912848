import type { Facts } from '../domain/facts.ts';
import type { GateQuestion, Question } from '../domain/question.ts';
import { openGates } from './open-gates.ts';
import type { Database } from './tables.ts';

/** The newest facts tell the commit of a gate; the slot of our check on the commit tells the pull requests. */
export async function questionsAbout(db: Database, repositoryId: number, sha: string): Promise<readonly Question[]> {
  const gates: GateQuestion[] = [];
  for (const gate of await openGates(db, repositoryId)) {
    const known = await commitOf(db, `${repositoryId}/gate/${gate.deploymentId}`);
    if (known === null || known === sha) gates.push(gate);
  }
  return [...gates, ...(await pullRequestsAt(db, repositoryId, sha))];
}

/** Null when no answer tells it: then anything may concern the gate. */
async function commitOf(db: Database, questionKey: string): Promise<string | null> {
  const row = await db
    .selectFrom('record')
    .select('facts')
    .where('question_key', '=', questionKey)
    .where('facts', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.facts ? (JSON.parse(row.facts) as Facts).candidate.sha : null;
}

/** All pull requests of one head share a check, so the one that wrote it last stands for them. */
async function pullRequestsAt(db: Database, repositoryId: number, sha: string): Promise<readonly Question[]> {
  const rows = await db
    .selectFrom('effect')
    .innerJoin('question', 'question.key', 'effect.question_key')
    .select('question.body')
    .where('effect.slot', '=', `${repositoryId}/check/${sha}/tidegate/merge`)
    .where('question.kind', '=', 'pull-request')
    .execute();
  return rows.map((row) => JSON.parse(row.body) as Question);
}

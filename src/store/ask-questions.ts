import type { EpochMs } from '../domain/instant.ts';
import { laneKey, type Question, questionKey } from '../domain/question.ts';
import type { GateTelling } from '../flow/ports.ts';
import type { QuestionTable, Tx } from './tables.ts';

/**
 * Subjects that never come back: a deployment that was let go, a command that was answered. Their final answer is
 * the last one. A closed pull request can be reopened.
 */
export const ENDING: readonly Question['kind'][] = ['gate', 'command', 'verification', 'watch'];

/**
 * Makes the questions due. One that waits already keeps its place; one that is being answered is due again after.
 * In the order of their keys: two transactions that ask the same questions wait for each other, never in a circle.
 */
export async function askQuestions(
  tx: Tx,
  questions: readonly Question[],
  at: EpochMs,
  gates: GateTelling = 'news',
): Promise<void> {
  const inOrder = questions
    .map((question) => ({ question, key: questionKey(question) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
  for (const { question } of inOrder) await askQuestion(tx, question, at, gates);
}

async function askQuestion(tx: Tx, question: Question, at: EpochMs, gates: GateTelling): Promise<void> {
  const staysAsKept = question.kind === 'gate' && gates === 'reminder';
  await tx
    .insertInto('question')
    .values(dueRow(question, at))
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((row) => ({
          body: row.ref(staysAsKept ? 'question.body' : 'excluded.body'),
          touched: row('question.touched', '+', 1),
          final_at: null,
          due_at: row
            .case()
            .when('question.due_at', '<=', row.ref('excluded.due_at'))
            .then(row.ref('question.due_at'))
            .else(row.ref('excluded.due_at'))
            .end(),
        }))
        .where((row) => row.or([row('question.final_at', 'is', null), row('question.kind', 'not in', ENDING)])),
    )
    .execute();
}

/** A question that was never asked before, due at `at`. */
export function dueRow(question: Question, at: EpochMs): QuestionTable {
  return {
    key: questionKey(question),
    kind: question.kind,
    repository_id: question.repository.id,
    lane: laneKey(question),
    body: JSON.stringify(question),
    due_at: at,
    touched: 1,
    claimed_touched: 0,
    failures: 0,
    because: null,
    final_at: null,
  };
}

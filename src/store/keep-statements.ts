import type { NewAuditEntry } from '../audit/entry.ts';
import { statementEntry } from '../audit/statement-entry.ts';
import type { Question } from '../domain/question.ts';
import type { Statement } from '../flow/ports.ts';
import type { Tx } from './tables.ts';

/**
 * Keeps what is new, ends what it ends, and returns the audit entries. A command that is answered twice, because we
 * died in between, states its thing once.
 */
export async function keepStatements(
  tx: Tx,
  question: Question,
  stated: readonly Statement[],
): Promise<readonly NewAuditEntry[]> {
  const entries: NewAuditEntry[] = [];
  for (const statement of stated) {
    if (!(await keep(tx, statement))) continue;
    await end(tx, statement);
    entries.push(statementEntry(question, statement));
  }
  return entries;
}

async function keep(tx: Tx, statement: Statement): Promise<boolean> {
  const kept = await tx
    .insertInto('statement')
    .values({
      repository_id: statement.repositoryId,
      comment_id: statement.commentId,
      kind: statement.kind,
      environment_key: statement.environment.toLowerCase(),
      environment: statement.environment,
      sha: ('sha' in statement ? statement.sha : null) ?? null,
      user_id: statement.userId,
      user_login: statement.user,
      reason: statement.reason,
      at: statement.at,
      until_at: 'until' in statement ? statement.until : null,
      ended_by: null,
      deployment_id: 'deploymentId' in statement ? statement.deploymentId : null,
      issue_number: 'issueNumber' in statement ? statement.issueNumber : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('comment_id')
    .executeTakeFirst();
  return kept !== undefined;
}

/** What ended first stays ended by that. */
async function end(tx: Tx, statement: Statement): Promise<void> {
  if (!('ends' in statement) || statement.ends.length === 0) return;
  await tx
    .updateTable('statement')
    .set({ ended_by: statement.commentId })
    .where('repository_id', '=', statement.repositoryId)
    .where('comment_id', 'in', statement.ends)
    .where('ended_by', 'is', null)
    .execute();
}

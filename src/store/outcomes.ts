import type { KeptOutcome } from '../flow/ports.ts';
import type { Database, StatementTable } from './tables.ts';

export async function outcomes(db: Database, repositoryId: number): Promise<readonly KeptOutcome[]> {
  const rows = await db
    .selectFrom('statement')
    .selectAll()
    .where('repository_id', '=', repositoryId)
    .where('kind', 'in', ['recovered', 'cause'])
    // Ids of comments grow.
    .orderBy('comment_id')
    .execute();
  return rows.flatMap(outcomeIn);
}

function outcomeIn(row: StatementTable): readonly KeptOutcome[] {
  const { kind, environment, sha, deployment_id: deploymentId, issue_number: issueNumber } = row;
  const by = { commentId: row.comment_id, user: row.user_login, userId: row.user_id, at: row.at };
  if (kind === 'recovered') {
    return deploymentId === null || sha === null ? [] : [{ ...by, kind, deploymentId, environment, sha }];
  }
  if (kind !== 'cause' || issueNumber === null) return [];
  const cause = deploymentId === null || sha === null ? 'external' : { deploymentId, sha };
  return [{ ...by, kind, issueNumber, cause }];
}

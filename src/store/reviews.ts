import type { NewAuditEntry } from '../audit/entry.ts';
import { reviewEntries } from '../audit/review-entry.ts';
import { toInstant } from '../domain/instant.ts';
import type { Question, ReviewQuestion } from '../domain/question.ts';
import type { AnswerRecord, KeptReview, ReviewStore } from '../flow/ports.ts';
import type { Run } from './store-on.ts';
import type { Database, ReviewTable, Tx } from './tables.ts';

/** Each is looked at again with every event of an issue. */
const MOST_OPEN = 20;
const MOST_TOLD = 500;

export function reviewVerbs(db: Database, run: Run): ReviewStore {
  return {
    review: (repositoryId, deploymentId) => run(() => review(db, repositoryId, deploymentId)),
    openReviews: (repositoryId) => run(() => openReviews(db, repositoryId)),
    reviewCauses: (repositoryId) => run(() => reviewCauses(db, repositoryId)),
  };
}

/** Keeps where a review stands, with an audit entry for what happened to it. */
export async function keepReview(
  tx: Tx,
  question: Question,
  { review: said, at }: AnswerRecord,
): Promise<readonly NewAuditEntry[]> {
  if (said === undefined) return [];
  const before = await review(tx, said.repositoryId, said.deploymentId);
  const row = rowOf(said);
  await tx
    .insertInto('review')
    .values(row)
    .onConflict((conflict) => conflict.columns(['repository_id', 'deployment_id']).doUpdateSet(row))
    .execute();
  return reviewEntries(toInstant(at), question, said, before);
}

async function review(db: Database | Tx, repositoryId: number, deploymentId: number): Promise<KeptReview | null> {
  const row = await db
    .selectFrom('review')
    .selectAll()
    .where('repository_id', '=', repositoryId)
    .where('deployment_id', '=', deploymentId)
    .executeTakeFirst();
  return row === undefined ? null : reviewIn(row);
}

async function reviewCauses(db: Database, repositoryId: number): Promise<readonly KeptReview[]> {
  const rows = await db
    .selectFrom('review')
    .selectAll()
    .where('repository_id', '=', repositoryId)
    .orderBy('deployment_id', 'desc')
    .limit(MOST_TOLD)
    .execute();
  return rows.map(reviewIn);
}

async function openReviews(db: Database, repositoryId: number): Promise<readonly ReviewQuestion[]> {
  const rows = await db
    .selectFrom('question')
    .select('body')
    .where('repository_id', '=', repositoryId)
    .where('kind', '=', 'review')
    .where('final_at', 'is', null)
    .execute();
  return rows
    .map(({ body }) => JSON.parse(body) as ReviewQuestion)
    .toSorted((one, other) => other.deploymentId - one.deploymentId)
    .slice(0, MOST_OPEN);
}

function reviewIn(row: ReviewTable): KeptReview {
  return {
    repositoryId: row.repository_id,
    deploymentId: row.deployment_id,
    environment: row.environment,
    issueNumber: row.issue_number,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    closedAt: row.closed_at,
    causes: JSON.parse(row.causes) as readonly string[],
    reopenings: row.reopenings,
    undoneAt: row.undone_at,
  };
}

function rowOf(review: KeptReview): ReviewTable {
  return {
    repository_id: review.repositoryId,
    deployment_id: review.deploymentId,
    environment: review.environment,
    issue_number: review.issueNumber,
    opened_at: review.openedAt,
    due_at: review.dueAt,
    closed_at: review.closedAt,
    causes: JSON.stringify(review.causes),
    reopenings: review.reopenings,
    undone_at: review.undoneAt,
  };
}

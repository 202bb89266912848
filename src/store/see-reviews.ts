import { type EpochMs, toInstant } from '../domain/instant.ts';
import type { GateQuestion } from '../domain/question.ts';
import type { DeploymentReview, SeenReview } from '../flow/ports.ts';
import type { Database } from './tables.ts';

/** Remembers those that are new, and tells when each was first seen. In the order given. */
export async function seeReviews(
  db: Database,
  { repository, runId, environment }: GateQuestion,
  reviews: readonly DeploymentReview[],
  at: EpochMs,
): Promise<readonly SeenReview[]> {
  const place = { repository_id: repository.id, run_id: runId, environment_key: environment.toLowerCase() };
  return await db.transaction().execute(async (tx) => {
    const seen: SeenReview[] = [];
    for (const review of reviews) {
      const key = { ...place, user_id: review.userId, state: review.state, nth: review.nth };
      await tx
        .insertInto('deployment_review')
        .values({ ...key, seen_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const row = await tx
        .selectFrom('deployment_review')
        .select('seen_at')
        .where((one) => one.and(key))
        .executeTakeFirstOrThrow();
      seen.push({ ...review, seenAt: toInstant(row.seen_at) });
    }
    return seen;
  });
}

/** The reviews of a pull request. */
import type { Review } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Connection, listAll, once } from '../client.ts';

export async function readReviews({ octokit, owner, repo }: Connection, number: number): Promise<readonly Review[]> {
  const { items } = await listAll(`Reading the reviews of #${number}`, (page) =>
    octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
      owner,
      repo,
      pull_number: number,
      ...page,
      request: once(),
    }),
  );
  return items.flatMap((review) => {
    const state = REVIEW_STATES[review.state];
    if (!state || !review.user || !review.submitted_at) return [];
    const { login } = review.user;
    const commit = review.commit_id ?? '';
    return [{ id: Number(review.id), user: login, state, commit, at: review.submitted_at as Instant }];
  });
}

export const REVIEW_STATES: Readonly<Record<string, Review['state'] | undefined>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes_requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
};

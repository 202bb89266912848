/** What people do in a rehearsal, in one line. */
import type { PullRequest, Repository, Run } from '../../../standin/start.ts';

export interface Proposal {
  readonly branch: string;
  readonly title?: string;
  readonly author?: string;
  readonly coAuthors?: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

export function propose(shop: Repository, proposal: Proposal): PullRequest {
  const { branch, title = `feat: ${branch}`, author = 'anna', coAuthors = [], files } = proposal;
  shop.push({ branch, message: title, author, coAuthors, files });
  return shop.openPullRequest({ head: branch, title, author });
}

export function mergeAndDeploy(shop: Repository, pull: PullRequest, by = 'anna'): Run {
  pull.merge({ by, method: 'squash' });
  return shop.startRun({ environment: 'production', actor: by });
}

export function reports(run: Run): readonly string[] {
  return run.reviews.filter((review) => review.state === 'pending').map((review) => review.comment);
}

export function approvals(run: Run): readonly string[] {
  return run.reviews.filter((review) => review.state === 'approved').map((review) => review.comment);
}

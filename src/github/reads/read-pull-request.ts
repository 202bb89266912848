/**
 * A pull request as a change: files under both names, everybody who contributed, labels and who set them, reviews.
 * Half a surrogate pair in somebody's text has no canonical JSON, so it is replaced here, where it comes in.
 */
import type { PullRequestChange } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import type { PullRequestState } from '../../flow/ports.ts';
import { ask, type Connection, once } from '../client.ts';
import { readContributors } from '../pulls/contributors.ts';
import { readFiles } from '../pulls/files.ts';
import { readLabelers } from '../pulls/labelers.ts';
import { readReviews } from '../pulls/reviews.ts';

export async function readPullRequest(connection: Connection, number: number): Promise<PullRequestState> {
  const { octokit, owner, repo } = connection;
  const { data } = await ask(`Reading pull request #${number}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
      owner,
      repo,
      pull_number: number,
      request: once(),
    }),
  );
  const files = await readFiles(connection, number);
  const contributors = await readContributors(connection, number, data.user.login, data.commits);
  const labels = data.labels.map((label) => label.name.toWellFormed());
  const change: PullRequestChange = {
    kind: 'pull-request',
    number,
    title: data.title.toWellFormed(),
    body: (data.body ?? '').toWellFormed(),
    author: data.user.login,
    contributors: contributors.logins,
    unknownContributors: contributors.unknown,
    labels,
    labeledBy: labels.length > 0 ? await readLabelers(connection, number, labels) : {},
    base: data.base.ref,
    headSha: data.head.sha,
    ...(data.merged_at ? { mergedAt: data.merged_at as Instant } : {}),
    files,
    filesComplete: files.length === data.changed_files && contributors.complete,
    commits: data.commits,
    reviews: await readReviews(connection, number),
    ...(data.milestone ? { milestone: data.milestone.number } : {}),
  };
  return { state: data.state, draft: data.draft ?? false, headSha: data.head.sha, base: data.base.ref, change };
}

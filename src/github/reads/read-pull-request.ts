/**
 * A pull request as a change: files under both names, everybody who contributed, labels and who set them, reviews.
 * Half a surrogate pair in somebody's text has no canonical JSON, so it is replaced here, where it comes in.
 */
import type { ChangedFile, PullRequestChange, Review } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import type { PullRequestState } from '../../flow/ports.ts';
import { ask, type Connection, listAll, once } from '../client.ts';
import { contributorsOf } from './contributors.ts';
import { listPullCommits } from './list-pull-commits.ts';

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

/** GitHub lists at most 3,000 files of a pull request. */
export async function readFiles({ octokit, owner, repo }: Connection, number: number): Promise<readonly ChangedFile[]> {
  const { items } = await listAll(`Reading the files of #${number}`, (page) =>
    octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
      owner,
      repo,
      pull_number: number,
      ...page,
      request: once(),
    }),
  );
  return items.map(changedFile);
}

interface ListedFile {
  readonly filename: string;
  readonly previous_filename?: string | undefined;
  readonly status: string;
  readonly additions: number;
  readonly deletions: number;
}

export function changedFile(file: ListedFile): ChangedFile {
  const previous = file.previous_filename?.toWellFormed();
  return {
    path: file.filename.toWellFormed(),
    ...(previous === undefined ? {} : { previousPath: previous }),
    status: FILE_STATUS[file.status] ?? 'modified',
    additions: file.additions,
    deletions: file.deletions,
  };
}

const FILE_STATUS: Readonly<Record<string, ChangedFile['status'] | undefined>> = {
  added: 'added',
  copied: 'added',
  removed: 'removed',
  renamed: 'renamed',
};

/** GitHub lists at most 250 commits of a pull request; beyond them somebody may have contributed whom we do not see. */
export async function readContributors(
  connection: Connection,
  number: number,
  author: string,
  commits: number,
): Promise<{ logins: readonly string[]; unknown: number; complete: boolean }> {
  const listed = await listPullCommits(connection, number);
  return { ...contributorsOf(listed, author), complete: listed.length === commits };
}

/** Whom GitHub shows in the place of accounts that are gone. Nobody signs in as it, and it has no permission anywhere. */
export const NOBODY_KNOWN = 'ghost';

/**
 * Who set each label last. Labels decide about tiers and emergencies, and triage may set them. Each label has a setter:
 * one that nobody is known to have set must not count as one that anybody may have set.
 *
 * @param events oldest first; null for an account that is gone.
 */
export function labelersOf(
  labels: readonly string[],
  events: readonly { readonly label: string; readonly by: string | null }[],
): Readonly<Record<string, string>> {
  const labelers = new Map(labels.map((label) => [label, NOBODY_KNOWN]));
  for (const { label, by } of events) {
    if (labelers.has(label)) labelers.set(label, by ?? NOBODY_KNOWN);
  }
  return Object.fromEntries(labelers);
}

async function readLabelers(
  { octokit, owner, repo }: Connection,
  number: number,
  labels: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const { items } = await listAll(`Reading the events of #${number}`, (page) =>
    octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/events', {
      owner,
      repo,
      issue_number: number,
      ...page,
      request: once(),
    }),
  );
  const events = items.flatMap((event) => {
    const label = 'label' in event ? event.label?.name?.toWellFormed() : undefined;
    return event.event === 'labeled' && label !== undefined ? [{ label, by: event.actor?.login ?? null }] : [];
  });
  return labelersOf(labels, events);
}

async function readReviews({ octokit, owner, repo }: Connection, number: number): Promise<readonly Review[]> {
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

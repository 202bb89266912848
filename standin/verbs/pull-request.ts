/** What people do to pull requests: open, review, merge. */
import { showPull, showReview } from '../render/pull-request.ts';
import { diffTrees } from '../state/diff.ts';
import type { Commit, Tree } from '../state/git.ts';
import { commitsOfPull } from '../state/pull-range.ts';
import type { Account, PullIssue, RepositoryRecord, ReviewRecord } from '../state/records.ts';
import { isPull, type World } from '../state/world.ts';
import type { PullRequestOptions } from '../surface/world.ts';
import { addIssue, addLabel, tellIssue } from './issue.ts';
import { moveBranch } from './push.ts';

export function openPull(world: World, repository: RepositoryRecord, options: PullRequestOptions): PullIssue {
  const base = options.base ?? repository.defaultBranch;
  const [headSha, baseSha] = [options.head, base].map((branch) => {
    const sha = repository.git.branches.get(branch);
    if (sha === undefined) throw new Error(`there is no branch ${branch}: push to it first`);
    return sha;
  });
  const author = world.account(options.author);
  const pull = {
    id: world.nextId(),
    head: options.head,
    base,
    headSha: headSha ?? '',
    baseSha: baseSha ?? '',
    draft: options.draft ?? false,
    merge: null,
    reviews: [],
  };
  const issue = addIssue(world, repository, { title: options.title, body: options.body ?? null, author, pull });
  if (!isPull(issue)) throw new Error('a pull request was opened without one');
  tellIssue(world, repository, issue, 'opened', author);
  for (const label of options.labels ?? []) addLabel(world, repository, issue, label, author);
  return issue;
}

export function editPull(
  world: World,
  repository: RepositoryRecord,
  issue: PullIssue,
  change: { readonly title?: string; readonly body?: string },
  by: Account,
): void {
  const changes = {
    ...(change.title === undefined ? {} : { title: { from: issue.title } }),
    ...(change.body === undefined ? {} : { body: { from: issue.body ?? '' } }),
  };
  issue.title = change.title ?? issue.title;
  issue.body = change.body ?? issue.body;
  issue.updatedAt = world.clock.now();
  if (change.body !== undefined) issue.bodyEditedAt = issue.updatedAt;
  tellIssue(world, repository, issue, 'edited', by, { changes });
}

export function markReady(world: World, repository: RepositoryRecord, issue: PullIssue, by: Account): void {
  issue.pull.draft = false;
  issue.updatedAt = world.clock.now();
  tellIssue(world, repository, issue, 'ready-for-review', by);
}

export function addReview(
  world: World,
  repository: RepositoryRecord,
  issue: PullIssue,
  review: Omit<ReviewRecord, 'id' | 'at'>,
): ReviewRecord {
  if (review.author === issue.author && review.state !== 'COMMENTED') {
    throw new Error('GitHub lets nobody approve or block their own pull request');
  }
  const record: ReviewRecord = { ...review, id: world.nextId(), at: world.clock.now() };
  issue.pull.reviews.push(record);
  issue.updatedAt = record.at;
  tellReview(world, repository, issue, record, 'submitted', review.author);
  return record;
}

export function dismissReview(
  world: World,
  repository: RepositoryRecord,
  issue: PullIssue,
  id: number,
  by: Account,
): void {
  const review = issue.pull.reviews.find((candidate) => candidate.id === id);
  if (review === undefined) throw new Error(`#${issue.number} has no review ${id}`);
  review.state = 'DISMISSED';
  issue.updatedAt = world.clock.now();
  tellReview(world, repository, issue, review, 'dismissed', by);
}

function tellReview(
  world: World,
  repository: RepositoryRecord,
  issue: PullIssue,
  review: ReviewRecord,
  action: 'submitted' | 'dismissed',
  sender: Account,
): void {
  world.tell({
    webhook: `pull-request-review/${action}`,
    repository,
    installation: repository.installation,
    sender,
    content: {
      pull_request: showPull(world, repository, issue),
      review: showReview(world, repository, issue, review, true),
    },
  });
}

export function mergePull(
  world: World,
  repository: RepositoryRecord,
  issue: PullIssue,
  options: { readonly by: Account; readonly method: MergeMethod },
): Commit {
  if (issue.state !== 'open') throw new Error(`#${issue.number} is closed`);
  const { pull } = issue;
  if (repository.queues.has(pull.base)) throw new Error(`${pull.base} has a merge queue: add #${issue.number} to it`);
  const base = repository.git.resolve(pull.base);
  if (base === null) throw new Error(`the base branch ${pull.base} of #${issue.number} is gone`);
  pull.baseSha = base.sha;
  const { by, method } = options;
  const commit =
    method === 'rebase'
      ? rebasePull(world, repository, issue, base)
      : commitPull(world, repository, issue, { by, method, base });
  const now = world.clock.now();
  const rebased = repository.git.between(base.sha, commit.sha).map(({ sha }) => sha);
  pull.merge = { by, at: now, sha: commit.sha, ...(method === 'rebase' ? { rebased } : {}) };
  issue.state = 'closed';
  issue.closedAt = now;
  issue.updatedAt = now;
  moveBranch(world, repository, pull.base, commit, options.by);
  tellIssue(world, repository, issue, 'closed', options.by);
  return commit;
}

/** How a pull request gets into its base. A merge queue takes the first two. */
export type MergeMethod = 'merge' | 'squash' | 'rebase';

/** Its commits one by one, as they were written, on top of the base; GitHub names the last one as its merge commit. */
function rebasePull(world: World, repository: RepositoryRecord, issue: PullIssue, base: Commit): Commit {
  const { git } = repository;
  let at = base;
  for (const commit of commitsOfPull(repository, issue)) {
    at = git.commit({
      tree: mergedTree(repository, at, commit),
      parents: [at.sha],
      author: commit.author,
      committer: { ...world.signature('GitHub <noreply@github.com>'), login: 'web-flow' },
      message: commit.message,
    });
  }
  return at;
}

/** What a pull request becomes on top of a commit; no branch points at it yet. */
export function commitPull(
  world: World,
  repository: RepositoryRecord,
  issue: PullIssue,
  how: { readonly base: Commit; readonly by: Account; readonly method: 'merge' | 'squash' },
): Commit {
  const { git } = repository;
  return git.commit({
    tree: mergedTree(repository, how.base, git.get(issue.pull.headSha)),
    // GitHub's own account has this address, and the REST API shows it.
    committer: { ...world.signature('GitHub <noreply@github.com>'), login: 'web-flow' },
    ...(how.method === 'squash' ? squashed(world, repository, issue, how.base) : merged(world, repository, issue, how)),
  });
}

function merged(
  world: World,
  repository: RepositoryRecord,
  { number, title, pull }: PullIssue,
  { base, by }: { readonly base: Commit; readonly by: Account },
) {
  return {
    parents: [base.sha, pull.headSha],
    author: world.signature(by.login),
    message: `Merge pull request #${number} from ${repository.owner.login}/${pull.head}\n\n${title}`,
  };
}

/** One commit by the author of the pull request; everybody else who wrote in it becomes a co-author. */
function squashed(world: World, repository: RepositoryRecord, issue: PullIssue, base: Commit) {
  const author = world.signature(issue.author.login);
  const commits = commitsOfPull(repository, issue);
  const people = commits.flatMap((commit) => [
    `${commit.author.name} <${commit.author.email}>`,
    ...[...commit.message.matchAll(/^Co-authored-by: (.+)$/gm)].map((match) => match[1] ?? ''),
  ]);
  const others = new Set(people.filter((person) => !person.endsWith(`<${author.email}>`)));
  const trailers = [...others].map((person) => `Co-authored-by: ${person}`);
  const subjects = commits.map((commit) => `* ${commit.message.split('\n')[0]}`);
  const message = [`${issue.title} (#${issue.number})`, subjects.join('\n\n'), trailers.join('\n')];
  return { parents: [base.sha], author, message: message.filter((part) => part !== '').join('\n\n') };
}

/** The base with what the head changed since they parted; the head wins where both changed a file. */
function mergedTree(repository: RepositoryRecord, base: Commit, head: Commit): Tree {
  const start = repository.git.mergeBase(base.sha, head.sha);
  const tree = new Map(base.tree);
  for (const diff of diffTrees(start?.tree ?? new Map(), head.tree)) {
    if (diff.status === 'removed') tree.delete(diff.path);
    else tree.set(diff.path, head.tree.get(diff.path) ?? '');
    if (diff.previousPath !== null) tree.delete(diff.previousPath);
  }
  return tree;
}

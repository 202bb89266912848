/**
 * The state as the GraphQL API shows it: plain objects with `__typename`, whose fields with arguments are functions.
 * What is asked of a list is cut by `first` or `last`.
 */
import { instant, instantOrNull, nodeId } from '../render/place.ts';
import { type Caller, opens } from '../serve/call.ts';
import type { Commit, Signature } from '../state/git.ts';
import { commitsOfPull, filesOfPull, pullsOfCommit } from '../state/pull-range.ts';
import type { Account, IssueEvent, PullIssue, RepositoryRecord, ReviewRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { need, problem } from './problem.ts';

export type Shown = Readonly<Record<string, unknown>>;

export interface Scope {
  readonly world: World;
  readonly caller: Caller;
}

export interface Page {
  readonly first?: number | undefined;
  readonly last?: number | undefined;
}

/** One page of a connection; there are no cursors here. */
export function connection<Item>(all: readonly Item[], { first, last }: Page, show: (item: Item) => unknown): Shown {
  const items = first === undefined ? all.slice(-(last ?? 0)) : all.slice(0, first);
  const isCut = items.length < all.length;
  return {
    totalCount: all.length,
    pageInfo: { hasNextPage: first !== undefined && isCut, hasPreviousPage: first === undefined && isCut },
    nodes: items.map(show),
  };
}

/** A bot has no `[bot]` in its login here. */
export function showActor(account: Account): Shown {
  const login = account.kind === 'Bot' ? account.login.replace(/\[bot\]$/, '') : account.login;
  return { __typename: account.kind, id: nodeId(account.kind, account.id), databaseId: account.id, login };
}

/** `user` is of the type User: a bot is none, and neither is the account in whose name GitHub itself commits. */
function showSignature(world: World, { email, login }: Signature): Shown {
  const account = login === null ? null : world.account(login);
  const isPerson = account?.kind === 'User' && account.login !== 'web-flow';
  return { email, user: isPerson ? showActor(account) : null };
}

export function showCommit(scope: Scope, repository: RepositoryRecord, commit: Commit): Shown {
  const { world, caller } = scope;
  return {
    __typename: 'Commit',
    id: nodeId('Commit', commit.sha),
    oid: commit.sha,
    message: commit.message,
    author: showSignature(world, commit.author),
    authoredDate: instant(commit.author.at),
    committer: showSignature(world, commit.committer),
    associatedPullRequests: (page: Page) => {
      need(caller, 'pull_requests:read');
      return connection(pullsOfCommit(repository, commit.sha), page, (pull) => showPull(scope, repository, pull));
    },
    file: ({ path }: { readonly path: string }) => {
      need(caller, 'contents:read');
      const text = commit.tree.get(path);
      return text === undefined ? null : { mode: 0o100644, object: showBlob(text) };
    },
  };
}

function showBlob(text: string): Shown {
  return { __typename: 'Blob', id: nodeId('Blob', text), byteSize: Buffer.byteLength(text), isTruncated: false, text };
}

export function showPull(scope: Scope, repository: RepositoryRecord, issue: PullIssue): Shown {
  need(scope.caller, 'pull_requests:read');
  const { pull } = issue;
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', pull.id),
    number: issue.number,
    title: issue.title,
    body: issue.body ?? '',
    baseRefName: pull.base,
    headRefOid: pull.headSha,
    lastEditedAt: instantOrNull(issue.bodyEditedAt ?? null),
    mergedAt: instantOrNull(pull.merge?.at ?? null),
    mergeCommit: () => (pull.merge === null ? null : showCommit(scope, repository, repository.git.get(pull.merge.sha))),
    changedFiles: () => filesOfPull(repository, issue).length,
    repository: { __typename: 'Repository', id: nodeId('Repository', repository.id), databaseId: repository.id },
    milestone: issue.milestone === null ? null : { id: nodeId('Milestone', issue.milestone), number: issue.milestone },
    closingIssuesReferences: (page: Page) => connection(closedBy(scope, repository, issue), page, (each) => each),
    author: showActor(issue.author),
    labels: (page: Page) => connection([...issue.labels], page, (name) => ({ id: nodeId('Label', name), name })),
    files: (page: Page) =>
      connection(filesOfPull(repository, issue), page, ({ path, additions, deletions, status }) => {
        return { path, additions, deletions, changeType: status === 'removed' ? 'DELETED' : status.toUpperCase() };
      }),
    commits: (page: Page) =>
      connection(commitsOfPull(repository, issue), page, (commit) => ({
        id: nodeId('PullRequestCommit', commit.sha),
        commit: showCommit(scope, repository, commit),
      })),
    reviews: (page: Page) => connection(pull.reviews, page, (review) => showReview(scope, repository, review)),
    timelineItems: (page: Page & { readonly itemTypes?: readonly string[] }) => {
      if (page.itemTypes?.join() !== 'LABELED_EVENT') throw problem('INVALID', 'The stand-in has labelled events only');
      const labelled = issue.events.filter(({ kind }) => kind === 'labeled');
      return connection(labelled, page, (event) => showLabelled(event));
    },
  };
}

const CLOSES = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:([\w.-]+\/[\w.-]+))?#(\d+)\b/gi;

/** The issues that the text says it closes, of the repositories that the token opens. Links by hand are not in here. */
function closedBy({ world, caller }: Scope, repository: RepositoryRecord, issue: PullIssue): readonly Shown[] {
  need(caller, 'issues:read');
  return [...(issue.body ?? '').matchAll(CLOSES)].flatMap(([, name, number]) => {
    const [owner = '', repo = ''] = name?.split('/') ?? [];
    const place = name === undefined ? repository : world.findRepository(owner, repo);
    const closed = place !== null && opens(caller, place) ? place.issues.get(Number(number)) : undefined;
    if (place === null || closed === undefined || closed.pull !== null) return [];
    const nameWithOwner = `${place.owner.login}/${place.name}`;
    const shown = { __typename: 'Repository', id: nodeId('Repository', place.id), nameWithOwner };
    return [{ __typename: 'Issue', id: nodeId('Issue', closed.id), number: closed.number, repository: shown }];
  });
}

function showLabelled({ id, actor, label }: IssueEvent): Shown {
  return {
    __typename: 'LabeledEvent',
    id: nodeId('LabeledEvent', id),
    actor: showActor(actor),
    label: { id: nodeId('Label', label ?? ''), name: label },
  };
}

function showReview(scope: Scope, repository: RepositoryRecord, review: ReviewRecord): Shown {
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PullRequestReview', review.id),
    fullDatabaseId: String(review.id),
    state: review.state,
    submittedAt: instant(review.at),
    author: showActor(review.author),
    commit: showCommit(scope, repository, repository.git.get(review.commit)),
  };
}

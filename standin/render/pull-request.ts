import { commitsOfPull, filesOfPull } from '../state/pull-range.ts';
import type { PullIssue, RepositoryRecord, ReviewRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { showAccount } from './account.ts';
import { associationOf, issuePage, showIssueText } from './issue.ts';
import { instant, instantOrNull, nodeId, repositoryApi, type Shown } from './place.ts';
import { showRepository } from './repository.ts';

export function showPull(world: World, repository: RepositoryRecord, issue: PullIssue): Shown {
  const { pull } = issue;
  const files = filesOfPull(repository, issue);
  return {
    ...showIssueText(world, repository, issue),
    ...pullAddresses(world, repository, issue),
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    merged_at: instantOrNull(pull.merge?.at ?? null),
    merge_commit_sha: pull.merge?.sha ?? null,
    requested_reviewers: [],
    requested_teams: [],
    head: showEnd(world, repository, pull.head, pull.headSha),
    base: showEnd(world, repository, pull.base, pull.baseSha),
    auto_merge: null,
    draft: pull.draft,
    merged: pull.merge !== null,
    mergeable: issue.state === 'open' ? true : null,
    rebaseable: issue.state === 'open' ? true : null,
    mergeable_state: issue.state === 'open' ? 'clean' : 'unknown',
    merged_by: pull.merge === null ? null : showAccount(world, pull.merge.by),
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commitsOfPull(repository, issue).length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

function showEnd(world: World, repository: RepositoryRecord, ref: string, sha: string): Shown {
  return {
    label: `${repository.owner.login}:${ref}`,
    ref,
    sha,
    user: showAccount(world, repository.owner),
    repo: showRepository(world, repository),
  };
}

function pullAddresses(world: World, repository: RepositoryRecord, issue: PullIssue): Shown {
  const url = repositoryApi(world, repository, `/pulls/${issue.number}`);
  const issueUrl = repositoryApi(world, repository, `/issues/${issue.number}`);
  const page = issuePage(world, repository, issue);
  const links = {
    comments_url: `${issueUrl}/comments`,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: repositoryApi(world, repository, '/pulls/comments{/number}'),
    statuses_url: repositoryApi(world, repository, `/statuses/${issue.pull.headSha}`),
    html_url: page,
    issue_url: issueUrl,
  };
  const linked = Object.entries(links).map(([name, href]) => [name.replace(/_url$/, ''), { href }]);
  return {
    ...links,
    url,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    _links: { ...Object.fromEntries(linked), self: { href: url } },
  };
}

/** A pull request as checks and runs name it. */
export function showPullBriefly(world: World, repository: RepositoryRecord, issue: PullIssue): Shown {
  const repo = { id: repository.id, url: repositoryApi(world, repository), name: repository.name };
  const { pull } = issue;
  return {
    id: pull.id,
    number: issue.number,
    url: repositoryApi(world, repository, `/pulls/${issue.number}`),
    head: { ref: pull.head, sha: pull.headSha, repo },
    base: { ref: pull.base, sha: pull.baseSha, repo },
  };
}

export function showReview(
  world: World,
  repository: RepositoryRecord,
  issue: PullIssue,
  review: ReviewRecord,
  isWebhook: boolean,
): Shown {
  const page = `${issuePage(world, repository, issue)}#pullrequestreview-${review.id}`;
  const url = repositoryApi(world, repository, `/pulls/${issue.number}`);
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: showAccount(world, review.author),
    body: isWebhook && review.body === '' ? null : review.body,
    // Webhooks write the state in lower case, the REST API in upper case.
    state: isWebhook ? review.state.toLowerCase() : review.state,
    html_url: page,
    pull_request_url: url,
    _links: { html: { href: page }, pull_request: { href: url } },
    submitted_at: instant(review.at),
    commit_id: review.commit,
    author_association: associationOf(repository, review.author.login),
  };
}

import type { CommentRecord, IssueEvent, IssueRecord, RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { showAccount } from './account.ts';
import { showApp } from './app.ts';
import { showMilestoneOf } from './milestone.ts';
import { instant, instantOrNull, nodeId, repositoryApi, repositoryPage, type Shown } from './place.ts';

export function showLabel(world: World, repository: RepositoryRecord, name: string): Shown {
  const id = repository.labels.get(name)?.id ?? 0;
  return {
    id,
    node_id: nodeId('Label', id),
    url: repositoryApi(world, repository, `/labels/${encodeURIComponent(name)}`),
    name,
    description: '',
    color: 'ededed',
    default: false,
  };
}

export function showIssue(world: World, repository: RepositoryRecord, issue: IssueRecord): Shown {
  const api = repositoryApi(world, repository, `/issues/${issue.number}`);
  return {
    ...showIssueText(world, repository, issue),
    id: issue.id,
    node_id: nodeId('Issue', issue.id),
    url: api,
    repository_url: repositoryApi(world, repository),
    labels_url: `${api}/labels{/name}`,
    comments_url: `${api}/comments`,
    events_url: `${api}/events`,
    timeline_url: `${api}/timeline`,
    html_url: issuePage(world, repository, issue),
    state_reason: null,
    closed_by: issue.closedBy ? showAccount(world, issue.closedBy) : null,
    performed_via_github_app: null,
    reactions: showReactions(api),
    ...(issue.pull === null ? {} : { draft: issue.pull.draft, pull_request: pullLinks(world, repository, issue) }),
  };
}

/** What an issue and a pull request show alike. */
export function showIssueText(world: World, repository: RepositoryRecord, issue: IssueRecord): Shown {
  return {
    number: issue.number,
    state: issue.state,
    title: issue.title,
    body: issue.body,
    user: showAccount(world, issue.author),
    labels: [...issue.labels].map((name) => showLabel(world, repository, name)),
    assignee: null,
    assignees: [],
    milestone: showMilestoneOf(world, repository, issue.milestone),
    locked: false,
    active_lock_reason: null,
    comments: issue.comments.length,
    created_at: instant(issue.createdAt),
    updated_at: instant(issue.updatedAt),
    closed_at: instantOrNull(issue.closedAt),
    author_association: associationOf(repository, issue.author.login),
  };
}

function pullLinks(world: World, repository: RepositoryRecord, issue: IssueRecord): Shown {
  const page = issuePage(world, repository, issue);
  return {
    url: repositoryApi(world, repository, `/pulls/${issue.number}`),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    merged_at: instantOrNull(issue.pull?.merge?.at ?? null),
  };
}

export function issuePage(world: World, repository: RepositoryRecord, issue: IssueRecord): string {
  return repositoryPage(world, repository, `/${issue.pull === null ? 'issues' : 'pull'}/${issue.number}`);
}

export function associationOf(repository: RepositoryRecord, login: string): string {
  if (repository.owner.login === login) return 'OWNER';
  return repository.permissions.has(login.toLowerCase()) ? 'COLLABORATOR' : 'NONE';
}

export function showComment(
  world: World,
  repository: RepositoryRecord,
  issue: IssueRecord,
  comment: CommentRecord,
): Shown {
  const url = repositoryApi(world, repository, `/issues/comments/${comment.id}`);
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url,
    html_url: `${issuePage(world, repository, issue)}#issuecomment-${comment.id}`,
    issue_url: repositoryApi(world, repository, `/issues/${issue.number}`),
    body: comment.body,
    user: showAccount(world, comment.author),
    created_at: instant(comment.createdAt),
    updated_at: instant(comment.updatedAt),
    author_association: associationOf(repository, comment.author.login),
    performed_via_github_app: comment.viaApp === null ? null : showApp(world, comment.viaApp),
    reactions: showReactions(url),
  };
}

function showReactions(of: string): Shown {
  const kinds = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'eyes', 'rocket'];
  return { url: `${of}/reactions`, total_count: 0, ...Object.fromEntries(kinds.map((kind) => [kind, 0])) };
}

export function showIssueEvent(world: World, repository: RepositoryRecord, event: IssueEvent): Shown {
  return {
    id: event.id,
    node_id: nodeId('IssueEvent', event.id),
    url: repositoryApi(world, repository, `/issues/events/${event.id}`),
    actor: showAccount(world, event.actor),
    event: event.kind,
    commit_id: null,
    commit_url: null,
    created_at: instant(event.at),
    performed_via_github_app: null,
    ...(event.label === null ? {} : { label: { name: event.label, color: 'ededed' } }),
  };
}

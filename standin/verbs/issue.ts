/** What people and Apps do to issues and pull requests alike: labels, comments, open and closed. */
import { showComment, showIssue, showLabel } from '../render/issue.ts';
import { showPull } from '../render/pull-request.ts';
import type { Account, AppRecord, CommentRecord, IssueRecord, PullRecord, RepositoryRecord } from '../state/records.ts';
import { isPull, type World } from '../state/world.ts';

export interface NewIssue {
  readonly title: string;
  readonly body: string | null;
  readonly author: Account;
  readonly pull: PullRecord | null;
}

export function addIssue(world: World, repository: RepositoryRecord, issue: NewIssue): IssueRecord {
  const now = world.clock.now();
  const record: IssueRecord = {
    ...issue,
    id: world.nextId(),
    number: repository.issues.size + 1,
    state: 'open',
    labels: new Set(),
    milestone: null,
    events: [],
    comments: [],
    createdAt: now,
    updatedAt: now,
    closedAt: null,
  };
  repository.issues.set(record.number, record);
  return record;
}

/** Tells `pull_request.ACTION` or `issues.ACTION`, whichever the issue is. */
export function tellIssue(
  world: World,
  repository: RepositoryRecord,
  issue: IssueRecord,
  action: string,
  sender: Account,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const content = isPull(issue)
    ? { number: issue.number, pull_request: showPull(world, repository, issue), ...more }
    : { issue: showIssue(world, repository, issue), ...more };
  const webhook = `${isPull(issue) ? 'pull-request' : 'issues'}/${action}`;
  world.tell({ webhook, repository, installation: repository.installation, sender, content });
}

export function addLabel(
  world: World,
  repository: RepositoryRecord,
  issue: IssueRecord,
  name: string,
  actor: Account,
): void {
  if (issue.labels.has(name)) return;
  if (!repository.labels.has(name)) repository.labels.set(name, { id: world.nextId(), name });
  issue.labels.add(name);
  noteLabel(world, issue, 'labeled', name, actor);
  tellIssue(world, repository, issue, 'labeled', actor, { label: showLabel(world, repository, name) });
}

export function removeLabel(
  world: World,
  repository: RepositoryRecord,
  issue: IssueRecord,
  name: string,
  actor: Account,
): void {
  if (!issue.labels.delete(name)) throw new Error(`#${issue.number} has no label ${name}`);
  noteLabel(world, issue, 'unlabeled', name, actor);
  tellIssue(world, repository, issue, 'unlabeled', actor, { label: showLabel(world, repository, name) });
}

function noteLabel(
  world: World,
  issue: IssueRecord,
  kind: 'labeled' | 'unlabeled',
  label: string,
  actor: Account,
): void {
  const at = world.clock.now();
  issue.updatedAt = at;
  issue.events.push({ id: world.nextId(), kind, actor, label, at });
}

export function addComment(
  world: World,
  repository: RepositoryRecord,
  issue: IssueRecord,
  comment: { readonly author: Account; readonly viaApp: AppRecord | null; readonly body: string },
): CommentRecord {
  const now = world.clock.now();
  const record: CommentRecord = { ...comment, id: world.nextId(), createdAt: now, updatedAt: now };
  issue.comments.push(record);
  issue.updatedAt = now;
  tellComment(world, repository, issue, record, 'created', comment.author);
  return record;
}

export function changeComment(
  world: World,
  repository: RepositoryRecord,
  issue: IssueRecord,
  comment: CommentRecord,
  change: { readonly body: string; readonly by: Account },
): void {
  const from = comment.body;
  comment.body = change.body;
  comment.updatedAt = world.clock.now();
  tellComment(world, repository, issue, comment, 'edited', change.by, { changes: { body: { from } } });
}

export function removeComment(
  world: World,
  repository: RepositoryRecord,
  issue: IssueRecord,
  comment: CommentRecord,
  by: Account,
): void {
  issue.comments.splice(issue.comments.indexOf(comment), 1);
  tellComment(world, repository, issue, comment, 'deleted', by);
}

function tellComment(
  world: World,
  repository: RepositoryRecord,
  issue: IssueRecord,
  comment: CommentRecord,
  action: 'created' | 'edited' | 'deleted',
  sender: Account,
  more: Readonly<Record<string, unknown>> = {},
): void {
  world.tell({
    webhook: `issue-comment/${action}`,
    repository,
    installation: repository.installation,
    sender,
    content: {
      issue: showIssue(world, repository, issue),
      comment: showComment(world, repository, issue, comment),
      ...more,
    },
  });
}

export function editIssue(
  world: World,
  repository: RepositoryRecord,
  issue: IssueRecord,
  change: { readonly title?: string | undefined; readonly body?: string | undefined },
  by: Account,
): void {
  if (change.title === undefined && change.body === undefined) return;
  const changes = {
    ...(change.title === undefined ? {} : { title: { from: issue.title } }),
    ...(change.body === undefined ? {} : { body: { from: issue.body ?? '' } }),
  };
  issue.title = change.title ?? issue.title;
  issue.body = change.body ?? issue.body;
  issue.updatedAt = world.clock.now();
  tellIssue(world, repository, issue, 'edited', by, { changes });
}

export function setIssueState(
  world: World,
  repository: RepositoryRecord,
  issue: IssueRecord,
  state: 'open' | 'closed',
  by: Account,
): void {
  if (issue.state === state) return;
  const now = world.clock.now();
  issue.state = state;
  issue.updatedAt = now;
  issue.closedAt = state === 'closed' ? now : null;
  issue.closedBy = state === 'closed' ? by : null;
  const kind = state === 'closed' ? 'closed' : 'reopened';
  issue.events.push({ id: world.nextId(), kind, actor: by, label: null, at: now });
  tellIssue(world, repository, issue, state === 'closed' ? 'closed' : 'reopened', by);
}

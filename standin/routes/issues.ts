/** Issues, and what pull requests share with them: comments, labels, events. */
import { showComment, showIssue, showIssueEvent, showLabel } from '../render/issue.ts';
import {
  type Answer,
  actorOf,
  type Call,
  type Handler,
  installationOf,
  listed,
  notFound,
  numberOf,
  pathOf,
  repositoryOf,
  textOf,
} from '../serve/call.ts';
import type { CommentRecord, IssueRecord, RepositoryRecord } from '../state/records.ts';
import { addComment, addLabel, changeComment, removeLabel } from '../verbs/issue.ts';

export const ISSUE_ROUTES: Readonly<Record<string, Handler>> = {
  'issues/get': (call) => {
    const { repository, issue } = issueOf(call);
    return { status: 200, body: showIssue(call.world, repository, issue) };
  },
  'issues/list-for-repo': listIssues,
  'issues/list-labels-for-repo': (call) => {
    const repository = repositoryOf(call);
    return listed(call, [...repository.labels.keys()], (name) => showLabel(call.world, repository, name));
  },
  'issues/list-comments': (call) => {
    const { repository, issue } = issueOf(call);
    return listed(call, issue.comments, (comment) => showComment(call.world, repository, issue, comment));
  },
  'issues/get-comment': (call) => {
    const { repository, issue, comment } = commentOf(call);
    return { status: 200, body: showComment(call.world, repository, issue, comment) };
  },
  'issues/create-comment': (call) => {
    const { repository, issue } = issueOf(call);
    const viaApp = installationOf(call) === null ? null : call.world.app;
    const author = actorOf(call);
    const comment = addComment(call.world, repository, issue, { author, viaApp, body: textOf(call, 'body') ?? '' });
    return { status: 201, body: showComment(call.world, repository, issue, comment) };
  },
  'issues/update-comment': (call) => {
    const { repository, issue, comment } = commentOf(call);
    const body = textOf(call, 'body') ?? comment.body;
    changeComment(call.world, repository, issue, comment, { body, by: actorOf(call) });
    return { status: 200, body: showComment(call.world, repository, issue, comment) };
  },
  'issues/list-labels-on-issue': (call) => {
    const { repository, issue } = issueOf(call);
    return listed(call, [...issue.labels], (name) => showLabel(call.world, repository, name));
  },
  'issues/add-labels': (call) => {
    const { repository, issue } = issueOf(call);
    for (const name of labelNames(call.body['labels'])) addLabel(call.world, repository, issue, name, actorOf(call));
    return labelsOf(call, repository, issue);
  },
  'issues/remove-label': (call) => {
    const { repository, issue } = issueOf(call);
    const name = pathOf(call, 'name');
    if (!issue.labels.has(name)) throw notFound();
    removeLabel(call.world, repository, issue, name, actorOf(call));
    return labelsOf(call, repository, issue);
  },
  'issues/list-events': (call) => {
    const { repository, issue } = issueOf(call);
    return listed(call, issue.events, (event) => showIssueEvent(call.world, repository, event));
  },
};

function labelNames(labels: unknown): readonly string[] {
  if (!Array.isArray(labels)) return [];
  return labels.map((label: unknown) => {
    const isObject = typeof label === 'object' && label !== null && 'name' in label;
    return String(isObject ? label.name : label);
  });
}

function labelsOf(call: Call, repository: RepositoryRecord, issue: IssueRecord): Answer {
  return { status: 200, body: [...issue.labels].map((name) => showLabel(call.world, repository, name)) };
}

/** Pull requests are issues too; the list has both, newest first. */
function listIssues(call: Call): Answer {
  const repository = repositoryOf(call);
  const { state = 'open', labels, creator, direction, since, milestone } = call.query;
  const wanted = labels === undefined ? [] : labels.split(',');
  const matching = [...repository.issues.values()].filter(
    (issue) =>
      (state === 'all' || issue.state === state) &&
      wanted.every((label) => issue.labels.has(label)) &&
      (creator === undefined || issue.author.login === creator) &&
      isInMilestone(issue, milestone) &&
      (since === undefined || issue.updatedAt >= Date.parse(since)),
  );
  const ordered = direction === 'asc' ? matching : matching.reverse();
  return listed(call, ordered, (issue) => showIssue(call.world, repository, issue));
}

/** A number, `*` for any, or `none`. */
function isInMilestone(issue: IssueRecord, milestone: string | undefined): boolean {
  if (milestone === undefined) return true;
  if (milestone === '*') return issue.milestone !== null;
  return milestone === 'none' ? issue.milestone === null : issue.milestone === Number(milestone);
}

function issueOf(call: Call): { readonly repository: RepositoryRecord; readonly issue: IssueRecord } {
  const repository = repositoryOf(call);
  const issue = repository.issues.get(numberOf(call, 'issue_number'));
  if (issue === undefined) throw notFound();
  return { repository, issue };
}

function commentOf(call: Call): {
  readonly repository: RepositoryRecord;
  readonly issue: IssueRecord;
  readonly comment: CommentRecord;
} {
  const repository = repositoryOf(call);
  const id = numberOf(call, 'comment_id');
  for (const issue of repository.issues.values()) {
    const comment = issue.comments.find((one) => one.id === id);
    if (comment !== undefined) return { repository, issue, comment };
  }
  throw notFound();
}

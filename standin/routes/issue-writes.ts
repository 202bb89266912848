/** Issues that an App or a job opens and changes. */
import { issuePage, showIssue } from '../render/issue.ts';
import { actorOf, type Call, type Handler, notFound, numberOf, repositoryOf, textOf } from '../serve/call.ts';
import { addIssue, addLabel, editIssue, setIssueState, tellIssue } from '../verbs/issue.ts';

export const ISSUE_WRITE_ROUTES: Readonly<Record<string, Handler>> = {
  'issues/create': (call) => {
    const repository = repositoryOf(call);
    const author = actorOf(call);
    const title = String(call.body['title'] ?? '');
    const issue = addIssue(call.world, repository, { title, body: textOf(call, 'body') ?? null, author, pull: null });
    tellIssue(call.world, repository, issue, 'opened', author);
    for (const label of labelsIn(call)) addLabel(call.world, repository, issue, label, author);
    const headers = { location: issuePage(call.world, repository, issue) };
    return { status: 201, body: showIssue(call.world, repository, issue), headers };
  },
  'issues/update': (call) => {
    const repository = repositoryOf(call);
    const issue = repository.issues.get(numberOf(call, 'issue_number'));
    if (issue === undefined) throw notFound();
    const by = actorOf(call);
    editIssue(call.world, repository, issue, { title: textOf(call, 'title'), body: textOf(call, 'body') }, by);
    const state = textOf(call, 'state');
    if (state === 'open' || state === 'closed') setIssueState(call.world, repository, issue, state, by);
    return { status: 200, body: showIssue(call.world, repository, issue) };
  },
};

function labelsIn(call: Call): readonly string[] {
  const { labels } = call.body;
  return Array.isArray(labels) ? labels.map(String) : [];
}

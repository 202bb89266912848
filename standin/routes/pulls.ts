/** Pull requests. */
import { showCommit, showDiff } from '../render/commit.ts';
import { showPull, showReview } from '../render/pull-request.ts';
import { type Call, type Handler, listed, notFound, numberOf, repositoryOf } from '../serve/call.ts';
import { commitsOfPull, filesOfPull } from '../state/pull-range.ts';
import type { PullIssue, RepositoryRecord } from '../state/records.ts';
import { isPull, pullsOf } from '../state/world.ts';

/** Limits of the lists (docs: "a maximum of 250 commits", "a maximum of 3000 files"). */
const MOST_COMMITS = 250;
const MOST_FILES = 3000;

export const PULL_ROUTES: Readonly<Record<string, Handler>> = {
  'pulls/get': (call) => {
    const { repository, issue } = pullOf(call);
    return { status: 200, body: showPull(call.world, repository, issue) };
  },
  'pulls/list': (call) => {
    const repository = repositoryOf(call);
    const { state = 'open', base, head, direction } = call.query;
    const matching = pullsOf(repository).filter(
      (issue) =>
        (state === 'all' || issue.state === state) &&
        (base === undefined || issue.pull.base === base) &&
        (head === undefined || `${repository.owner.login}:${issue.pull.head}` === head),
    );
    const ordered = direction === 'asc' ? matching : [...matching].reverse();
    return listed(call, ordered, (issue) => showPull(call.world, repository, issue));
  },
  'pulls/list-commits': (call) => {
    const { repository, issue } = pullOf(call);
    const commits = commitsOfPull(repository, issue).slice(0, MOST_COMMITS);
    return listed(call, commits, (commit) => showCommit(call.world, repository, commit));
  },
  'pulls/list-files': (call) => {
    const { repository, issue } = pullOf(call);
    const files = filesOfPull(repository, issue).slice(0, MOST_FILES);
    return listed(call, files, (file) => showDiff(call.world, repository, issue.pull.headSha, file));
  },
  'pulls/list-reviews': (call) => {
    const { repository, issue } = pullOf(call);
    return listed(call, issue.pull.reviews, (review) => showReview(call.world, repository, issue, review, false));
  },
};

function pullOf(call: Call): { readonly repository: RepositoryRecord; readonly issue: PullIssue } {
  const repository = repositoryOf(call);
  const issue = repository.issues.get(numberOf(call, 'pull_number'));
  if (issue === undefined || !isPull(issue)) throw notFound();
  return { repository, issue };
}

/** Which commits and files a pull request has. */
import { diffTrees, type FileDiff } from './diff.ts';
import type { Commit } from './git.ts';
import type { PullIssue, RepositoryRecord } from './records.ts';
import { pullsOf } from './world.ts';

/** Oldest first. The base is the one at the last push or at the merge: later pushes to it change nothing. */
export function commitsOfPull(repository: RepositoryRecord, { pull }: PullIssue): readonly Commit[] {
  return repository.git.between(pull.baseSha, pull.headSha);
}

/** What the head changed since it left the base (three dots). */
export function filesOfPull(repository: RepositoryRecord, { pull }: PullIssue): readonly FileDiff[] {
  const { git } = repository;
  const start = git.mergeBase(pull.baseSha, pull.headSha);
  return diffTrees(start?.tree ?? new Map(), git.get(pull.headSha).tree);
}

/**
 * "List pull requests associated with a commit": the merged one that brought it into the default branch; for a commit
 * that is not there, merged and open ones.
 */
export function pullsOfCommit(repository: RepositoryRecord, sha: string): readonly PullIssue[] {
  const head = repository.git.branches.get(repository.defaultBranch);
  const isOnDefault = head !== undefined && repository.git.contains(head, sha);
  return pullsOf(repository).filter((issue) => {
    if (issue.pull.merge?.sha === sha || issue.pull.merge?.rebased?.includes(sha)) return true;
    const isInside = commitsOfPull(repository, issue).some((commit) => commit.sha === sha);
    return isInside && (issue.pull.merge !== null || (!isOnDefault && issue.state === 'open'));
  });
}

/** Open pull requests whose head is this commit. */
export function openPullsAt(repository: RepositoryRecord, sha: string): readonly PullIssue[] {
  return pullsOf(repository).filter((issue) => issue.state === 'open' && issue.pull.headSha === sha);
}

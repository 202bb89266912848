/** Pull requests, from the first commit to the merge. */
import type { PullRequest, Repository } from '../../../standin/start.ts';

export interface Changes {
  readonly pulls: readonly PullRequest[];
  /** In the order in which they were merged. */
  readonly merged: readonly PullRequest[];
  propose(): void;
  push(): void;
  review(): void;
  merge(): void;
  /** A commit on the default branch. */
  pushToMain(): void;
}

/** @param milestone which new pull requests belong to; null: to none. */
export function startChanges(shop: Repository, milestone: () => number | null): Changes {
  const pulls: PullRequest[] = [];
  const merged: PullRequest[] = [];
  let count = 0;
  function change() {
    count += 1;
    return { message: `feat: change ${count}`, author: 'anna', files: { [`src/${count}.ts`]: 'text\n' } };
  }
  function propose(): void {
    const commit = change();
    const head = `change-${count}`;
    shop.push({ ...commit, branch: head });
    const pull = shop.openPullRequest({ head, title: commit.message, author: 'anna' });
    const planned = milestone();
    if (planned !== null) pull.setMilestone(planned);
    pulls.push(pull);
  }
  function withOpen(act: (pull: PullRequest) => void): void {
    const pull = pulls.findLast(({ state }) => state === 'open');
    if (pull) act(pull);
    else propose();
  }
  return {
    pulls,
    merged,
    propose,
    push: () => withOpen((pull) => pull.push(change())),
    review: () => withOpen((pull) => pull.review({ by: 'ben', state: 'approved' })),
    merge: () =>
      withOpen((pull) => {
        pull.merge({ by: 'ben', method: 'squash' });
        merged.push(pull);
      }),
    pushToMain: () => void shop.push(change()),
  };
}

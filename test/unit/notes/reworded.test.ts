/** Whoever opened a pull request can edit its title and body after the merge, without any right to push. */
import { describe, expect, it } from 'vitest';
import type { KnownPullRequest } from '../../../src/domain/notes-range.ts';
import { notesOf, pullRequest, rangeOf, reverts, squash, told, type WrittenCommit } from './history.ts';

function toldOf(commit: WrittenCommit, known: Partial<KnownPullRequest>) {
  const pullRequests = [pullRequest(5), pullRequest(7, known)];
  return told(notesOf(rangeOf([squash(5), commit], { pullRequests })));
}

describe('what a pull request says since its merge', () => {
  it.each<[string, Partial<KnownPullRequest>]>([
    ['a body that was edited', { title: 'Fix a typo', body: 'Reverts acme/shop#5', isBodyLater: true }],
    ['a body that names a commit', { title: 'Fix a typo', body: reverts('s5'), isBodyLater: true }],
    ['a title that its commits do not know', { title: 'Revert "Change 5"' }],
    ['such a title with a number', { title: 'Revert "Change 5 (#5)"' }],
  ])('takes nothing back: %s', (_, known) => {
    expect(toldOf(squash(7, 'Fix a typo'), known)).toEqual({ listed: [5, 7] });
  });

  it.each<[string, WrittenCommit, Partial<KnownPullRequest>]>([
    ['by the body', squash(7, 'Out'), { title: 'Out', body: 'Reverts acme/shop#5' }],
    ['by the title', squash(7, 'Revert "Change 5"'), { title: 'Revert "Change 5"' }],
    [
      'by its commit, whatever it is called now',
      squash(7, 'Revert "Change 5"', reverts('s5')),
      { title: 'Nothing to see', isBodyLater: true },
    ],
  ])('counts where it was merged so: %s', (_, commit, known) => {
    expect(toldOf(commit, known)).toEqual({ cancelled: ['5 by 7'] });
  });
});

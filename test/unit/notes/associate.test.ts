import { describe, expect, it } from 'vitest';
import type { CommitLink, NotesRange } from '../../../src/domain/notes-range.ts';
import { associate } from '../../../src/notes/associate.ts';
import { commitsOf, merge, notesOf, pullRequest, rangeOf, shaOf, squash, told } from './history.ts';

/** Each pull request with its commits by their first words, and the ways by which it was found. */
function found(range: NotesRange): Record<string, unknown> {
  return Object.fromEntries(
    associate(range).commits.changes.map((change) =>
      change.kind === 'commit'
        ? [change.commit.message, 'unlinked']
        : [
            `#${change.number} ${change.title}`,
            { commits: change.commits.map(({ sha }) => nameOf(sha)), methods: change.methods },
          ],
    ),
  );
}

function nameOf(sha: string): string {
  const codes = sha.replace(/(?:00)+$/, '').match(/../g) ?? [];
  return codes.map((code) => String.fromCharCode(Number.parseInt(code, 16))).join('');
}

function link(name: string, number: number, method: CommitLink['method'] = 'associated'): CommitLink {
  return { sha: shaOf(name), number, method };
}

describe('what a clone alone tells', () => {
  it('takes the number off a squashed title and keeps every other number in it', () => {
    expect(found(rangeOf([squash(5, 'Fix the cart (#4)')]))).toEqual({
      '#5 Fix the cart (#4)': { commits: ['s5'], methods: ['squash-title'] },
    });
  });

  it('explains by a merge what its branch brought, and takes the title from the first line of its body', () => {
    const commits = [
      { is: 'a', says: 'one', on: ['base'] },
      { is: 'b', says: 'two' },
      { is: 'x', says: 'straight to main', on: ['base'] },
      merge(7, ['x', 'b'], 'Add search', 'It finds things.'),
    ];
    expect(found(rangeOf(commits))).toEqual({
      '#7 Add search': { commits: ['a', 'b', 'm7'], methods: ['merge-message', 'brought-by-merge'] },
      'straight to main': 'unlinked',
    });
  });

  it('does not explain by a merge what the first parent had already', () => {
    const commits = [{ is: 'x', says: 'on main' }, { is: 'a', says: 'on the branch', on: ['x'] }, merge(7, ['x', 'a'])];
    expect(told(notesOf(rangeOf(commits)))).toEqual({ listed: [7], unlinked: ['on main'] });
  });

  it('knows a merge whose message is the title of the pull request', () => {
    const commits = [
      { is: 'a', says: 'one' },
      { is: 'm', says: 'Add search (#7)', on: ['base', 'a'] },
    ];
    expect(found(rangeOf(commits))).toEqual({
      '#7 Add search': { commits: ['a', 'm'], methods: ['merge-message', 'brought-by-merge'] },
    });
  });

  it('gives the commits of a merge inside a merge to the inner one', () => {
    const commits = [
      { is: 'a', says: 'first', on: ['base'], by: 'Bea' },
      { is: 'b', says: 'second', on: ['a'], by: 'Cem' },
      merge(2, ['a', 'b']),
      merge(1, ['base', 'm2']),
    ];
    expect(found(rangeOf(commits))).toEqual({
      '#1 Change 1': { commits: ['a', 'm2', 'm1'], methods: ['merge-message', 'brought-by-merge'] },
      '#2 Change 2': { commits: ['b', 'm2'], methods: ['merge-message', 'brought-by-merge'] },
    });
    const [one, two] = notesOf(rangeOf(commits)).sections[0]?.changes ?? [];
    expect([two?.author, two?.coAuthors, one?.author, one?.coAuthors]).toEqual(['Bea', [], 'Cem', []]);
  });

  it('lists the pull requests of a branch that was squashed into and then merged', () => {
    const commits = [{ ...squash(3), on: ['base'], by: 'Bea' }, squash(4), merge(9, ['base', 's4'], 'Release')];
    const notes = notesOf(rangeOf(commits));
    expect(told(notes)).toEqual({ listed: [3, 4, 9] });
    expect(notes.sections[0]?.changes[2]).toMatchObject({ number: 9, author: 'Bea' });
  });

  it('finds the pull requests of the mainline behind a merge that turned the parents around', () => {
    const commits = [
      { ...squash(3), on: ['base'] },
      { is: 'x', says: 'local work', on: ['base'] },
      { is: 'f', says: "Merge branch 'main' of github.com:acme/shop", on: ['x', 's3'] },
    ];
    expect(told(notesOf(rangeOf(commits)))).toEqual({
      listed: [3],
      unlinked: ['local work', "Merge branch 'main' of github.com:acme/shop"],
    });
  });

  it('lists a true merge without a pull request, and what it brought', () => {
    const commits = [
      { is: 'a', says: 'one' },
      { is: 'm', says: "Merge branch 'topic'", on: ['base', 'a'] },
    ];
    expect(told(notesOf(rangeOf(commits)))).toEqual({ unlinked: ['one', "Merge branch 'topic'"] });
  });

  it('counts one number on several commits as one change', () => {
    const commits = [squash(5), { is: 'c', says: 'Change 5 (#5)' }, squash(6)];
    expect(told(notesOf(rangeOf(commits)))).toEqual({ listed: [5, 6] });
  });

  it('takes no number from the middle of a title, or without its space', () => {
    const commits = [
      { is: 'a', says: 'Fix (#4) again' },
      { is: 'b', says: 'Fix(#4)' },
      { is: 'c', says: 'Merge pull request #8 of somebody' },
    ];
    expect(told(notesOf(rangeOf(commits)))).toEqual({
      unlinked: ['Fix (#4) again', 'Fix(#4)', 'Merge pull request #8 of somebody'],
    });
  });

  it('is not misled by cycles, commits given twice and a tip that is not there', () => {
    const [a, b] = commitsOf([
      { is: 'a', says: 'one', on: ['b'] },
      { is: 'b', says: 'two', on: ['a', 'b', 'a'] },
    ]);
    const range = rangeOf([], { commits: [a, b, a].flatMap((each) => each ?? []) });
    expect(told(notesOf(range))).toEqual({ unlinked: ['one', 'two'] });
  });
});

describe('what GitHub tells', () => {
  it('keeps every method, and names the surest first', () => {
    const range = rangeOf([squash(5)], {
      pullRequests: [pullRequest(5, { title: 'feat: search', mergeCommitSha: shaOf('s5') })],
      links: [link('s5', 5, 'recently-merged'), link('s5', 5)],
    });
    expect(found(range)).toEqual({
      '#5 feat: search': {
        commits: ['s5'],
        methods: ['associated', 'merge-commit', 'recently-merged', 'squash-title'],
      },
    });
    expect(notesOf(range).accounting.links).toEqual([{ number: 5, method: 'associated', commits: 1 }]);
  });

  it('makes the commits of a rebased pull request one change', () => {
    const commits = [
      { is: 'a', says: 'one' },
      { is: 'b', says: 'two' },
      { is: 'c', says: 'three' },
    ];
    const range = rangeOf(commits, {
      pullRequests: [pullRequest(5, { mergeCommitSha: shaOf('c') })],
      links: [link('a', 5), link('b', 5), link('c', 5)],
    });
    expect(told(notesOf(range))).toEqual({ listed: [5] });
  });

  it('falls to the message of a pull request that it does not know', () => {
    const range = rangeOf([squash(5, 'Add search'), squash(6)], {
      pullRequests: [pullRequest(6)],
      links: [link('s5', 5)],
    });
    expect(found(range)).toHaveProperty('#5 Add search');
  });

  it.each([
    ['accepts it where nothing else explains the commit', [], { listed: [6, 12] }],
    ['refuses it where the commit is of another pull request', [link('s12', 6)], { listed: [6] }],
  ])('meets a number in a title that it does not know, and %s', (_, links, expected) => {
    const range = rangeOf([squash(6), squash(12)], { pullRequests: [pullRequest(6)], links });
    expect(told(notesOf(range))).toEqual(expected);
  });

  it('refuses a number that it does not know in a branch: it is an issue', () => {
    const commits = [{ ...squash(12, 'Fix crash'), on: ['base'] }, merge(13, ['base', 's12'])];
    const range = rangeOf(commits, { pullRequests: [pullRequest(13)] });
    expect(told(notesOf(range))).toEqual({ listed: [13] });
  });

  it('refuses the number of another repository in a merge that it knows better', () => {
    const commits = [{ is: 'a', says: 'theirs' }, merge(700, ['base', 'a'])];
    const range = rangeOf(commits, { pullRequests: [pullRequest(3)], links: [link('m700', 3, 'merge-commit')] });
    expect(found(range)).toEqual({
      '#3 Change 3': { commits: ['a', 'm700'], methods: ['merge-commit', 'brought-by-merge'] },
    });
  });

  it('passes over links to commits outside of the range', () => {
    const range = rangeOf([squash(5)], { pullRequests: [pullRequest(5), pullRequest(4)], links: [link('base', 4)] });
    expect(told(notesOf(range))).toEqual({ listed: [5] });
  });
});

describe('the size of a history', () => {
  it('walks 20,000 commits of merges inside merges without recursion, and in time', () => {
    const commits = Array.from({ length: 20_000 }, (_, index) =>
      merge(index + 1, index === 0 ? ['base', 'base'] : ['base', `m${index}`]),
    );
    const range = rangeOf(commits);
    const start = performance.now();
    const { changes } = associate(range).commits;
    expect(performance.now() - start).toBeLessThan(5000);
    expect(changes).toHaveLength(20_000);
  });
});

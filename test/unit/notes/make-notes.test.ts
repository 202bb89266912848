import { describe, expect, it } from 'vitest';
import type { RangeCommit } from '../../../src/domain/notes-range.ts';
import { associate } from '../../../src/notes/associate.ts';
import { type CategoryRules, NOTHING_EXCLUDED, rulesInForce } from '../../../src/notes/categories.ts';
import { coAuthorsIn } from '../../../src/notes/co-authors.ts';
import { peopleOf } from '../../../src/notes/people.ts';
import { authorOf, commitsOf, merge, notesOf, pullRequest, rangeOf, shaOf, squash, told } from './history.ts';

/** Titles of the sections, each with its numbers. */
function sections(...given: Parameters<typeof notesOf>): Record<string, readonly number[]> {
  const { sections: all } = notesOf(...given);
  return Object.fromEntries(all.map(({ title, changes }) => [title, changes.map(({ number }) => number)]));
}

describe('a document', () => {
  it('has every key of the contract', () => {
    const commits = [
      { ...squash(5, 'feat(cart)!: new cart'), by: 'Bea <7+bea@users.noreply.github.com>' },
      { is: 'x', says: 'Straight' },
    ];
    expect(notesOf(rangeOf(commits), { service: 'shop', environment: 'production', tierOf: () => 'high' })).toEqual({
      version: 1,
      repository: 'acme/shop',
      service: 'shop',
      environment: 'production',
      from: { ref: 'v1', sha: shaOf('base') },
      to: { ref: 'v2', sha: shaOf('x') },
      direction: 'forward',
      sections: [
        {
          title: 'Features',
          changes: [
            {
              number: 5,
              title: 'feat(cart)!: new cart',
              author: 'bea',
              type: 'feat',
              tier: 'high',
              breaking: true,
              coAuthors: [],
            },
          ],
        },
      ],
      breaking: [{ number: 5, title: 'feat(cart)!: new cart' }],
      reverted: [],
      removedByRollback: [],
      unlinkedCommits: [{ sha: shaOf('x'), title: 'Straight', author: 'Ada' }],
      contributors: ['Ada', 'bea'],
      firstTimeContributors: [],
      outcome: null,
      accounting: {
        complete: true,
        links: [{ number: 5, method: 'squash-title', commits: 1 }],
        excluded: [],
        cancelled: [],
        onBothSides: [],
      },
    });
  });

  it('says breaking by a footer of any commit of the pull request, and of a commit without one', () => {
    const commits = [
      { is: 'a', says: 'one\n\nBREAKING CHANGE: no more tea', on: ['base'] },
      merge(5, ['base', 'a']),
      { is: 'x', says: 'fix!: out' },
      squash(6),
    ];
    expect(notesOf(rangeOf(commits)).breaking).toEqual([
      { number: 5, title: 'Change 5' },
      { number: null, title: 'fix!: out', sha: shaOf('x') },
    ]);
  });

  it('puts titles on one line without what is not seen', () => {
    const range = rangeOf([], {
      commits: [{ ...(commitsOf([squash(5)])[0] as RangeCommit), message: 'a\u202Eb\u0007 (#5)\n\nbody' }],
    });
    expect(notesOf(range).sections[0]?.changes[0]?.title).toBe('ab');
  });
});

describe('directions', () => {
  const lost = commitsOf([
    squash(5),
    squash(6),
    { is: 'x', says: 'Straight' },
    squash(7, 'Revert "Change 6"', 'Reverts #6'),
  ]);

  it('lists after a way back what ran before, and nothing as new', () => {
    const notes = notesOf(rangeOf([], { direction: 'backward', from: { ref: 'v2', sha: shaOf('s7') }, lost }));
    expect(told(notes)).toEqual({ removed: [5, 'Straight'], cancelled: ['6 by 7'] });
    expect(notes.removedByRollback[1]).toEqual({ number: null, title: 'Straight', sha: shaOf('x') });
    expect(notes.contributors).toEqual([]);
  });

  it('lists a revert that a way back takes away as gone', () => {
    const gone = commitsOf([squash(7, 'Revert "Old"', 'Reverts #2')]);
    expect(told(notesOf(rangeOf([], { direction: 'backward', lost: gone })))).toEqual({ removed: [7] });
  });

  it('lists of a fork both sides, and of what both have neither', () => {
    const commits = [squash(8), { is: 'picked', says: 'Change 5 (#5)' }];
    const range = rangeOf(commits, { direction: 'diverged', from: { ref: 'v2', sha: shaOf('s7') }, lost });
    expect(told(notesOf(range))).toEqual({ listed: [8], removed: ['Straight'], both: [5], cancelled: ['6 by 7'] });
  });

  const original = { is: 'a', says: 'Quick' };
  const copy = { is: 'copy', says: `Quick\n\n(cherry picked from commit ${shaOf('a')})` };

  it.each([
    [copy, original],
    [original, copy],
  ])('lists of a fork a commit and its copy neither as new nor as gone', (here, there) => {
    const gone = commitsOf([there, { is: 'straight', says: 'Straight' }]);
    const range = rangeOf([here], { direction: 'diverged', lost: gone });
    expect(told(notesOf(range))).toEqual({ removed: ['Straight'], both: [null] });
  });

  it('lists as gone what the other side took back again', () => {
    const commits = [{ is: 'picked', says: 'Change 5 (#5)' }, squash(9, 'Undo', 'Reverts #5')];
    const range = rangeOf(commits, {
      direction: 'diverged',
      from: { ref: 'v2', sha: shaOf('s5') },
      lost: lost.slice(0, 1),
    });
    expect(told(notesOf(range))).toEqual({ removed: [5], cancelled: ['5 by 9'] });
  });

  it.each(['first', 'same'] as const)('has nothing to tell of %s', (direction) => {
    const notes = notesOf(rangeOf([squash(5)], { direction, lost }));
    expect([told(notes), notes.contributors, notes.accounting.links]).toEqual([{}, [], []]);
  });
});

describe('categories', () => {
  const commits = [
    squash(1, 'feat: a'),
    squash(2, 'fix: b'),
    squash(3, 'chore: c'),
    squash(4, 'Docs: d'),
    squash(5, 'e'),
  ];
  const labelled = [
    pullRequest(1, { title: 'feat: a', labels: ['bug'] }),
    pullRequest(5, { title: 'e', labels: ['Bug'] }),
  ];

  it('are the usual types where nobody says otherwise, and labels where there is no type', () => {
    expect(sections(rangeOf(commits))).toEqual({
      Features: [1],
      Fixes: [2],
      Documentation: [4],
      'Other changes': [3, 5],
    });
    const enhanced = [pullRequest(2, { title: 'fix: b', labels: ['enhancement'] })];
    expect(sections(rangeOf(commits, { pullRequests: enhanced }))).toMatchObject({ Features: [1], Fixes: [2] });
    expect(sections(rangeOf(commits, { pullRequests: labelled }))).toMatchObject({ Features: [1], Fixes: [2, 5] });
  });

  it('of the policy take a change by type or by label, the first that does, and `*` what is left', () => {
    const rules = rulesInForce(
      {
        categories: [
          { title: 'Repairs', types: ['FIX'], labels: ['BUG'] },
          { title: 'New', types: ['feat'] },
          { title: 'Rest', labels: ['*'] },
          { title: 'Never', types: ['docs'] },
        ],
      },
      null,
    );
    expect(sections(rangeOf(commits, { pullRequests: labelled }), { rules })).toEqual({
      Repairs: [1, 2, 5],
      Rest: [3, 4],
    });
  });

  it('may refuse what they would take, which goes on to the next', () => {
    const rules: CategoryRules = {
      categories: [
        { title: 'Bugs', types: [], labels: ['bug'], exclude: { labels: ['minor'], authors: ['eve'] } },
        { title: 'Small', types: [], labels: ['minor'] },
      ],
      exclude: NOTHING_EXCLUDED,
    };
    const pullRequests = [
      pullRequest(1, { labels: ['bug'] }),
      pullRequest(2, { labels: ['bug', 'Minor'] }),
      pullRequest(3, { labels: ['bug'], author: 'Eve' }),
    ];
    const range = rangeOf([squash(1), squash(2), squash(3)], { pullRequests });
    expect(sections(range, { rules })).toEqual({ Bugs: [1], Small: [2], 'Other changes': [3] });
  });

  it('leave out what a label or an author excludes, breaking or not, and say by what', () => {
    const rules = rulesInForce({ exclude: { labels: ['Skip-Notes'], authors: ['renovate'] } }, null);
    const pullRequests = [
      pullRequest(1, { labels: ['skip-notes'], title: 'feat!: a' }),
      pullRequest(2, { author: 'Renovate[bot]' }),
      pullRequest(3, { labels: ['skip-notes'], title: 'Revert "Old"', body: 'Reverts #90' }),
    ];
    const range = rangeOf([squash(1), squash(2), squash(3), { is: 'x', says: 'Straight', by: 'renovate[bot]' }], {
      pullRequests,
    });
    const notes = notesOf(range, { rules });
    expect(told(notes)).toEqual({
      unlinked: ['Straight'],
      excluded: ['1 label Skip-Notes', '2 author renovate', '3 label Skip-Notes'],
    });
    expect([notes.breaking, notes.contributors]).toEqual([[], ['renovate[bot]']]);
  });

  it('come from the policy before the file, whose excludes hold with its own categories only', () => {
    const file: CategoryRules = {
      categories: [{ title: 'Of the file', types: [], labels: ['*'] }],
      exclude: { labels: ['f'], authors: [] },
    };
    const exclude = { labels: ['p'] };
    expect(rulesInForce({ exclude }, file)).toMatchObject({
      categories: [{ title: 'Of the file' }],
      exclude: { labels: ['p', 'f'] },
    });
    expect(rulesInForce({ exclude, categories: [{ title: 'P', types: ['x'] }] }, file)).toEqual({
      categories: [{ title: 'P', types: ['x'], labels: [] }],
      exclude: { labels: ['p'], authors: [] },
    });
    expect(rulesInForce(null, null).typesDecide).toBe(true);
  });
});

describe('people', () => {
  const dependabot = 'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>';

  it('are sorted by name without case, bots last, each once', () => {
    const commits = [
      { ...squash(1), by: dependabot },
      { ...squash(2), by: 'zoe' },
      {
        ...squash(3, 'Pair', 'Co-Authored-By: Bea <bea@example.com>\nco-authored-by: Zoe <zoe@example.com>'),
        by: 'adam',
      },
      { is: 'x', says: 'Straight', by: 'BEA' },
    ];
    const notes = notesOf(rangeOf(commits), {
      newcomers: [authorOf('zoe'), authorOf(dependabot), authorOf('Stranger')],
    });
    expect([notes.contributors, notes.firstTimeContributors]).toEqual([
      ['adam', 'Bea', 'zoe', 'dependabot[bot]'],
      ['zoe'],
    ]);
    expect(notes.sections[0]?.changes[2]?.coAuthors).toEqual(['Bea', 'zoe']);
  });

  it('of a merged branch wrote its commits; who merged did not', () => {
    const commits = [
      { is: 'a', says: 'one', by: 'Bea', on: ['base'] },
      { is: 'b', says: 'two\n\nCo-authored-by: Dan', by: 'Cem' },
      { is: 'c', says: 'three', by: 'Bea' },
      merge(5, ['base', 'c']),
    ];
    const notes = notesOf(rangeOf(commits));
    expect(notes.sections[0]?.changes[0]).toMatchObject({ author: 'Bea', coAuthors: ['Cem', 'Dan'] });
    expect(notes.contributors).toEqual(['Bea', 'Cem', 'Dan']);
  });

  it('are one by login, address or name', () => {
    const commits = [
      { ...squash(1), by: 'Bea B <1+bea@users.noreply.github.com>' },
      { ...squash(2), by: 'Bea B <bea@work.example>' },
      { ...squash(3), by: 'B. <bea@home.example>' },
      { ...squash(4), by: 'Beatrice <bea@home.example>' },
    ];
    expect(notesOf(rangeOf(commits)).contributors).toEqual(['B.', 'bea']);
  });

  it('who share a name with two accounts are neither', () => {
    const commits = [
      { ...squash(1), by: 'Kim Lee <1+kim@users.noreply.github.com>' },
      { ...squash(2), by: 'Kim Lee <2+kim2@users.noreply.github.com>' },
      { ...squash(3), by: 'Kim Lee <kim@home.example>' },
    ];
    expect(notesOf(rangeOf(commits)).contributors).toEqual(['kim', 'Kim Lee', 'kim2']);
  });

  it('are the account that GitHub names, also where it knows no account of the address', () => {
    const range = rangeOf([{ ...squash(1), by: 'Bea B <bea@home.example>' }], {
      pullRequests: [pullRequest(1, { author: 'bea' })],
    });
    const notes = notesOf(range, { newcomers: peopleOf(associate(range)) });
    expect(notes.sections[0]?.changes[0]).toMatchObject({ author: 'bea', coAuthors: [] });
    expect([notes.contributors, notes.firstTimeContributors]).toEqual([['bea'], ['bea']]);
    expect(peopleOf(associate(range))).toEqual([{ name: 'Bea B', email: 'bea@home.example', login: 'bea' }]);
  });

  it('are found in trailers however they are spelt', () => {
    const text =
      'x\n\nCo-authored-by: A <a@x>\r\n  CO-AUTHORED-BY:B <b@x>\ncoauthored-by: @c\nCo-authored-by: <>\nNot-co-authored-by: D';
    expect(coAuthorsIn(text).map(({ name }) => name)).toEqual(['A', 'B', 'c']);
  });
});

describe('a service', () => {
  const isOwn = (files: readonly { path: string }[]): boolean => files.some(({ path }) => path.startsWith('shop/'));

  it('has the changes that touch its paths, and those of which nothing is known', () => {
    const commits = [
      { ...squash(1), files: ['shop/a'] },
      { ...squash(2), files: ['docs/a'] },
      squash(3),
      { is: 'x', says: 'Straight', files: ['docs/b'] },
      { ...squash(4, 'Undo', 'Reverts #2'), files: ['docs/a'] },
    ];
    const notes = notesOf(rangeOf(commits), { isOwn });
    expect(told(notes)).toEqual({ listed: [1, 3] });
    expect(notes.accounting.links.map(({ number }) => number)).toEqual([1, 3]);
  });

  it('judges a merged branch by what its merge brought, not by what was merged into the branch', () => {
    const commits = [
      { is: 'a', says: 'one', on: ['base'], files: ['docs/a', 'shop/tried-out-and-undone'] },
      { is: 'sync', says: "Merge branch 'main'", on: ['a', 'older'], files: ['shop/z'] },
      { ...merge(5, ['base', 'sync']), files: ['docs/a'] },
    ];
    expect(told(notesOf(rangeOf(commits), { isOwn }))).toEqual({});
  });

  it('takes the files that GitHub names before those of the commits', () => {
    const file = { path: 'shop/a', status: 'modified', additions: 0, deletions: 0 } as const;
    const range = rangeOf([{ ...squash(5), files: ['docs/a'] }], { pullRequests: [pullRequest(5, { files: [file] })] });
    expect(told(notesOf(range, { isOwn }))).toEqual({ listed: [5] });
  });
});

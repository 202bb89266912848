import { describe, expect, it } from 'vitest';
import { pullRequestNumber, titleAndBody } from '../../../src/domain/merge-message.ts';
import { authorOf } from '../../../src/git/author-of.ts';

describe('the pull request that a subject names', () => {
  it.each([
    ['Merge pull request #12 from ada/feature', 12],
    ['Auto merge of #13000 - ada:basket, r=bob', 13000],
    ['Rollup merge of #13001 - ada:basket, r=bob', 13001],
    ['Auto import of the catalogue (#33)', 33],
    ['feat: add a basket (#34)', 34],
    ['fix: empty basket (#34) (#56)', 56],
    ['Revert "feat: add a basket (#34)" (#57)', 57],
  ])('reads %s', (subject, number) => {
    expect(pullRequestNumber(subject)).toBe(number);
  });

  it.each([
    'Revert "feat: add a basket (#34)"',
    "Merge branch 'main' into feature",
    'Merge pull request #12',
    'Auto merge of #12',
    'see (#34) for more',
    'feat: add a basket(#34)',
    'feat: add a basket (#x)',
    'feat: too large a number (#12345678901)',
    '',
  ])('finds none in %j', (subject) => {
    expect(pullRequestNumber(subject)).toBe(0);
  });
});

describe('the title and body of a pull request', () => {
  it('takes the number off the subject of a squash', () => {
    expect(titleAndBody('fix: a (#3) (#4)', 'why')).toEqual({ title: 'fix: a (#3)', body: 'why' });
  });

  it('takes the first line of the body of a merge commit', () => {
    const told = titleAndBody('Merge pull request #4 from ada/x', '\nfeat: a basket\n\nBREAKING CHANGE: all new\n');
    expect(told).toEqual({ title: 'feat: a basket', body: 'BREAKING CHANGE: all new' });
  });

  it('takes the first line of the body of what a bot merged', () => {
    const told = titleAndBody('Auto merge of #5 - ada:basket, r=bob', '\nAdd a basket\n\nFixes nothing.\n');
    expect(told).toEqual({ title: 'Add a basket', body: 'Fixes nothing.' });
  });

  it('keeps the subject of a merge commit that says nothing more', () => {
    expect(titleAndBody('Merge pull request #4 from ada/x', '').title).toBe('Merge pull request #4 from ada/x');
  });
});

describe('the author', () => {
  it('is the login where the address tells it', () => {
    expect(authorOf('Ada L', '7+ada@users.noreply.github.com')).toBe('ada');
    expect(authorOf('x', '29139614+renovate[bot]@users.noreply.github.com')).toBe('renovate[bot]');
  });

  it('is the name elsewhere', () => {
    expect(authorOf('Ada L', 'ada@example.com')).toBe('Ada L');
    expect(authorOf(' ', 'ada@example.com')).toBe('unknown');
  });
});

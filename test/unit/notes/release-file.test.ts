import { describe, expect, it } from 'vitest';
import { defaultCategories } from '../../../src/notes/categories.ts';
import { parseReleaseFile } from '../../../src/notes/release-file/parse.ts';

const parse = (text: string) => parseReleaseFile(text, '.github/release.yml');

describe('.github/release.yml', () => {
  it("is read in GitHub's own format", () => {
    const text = `
changelog:
  exclude:
    labels: [ignore-for-release]
    authors: [octocat]
  categories:
    - title: Breaking Changes
      labels:
        - Semver-Major
    - title: Other
      labels: ["*"]
      exclude:
        labels: [dependencies]
`;
    expect(parse(text)).toEqual({
      kind: 'valid',
      warnings: [],
      rules: {
        exclude: { labels: ['ignore-for-release'], authors: ['octocat'] },
        categories: [
          { title: 'Breaking Changes', types: [], labels: ['Semver-Major'], exclude: { labels: [], authors: [] } },
          { title: 'Other', types: [], labels: ['*'], exclude: { labels: ['dependencies'], authors: [] } },
        ],
      },
    });
  });

  it.each(['changelog:\n', 'changelog:\n  categories:\n', '{}'])(
    'without categories leaves the usual ones: %j',
    (text) => {
      expect(parse(text)).toEqual({ kind: 'valid', warnings: [], rules: defaultCategories() });
    },
  );

  it('passes over keys that nobody knows, and says so', () => {
    const result = parse(
      'changelog:\n  exlude: {labels: [x]}\n  categories:\n    - {title: A, labels: [a], color: red}\n',
    );
    expect(result).toMatchObject({
      kind: 'valid',
      rules: { categories: [{ title: 'A', labels: ['a'] }] },
      warnings: [
        {
          severity: 'warning',
          source: 'releaseFile',
          file: '.github/release.yml',
          code: 'unknown-key',
          line: 2,
          column: 3,
        },
        { severity: 'warning', code: 'unknown-key', line: 4 },
      ],
    });
  });

  it.each([
    ['', 'file-empty'],
    ['changelog: [', 'yaml-syntax'],
    ['changelog: &a {}', 'yaml-anchor'],
    ['- a', 'wrong-type'],
    ['changelog: yes please', 'wrong-type'],
    ['changelog: {categories: [{title: A}]}', 'key-missing'],
    ['changelog: {categories: [{labels: [a]}]}', 'key-missing'],
    ['changelog: {categories: [{title: A, labels: []}]}', 'list-empty'],
    ['changelog: {categories: [{title: A, labels: [1]}]}', 'wrong-type'],
    ['changelog: {other: 1, exclude: {labels: x}}', 'wrong-type'],
  ])('is refused with its place: %j', (text, code) => {
    const result = parse(text);
    expect(result.kind).toBe('invalid');
    const problems = result.kind === 'invalid' ? result.problems : [];
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems[0]).toMatchObject({ source: 'releaseFile', file: '.github/release.yml', line: 1 });
  });
});

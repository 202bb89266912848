import { describe, expect, test } from 'vitest';
import { ownershipBy } from '../../../../src/policy/codeowners/ownership.ts';
import { parseCodeowners } from '../../../../src/policy/codeowners/parse.ts';

/** Owners as CODEOWNERS writes them; `nobody`, or why they are not known. */
function ownersOf(text: string, path: string): string {
  const found = ownershipBy(parseCodeowners(text))(path);
  if (found.kind === 'owners') return found.owners.map((owner) => owner.text).join(' ');
  return found.kind === 'nobody' ? 'nobody' : `unknown: line ${String(found.line)}`;
}

/**
 * The examples of "About code owners"
 * (docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners),
 * each rule of it under the number of the example.
 */
const EXAMPLE = `# 1: default owners of everything
*       @global-owner1 @global-owner2

# 2: the last matching line wins; a comment may end a line
*.js    @js-owner #This is an inline comment.

# 3: an address
*.go docs@example.com

# 4: a team
*.txt @octo-org/octocats

# 5: a folder at the top and everything below
/build/logs/ @doctocat

# 6: what lies in docs, and nothing deeper
docs/*  docs@example.com

# 7: a folder anywhere
apps/ @octocat

# 8: a folder at the top
/docs/ @doctocat

# 9: either of two
/scripts/ @doctocat @octocat

# 10: any folder of that name
**/logs @octocat

# 11: a folder without owners in one that has some
/apps/ @octocat
/apps/github

# 12: the same with an owner of its own
/services/ @octocat
/services/github @doctocat
`;

describe('the examples of GitHub', () => {
  test.each([
    [1, 'README.md', '@global-owner1 @global-owner2'],
    [1, 'deep/down/below/any.file', '@global-owner1 @global-owner2'],
    [2, 'index.js', '@js-owner'],
    [2, 'src/index.js', '@js-owner'],
    [2, 'src/index.jsx', '@global-owner1 @global-owner2'],
    [3, 'cmd/main.go', 'docs@example.com'],
    [4, 'notes.txt', '@octo-org/octocats'],
    [5, 'build/logs/a.log', '@octocat'],
    [5, 'build/logs.md', '@global-owner1 @global-owner2'],
    [7, 'apps/shop/main.rs', '@octocat'],
    [7, 'packages/apps/main.rs', '@octocat'],
    [7, 'packages/apps', '@global-owner1 @global-owner2'],
    [8, 'docs/getting-started.md', '@doctocat'],
    [8, 'docs/build-app/troubleshooting.md', '@doctocat'],
    [8, 'packages/docs/index.md', '@global-owner1 @global-owner2'],
    [9, 'scripts/release.sh', '@doctocat @octocat'],
    [10, 'build/logs/b.log', '@octocat'],
    [10, 'scripts/logs/a', '@octocat'],
    [10, 'deeply/nested/logs/x/y', '@octocat'],
    [11, 'apps/shop/a.ts', '@octocat'],
    [11, 'apps/github/a.ts', 'nobody'],
    [11, 'apps/github', 'nobody'],
    [11, 'apps/github-enterprise/a.ts', '@octocat'],
    [12, 'services/shop/a.ts', '@octocat'],
    [12, 'services/github/a.ts', '@doctocat'],
  ])('%i: %s is owned by %s', (_example, path, owners) => {
    expect(ownersOf(EXAMPLE, path)).toBe(owners);
  });

  test('5: without later lines the folder of logs is of its owner', () => {
    expect(ownersOf('* @all\n/build/logs/ @doctocat', 'build/logs/x/a.log')).toBe('@doctocat');
    expect(ownersOf('* @all\n/build/logs/ @doctocat', 'deep/build/logs/a.log')).toBe('@all');
  });

  test('6: docs/* is what lies in docs, not deeper', () => {
    expect(ownersOf('docs/* docs@example.com', 'docs/getting-started.md')).toBe('docs@example.com');
    expect(ownersOf('docs/* docs@example.com', 'docs/build-app/troubleshooting.md')).toBe('nobody');
    expect(ownersOf('docs/* docs@example.com', 'packages/docs/a.md')).toBe('nobody');
  });
});

describe('a pattern', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['a', ['a', 'a/x', 'x/a', 'x/a/y'], ['a.txt', 'x/a.txt', 'xa']],
    ['/a', ['a', 'a/x', 'a/x/y'], ['x/a', 'ab']],
    ['a/', ['a/x', 'a/x/y', 'x/a/y'], ['a', 'x/a']],
    ['/a/', ['a/x'], ['a', 'x/a/y']],
    ['a/b', ['a/b', 'a/b/c'], ['a/bc', 'x/a/b']],
    ['/a/b/', ['a/b/c'], ['a/b', 'x/a/b/c']],
    ['*', ['a', 'a/b/c', '.hidden'], []],
    ['/*', ['a', '.hidden'], ['a/b']],
    ['/*/', ['a/b', 'a/b/c'], ['a']],
    ['*.md', ['a.md', 'x/a.md', 'x.md/y'], ['amd', 'a.mdx']],
    ['docs/*.md', ['docs/a.md'], ['docs/x/a.md', 'x/docs/a.md']],
    ['a*', ['a', 'ab', 'x/ab/y'], ['xa']],
    ['a/*/c', ['a/b/c', 'a/b/c/d'], ['a/c', 'a/b/b/c']],
    ['a/**', ['a/b', 'a/b/c'], ['a', 'x/a/b']],
    ['a/**/c', ['a/c', 'a/b/c', 'a/b/b/c/d'], ['c', 'x/a/c']],
    ['**/a', ['a', 'x/a', 'x/y/a/z'], ['xa']],
    ['**/a/b', ['a/b', 'x/a/b/c'], ['a/x/b']],
    ['**', ['a', 'a/b'], []],
    ['a?c', ['abc', 'x/abc'], ['ac', 'a/c', 'abbc']],
    ['a**c', ['abc', 'ac'], ['a/c']],
    ['/', [], ['a', 'a/b']],
    ['A.md', ['A.md'], ['a.md']],
    ['dir/sub\\ dir/', ['dir/sub dir/x'], ['dir/sub', 'dir/x']],
    ['/[', [], []],
  ])('%s', (pattern, matching, others) => {
    expect(matching.filter((path) => ownersOf(`${pattern} @x`, path) !== '@x')).toEqual([]);
    expect(others.filter((path) => ownersOf(`${pattern} @x`, path) === '@x')).toEqual([]);
  });

  test('is matched in linear time', () => {
    const find = ownershipBy(parseCodeowners(`${'*a'.repeat(100)}b @x\n**/${'**/a/'.repeat(50)}b @x`));
    const startedAt = performance.now();
    expect(find('a/'.repeat(2000)).kind).toBe('nobody');
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe('a line', () => {
  test('may be blank, a comment, indented, or end like those of Windows', () => {
    expect(ownersOf('\uFEFF* @all\r\n\r\n   # @nobody\r\n  /a @bob\t@cy  # both\r\n', 'a')).toBe('@bob @cy');
  });

  test('without owners takes what it matches from earlier owners', () => {
    expect(ownersOf('* @all\n/vendor/   # not ours', 'vendor/x')).toBe('nobody');
  });

  test('wins over every earlier one, with and without wildcards', () => {
    expect(ownersOf('/a/b @one\n/a/* @two', 'a/b')).toBe('@two');
    expect(ownersOf('/a/* @two\n/a/b @one', 'a/b')).toBe('@one');
    expect(ownersOf('/a/b/ @one\nb/ @two\n/a/ @three', 'a/b/c')).toBe('@three');
  });
});

describe('a line that GitHub skips leaves the owners of what it seems to mean unknown', () => {
  test.each([
    ['negation', '!src/a.ts @bob', 'src/a.ts'],
    ['a range', 'src/[ab].ts @bob', 'src/a.ts'],
    ['brackets in a name', '/app/[slug]/page.tsx @bob', 'app/[slug]/page.tsx'],
    ['an escaped comment', '\\#src @bob', '#src'],
    ['a comment within a pattern', 'src#core @bob', 'src'],
    ['a comment within a pattern, taken as part of it', 'src#core @bob', 'src#core'],
    ['three stars', 'src/***/a.ts @bob', 'src/x/a.ts'],
    ['an escaped wildcard', 'src/\\*.ts @bob', 'src/*.ts'],
    ['an owner without @', '/src/ bob', 'src/a.ts'],
    ['one owner of two that cannot be read', '/src/ @cy @bob/', 'src/a.ts'],
    ['a comment that sticks to an owner', '/src/ @bob#why', 'src/a.ts'],
    ['a path with a space', '/my file.ts @bob', 'my file.ts'],
    ['a pattern longer than any path', `/${'a/'.repeat(600)}*${'b'.repeat(4)} @bob`, 'src/a.ts'],
  ])('%s', (_name, line, path) => {
    expect(ownersOf(`* @all\n${line}`, path)).toBe('unknown: line 2');
  });

  test('and of nothing else', () => {
    const text = '* @all\nsrc/[ab].ts @bob\n/lib/ bob';
    expect(ownersOf(text, 'src/abc.ts')).toBe('@all');
    expect(ownersOf(text, 'docs/a.md')).toBe('@all');
  });

  test('unless a later line decides', () => {
    expect(ownersOf('* @all\n/src/ bob\n/src/a.ts @cy', 'src/a.ts')).toBe('@cy');
  });
});

describe('a file', () => {
  test('of more than 3 MB is not loaded by GitHub, so nothing is known', () => {
    const large = `* @all\n${'# padding\n'.repeat(320_000)}`;
    expect(ownersOf(large, 'a')).toBe('unknown: line undefined');
  });

  test('of many lines is searched fast for many paths', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `/services/s${index}/ @acme/team-${index % 50}`);
    const wild = Array.from({ length: 500 }, (_, index) => `*.ext${index} @acme/other`);
    const find = ownershipBy(parseCodeowners([...wild, ...lines].join('\n')));
    const startedAt = performance.now();
    const found = Array.from({ length: 3000 }, (_, index) => [
      find(`services/s${index}/src/deep/file.ts`).kind,
      find(`elsewhere/s${index}/src/deep/file.ts`).kind,
    ]);
    expect(performance.now() - startedAt).toBeLessThan(1500);
    expect(new Set(found.map((kinds) => kinds.join(' ')))).toEqual(new Set(['owners nobody']));
  });
});

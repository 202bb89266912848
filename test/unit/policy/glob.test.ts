import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileGlob, globProblem } from '../../../src/policy/glob.ts';

describe('a glob', () => {
  test.each([
    ['docs/**', 'docs/a.md', true],
    ['docs/**', 'docs/a/b/c.md', true],
    ['docs/**', 'docs', false],
    ['docs/**', 'docs/', false],
    ['docs/**', 'src/docs/a.md', false],
    ['docs/', 'docs/a/b.md', true],
    ['/docs/**', 'docs/a.md', true],
    ['**/*.md', 'a.md', true],
    ['**/*.md', 'docs/a/b.md', true],
    ['**/*.md', 'a.mdx', false],
    ['*.md', 'a.md', true],
    ['*.md', 'docs/a.md', false],
    ['**.md', 'docs/a.md', true],
    ['src/*/index.ts', 'src/a/index.ts', true],
    ['src/*/index.ts', 'src/a/b/index.ts', false],
    ['src/**/index.ts', 'src/index.ts', true],
    ['src/**/index.ts', 'src/a/b/index.ts', true],
    ['src/**/index.ts', 'srcindex.ts', false],
    ['**/migrations/**', 'db/migrations/1.sql', true],
    ['**/migrations/**', 'migrations/1.sql', true],
    ['**/migrations/**', 'migrations', false],
    ['**', 'a/b/c', true],
    ['*', 'a', true],
    ['*', 'a/b', false],
    ['*', '.env', true],
    ['?.ts', 'a.ts', true],
    ['?.ts', 'ab.ts', false],
    ['a?b', 'a/b', false],
    ['package.json', 'package.json', true],
    ['package.json', 'web/package.json', false],
    ['Docs/**', 'docs/a', false],
    ['a.c', 'abc', false],
    ['app/(group)/page.tsx', 'app/(group)/page.tsx', true],
    ['$HOME/+x^y', '$HOME/+x^y', true],
    ['größe/*', 'größe/ä', true],
  ])('%s against %s: %s', (pattern, path, isMatched) => {
    expect(compileGlob(pattern)(path)).toBe(isMatched);
  });

  test('compares environments without case when asked', () => {
    expect(compileGlob('Production-*', { ignoreCase: true })('PRODUCTION-eu')).toBe(true);
    expect(compileGlob('production-*', { ignoreCase: true })('production')).toBe(false);
  });

  test.each([
    '',
    '/',
    '!a',
    'a[bc]',
    'a]',
    '{a,b}',
    'a\\*',
    '@(a|b)',
    '+(a)',
    '?(a)',
    '***',
    './a',
    '../a',
    'a/../b',
    'a//b',
    'x'.repeat(257),
  ])('is refused as %j', (pattern) => {
    expect(globProblem(pattern)).toEqual(expect.any(String));
  });

  test.each(['**', '*', '?', 'a/b', '/a', 'a/', 'app/(group)/**', '.github/workflows/*.yml', 'x'.repeat(256)])(
    'is taken as %j',
    (pattern) => {
      expect(globProblem(pattern)).toBeUndefined();
    },
  );
});

/** By the definition, one rule a line, trying everything: slow and plain. */
function matchesByDefinition(pattern: string, path: string, isSegmentStart = true): boolean {
  if (pattern === '') return path === '';
  if (isSegmentStart && pattern.startsWith('**/')) {
    const rest = pattern.slice(3);
    if (matchesByDefinition(rest, path)) return true;
    const slash = path.indexOf('/');
    return slash >= 0 && matchesByDefinition(pattern, path.slice(slash + 1));
  }
  if (pattern.startsWith('**')) {
    return Array.from({ length: path.length + 1 }, (_, length) => path.slice(length)).some((rest) =>
      matchesByDefinition(pattern.slice(2), rest, false),
    );
  }
  if (pattern.startsWith('*')) {
    const run = /^[^/]*/.exec(path)?.[0].length ?? 0;
    return Array.from({ length: run + 1 }, (_, length) => path.slice(length)).some((rest) =>
      matchesByDefinition(pattern.slice(1), rest, false),
    );
  }
  if (path === '') return false;
  const isSame = pattern[0] === '?' ? path[0] !== '/' : pattern[0] === path[0];
  return isSame && matchesByDefinition(pattern.slice(1), path.slice(1), path[0] === '/');
}

test('any glob matches what its definition matches', () => {
  const piece = fc.constantFrom('a', 'b', '/', '*', '?', '**/', '/**/', '.', 'ab');
  const pattern = fc
    .array(piece, { minLength: 1, maxLength: 8 })
    .map((pieces) => pieces.join(''))
    // `/**` at the end needs something below it; the table above has those cases.
    .filter(
      (text) =>
        globProblem(text) === undefined && !text.startsWith('/') && !text.endsWith('/') && !text.endsWith('/**'),
    );
  const path = fc.array(fc.constantFrom('a', 'b', 'ab', '.', '/'), { maxLength: 10 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(pattern, path, (text, candidate) => {
      expect(compileGlob(text)(candidate)).toBe(matchesByDefinition(text, candidate));
    }),
    { numRuns: 5000 },
  );
});

test('a hostile pattern takes time linear in the path', () => {
  const matches = compileGlob(`${'**/'.repeat(40)}${'*a'.repeat(60)}b`);
  const startedAt = performance.now();
  expect(matches(`${'a/'.repeat(2000)}${'a'.repeat(20_000)}c`)).toBe(false);
  expect(matches(`${'a'.repeat(20_000)}cb`)).toBe(false);
  // A matcher that goes back and tries again would not end at all.
  expect(performance.now() - startedAt).toBeLessThan(2000);
});

/** The table of failures: each of the fifty has a test whose name says so, or a reason, and what it names is there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, ROOT, textOf } from './repository-files.ts';

const PAGE = 'docs/reference/failure-scenarios.md';
const SCENARIOS = Array.from({ length: 50 }, (_, nth) => nth + 1);
/** One in seven. */
const MOST_REASONS = Math.floor(SCENARIOS.length / 7);
/** Stands in the place of tests, with what loopback cannot produce. */
const REASON = /^Without a test: \S/;

interface Row {
  readonly number: number;
  readonly tests: string;
  readonly guard: string;
}

function rowsIn(page: string): readonly Row[] {
  const lines = page.matchAll(/^\| (\d+) \| [^|]+ \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm);
  return [...lines].map(([, number, tests = '', guard = '']) => ({ number: Number(number), tests, guard }));
}

type Read = (path: string) => string | undefined;

/** Why a row does not keep its word; undefined when it does. */
function wrongWith({ number, tests, guard }: Row, read: Read): string | undefined {
  if (REASON.test(tests)) return undefined;
  const named = [...tests.matchAll(/\]\(\.\.\/\.\.\/([^)]+)\) "([^"]+)"/g)];
  const absent = named.find(([, path = '', title = '']) => !isIn(read(path), title));
  if (absent !== undefined) return `${absent[1]} has no test "${absent[2]}"`;
  const proves = named.some(([, , title = '']) => title.startsWith(`scenario ${number}: `));
  if (!proves) return `it names no test that begins with "scenario ${number}: "`;
  const sources = [...guard.matchAll(/`(src\/[\w/.-]+)`/g)].map(([, path = '']) => path);
  return sources.find((path) => !existsSync(join(ROOT, path)));
}

/** As the name of a test: at the beginning of a text. */
function isIn(text: string | undefined, title: string): boolean {
  return ["'", '"', '`'].some((quote) => text?.includes(`${quote}${title}`));
}

function readHere(path: string): string | undefined {
  return existsSync(join(ROOT, path)) ? textOf(path) : undefined;
}

const rows = rowsIn(textOf(PAGE));

test('the table has each scenario once, in order', () => {
  expect(rows.map(({ number }) => number)).toEqual(SCENARIOS);
});

test.each(rows)('scenario $number of the table is proven by tests that exist, or has a reason', (row) => {
  expect(wrongWith(row, readHere)).toBeUndefined();
});

test('at most one in seven has a reason instead of a test, and the output says how many', () => {
  const reasons = rows.filter(({ tests }) => REASON.test(tests)).length;
  expect(reasons).toBeLessThanOrEqual(MOST_REASONS);
  process.stdout.write(`${rows.length} scenarios: ${rows.length - reasons} proven, ${reasons} with a reason\n`);
});

test('no test names a scenario that there is not', () => {
  const numbers = filesOf('test/**/*.test.ts').flatMap((file) =>
    [...textOf(file).matchAll(/['"`]scenario (\d+): /g)].map(([, number]) => Number(number)),
  );
  expect(numbers.filter((number) => !SCENARIOS.includes(number))).toEqual([]);
  expect(numbers.length).toBeGreaterThan(150);
});

describe('a row that does not keep its word', () => {
  const read: Read = (path) => (path === 'test/a.test.ts' ? "test('scenario 7: it holds', () => {});" : undefined);
  const wrong = (tests: string, guard = '-') =>
    rowsIn(`| 7 | a failure | what is done | ${tests} | ${guard} |`).map((row) => wrongWith(row, read));

  test('is found: a test that is not there, of another scenario, or none; a file of its guard that is gone', () => {
    expect(wrong('[a](../../test/a.test.ts) "scenario 7: it holds"')).toEqual([undefined]);
    expect(wrong('Without a test: no loopback does that')).toEqual([undefined]);
    expect(wrong('[a](../../test/a.test.ts) "scenario 7: it falls"')).toEqual([
      'test/a.test.ts has no test "scenario 7: it falls"',
    ]);
    expect(wrong('[b](../../test/b.test.ts) "scenario 7: it holds"')).toEqual([
      'test/b.test.ts has no test "scenario 7: it holds"',
    ]);
    expect(wrong('somebody looked at it')).toEqual(['it names no test that begins with "scenario 7: "']);
    expect(wrong('[a](../../test/a.test.ts) "scenario 7: it holds"', '`src/gone.ts`')).toEqual(['src/gone.ts']);
  });
});

test('scenario 34: nothing creates a deployment, so GitHub merges nothing and refuses nothing for one', () => {
  const files = filesOf('src/{action,app,flow,github}/**/*.ts');
  expect(files.length).toBeGreaterThan(200);
  const creating = files.filter((file) =>
    /POST \/repos\/[^'"`]*\/deployments['"`]|createDeployment/.test(textOf(file)),
  );
  expect(creating).toEqual([]);
});

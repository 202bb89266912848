/** What docs/security.md says of threats; and of those rows, the ones that are about this repository itself. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, ROOT, textOf } from './repository-files.ts';

const PAGE = textOf('docs/security.md');
const THREATS = Array.from({ length: 81 }, (_, nth) => nth + 1);

interface Row {
  readonly number: number;
  readonly guard: string;
  readonly tests: readonly { readonly path: string; readonly title: string }[];
}

function rowsOf(page: string): Row[] {
  const lines = page.matchAll(/^\| (\d+) \| .+? \| (.+?) \| (.*?) ?\|$/gm);
  return [...lines].map(([, number, guard = '', cell = '']) => {
    const named = cell.matchAll(/\]\(\.\.\/([^)]+)\) "([^"]+)"/g);
    return {
      number: Number(number),
      guard,
      tests: [...named].map(([, path = '', title = '']) => ({ path, title })),
    };
  });
}

/** Why a row does not keep its word; undefined when it does. */
function wrongWith({ guard, tests }: Row, read: (path: string) => string | undefined): string | undefined {
  if (tests.length === 0 && !/^(Does not apply|Not there yet): /.test(guard)) return 'it names no test and no reason';
  for (const { path, title } of tests) {
    const text = read(path);
    if (text === undefined) return `there is no ${path}`;
    if (!text.includes(title)) return `${path} has no test "${title}"`;
  }
  return undefined;
}

function readHere(path: string): string | undefined {
  return existsSync(join(ROOT, path)) ? textOf(path) : undefined;
}

describe('the page of threats', () => {
  const rows = rowsOf(PAGE);

  test('has each row once, in order', () => {
    expect(rows.map(({ number }) => number)).toEqual(THREATS);
  });

  test.each(rows)('row $number names tests that exist, or says why there is none', (row) => {
    expect(wrongWith(row, readHere)).toBeUndefined();
  });

  test('what release practice believes names tests that exist', () => {
    const section = PAGE.slice(PAGE.indexOf('\n## Release practice\n'));
    const lines = section.split('\n').filter((line) => line.includes('](../test/'));
    expect(lines.length).toBeGreaterThan(8);
    const rows = lines.flatMap((line, nth) => rowsOf(`| ${nth} ${line}`));
    expect(rows.map((row) => wrongWith(row, readHere)).filter((wrong) => wrong !== undefined)).toEqual([]);
    expect(rows).toHaveLength(lines.length);
  });

  test('a row that does not keep its word is found', () => {
    const read = (path: string) => (path === 'test/a.test.ts' ? "test('it holds', () => {});" : undefined);
    const wrong = (guard: string, cell: string) =>
      rowsOf(`| 7 | a threat | ${guard} | ${cell} |`).map((row) => wrongWith(row, read));
    expect(wrong('Guarded.', '[`a`](../test/a.test.ts) "it holds"')).toEqual([undefined]);
    expect(wrong('Not there yet: nobody asked.', '')).toEqual([undefined]);
    expect(wrong('Guarded.', '')).toEqual(['it names no test and no reason']);
    expect(wrong('Guarded.', '[`a`](../test/a.test.ts) "it falls"')).toEqual(['test/a.test.ts has no test "it falls"']);
    expect(wrong('Guarded.', '[`b`](../test/b.test.ts) "it holds"')).toEqual(['there is no test/b.test.ts']);
  });
});

/** What strangers can write, in an expression of GitHub Actions. */
const OF_STRANGERS = /\$\{\{[^}]*(\.title|\.body|\.message|head_ref|head\.ref|\.login|inputs\.)[^}]*\}\}/;

describe('this repository', () => {
  test('row 56: no page shows a script with text of strangers in it', () => {
    const pages = [...filesOf('*.{md,yml}'), ...filesOf('{docs,examples,.github}/**/*.{md,yml}')];
    const scripts = pages.flatMap((page) => [...textOf(page).matchAll(/^ *-? *run: .*$/gm)].map(([line]) => line));
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((line) => OF_STRANGERS.test(line))).toEqual([]);
    expect(OF_STRANGERS.test(['run: echo "$', '{{ github.event.pull_request.title }}"'].join(''))).toBe(true);
  });

  test('row 73: every dependency is pinned, with its digest', () => {
    const { dependencies, devDependencies } = JSON.parse(textOf('package.json'));
    const versions = Object.entries<string>({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    const { packages } = JSON.parse(textOf('package-lock.json'));
    const locked = Object.entries<{ integrity?: string; link?: boolean }>(packages).filter(([path]) => path !== '');
    expect(locked.length).toBeGreaterThan(versions.length);
    const loose = locked.filter((each) => !(each[1].integrity ?? '').startsWith('sha512-'));
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  test('row 76: the job that releases takes nothing that another job left', () => {
    const [, job = ''] = textOf('.github/workflows/release.yml').split(/^ {2}release:$/m);
    expect(job).toContain('contents: write');
    const steps = job.split(/^ {6}- /m).slice(1);
    expect(steps.filter((step) => /uses: .*\b(cache|download-artifact)\b/.test(step))).toEqual([]);
    const setups = steps.filter((step) => step.includes('uses: actions/setup-'));
    expect(setups.length).toBeGreaterThan(0);
    for (const setup of setups) expect(setup).toMatch(/^ +package-manager-cache: false$/m);
    const build = steps.findIndex((step) => step.includes('npm run build') && step.includes('git status --porcelain'));
    expect(build).toBeGreaterThan(0);
    expect(build).toBeLessThan(steps.findIndex((step) => step.includes('uses: actions/attest@')));
  });

  test('row 81: what serves webhooks cannot reach a clone or start a program', () => {
    const files = filesOf('src/{app,flow,github,store,policy}/**/*.ts');
    expect(files.length).toBeGreaterThan(100);
    const reaching = files.filter((file) =>
      /from '(node:child_process|node:vm|node:worker_threads|[^']*\/git\/)/.test(textOf(file)),
    );
    expect(reaching).toEqual([]);
  });
});

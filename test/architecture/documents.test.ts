import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { filesOf, ROOT, textOf } from './repository-files.ts';

const pages = [
  ...filesOf('*.md'),
  ...filesOf('{docs,src,standin,test,scripts}/**/*.md'),
  ...filesOf('.github/**/*.md'),
];

interface Link {
  readonly page: string;
  readonly line: number;
  readonly target: string;
}

/** Links and images of a page, code left out. Also of its reference definitions. */
function linksOf(page: string, text: string): Link[] {
  const visible = text
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, ''))
    .replace(/`[^`\n]*`/g, '');
  const found = visible.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*(\S+)/gm);
  return [...found].map((match) => ({
    page,
    line: visible.slice(0, match.index).split('\n').length,
    target: match[1] ?? match[2] ?? '',
  }));
}

/** What is wrong with a link, or undefined. Only links into this repository are judged. */
function brokenBecause({ page, target }: Link, read: (path: string) => string | undefined): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : posix.join(posix.dirname(page), decodeURIComponent(path));
  const text = read(file);
  if (text === undefined) return `${file} does not exist`;
  if (anchor && !anchorsOf(text).includes(anchor)) return `${file} has no heading #${anchor}`;
  return undefined;
}

/** Headings as GitHub makes anchors of them. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#{1,6}\s+(.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

function readHere(path: string): string | undefined {
  if (!existsSync(join(ROOT, path))) return undefined;
  return path.endsWith('.md') ? textOf(path) : '';
}

describe('links', () => {
  test('every relative link of every page leads somewhere', () => {
    const links = pages.flatMap((page) => linksOf(page, textOf(page)));
    expect(links.length).toBeGreaterThan(pages.length);
    const broken = links
      .map((link) => ({ ...link, because: brokenBecause(link, readHere) }))
      .filter((link) => link.because);
    expect(broken.map(({ page, line, because }) => `${page}:${line} ${because}`)).toEqual([]);
  });

  test('a planted broken link is caught, in each of its forms', () => {
    const text = '# One Thing\n[a](gone.md) [b](#two) [c](one.md#gone)\n![d](gone.png)\n\n[ref]: gone.md\n';
    const read = (path: string) => (path === 'docs/one.md' ? text : undefined);
    const because = linksOf('docs/one.md', text).map((link) => brokenBecause(link, read));
    expect(because).toEqual([
      'docs/gone.md does not exist',
      'docs/one.md has no heading #two',
      'docs/one.md has no heading #gone',
      'docs/gone.png does not exist',
      'docs/gone.md does not exist',
    ]);
  });

  test('links that lead somewhere, outside links and links in code are left alone', () => {
    const text = '# One Thing\n[a](#one-thing) [b](one.md) [c](https://example.com) `[d](x)`\n```\n[e](y)\n```\n';
    const read = (path: string) => (path === 'docs/one.md' ? text : undefined);
    expect(linksOf('docs/one.md', text).map((link) => brokenBecause(link, read))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('what the documentation says to run', () => {
  const scripts = Object.keys((JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }).scripts);
  const BUILT_IN = ['test', 'start'];

  test('every npm script that a page names exists', () => {
    const named = pages.flatMap((page) =>
      [...textOf(page).matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g)].map(([, script = '']) => script),
    );
    expect(named.length).toBeGreaterThan(0);
    expect([...new Set(named)].filter((script) => !scripts.includes(script))).toEqual([]);
  });

  test('every npm script is told to contributors or users', () => {
    const told = `${textOf('README.md')}${textOf('CONTRIBUTING.md')}`;
    const untold = scripts.filter(
      (script) => !told.includes(BUILT_IN.includes(script) ? `npm ${script}` : `npm run ${script}`),
    );
    expect(untold.filter((script) => !told.includes(`npm run -s ${script}`))).toEqual([]);
  });

  test('.ci/run ends with exactly the test command of the README', () => {
    const commands = textOf('.ci/run')
      .split('\n')
      .filter((line) => /^npm /.test(line));
    expect(commands).toEqual(['npm ci --no-audit --no-fund', 'npm test']);
    expect(textOf('README.md')).toContain('npm ci && npm test');
  });
});

describe('documents that have a size', () => {
  test('ARCHITECTURE.md is read in one go: at most 150 lines', () => {
    expect(textOf('ARCHITECTURE.md').trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });

  test('a decision record is at most a page, and is listed', () => {
    const records = filesOf('docs/decisions/[0-9]*.md');
    expect(records.length).toBeGreaterThan(0);
    const index = textOf('docs/decisions/README.md');
    expect(records.filter((path) => textOf(path).split('\n').length > 60)).toEqual([]);
    expect(records.filter((path) => !index.includes(`(${posix.basename(path)})`))).toEqual([]);
  });
});

describe('workflows', () => {
  const workflows = filesOf('.github/workflows/*.yml');

  test('give no permission by default, and pin every action to a full commit', () => {
    expect(workflows.length).toBeGreaterThan(0);
    for (const path of workflows) {
      const text = textOf(path);
      expect((load(text) as { permissions: unknown }).permissions, path).toEqual({});
      const uses = [...text.matchAll(/uses:\s*(.+)/g)].map(([, action = '']) => action);
      expect(
        uses.filter((action) => !/^(\.\/|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/.test(action)),
        path,
      ).toEqual([]);
    }
  });
});

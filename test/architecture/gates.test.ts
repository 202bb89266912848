/**
 * The gates of `npm test` that are programs of their own, and the proof that each of them looks: over this repository
 * it finds nothing and has seen every file, and on a planted fault it fails.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { differences } from '../../scripts/generated-differences.ts';
import { filesOf, ROOT } from './repository-files.ts';

// Programs are started here, on machines that may be busy with other test files.
vi.setConfig({ testTimeout: 90_000 });

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function run(command: readonly string[], cwd: string = ROOT): Promise<Ended> {
  const [program = '', ...args] = command;
  const path = `${join(ROOT, 'node_modules', '.bin')}:${process.env['PATH']}`;
  // Of the outer test run and of GitHub's runner, nothing may reach the program that is tried.
  const env = { PATH: path, HOME: process.env['HOME'], NO_COLOR: '1' };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: Buffer.concat(output).toString() }));
  });
}

const code = filesOf('{src,standin,test,scripts}/**/*.ts').filter((path) => !path.startsWith('test/fixtures/'));
const CONFIGURATION = ['package.json', 'biome.json', 'tsconfig.json', 'vitest.config.ts', 'scripts/strict-reporter.ts'];
const CLEAN = 'export function double(value: number): number {\n  return value * 2;\n}\n';

/** Inside the repository, so that node_modules is found. */
let planted = '';

beforeAll(() => {
  mkdirSync(join(ROOT, '.tmp'), { recursive: true });
  planted = mkdtempSync(join(ROOT, '.tmp', 'planted-'));
});

afterAll(() => rmSync(planted, { recursive: true, force: true }));

/** A folder of its own, laid out and configured as this repository is, with these files in it. */
function plant(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(planted, name);
  for (const file of CONFIGURATION) cpSync(join(ROOT, file), join(folder, file));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('Node', () => {
  const pretend = (version: string) =>
    `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'${version}'}})`;

  test('the tests run on Node 24 or newer', () => {
    expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
  });

  test.each(['0.10.48', '20.20.2', '23.11.1'])(
    'the guard turns Node %s away with a clear sentence',
    async (version) => {
      const { code, output } = await run(['node', '--import', pretend(version), 'scripts/check-node.mjs']);
      expect(code).toBe(1);
      expect(output).toContain(`needs Node 24 or newer, and this is Node ${version}`);
    },
  );

  test.each(['24.0.0', '26.10.0'])('the guard lets Node %s pass and says nothing', async (version) => {
    const ended = await run(['node', '--import', pretend(version), 'scripts/check-node.mjs']);
    expect(ended).toEqual({ code: 0, output: '' });
  });
});

describe('types', () => {
  test('the compiler finds nothing, and has seen every file', async () => {
    const { code: ended, output } = await run(['tsc', '-p', '.', '--listFiles']);
    const seen = new Set(output.split('\n'));
    expect(output.split('\n').filter((line) => /error TS\d+/.test(line))).toEqual([]);
    expect(ended).toBe(0);
    expect(code.filter((path) => !seen.has(join(ROOT, path)))).toEqual([]);
  });

  test('the compiler catches each fault that our options are about, and leaves a clean file alone', async () => {
    const faults = {
      TS2322: "export const count: number = 'three';\n",
      TS2532: 'export const size = (list: string[]): number => list[0].length;\n',
      TS1294: 'export enum Colour {\n  Red,\n}\n',
      TS6133: 'export function f(): void {\n  const unused = 1;\n}\n',
    };
    const files = Object.entries(faults).map(([error, text]) => [`src/${error}.ts`, text]);
    const { code, output } = await run(
      ['tsc', '-p', '.'],
      plant('types', { ...Object.fromEntries(files), 'src/clean.ts': CLEAN }),
    );
    const caught = [...output.matchAll(/^src\/(\w+)\.ts.*error (\w+)/gm)].map(([, file, error]) => `${file} ${error}`);
    expect(caught.sort()).toEqual(
      Object.keys(faults)
        .sort()
        .map((error) => `${error} ${error}`),
    );
    expect(code).not.toBe(0);
  });
});

describe('lint and format', () => {
  test('biome finds nothing, and has seen every file', async () => {
    const { code: ended, output } = await run(['biome', 'ci', '--colors=off']);
    expect(ended, output).toBe(0);
    expect(Number(/Checked (\d+) files/.exec(output)?.[1])).toBeGreaterThanOrEqual(code.length);
  });

  const FAULTS: Readonly<Record<string, string>> = {
    noFloatingPromises: 'async function go(): Promise<void> {}\n\nexport function start(): void {\n  go();\n}\n',
    noExplicitAny: 'export function read(value: any): string {\n  return String(value);\n}\n',
    noNonNullAssertion: 'export function first(list: readonly string[]): string {\n  return list[0]!;\n}\n',
    noUnusedImports: "import { join } from 'node:path';\n\nexport const one = 1;\n",
    noUnusedVariables: 'const hidden = 1;\n\nexport const one = 1;\n',
    useImportType: "import { Stats } from 'node:fs';\n\nexport type Size = Stats['size'];\n",
    useNodejsImportProtocol: "import { join } from 'path';\n\nexport const path = join('a', 'b');\n",
    noEnum: 'export enum Colour {\n  Red = 1,\n}\n',
    noExcessiveLinesPerFunction: `export function long(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(60)}  return sum;\n}\n`,
    noExcessiveCognitiveComplexity: `export function tangled(n: number): number {\n  let sum = 0;\n${'  if (n > 1) {\n    if (n > 2) sum += n;\n  }\n'.repeat(5)}  return sum;\n}\n`,
  };

  test('biome passes a clean file under our rules', async () => {
    const { code, output } = await run(['biome', 'ci', '--colors=off'], plant('lint-clean', { 'src/clean.ts': CLEAN }));
    expect(code, output).toBe(0);
  });

  test('biome catches every fault that our rules are about, and bad form, and a bad file name', async () => {
    const files = Object.entries(FAULTS).map(([rule, text]) => [`src/${kebab(rule)}.ts`, text] as const);
    const folder = plant('lint-faults', {
      ...Object.fromEntries(files),
      'src/clean.ts': CLEAN,
      'src/unformatted.ts': 'export const   one=1\n',
      'src/unsorted.ts':
        "import { join } from 'node:path';\nimport { readFileSync } from 'node:fs';\n\nexport { join, readFileSync };\n",
      'src/badName.ts': 'export const one = 1;\n',
    });
    const { code, output } = await run(['biome', 'ci', '--colors=off', '--max-diagnostics=none'], folder);
    const caught = [...output.matchAll(/^src\/([\w-]+)\.ts(?::\d+:\d+)? (\S+)/gm)].map(
      ([, file, rule]) => `${file} ${rule}`,
    );
    expect(caught).toEqual(
      expect.arrayContaining(
        Object.keys(FAULTS).map((rule) => expect.stringMatching(new RegExp(`^${kebab(rule)} lint/\\w+/${rule}$`))),
      ),
    );
    expect(caught).toEqual(expect.arrayContaining(['unformatted format', 'unsorted assist/source/organizeImports']));
    expect(caught).toContain('badName lint/style/useFilenamingConvention');
    expect(caught.filter((entry) => entry.startsWith('clean '))).toEqual([]);
    expect(code).not.toBe(0);
  });
});

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

describe('generated files', () => {
  test('every generated file is what its script makes', async () => {
    expect(await run(['node', 'scripts/check-generated.ts'])).toEqual({ code: 0, output: '' });
  });

  const expected = new Map([
    ['schema/policy.schema.json', '{}\n'],
    ['dist/cli.js', 'run();\n'],
    ['docs/reference/policy.md', '<!-- Generated by scripts/generate-reference.ts -->\n'],
  ]);
  const inOrder = Object.fromEntries(expected);

  test('a tree that holds exactly what the scripts make has no difference', () => {
    const folder = plant('generated-same', { ...inOrder, 'docs/guide/first.md': '# By hand\n' });
    expect(differences(folder, expected)).toEqual([]);
  });

  test.each<[what: string, change: Record<string, string>, saying: string]>([
    ['one byte changed', { 'dist/cli.js': 'run()\n' }, 'dist/cli.js is not what its script makes'],
    ['a bundle too many', { 'dist/old.js': '' }, 'dist/old.js is made by no script any more'],
    ['a schema too many', { 'schema/old.json': '' }, 'schema/old.json is made by no script any more'],
    [
      'a page that only claims to be generated',
      { 'docs/old.md': '<!-- generated by scripts/generate-old.ts -->' },
      'docs/old.md is made by no script any more',
    ],
  ])('%s is a difference', (what, change, saying) => {
    const folder = plant(`generated-${what.replaceAll(' ', '-')}`, { ...inOrder, ...change });
    expect(differences(folder, expected)).toEqual([saying]);
  });

  test('a file that is missing is a difference', () => {
    const { 'dist/cli.js': _missing, ...rest } = inOrder;
    expect(differences(plant('generated-missing', rest), expected)).toEqual(['dist/cli.js is missing']);
  });
});

describe.concurrent('the test run itself', () => {
  const HEAD = "import { expect, test } from 'vitest';\n\ntest('is fine', () => expect(1).toBe(1));\n";

  async function runTests(name: string, file: string): Promise<{ code: number | null; remarks: string[] }> {
    const folder = plant(`run-${name.replaceAll(' ', '-')}`, file === '' ? {} : { 'test/planted.test.ts': file });
    // What it says on the other stream arrives before this or after it, as it happens.
    const { code, output } = await run(['sh', '-c', 'exec vitest run 2>/dev/null'], folder);
    return { code, remarks: output.trimEnd().split('\n').slice(-4) };
  }

  test('ends with 0 and says so in its last line when all tests passed', async ({ expect }) => {
    const { code, remarks } = await runTests('fine', HEAD);
    expect(remarks.at(-1)).toBe('1 passed, 0 failed');
    expect(code).toBe(0);
  });

  test('fails when tests were skipped, left to do, or gave up, and names them', async ({ expect }) => {
    const leftOut = `test.${'skip'}('one', () => {});\ntest.${'todo'}('two');\ntest('three', ({ skip }) => ${'skip'}());\n`;
    const { code, remarks } = await runTests('left out', HEAD + leftOut);
    const names = ['one', 'two', 'three'];
    expect(remarks).toEqual([
      ...names.map((name) => `not run (skipped or left to do): test/planted.test.ts > ${name}`),
      '1 passed, 3 failed',
    ]);
    expect(code).toBe(1);
  });

  test.each([
    ['a test that fails', `${HEAD}test('fails', () => expect(1).toBe(2));\n`, '1 passed, 1 failed'],
    ['a single test picked out', `${HEAD}test.${'only'}('picked', () => {});\n`, '0 passed, 2 failed'],
    ['a file that does not load', `${HEAD}throw new Error('broken');\n`, '0 passed, 1 failed'],
    ['an error outside any test', `${HEAD}void Promise.reject(new Error('lost'));\n`, '1 passed, 1 failed'],
    ['a run without tests', '', '0 passed, 1 failed'],
  ])('fails on %s', async (name, file, lastLine) => {
    const { code, remarks } = await runTests(name, file);
    expect(remarks.at(-1)).toBe(lastLine);
    expect(code).toBe(1);
  });
});

/** The example policies as their users meet them: through `validate` and `test`, each with the cases that stand beside it. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/domain/problem.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { policyJsonSchema } from '../../src/policy/schema.ts';
import { runTidegate } from './run-tidegate.ts';

const ROOT = join(import.meta.dirname, '../..');
const EXAMPLES = join(ROOT, 'examples');

const readme = readFileSync(join(EXAMPLES, 'README.md'), 'utf8');
const situations = [...readme.matchAll(/^\| \[([\w-]+)\]\(\1\/tidegate\.yml\) \|/gm)].flatMap(([, name]) => name ?? []);
const folders = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  // Whole `.github` folders, of which `test/workflows` has the tests.
  .filter((name) => name !== 'strategies');

function file(name: string, which: 'tidegate.yml' | 'cases.yml'): string {
  return join('examples', name, which);
}

/** Trains are said by an organisation only. */
const ORGANISATION = 'examples/bank-quarterly/tidegate-org.yml';

interface Tested {
  readonly problems: readonly unknown[];
  readonly cases: readonly {
    readonly file: string;
    readonly name: string;
    readonly passed: boolean;
    readonly mismatches: readonly unknown[];
    readonly decision: { readonly gates: readonly { readonly name: string; readonly status: string }[] };
  }[];
}

describe('the examples', () => {
  it('are the situations that their page lists', () => {
    expect(situations.toSorted()).toEqual(folders.toSorted());
    expect(situations.length).toBeGreaterThanOrEqual(5);
  });

  it('are valid without a warning, policies and cases', async () => {
    const files = [
      ...situations.flatMap((name) => [file(name, 'tidegate.yml'), file(name, 'cases.yml')]),
      ORGANISATION,
    ];
    const { exitCode, stdout } = await runTidegate(['validate', '--json', ...files], ROOT);
    expect(JSON.parse(stdout)).toMatchObject({ problems: [] });
    expect(exitCode).toBe(0);
  });

  it('of strategies are valid without a warning, policies and smoke files', async () => {
    const files = globSync('examples/strategies/*/.github/*.yml', { cwd: ROOT });
    expect(files.length).toBeGreaterThanOrEqual(10);
    const { exitCode, stdout } = await runTidegate(['validate', '--json', ...files], ROOT);
    expect(JSON.parse(stdout)).toMatchObject({ problems: [] });
    expect(exitCode).toBe(0);
  });

  it('have six cases or more each, and all of them pass', async () => {
    const files = situations.map((name) => file(name, 'cases.yml'));
    const { exitCode, stdout } = await runTidegate(['test', '--json', ...files], ROOT);
    const { cases, problems }: Tested = JSON.parse(stdout);
    expect(problems).toEqual([]);
    expect(cases.filter(({ passed }) => !passed).map(({ name, mismatches }) => ({ name, mismatches }))).toEqual([]);
    expect(exitCode).toBe(0);
    for (const each of files) {
      const names = new Set(cases.filter((one) => one.file === each).map(({ name }) => name));
      expect(names.size, each).toBeGreaterThanOrEqual(6);
    }
  });

  it.each(situations)('%s shows every gate both open and holding, somewhere in its cases', async (name) => {
    const { stdout } = await runTidegate(['test', '--json', file(name, 'cases.yml')], ROOT);
    const { cases }: Tested = JSON.parse(stdout);
    const seen = new Set(cases.flatMap(({ decision }) => decision.gates.map((gate) => `${gate.name}: ${gate.status}`)));
    const never = gatesOf(name).flatMap((gate) => [
      ...(seen.has(`${gate}: met`) ? [] : [`${gate} is never met`]),
      ...(seen.has(`${gate}: pending`) || seen.has(`${gate}: failed`) ? [] : [`${gate} never holds`]),
    ]);
    expect(never).toEqual([]);
  });

  it('use every key of the language, together with the example that has all of it', () => {
    const keys = Object.keys(policyJsonSchema()['properties'] as object);
    const policies = [
      ...situations.map((name) => file(name, 'tidegate.yml')),
      ORGANISATION,
      'test/fixtures/policies-of-the-contract/policy.yml',
    ].map((each) => readFileSync(join(ROOT, each), 'utf8'));
    const unused = keys.filter((key) => !policies.some((text) => new RegExp(`^${key}:`, 'm').test(text)));
    expect(unused).toEqual([]);
    expect(keys.length).toBeGreaterThan(10);
  });

  it('are told how to run them on their page', () => {
    expect(readme).toContain('npm run -s tidegate -- test examples/*/cases.yml');
  });
});

function gatesOf(name: string): readonly string[] {
  const path = file(name, 'tidegate.yml');
  const parsed = parsePolicy(readFileSync(join(ROOT, path), 'utf8'), { source: 'policy', file: path });
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.map(formatProblem).join('\n'));
  return parsed.policy.gates.map((gate) => gate.name);
}

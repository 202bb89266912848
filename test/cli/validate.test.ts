import { relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { namedFileProblems } from '../../src/cli/validate/named-files.ts';
import { formatProblem } from '../../src/domain/problem.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { Folder } from './folder.ts';
import { runTidegate } from './run-tidegate.ts';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder[Symbol.dispose]());

const VALID = 'version: 1\nrisk:\n  - tier: high\n    when: { paths: ["db/**"] }\n  - tier: low\n';
const SMOKE = `version: 1\nchecks:\n  - id: home\n    http: { url: "\${BASE}/health:\${PORT}", status: 200 }\n`;

describe('tidegate validate', () => {
  it('finds nothing wrong with a good policy and a good smoke file', async () => {
    const files = [folder.write('tidegate.yml', VALID), folder.write('smoke.yml', SMOKE)];
    const ended = await runTidegate(['validate', ...files]);
    expect(ended).toEqual({ exitCode: 0, stdout: '', stderr: '2 files checked: 0 errors, 0 warnings\n' });
  });

  it('checks .github/tidegate.yml of the folder when no file is named', async () => {
    folder.write('.github/tidegate.yml', 'version: 1\nrisks: []\n');
    const ended = await runTidegate(['validate'], folder.path);
    expect(ended.exitCode).toBe(1);
    expect(ended.stdout).toMatch(/^\.github\/tidegate\.yml:2:1 unknown-key .+\n$/);
  });

  it('tells file, line, column, code and message of every problem of every file', async () => {
    const policy = folder.write('p.yml', 'version: 1\nzone: Mars/Olympus\ntiers: [low]\nmood: good\n');
    const smoke = folder.write('s.yml', 'version: 1\nchecks:\n  - id: home\n    http: { url: "ftp://x" }\n');
    const { exitCode, stdout } = await runTidegate(['validate', policy, smoke]);
    expect(exitCode).toBe(1);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/^.+\.yml:\d+:\d+ [a-z-]+ .{20,}$/);
    expect(lines[0]).toMatch(/^.+p\.yml:2:7 zone-unknown /);
    expect(lines[2]).toMatch(/^.+s\.yml:4:18 wrong-value /);
  });

  it('prints one document with --json', async () => {
    const file = folder.write('p.yml', 'version: 1\nmood: good\n');
    const { exitCode, stdout, stderr } = await runTidegate(['validate', '--json', file]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    const message = expect.any(String);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      problems: [{ severity: 'error', source: 'policy', file, code: 'unknown-key', line: 2, column: 1, message }],
    });
  });

  it('leaves exit 0 to warnings', async () => {
    const file = folder.write('p.yml', 'version: 1\nrisk:\n  - tier: high\n    when: { paths: ["db/**"] }\n');
    const { exitCode, stdout } = await runTidegate(['validate', '--json', file]);
    expect(JSON.parse(stdout).problems.map((each: { severity: string }) => each.severity)).toEqual(['warning']);
    expect(exitCode).toBe(0);
  });

  it('calls the file of an organisation by its source', async () => {
    const file = folder.write('tidegate-org.yml', 'version: 2\n');
    const { stdout } = await runTidegate(['validate', '--json', file]);
    expect(JSON.parse(stdout).problems[0]).toMatchObject({ source: 'orgPolicy' });
  });

  const CASES = `version: 1
defaults: { at: 2026-01-06T10:00:00Z, repository: a/b, candidate: { sha: a1 }, question: { kind: deploy, environment: production, actor: ann } }
cases:
  - { name: one, expect: { tier: low } }
`;

  it('checks a case file with the policy that it tests', async () => {
    folder.write('tidegate.yml', VALID);
    const cases = folder.write('cases.yml', CASES);
    expect(await runTidegate(['validate', cases])).toMatchObject({ exitCode: 0, stdout: '' });
    folder.write(
      'tidegate.yml',
      VALID.replace('tier: low', 'tier: medium').replace('1\n', '1\ntiers: [medium, high]\n'),
    );
    const ended = await runTidegate(['validate', cases]);
    expect(ended.exitCode).toBe(1);
    expect(ended.stdout).toMatch(/cases\.yml:4:34 tier-unknown .+`low`/);
  });

  it('tells policies, case files and smoke files apart by their top keys, however they are written', async () => {
    const smoke = folder.write('s.yml', '{ version: 1, checks: [] }\n');
    const cases = folder.write('c.yml', '{ version: 1, cases: [] }\n');
    const policy = folder.write('p.yml', '# checks:\nversion: 1\nzone: |\n  cases:\n');
    const { stdout } = await runTidegate(['validate', smoke, cases, policy]);
    expect(stdout).toMatch(/s\.yml:1:23 list-empty `checks`/);
    expect(stdout).toMatch(/c\.yml:1:22 list-empty `cases`/);
    expect(stdout).toMatch(/p\.yml:4:1 zone-unknown/);
  });

  it('tells a problem once, although the file and a case file that tests it are both named', async () => {
    const policy = folder.write('tidegate.yml', 'version: 1\nmood: good\n');
    const { stdout } = await runTidegate(['validate', policy, folder.write('cases.yml', CASES)]);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  it('has a problem with a file that cannot be read, and goes on with the others', async () => {
    const good = folder.write('good.yml', VALID);
    const ended = await runTidegate(['validate', `${folder.path}/none.yml`, folder.path, good]);
    expect(ended.exitCode).toBe(1);
    expect(ended.stdout).toMatch(
      /none\.yml:1:1 file-unreadable .+no such file.+\n.+:1:1 file-unreadable .+folder.+\n$/,
    );
    expect(ended.stderr).toBe('3 files checked: 2 errors, 0 warnings\n');
  });
});

describe('the files that a policy names', () => {
  const WATCHED = SMOKE.replace('    http:', '    watch: true\n    http:');
  const NAMING = `version: 1
environments:
  production:
    release-manager: { teams: [release] }
    runbook: docs/runbooks/production.md#back
    preflight: .github/preflight.yml
    verify: { smoke: .github/smoke.yml, within: 15m, watch: { for: 48h, every: 15m } }
record: { checklist: .github/checklist.md }
reviews: { template: .github/review.md, due: 5d }
notify:
  - { on: started, slack: URL, template: .github/announce.md }
`;
  const FILES: Readonly<Record<string, string>> = {
    'docs/runbooks/production.md': '# Back\n',
    '.github/preflight.yml': SMOKE,
    '.github/smoke.yml': WATCHED,
    '.github/checklist.md': '- [ ] told support\n',
    '.github/review.md': '## What happened\n',
    '.github/announce.md': '{{ release }} goes to {{ environment }}\n',
  };

  async function told(
    files: Readonly<Record<string, string>>,
    policy = '.github/tidegate.yml',
  ): Promise<readonly string[]> {
    for (const [name, text] of Object.entries(files)) folder.write(name, text);
    const file = folder.write(policy, NAMING);
    const parsed = parsePolicy(NAMING, { source: 'policy', file });
    if (parsed.kind === 'invalid') throw new Error(parsed.problems.map(formatProblem).join('\n'));
    const problems = await namedFileProblems(parsed.policy, NAMING, file);
    return problems.map(
      (each) => `${each.severity} ${formatProblem({ ...each, file: relative(folder.path, each.file) })}`,
    );
  }

  it('are looked up in the checkout, and nothing is said of good ones', async () => {
    expect(await told(FILES)).toEqual([]);
  });

  it('that are not there are warned of, where the policy names them', async () => {
    expect((await told({})).map((each) => each.split(' ').slice(0, 3).join(' '))).toEqual([
      'warning .github/tidegate.yml:5:14 file-missing',
      'warning .github/tidegate.yml:6:16 file-missing',
      'warning .github/tidegate.yml:7:22 file-missing',
      'warning .github/tidegate.yml:11:42 file-missing',
      'warning .github/tidegate.yml:8:22 file-missing',
      'warning .github/tidegate.yml:9:22 file-missing',
    ]);
  });

  it('that are folders are no files', async () => {
    const { '.github/review.md': _, ...others } = FILES;
    const [problem, ...more] = await told({ ...others, '.github/review.md/x': '' });
    expect(problem).toMatch(/^warning .+:9:22 file-missing No file can be read at `.github\/review.md`/);
    expect(more).toEqual([]);
  });

  it('are not looked up where there is no checkout', async () => {
    expect(await told({}, 'policies/tidegate.yml')).toEqual([]);
  });

  it('have their problems in themselves', async () => {
    const broken = {
      ...FILES,
      '.github/preflight.yml': 'version: 1\nchecks: []\n',
      '.github/checklist.md': 'Tell support.\n',
      '.github/review.md': ' \n',
      '.github/announce.md': 'Hello\n{{ relaese }}\n',
    };
    expect((await told(broken)).map((each) => each.split(' ').slice(0, 3).join(' '))).toEqual([
      'error .github/preflight.yml:2:9 list-empty',
      'error .github/announce.md:2:1 placeholder-unknown',
      'warning .github/checklist.md:1:1 checklist-without-boxes',
      'warning .github/review.md:1:1 template-empty',
    ]);
  });

  it('have something to ask again, where it is to be asked again', async () => {
    expect(await told({ ...FILES, '.github/smoke.yml': SMOKE })).toEqual([
      'warning .github/tidegate.yml:7:80 watch-without-smoke Nothing is probed again: no check of `.github/smoke.yml` is marked `watch: true`. Mark those that may run every so often, or remove `every`.',
    ]);
  });

  it('are checked by the command, which tells them as it was told the policy', async () => {
    for (const [name, text] of Object.entries(FILES)) folder.write(name, text);
    folder.write('.github/announce.md', 'x {{ teir }}');
    folder.write('.github/tidegate.yml', NAMING);
    const { exitCode, stdout } = await runTidegate(['validate', '--json'], folder.path);
    const message = 'There is no `teir` to fill in. Did you mean `tier`?';
    const file = '.github/announce.md';
    const problem = {
      severity: 'error',
      source: 'template',
      file,
      code: 'placeholder-unknown',
      line: 1,
      column: 3,
      message,
    };
    expect(JSON.parse(stdout)).toEqual({ version: 1, problems: [problem] });
    expect(exitCode).toBe(1);
  });
});

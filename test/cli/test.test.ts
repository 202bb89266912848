import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Folder } from './folder.ts';
import { runTidegate } from './run-tidegate.ts';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder[Symbol.dispose]());

const FIXTURE = join(import.meta.dirname, '../fixtures/policies/schema-change-on-friday/policy.yml');

/** A team's own file for that policy. */
const CASES = `version: 1
defaults:
  at: 2026-11-17T10:00:00+01:00
  repository: acme/shop
  question: { kind: deploy, environment: production, actor: dora }
  candidate: { sha: 9fceb02 }
  people:
    ann: { id: 1, kind: user, permission: write }
    ben: { id: 2, kind: user, permission: write }
    dora: { id: 4, kind: user, permission: admin, teams: [cab, sre] }
cases:
  - name: documentation goes out at any time
    at: [2026-11-21T03:00:00Z, 2026-11-28T12:00:00Z]
    facts:
      changes:
        - { kind: pull-request, number: 41, title: "docs: returns", author: ann, base: main, headSha: a1,
            files: [{ path: docs/returns.md, status: modified, additions: 4, deletions: 1 }] }
    expect: { verdict: open, tier: low, gates: { change advisory board: absent } }
  - name: a schema change waits for the board
    facts:
      changes:
        - { kind: pull-request, number: 42, title: "feat: keep orders", author: ann, contributors: [ann], base: main, headSha: b2,
            files: [{ path: db/migrations/0042.sql, status: added, additions: 12, deletions: 0 }],
            reviews: [{ id: 1, user: ben, state: approved, commit: b2, at: 2026-11-16T09:00:00Z }] }
      approvals:
        - { user: dora, state: approved, at: 2026-11-17T08:50:00Z, source: page, sha: 9fceb02, environment: production }
    expect:
      verdict: waiting
      type: minor
      earliest-opening: 2026-11-17T09:00:00Z
      gates:
        peer review: { status: met, counted: [Ben] }
        change advisory board: { status: pending, reason: [not-enough, window-open], counted: [], ignored: { dora: deployer } }
`;

function team(cases = CASES): string {
  cpSync(FIXTURE, folder.write('.github/tidegate.yml', ''));
  return folder.write('.github/tidegate.cases.yml', cases);
}

describe('tidegate test', () => {
  it('says of each case that it passed, and exits 0', async () => {
    expect(await runTidegate(['test', team()])).toEqual({
      exitCode: 0,
      stdout: `ok      documentation goes out at any time, at 2026-11-21T03:00:00Z
ok      documentation goes out at any time, at 2026-11-28T12:00:00Z
ok      a schema change waits for the board
3 cases: 3 passed, 0 failed
`,
      stderr: '',
    });
  });

  it('says of a case that failed where it is, what was expected, what came, and why', async () => {
    const file = team(CASES.replace('verdict: waiting', 'verdict: open').replace('[Ben]', '[ann]'));
    const { exitCode, stdout } = await runTidegate(['test', file]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`FAILED  a schema change waits for the board (${file}:19:11)
        verdict: expected open, got waiting
        gate peer review, counted: expected ann, got ben
`);
    expect(stdout).toMatch(/\n {8}\| \[wait\] change advisory board: .+\n {8}\| .+Not counted: dora/);
    expect(stdout).toMatch(/\n3 cases: 2 passed, 1 failed\n$/);
  });

  it('fails when the policy changes under its cases', async () => {
    const file = team();
    folder.write('.github/tidegate.yml', 'version: 1\ngates:\n  - { name: peer review, require: { approvals: {} } }\n');
    const { exitCode, stdout } = await runTidegate(['test', file]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/gate-unknown .+`change advisory board`.+\n/);
  });

  it('takes a gate or tier that the policy does not have for a problem, and never for a pass', async () => {
    const file = team(CASES.replace('board: absent', 'bored: absent').replace('type: minor', 'tier: hihg'));
    const { exitCode, stdout } = await runTidegate(['test', file]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/:18:50 gate-unknown .+Did you mean `change advisory board`\?\n/);
    expect(stdout).toMatch(/:29:13 tier-unknown .+Did you mean `high`\?\n/);
    expect(stdout).toMatch(/\nnothing was tested: 2 problems\n$/);
  });

  it('prints one document with --json', async () => {
    const file = team(CASES.replace('verdict: waiting', 'verdict: open'));
    const broken = folder.write('broken.yml', 'version: 1\ncases: []\n');
    const { exitCode, stdout, stderr } = await runTidegate(['test', '--json', file, broken]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({
      version: 1,
      problems: [{ file: broken, code: 'list-empty', line: 2, column: 8 }],
      summary: { cases: 3, passed: 2, failed: 1 },
    });
    expect(document.cases[2]).toMatchObject({
      ...{ file, line: 19, column: 11, name: 'a schema change waits for the board', passed: false },
      mismatches: [{ what: 'verdict', expected: 'open', actual: 'waiting' }],
      decision: { verdict: 'waiting', tier: 'high' },
    });
  });

  it('is a wrong command line without a file', async () => {
    expect((await runTidegate(['test'])).exitCode).toBe(2);
  });
});

describe('the guide', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/policy-tests.md'), 'utf8');
  const [, shown = ''] = /```yaml\n(# \.github[\s\S]*?)```/.exec(guide) ?? [];

  it('shows a case file that passes, and what it prints', async () => {
    const { exitCode, stdout } = await runTidegate(['test', team(shown)]);
    expect(exitCode).toBe(0);
    expect(guide).toContain(stdout);
  });

  it('shows what a case prints that fails', async () => {
    team(shown.replace('verdict: waiting', 'verdict: open'));
    const { stdout } = await runTidegate(['test', '.github/tidegate.cases.yml'], folder.path);
    const failed = stdout.slice(stdout.indexOf('FAILED')).split('\n').slice(0, 4);
    expect(guide).toContain(failed.join('\n'));
  });
});

describe('the policy of a case file', () => {
  const ONE = `defaults: { at: 2026-01-06T10:00:00Z, repository: a/b, candidate: { sha: a1 }, question: { kind: deploy, environment: production, actor: ann } }
cases: [{ name: one, expect: { gates: { here: absent } } }]
`;
  const withGate = (name: string) =>
    `version: 1\nrisk: [{ tier: low }]\ngates: [{ name: ${name}, for: { tiers: [medium] }, require: { approvals: {} } }]\n`;

  async function exitCode(file: string, head = ''): Promise<number | null> {
    return (await runTidegate(['test', folder.write(file, `version: 1\n${head}${ONE}`)], folder.path)).exitCode;
  }

  it('is the one that it names, from its own folder', async () => {
    folder.write('policies/shop.yml', withGate('here'));
    expect(await exitCode('cases/shop.yml', 'policy: ../policies/shop.yml\n')).toBe(0);
  });

  it('else tidegate.yml beside it, else .github/tidegate.yml above, up to the repository', async () => {
    folder.write('.github/tidegate.yml', withGate('here'));
    expect(await exitCode('a/b/cases.yml')).toBe(0);
    folder.write('a/b/tidegate.yml', withGate('elsewhere'));
    expect(await exitCode('a/b/cases.yml')).toBe(1);
    folder.write('inner/.git/HEAD', '');
    const { stdout } = await runTidegate(['test', folder.write('inner/cases.yml', `version: 1\n${ONE}`)]);
    expect(stdout).toMatch(/cases\.yml:1:1 policy-missing .+Name it: `policy: /);
  });

  it('that is not there is a problem of the line that names it', async () => {
    const file = folder.write('cases.yml', `version: 1\npolicy: none.yml\n${ONE}`);
    expect((await runTidegate(['test', file])).stdout).toMatch(/cases\.yml:2:9 policy-missing .+none\.yml/);
  });

  it('that is broken is told with its own place', async () => {
    folder.write('.github/tidegate.yml', 'version: 1\nmood: good\n');
    const file = folder.write('cases.yml', `version: 1\n${ONE}`);
    expect((await runTidegate(['test', file], folder.path)).stdout).toMatch(/\.github\/tidegate\.yml:2:1 unknown-key/);
  });

  it('is joined by the organisation’s, which may stand alone', async () => {
    folder.write('org.yml', withGate('here'));
    expect(await exitCode('cases.yml', 'org-policy: org.yml\n')).toBe(0);
    folder.write('tidegate.yml', 'version: 1\ntiers: [high, low]\n');
    const ended = await runTidegate(['test', 'cases.yml'], folder.path);
    expect(ended).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('tidegate.yml:2:8 tiers-conflict') });
  });
});

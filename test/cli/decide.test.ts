import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Folder } from './folder.ts';
import { type Ended, runTidegate } from './run-tidegate.ts';

const POLICY = `version: 1
windows:
  office: { days: mon-fri, hours: "09:00-17:00" }
gates:
  - name: hours
    require: { window: office }
`;
const REVIEWED = `${POLICY}  - name: board
    require: { approvals: { count: 1, of: release, from: { users: [ada] } } }
`;

/** A Monday, in the window. */
const FACTS = {
  version: 1,
  at: '2026-01-05T10:00:00Z',
  repository: 'acme/shop',
  question: { kind: 'deploy', environment: 'production', actor: 'bob' },
  candidate: { sha: 'a1b2c3d' },
  changes: [{ kind: 'commit', sha: 'a1b2c3d', message: 'fix: x', author: 'bob', at: '2026-01-05T08:00:00Z' }],
};
const REJECTED = {
  ...FACTS,
  people: { ada: { id: 1, kind: 'user', permission: 'write' } },
  approvals: [
    {
      user: 'ada',
      state: 'rejected',
      at: '2026-01-05T09:00:00Z',
      source: 'deployment-review',
      sha: 'a1b2c3d',
      environment: 'production',
    },
  ],
};

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder[Symbol.dispose]());

function decide(policy: string, facts: unknown, ...more: string[]): Promise<Ended> {
  const files = [
    '--policy',
    folder.write('policy.yml', policy),
    '--facts',
    folder.write('facts.json', JSON.stringify(facts)),
  ];
  return runTidegate(['decide', ...files, ...more]);
}

describe('tidegate decide', () => {
  it('exits 0 for open, 3 for waiting and 4 for blocked, and prints the decision', async () => {
    const ends = await Promise.all([
      decide(POLICY, FACTS, '--json'),
      decide(POLICY, FACTS, '--json', '--at', '2026-01-04T10:00:00Z'),
    ]);
    const blocked = await decide(REVIEWED, REJECTED, '--json');
    const told = [...ends, blocked].map(({ exitCode, stdout }) => [exitCode, JSON.parse(stdout).verdict]);
    expect(told).toEqual([
      [0, 'open'],
      [3, 'waiting'],
      [4, 'blocked'],
    ]);
    expect(JSON.parse(ends[1]?.stdout ?? '')).toMatchObject({
      at: '2026-01-04T10:00:00Z',
      earliestOpening: '2026-01-05T09:00:00Z',
    });
  });

  it('tells people the explanation', async () => {
    const { exitCode, stdout } = await decide(POLICY, FACTS, '--at', '2026-01-04T10:00:00Z');
    expect(exitCode).toBe(3);
    expect(stdout).toContain('hours');
    expect(() => JSON.parse(stdout)).toThrow();
  });

  it('takes .github/tidegate.yml of the folder, and the organisation alone where there is none', async () => {
    const facts = folder.write('facts.json', JSON.stringify(FACTS));
    const none = await runTidegate(['decide', '--facts', facts], folder.path);
    expect(none).toMatchObject({ exitCode: 1, stdout: '' });
    expect(none.stderr).toMatch(/^\.github\/tidegate\.yml:1:1 file-unreadable /);
    const org = folder.write('org.yml', 'version: 1\n');
    expect((await runTidegate(['decide', '--facts', facts, '--org-policy', org], folder.path)).exitCode).toBe(0);
    folder.write('.github/tidegate.yml', REVIEWED);
    expect((await runTidegate(['decide', '--facts', facts, '--org-policy', org], folder.path)).exitCode).toBe(3);
  });

  it('exits 1 with the places of all problems, in the policy and in the facts', async () => {
    const { exitCode, stdout, stderr } = await decide('version: 1\nmood: good\n', { ...FACTS, at: 'now' }, '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).problems).toMatchObject([
      { source: 'policy', code: 'unknown-key', line: 2, column: 1 },
      { source: 'facts', path: '/at' },
    ]);
    expect(stderr).toMatch(/policy\.yml:2:1 unknown-key .+\n.+facts\.json:\/at /);
  });

  it('says where facts stop being JSON', async () => {
    const facts = folder.write('facts.json', '{\n  "version": 1,\n  "at": }\n');
    const policy = folder.write('policy.yml', POLICY);
    const { exitCode, stderr } = await runTidegate(['decide', '--facts', facts, '--policy', policy]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/facts\.json:3:9 json-invalid /);
  });
});

describe('tidegate decide --batch', () => {
  async function batch(...lines: string[]) {
    const { exitCode, stdout } = await runTidegate([
      'decide',
      '--batch',
      folder.write('cases.jsonl', lines.join('\n')),
    ]);
    expect(exitCode).toBe(0);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it('answers each line with one line, and goes on after one that is broken', async () => {
    const good = (id: unknown) => JSON.stringify({ id, policy: POLICY, facts: FACTS });
    const answers = await batch(
      good(1),
      '{"id": 2, ',
      '',
      '[]',
      JSON.stringify({ id: 'bad policy', policy: 'version: 1\nmood: good\n', facts: FACTS }),
      JSON.stringify({ id: 'bad facts', policy: POLICY, facts: { ...FACTS, at: 1 } }),
      JSON.stringify({ id: 'no policy', facts: FACTS }),
      JSON.stringify({ id: 'org', orgPolicy: REVIEWED, policy: POLICY, facts: FACTS }),
      good({ any: 'id' }),
    );
    expect(answers).toMatchObject([
      { id: 1, decision: { verdict: 'open' } },
      { id: null, problems: [{ code: 'json-invalid', line: 2 }] },
      { id: null, problems: [{ code: 'case-invalid', line: 4 }] },
      { id: 'bad policy', problems: [{ code: 'unknown-key', line: 2, column: 1 }] },
      { id: 'bad facts', problems: [{ source: 'facts', path: '/at' }] },
      { id: 'no policy', problems: [{ code: 'case-invalid' }] },
      { id: 'org', decision: { verdict: 'waiting' } },
      { id: { any: 'id' }, decision: { verdict: 'open' } },
    ]);
  });

  it('decides as `decide` does', async () => {
    const [answer] = await batch(JSON.stringify({ id: 1, policy: REVIEWED, facts: REJECTED }));
    const alone = JSON.parse((await decide(REVIEWED, REJECTED, '--json')).stdout);
    const { sources: _, ...policy } = alone.policy;
    expect(answer).toMatchObject({ id: 1, decision: { ...alone, policy } });
  });

  it('fails with what to do when there is no such file', async () => {
    const ended = await runTidegate(['decide', '--batch', `${folder.path}/none.jsonl`]);
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ended.stderr).toContain('none.jsonl cannot be read: there is no such file');
  });
});

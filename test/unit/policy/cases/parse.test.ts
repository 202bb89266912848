import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../../src/domain/problem.ts';
import { type ParsedCases, parseCases, type ReadCases } from '../../../../src/policy/cases/parse.ts';

const HEAD = `version: 1
defaults:
  at: 2026-11-17T10:00:00+01:00
  repository: acme/shop
  question: { kind: deploy, environment: production, actor: dora }
  candidate: { sha: 9fceb02 }
  baseline: { sha: a1, at: 2026-11-16T10:00:00Z }
  people:
    ann: { id: 1, kind: user, permission: write }
    ben: { id: 2, kind: user, permission: write, teams: [cab] }
cases:
`;

function parse(cases: string, head = HEAD): ParsedCases {
  return parseCases(head + cases, 'c.yml');
}

function read(cases: string): ReadCases {
  const parsed = parse(cases);
  if (parsed.kind === 'valid') return parsed;
  throw new Error(parsed.problems.map(formatProblem).join('\n'));
}

/** `line:column code` of each. */
function problems(parsed: ParsedCases): readonly string[] {
  if (parsed.kind === 'valid') return [];
  return parsed.problems.map(({ line, column, code }) => `${line}:${column} ${code}`);
}

const EXPECT = '    expect: { verdict: open }\n';

describe('facts of a case', () => {
  it('are laid over the defaults: maps are joined, everything else is replaced', () => {
    const [first] = read(
      `  - name: one\n    facts: { baseline: null, people: { ben: { permission: admin, teams: [sre] } }, candidate: { ref: main } }\n${EXPECT}`,
    ).cases;
    expect(first?.facts).toMatchObject({
      version: 1,
      baseline: null,
      candidate: { sha: '9fceb02', ref: 'main' },
      people: {
        ann: { id: 1, kind: 'user', permission: 'write', teams: [] },
        ben: { id: 2, kind: 'user', permission: 'admin', teams: ['sre'] },
      },
    });
  });

  it('of another kind replace those of the defaults', () => {
    const merge = '    facts: { question: { kind: merge, pullRequest: 4, base: main } }\n';
    const [first] = read(`  - name: one\n${merge}${EXPECT}`).cases;
    expect(first?.facts.question).toEqual({ kind: 'merge', pullRequest: 4, base: 'main' });
  });

  it('may be the defaults alone', () => {
    expect(read(`  - name: one\n${EXPECT}`).cases[0]?.facts.repository).toBe('acme/shop');
  });

  it('have the instant that the case gives, and of several each', () => {
    const two = '    at: [2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z]\n';
    const { cases } = read(`  - name: one\n    at: 2026-02-03T00:00:00Z\n${EXPECT}  - name: two\n${two}${EXPECT}`);
    expect(cases.map(({ name, index, line, facts }) => [name, index, line, facts.at])).toEqual([
      ['one', 0, 12, '2026-02-03T00:00:00Z'],
      ['two, at 2026-01-01T00:00:00Z', 1, 15, '2026-01-01T00:00:00Z'],
      ['two, at 2026-01-02T00:00:00Z', 1, 15, '2026-01-02T00:00:00Z'],
    ]);
  });
});

describe('problems of facts stand where the fact is written', () => {
  it('in the case', () => {
    const facts = `    facts:
      approvals:
        - { user: ann, state: yes, at: 2026-11-17T08:00:00Z, source: page, sha: a1, environment: production }
      people: { ben: { persmission: admin } }
      checks:
        - { name: build, status: completed, at: soon }
`;
    expect(problems(parse(`  - name: one\n${facts}${EXPECT}`))).toEqual([
      '15:31 wrong-value',
      '16:24 unknown-key',
      '18:49 instant-refused',
    ]);
  });

  it('in the defaults, and then once for all cases', () => {
    const head = HEAD.replace('permission: write, teams', 'permission: wirte, teams');
    expect(problems(parse(`  - name: one\n${EXPECT}  - name: two\n${EXPECT}`, head))).toEqual(['10:43 wrong-value']);
  });

  it('not in the defaults where the case replaces them', () => {
    const head = HEAD.replace('cases:', '  checks: [{ name: 1 }]\ncases:');
    expect(problems(parse(`  - name: one\n    facts: { checks: [] }\n${EXPECT}`, head))).toEqual([]);
    const own = `  - name: one\n    facts: { checks: [{ name: 2 }] }\n${EXPECT}`;
    expect(problems(parse(own, head))).toContain('14:31 wrong-type');
  });

  it('at the case when nobody wrote it, and they say where it may be written', () => {
    const parsed = parse(`  - name: one\n${EXPECT}`, HEAD.replace(/ {2}at: .*\n/, ''));
    expect(problems(parsed)).toEqual(['11:5 key-missing']);
    expect(parsed).toMatchObject({ problems: [{ message: expect.stringContaining('`facts` of the case') }] });
  });

  it('and a name that YAML takes for a number says to quote it', () => {
    const parsed = parse(`  - name: one\n    facts: { candidate: { sha: 1234567 } }\n${EXPECT}`);
    expect(parsed).toMatchObject({ problems: [{ message: expect.stringContaining('in quotes') }] });
  });
});

describe('a file that could not fail is refused', () => {
  it.each([
    ['no cases', 'version: 1\n', '1:1 cases-missing'],
    ['an empty list of cases', 'version: 1\ncases: []\n', '2:8 list-empty'],
    ['a case without expectation', `${HEAD}  - name: one\n`, '12:5 key-missing'],
    ['an empty expectation', `${HEAD}  - name: one\n    expect: {}\n`, '13:13 expect-empty'],
    ['no gate in `gates`', `${HEAD}  - name: one\n    expect: { gates: {} }\n`, '13:22 expect-empty'],
    [
      'a gate of which nothing is expected',
      `${HEAD}  - name: one\n    expect: { gates: { g: {} } }\n`,
      '13:27 expect-empty',
    ],
    [
      'an absent gate that gives a reason',
      `${HEAD}  - name: one\n    expect: { gates: { g: { status: absent, reason: enough } } }\n`,
      '13:27 refused',
    ],
    ['an empty list of instants', `${HEAD}  - name: one\n    at: []\n${EXPECT}`, '13:9 list-empty'],
  ])('%s', (_what, text, problem) => {
    expect(problems(parseCases(text, 'c.yml'))).toEqual([problem]);
  });
});

describe('a file that says what nobody knows is refused', () => {
  it.each([
    ['    expects: { verdict: open }\n', '13:5 unknown-key'],
    ['    expect: { veredict: open }\n', '13:15 unknown-key'],
    ['    expect: { verdict: maybe }\n', '13:24 wrong-value'],
    ['    expect: { type: hotfix }\n', '13:21 wrong-value'],
    ['    expect: { gates: { g: done } }\n', '13:27 wrong-value'],
    ['    expect: { gates: { g: { reason: enuf } } }\n', '13:37 wrong-value'],
    ['    expect: { gates: { g: { ignored: { ann: stail } } } }\n', '13:45 wrong-value'],
    ['    expect: { earliest-opening: null }\n', '13:33 wrong-type'],
    ['    expect: { earliest-opening: tomorrow }\n', '13:33 instant-refused'],
    ['    at: tomorrow\n    expect: { verdict: open }\n', '13:9 instant-refused'],
    ['    expect: { override: true }\n', '13:25 wrong-value'],
  ])('%s', (text, problem) => {
    expect(problems(parse(`  - name: one\n${text}`))).toContain(problem);
  });

  it('and so are two cases of one name, a second version and anchors', () => {
    expect(problems(parse(`  - name: one\n${EXPECT}  - name: one\n${EXPECT}`))).toEqual(['14:11 case-duplicate']);
    expect(problems(parse(`  - name: one\n${EXPECT}`, HEAD.replace('1', '2')))).toEqual(['1:10 wrong-value']);
    expect(problems(parse(`  - &a\n    name: one\n${EXPECT}`))).toEqual(['12:5 yaml-anchor']);
  });
});

it('may be larger than a policy, up to 1 MiB', () => {
  const lines = (count: number) => `${`# ${'x'.repeat(1000)}\n`.repeat(count) + HEAD}  - name: one\n${EXPECT}`;
  expect(problems(parseCases(lines(900), 'c.yml'))).toEqual([]);
  expect(problems(parseCases(lines(1100), 'c.yml'))).toEqual(['1:1 file-too-large']);
});

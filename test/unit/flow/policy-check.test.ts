import { expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/canonical.ts';
import { type Facts, NOTHING_KNOWN } from '../../../src/domain/facts.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { answer } from '../../../src/flow/answer/answer-question.ts';
import { reportWithoutPolicy } from '../../../src/flow/answer/hold-texts.ts';
import { policyCheck } from '../../../src/flow/answer/policy-check.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { PastDecision } from '../../../src/flow/ports.ts';
import { decide, type PolicyInForce } from '../../../src/policy/decide.ts';
import { CHANGE, createWorld, GATE, REPOSITORY } from './world.ts';

/** Texts of all lengths up to the places where they are cut, with a character of two units everywhere. */
const PROBLEMS = Array.from({ length: 40 }, (_, index): Problem => {
  const message = `${'x'.repeat(index % 2)}${'🌊&'.repeat(300)}`;
  return { severity: 'error', source: 'policy', file: 'p.yml', code: 'unknown-key', line: 1, column: 1, message };
});

test('a text that is cut stays one that can be stored: no half characters, no half escapes', () => {
  for (const problem of PROBLEMS.slice(0, 2)) {
    const owner = { id: 70, isOrganisation: true };
    const broken = { sha: 'a', owner, written: null, organisation: undefined, kind: 'invalid' } as const;
    const { comment: report } = reportWithoutPolicy(GATE, {
      ...broken,
      problems: Array.from({ length: 4 }, () => problem),
    });
    expect(report.isWellFormed()).toBe(true);
    expect(report.replaceAll('&amp;', '')).not.toContain('&');
  }
  const check = policyCheck({ repository: REPOSITORY, headSha: 'a', externalId: 'b', problems: PROBLEMS });
  expect(() => digestOf(check)).not.toThrow();
});

const IN_FORCE = `version: 1
risk:
  - { tier: high, when: { paths: ["db/**"] } }
  - tier: low
environments: { production: {} }
gates:
  - name: peer review
    for: { tiers: [low] }
    require: { approvals: { count: 1, from: { users: [ben] }, of: release } }
`;

/** A deployment that the policy in force decided about. */
function past(deploymentId: number, path: string, parts: Partial<Facts> = {}): PastDecision {
  const files = [{ path, status: 'modified' as const, additions: 1, deletions: 1 }];
  const facts: Facts = {
    version: 1,
    at: '2026-11-20T12:00:00Z' as Instant,
    repository: 'acme/shop',
    question: { kind: 'deploy', environment: 'production', actor: 'anna', deploymentId },
    candidate: { sha: 'c'.repeat(40) },
    baseline: { sha: 'a'.repeat(40), at: '2026-11-01T00:00:00Z' as Instant },
    direction: 'forward',
    changes: [{ ...CHANGE, files }],
    complete: true,
    ...NOTHING_KNOWN,
    ...parts,
  };
  return { question: { ...GATE, deploymentId }, facts, decision: decide([inForce(IN_FORCE)], facts) };
}

function inForce(text: string): PolicyInForce {
  const parsed = parseRepositoryPolicy(text, undefined);
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  return { source: 'repository', file: '.github/tidegate.yml', policy: parsed.policy };
}

async function checkOf(proposed: string, decisions: readonly PastDecision[], current = IN_FORCE): Promise<string> {
  const world = createWorld();
  world.past = [...decisions];
  const files = [{ path: '.github/tidegate.yml', status: 'modified' as const, additions: 1, deletions: 1 }];
  world.changes = [{ ...CHANGE, files }];
  const github = await world.ports.github(REPOSITORY);
  const texts: Readonly<Record<string, string>> = { ['a'.repeat(40)]: current, [CHANGE.headSha]: proposed };
  const ports = {
    ...world.ports,
    github: async () => ({
      ...github,
      file: async (path: string, sha: string) => (path === '.github/tidegate.yml' ? { text: texts[sha] ?? '' } : null),
    }),
  };
  const answered = await answer({ kind: 'pull-request', repository: REPOSITORY, number: 12 }, ports);
  const check = answered.record.effects.find(
    (effect) => effect.kind === 'write-check' && effect.name === 'tidegate/policy',
  );
  if (check?.kind !== 'write-check') throw new Error('there is no check of the policy');
  expect(check.conclusion).toBe('success');
  return check.summary;
}

const BOARD = `${IN_FORCE}  - name: board
    for: { tiers: [high] }
    require: { approvals: { count: 2, from: { users: [ben, cleo] }, of: release } }
`;
const LAST = [past(1, 'src/a.ts'), past(2, 'db/a.sql'), past(3, 'db/b.sql')];

test('the check says which of the last deployments would have needed a new gate', async () => {
  const text = await checkOf(BOARD, LAST);
  expect(text).toContain('#### What this change would have done to the last 3 deployments');
  expect(text).toContain('- 2 of 3 deployments would need board');
  expect(text).toContain('Rests on 3 deployments');
});

test('a gate that goes away, and another tier, are told; nothing that stays as it was', async () => {
  const loose = IN_FORCE.replace(/gates:[\s\S]*/, '').replace('db/**', 'src/**');
  const text = await checkOf(loose, LAST);
  expect(text).toContain('- 1 of 3 deployments would no longer need peer review');
  expect(text).toContain('- 1 of 3 deployments would move from low to high');
  expect(text).toContain('- 2 of 3 deployments would move from high to low');
  expect(await checkOf(IN_FORCE.replace('production: {}', 'production: {}, staging: {}'), LAST)).toContain(
    '- Nothing would have changed for 3 deployments',
  );
});

test('a window that is closed at the time is told with how long it would have held', async () => {
  const closed = `${IN_FORCE.replace('environments:', 'windows: { late: { hours: "14:00-16:00" } }\nenvironments:')}  - name: hours
    require: { window: [late] }
`;
  expect(await checkOf(closed, LAST)).toContain('- 3 of 3 deployments would be held, 6 h in total: hours (3)');
});

test('with no deployment decided about it says so', async () => {
  expect(await checkOf(BOARD, [])).toContain('It cannot be told yet');
});

test('what was not read at the time cannot be told, and never counts as open', async () => {
  const wanting = `${IN_FORCE}  - name: evidence
    require: { checks: [build], no-incident: { labels: [sev1] } }
`;
  const text = await checkOf(wanting, LAST);
  expect(text).toContain('3 of 3 deployments would need evidence');
  expect(text).toMatch(/Of 3 deployments it cannot be told whether they would have opened: .* evidence \(3\)/);
  const byTeam = IN_FORCE.replace(
    '  - tier: low\n',
    '  - { tier: high, when: { author-in: [new-team] } }\n  - tier: low\n',
  );
  const untold = await checkOf(byTeam, LAST);
  expect(untold).toContain('Of 3 deployments nothing can be told');
  expect(untold).not.toContain('Nothing would have changed');
});

test('the same gate that asks for more would have been waited for, where the facts tell it', async () => {
  const facts = {
    people: { ben: { id: 2, kind: 'user' as const, permission: 'write' as const, teams: [] } },
    approvals: [
      {
        user: 'ben',
        state: 'approved' as const,
        at: '2026-11-20T11:00:00Z' as Instant,
        source: 'comment' as const,
        sha: 'c'.repeat(40),
        environment: 'production',
      },
    ],
  };
  const approved = [past(1, 'src/a.ts', facts)];
  const more = IN_FORCE.replace('count: 1, from: { users: [ben] }', 'count: 2, from: { users: [ben, cleo] }');
  expect(await checkOf(more, approved)).toContain('1 of 1 deployment would have waited longer for peer review');
  expect(await checkOf(IN_FORCE, approved, more)).toContain('1 of 1 deployment would not have waited for peer review');
});

test('names of gates come from a pull request, and are made inert', async () => {
  const text = await checkOf(BOARD.replace('name: board', 'name: "<img src=x> @acme/sre"'), LAST);
  expect(text).not.toContain('<img');
  expect(text).not.toContain('@acme');
});

test('the policy on the default branch is told where nothing holds deployments, and what to do there', async () => {
  const world = createWorld();
  world.policy = 'version: 1\nenvironments: { production: {}, staging: {} }\n';
  world.found = [
    { code: 'admin-bypass', subject: 'production' },
    { code: 'rule-missing', subject: 'stag*ing' },
  ];
  const { record } = await answer({ kind: 'policy', repository: REPOSITORY }, world.ports);
  const [check] = record.effects;
  const summary = check?.kind === 'write-check' ? check.summary : '';
  expect(summary).toContain('Not held by GitHub: stag\\*ing.');
  expect(summary).toContain('command: gate');
  world.found = [];
  const calm = await answer({ kind: 'policy', repository: REPOSITORY }, world.ports);
  expect(JSON.stringify(calm.record.effects)).not.toContain('Not held');
});

/** A change of policy, or a freeze, concerns a thousand open pull requests: none of them is asked about for it. */
import { expect, test } from 'vitest';
import type { Effect } from '../../../src/domain/effect.ts';
import { handle } from '../../../src/flow/handle.ts';
import { intake } from '../../../src/flow/intake.ts';
import { CHANGE, claimOf, createWorld, GATE, NOW, REPOSITORY } from './world.ts';

const FROZEN = `version: 1
zone: Europe/Berlin
environments: { production: {} }
freezes: [{ name: audit, from: 2026-11-24T00:00, until: 2026-11-26T00:00, environments: [production] }]
override: { by: { permission: write }, expires: 1h }
`;

function worldOfAThousand() {
  const world = createWorld();
  world.policy = FROZEN;
  world.changes = Array.from({ length: 1000 }, (_, nth) => ({ ...CHANGE, number: nth + 1 }));
  world.openGates = [GATE];
  return world;
}

test('a push that changes the policy asks about the policy and the gates that wait', async () => {
  const world = worldOfAThousand();
  const questions = await intake('d1', { kind: 'default-branch-moved', repository: REPOSITORY }, world.ports);
  expect(questions.map(({ kind }) => kind)).toEqual(['policy', 'gate']);
});

test('a freeze by command asks about the gates that wait, and writes no check', async () => {
  const world = worldOfAThousand();
  world.people = { ola: { id: 4, kind: 'user', permission: 'write', teams: [] } };
  world.comment = {
    id: 5,
    body: '/tidegate freeze production audit week',
    user: 'ola',
    userId: 4,
    createdAt: '2026-11-24T07:29:00Z' as never,
    edited: false,
  };
  await handle(claimOf({ kind: 'command', repository: REPOSITORY, issueNumber: 1, commentId: 5 }), world.ports);
  expect(world.records.flatMap(({ statements }) => statements).map(({ kind }) => kind)).toEqual(['freeze']);
  expect(world.records.flatMap(({ questions }) => questions).filter(({ kind }) => kind === 'pull-request')).toEqual([]);
  expect(world.applied.map(({ kind }) => kind)).toEqual(['reply']);
});

test('what there is no room for stays pending, without a try, and the question is not asked for it again', async () => {
  const world = worldOfAThousand();
  const check: Effect = {
    kind: 'write-check',
    repository: REPOSITORY,
    name: 'tidegate',
    headSha: 'b'.repeat(40),
    externalId: 'merge',
    status: 'in_progress',
    title: 'waits',
    summary: '',
    annotations: [],
  };
  world.pending = [{ id: 1, slot: 'check', effect: check, attempts: 0, decidedAt: world.now }];
  const store = { ...world.ports.store, admitEffect: async () => ({ kind: 'wait', until: NOW + 60_000 }) as const };
  const question = { kind: 'pull-request', repository: REPOSITORY, number: 1 } as const;
  const forEffects = { dueAt: NOW + 3_600_000 };
  await handle({ ...claimOf(question), forEffects }, { ...world.ports, store });
  expect(world.applied).toEqual([]);
  expect(world.settled).toEqual([]);
  expect(world.pending).toHaveLength(1);
  expect(world.records).toEqual([]);
  expect(world.released).toEqual([forEffects]);
});

test('a gate claimed for its approval alone is asked about all the same: the decision may be too old', async () => {
  const world = worldOfAThousand();
  await handle({ ...claimOf(GATE), forEffects: { dueAt: null } }, world.ports);
  expect(world.records).toHaveLength(1);
});

test('what is read for gates and commands is read before what is read for pull requests', async () => {
  const world = worldOfAThousand();
  const urgencies: unknown[] = [];
  const github: typeof world.ports.github = (repository, urgency) => {
    urgencies.push(urgency);
    return world.ports.github(repository);
  };
  await handle(claimOf(GATE), { ...world.ports, github });
  await handle(claimOf({ kind: 'pull-request', repository: REPOSITORY, number: 1 }), { ...world.ports, github });
  expect(urgencies[0]).toBe('gate');
  expect(urgencies).toContain('check');
});

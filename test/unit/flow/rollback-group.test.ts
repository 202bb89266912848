import { expect, test } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import type { KeptRollback } from '../../../src/domain/rollback.ts';
import type { Ports } from '../../../src/flow/ports.ts';
import { answerRollback } from '../../../src/flow/rollback/answer-rollback.ts';
import { BAD, type Bad, badRelease, FINDING, GOOD, keep, MINUTE, said } from './rollback-world.ts';
import { NOW } from './world.ts';

const RULES = `
    group: shop
    rollback: { on: [fail], authorise: { low: auto, medium: auto }, workflow: deploy.yml, by: { users: [olga] } }
`;
const GROUP = `version: 1\nenvironments:\n  production:${RULES}  production-us:${RULES}  staging: {}\n`;

/** It came to `production` first and to `production-us` a minute later, and fails in the former. */
function twoOfOneGroup(): Bad {
  const world = badRelease(GROUP);
  const us = { environment: 'production-us', state: 'success' as const };
  const startedAt = toInstant(NOW - 9 * MINUTE);
  world.elsewhere = {
    'production-us': [
      { ...us, id: 71, sha: BAD, startedAt, finishedAt: startedAt },
      { ...us, id: 2, sha: GOOD, startedAt: toInstant(Date.parse('2026-11-02T00:00:00Z')) },
    ],
    staging: [{ id: 72, environment: 'staging', sha: BAD, state: 'success', startedAt }],
  };
  world.opened = [...world.opened, { deploymentId: 2, sha: GOOD }, { deploymentId: 71, sha: BAD }];
  const passedAt = toInstant(Date.parse('2026-11-02T00:10:00Z'));
  world.verified = [...world.verified, said({ deploymentId: 2, sha: GOOD, verdict: 'pass', at: passedAt })];
  return inLanes(world);
}

/** The ledger tells its entries by environment. */
function inLanes(world: Bad): Bad {
  const ports: Ports = {
    ...world.ports,
    store: {
      ...world.ports.store,
      rollbacks: async (_id, environment) => world.rollbacks.filter((each) => each.environment === environment),
    },
  };
  return Object.assign(world, { ports });
}

function ended(world: Bad, environment: string, state: KeptRollback['state']): void {
  world.rollbacks = world.rollbacks.map((each) => (each.environment === environment ? { ...each, state } : each));
}

const US = { ...FINDING, environment: 'production-us', deploymentId: 71 };

test('scenario 49: members of a group go back in reverse order of their deployment, by one decision', async () => {
  const world = twoOfOneGroup();
  const { record } = await answerRollback(FINDING, world.ports);
  expect(record.rollbacks).toMatchObject([
    { environment: 'production-us', position: 0, failedDeploymentId: 71, targetSha: GOOD, state: 'ordered' },
    { environment: 'production', position: 1, failedDeploymentId: 70, targetSha: GOOD, state: 'ordered' },
  ]);
  const groups = new Set((record.rollbacks ?? []).map(({ group }) => group));
  expect(groups.size).toBe(1);
  expect(groups.has(null)).toBe(false);
  expect(record.effects.filter(({ kind }) => kind === 'dispatch-run')).toEqual([]);
  expect(record.questions).toMatchObject([US]);
  keep(world, record);
  const first = await answerRollback(US, world.ports);
  expect(first.record.effects).toMatchObject([{ kind: 'dispatch-run', environment: 'production-us' }, {}]);
  const waiting = await answerRollback(FINDING, world.ports);
  expect(waiting.record).toMatchObject({ effects: [], summary: 'production goes back after production-us.' });
  ended(world, 'production-us', 'verified');
  expect((await answerRollback(US, world.ports)).record.questions).toMatchObject([FINDING]);
  const second = await answerRollback(FINDING, world.ports);
  expect(second.record.effects).toMatchObject([{ kind: 'dispatch-run', environment: 'production' }, {}]);
});

test('scenario 49: a member does not go before one whose entry is not in the ledger yet', async () => {
  const world = twoOfOneGroup();
  keep(world, (await answerRollback(FINDING, world.ports)).record);
  world.rollbacks = world.rollbacks.filter(({ environment }) => environment === 'production');
  expect((await answerRollback(FINDING, world.ports)).record).toMatchObject({ effects: [], final: false });
});

test.each(['failed', 'unknown', 'cancelled'] as const)(
  'scenario 49: and stop at the first whose rollback ended as %s',
  async (state) => {
    const world = twoOfOneGroup();
    keep(world, (await answerRollback(FINDING, world.ports)).record);
    ended(world, 'production-us', state);
    const { record } = await answerRollback(FINDING, world.ports);
    expect(record).toMatchObject({ final: true, rollbacks: [{ environment: 'production', state: 'cancelled' }] });
    expect(record.effects.filter(({ kind }) => kind === 'dispatch-run')).toEqual([]);
    expect(record.rollbacks?.[0]?.ending?.text).toContain('production-us goes back first');
  },
);

test('scenario 49: where one of them may not go back, none does', async () => {
  const world = twoOfOneGroup();
  world.verified = world.verified.filter(({ deploymentId }) => deploymentId !== 2);
  const { record } = await answerRollback(FINDING, world.ports);
  expect(record.rollbacks).toEqual([]);
  expect(record.decidedRollback?.told.why).toContain('In production-us: ');
});

test('a member that runs something else stays as it is', async () => {
  const world = twoOfOneGroup();
  world.elsewhere = {
    ...world.elsewhere,
    'production-us': (world.elsewhere['production-us'] ?? []).filter(({ id }) => id !== 71),
  };
  const { record } = await answerRollback(FINDING, world.ports);
  expect(record.rollbacks).toMatchObject([{ environment: 'production', group: null, position: 0 }]);
  expect(record.effects).toMatchObject([{ kind: 'dispatch-run' }, {}]);
});

import { expect, test } from 'vitest';
import { laneFacts } from '../../../../src/flow/dora/lane-facts.ts';
import { handle } from '../../../../src/flow/handle.ts';
import { policy } from '../history/past-world.ts';
import { claimOf, createWorld, GATE, NOW, REPOSITORY, type World } from '../world.ts';
import { ago, delivered, deployed, HOUR_MS, sha, whole } from './delivered.ts';

const ESCALATE = `escalate:
  - when: { change-fail-rate: "> 15%", over: 30d, at-least: 20 }
    by: 1
`;
const LANE = { repositoryId: REPOSITORY.id, repository: 'acme/shop', environment: 'production', at: NOW };

function facts(world: World, text = ESCALATE, environment = 'production') {
  return laneFacts(world.ports.store, { ...LANE, environment }, [policy(text)]);
}

function failing(ids: readonly number[]): World {
  const world = delivered();
  world.verified = ids.map((id) => ({
    ...{ repositoryId: REPOSITORY.id, deploymentId: id, environment: 'production', sha: sha(id) },
    ...{ verdict: 'fail', failedChecks: [], at: ago(40 - id) },
  }));
  return world;
}

test('how often the lane failed is counted as in the figures', async () => {
  const world = failing([3, 15, 18]);
  // Of the last 30 days are the deployments from 12 on; the third is older.
  expect(await facts(world)).toEqual([{ over: '30d', deployments: 20, failed: 2 }]);
});

test('an environment is compared without case, and is counted whether or not it is production', async () => {
  const world = delivered();
  world.events = [deployed(1, 5, { environment: 'Staging' })];
  expect(await facts(world, ESCALATE, 'staging')).toEqual([{ over: '30d', deployments: 1, failed: 0 }]);
});

test('a lane that is known to have nothing is calm', async () => {
  expect(await facts(delivered(), ESCALATE, 'canary')).toEqual([{ over: '30d', deployments: 0, failed: 0 }]);
});

test.each([
  ['was never read', null],
  ['was not read to its end', whole({ wholeAt: null })],
  ['was read too long ago', whole({ wholeAt: NOW - 7 * HOUR_MS })],
])('a history that %s is unknown and never calm', async (_, history) => {
  expect(await facts(Object.assign(delivered(), { history }))).toEqual([]);
});

test('what reaches further back than the history is unknown', async () => {
  const text = ESCALATE.replace('30d', '500d');
  expect(await facts(delivered(), text)).toEqual([]);
});

test('nothing is read where no policy asks', async () => {
  const world = createWorld();
  const store = { doraHistory: () => Promise.reject(new Error('asked')) } as unknown as World['ports']['store'];
  expect(await laneFacts(store, LANE, [policy('')])).toEqual([]);
  expect(world.reads).toEqual([]);
});

test('the facts of a gate have it, and an unknown lane escalates', async () => {
  for (const [world, tier] of [
    [Object.assign(failing([]), { policy: `version: 1\nrisk: [{ tier: low }]\n${ESCALATE}` }), 'low'],
    [Object.assign(failing([15, 16, 17, 18]), { policy: `version: 1\nrisk: [{ tier: low }]\n${ESCALATE}` }), 'medium'],
    [Object.assign(failing([]), { policy: `version: 1\nrisk: [{ tier: low }]\n${ESCALATE}`, history: null }), 'medium'],
  ] as const) {
    await handle(claimOf(GATE), world.ports);
    expect(world.records[0]?.decision?.tier).toBe(tier);
  }
});

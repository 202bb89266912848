/** The state of a planned release: the words of release records, by where its release is. */
import { expect, test } from 'vitest';
import { type DeploymentFact, type Facts, NOTHING_KNOWN } from '../../../src/domain/facts.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import { sayGoing } from '../../../src/flow/plan/going.ts';
import { type PlanStateCase, planState } from '../../../src/flow/plan/plan-state.ts';
import type { PlannedCommit } from '../../../src/flow/plan/plan-view.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { KeptGate } from '../../../src/flow/ports.ts';
import { decide, type PolicyInForce } from '../../../src/policy/decide.ts';
import { CHANGE, createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

const SHA = 'c'.repeat(40);
const HOUR = 3_600_000;
const POLICY = `version: 1
environments:
  staging: {}
  production: { promote: { from: staging }, verify: { watch: { for: 48h } } }
`;

function inForce(): PolicyInForce {
  const parsed = parseRepositoryPolicy(POLICY, undefined);
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  return { source: 'repository', file: '.github/tidegate.yml', policy: parsed.policy };
}

function gateOf(environment: string, parts: Partial<KeptGate> = {}): KeptGate {
  const facts: Facts = {
    ...{ version: 1, at: toInstant(NOW), repository: 'acme/shop', direction: 'forward', complete: true },
    question: { kind: 'deploy', environment, actor: 'anna' },
    candidate: { sha: SHA },
    baseline: { sha: 'a'.repeat(40), at: '2026-11-01T00:00:00Z' as Instant },
    changes: [CHANGE],
    ...NOTHING_KNOWN,
  };
  const question = { ...GATE, environment, deploymentId: environment === 'staging' ? 10 : 11 };
  const decided = { facts, decision: decide([inForce()], facts), summary: 'Open' };
  return { question, askedAt: NOW, openedAt: null, endedAt: null, summary: 'Waits', decided, ...parts };
}

const OPENED = { openedAt: NOW + 60_000, endedAt: NOW + 60_000 };

function deployed(environment: string): DeploymentFact {
  const [startedAt, finishedAt] = [toInstant(NOW + 60_000), toInstant(NOW + 120_000)];
  return { id: environment === 'staging' ? 10 : 11, environment, sha: SHA, startedAt, finishedAt, state: 'success' };
}

const OF_STAGING: PlannedCommit = { sha: SHA, lanes: [{ environment: 'staging', verdict: 'open' }], record: 7 };
const OF_BOTH: PlannedCommit = {
  ...OF_STAGING,
  lanes: [{ environment: 'production', verdict: 'open' }, ...OF_STAGING.lanes],
};

async function stateOfPlan(world: World, parts: Partial<PlanStateCase> = {}) {
  const github = await world.ports.github(REPOSITORY);
  return await planState({
    ...{ repository: REPOSITORY, production: ['production'], policies: [inForce()], github, ports: world.ports },
    ...{ releases: [OF_STAGING], at: world.now, isNoGo: false, isMilestoneOpen: true },
    ...parts,
  });
}

function worldWith(...gates: readonly KeptGate[]): World {
  const world = createWorld();
  world.keptGates = [...gates];
  world.elsewhere = {
    staging: [deployed('staging')],
    production: gates.length > 1 ? [deployed('production')] : [],
  };
  world.now = NOW + 180_000;
  return world;
}

test('it is planned until a gate was asked, and held by a no-go', async () => {
  const world = worldWith();
  expect((await stateOfPlan(world, { releases: [] })).standing.state).toBe('planned');
  expect((await stateOfPlan(world, { releases: [], isNoGo: true })).standing.state).toBe('held');
  expect((await stateOfPlan(world, { releases: [], isMilestoneOpen: false })).standing.state).toBe('closed');
});

test.each<[string, World, PlannedCommit]>([
  ['held', worldWith(gateOf('staging')), OF_STAGING],
  ['releasing', worldWith(gateOf('staging', OPENED)), OF_STAGING],
  ['watching', worldWith(gateOf('staging', OPENED), gateOf('production', OPENED)), OF_BOTH],
])('it is %s as the record of its release is', async (state, world, release) => {
  const found = await stateOfPlan(world, { releases: [release] });
  expect(found.standing.state).toBe(state);
  expect(found.release?.record).toBe(7);
});

test('it is closed once that is, and what is out already is not held by a no-go', async () => {
  const world = worldWith(gateOf('staging', OPENED), gateOf('production', OPENED));
  expect((await stateOfPlan(world, { releases: [OF_BOTH], isNoGo: true })).standing.state).toBe('watching');
  world.now = NOW + 49 * HOUR;
  expect((await stateOfPlan(world, { releases: [OF_BOTH] })).standing.state).toBe('closed');
});

test('the commit that asked for production decides, not a newer one that has not', async () => {
  const newer: PlannedCommit = { ...OF_STAGING, sha: 'd'.repeat(40) };
  const world = worldWith(gateOf('staging', OPENED), gateOf('production', OPENED));
  expect((await stateOfPlan(world, { releases: [newer, OF_BOTH] })).release?.sha).toBe(SHA);
});

test('gates that are known by their decision alone tell whether it waits', async () => {
  const waits: PlannedCommit = { ...OF_STAGING, lanes: [{ environment: 'production', verdict: 'waiting' }] };
  expect((await stateOfPlan(worldWith(), { releases: [waits] })).standing).toMatchObject({
    ...{ state: 'held', environment: 'production' },
  });
  expect((await stateOfPlan(worldWith())).standing.state).toBe('releasing');
});

test.each([
  ['watching', { environment: 'production', until: NOW + HOUR }, 'production runs it, and it is watched until'],
  ['verifying', { environment: 'production', finding: 'it failed' }, 'production: it failed (ccccccc, #7)'],
  ['closed', {}, 'It is out (ccccccc, #7). Next: close the milestone'],
  ['rolled back', {}, 'It went back (ccccccc, #7). Next: repair it'],
  ['held', { environment: 'production' }, 'production waits at its gate (ccccccc, #7)'],
] as const)('the first line of one that is %s says what is going on', (state, parts, text) => {
  const standing = { state, environment: null, finding: null, until: null, ...parts };
  const view = { standing, release: OF_BOTH, zone: 'UTC', at: NOW };
  expect(sayGoing(view)?.text).toContain(text);
});

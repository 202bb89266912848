/** The state of a planned release: the words of release records, by where its release is. */
import { expect, test } from 'vitest';
import { type DeploymentFact, type Facts, NOTHING_KNOWN } from '../../../src/domain/facts.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import { sayGoing } from '../../../src/flow/plan/going.ts';
import { type PlanStateCase, planState } from '../../../src/flow/plan/plan-state.ts';
import type { PlannedCommit } from '../../../src/flow/plan/plan-view.ts';
import { commitsOfPlan } from '../../../src/flow/plan/releases.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { KeptGate } from '../../../src/flow/ports.ts';
import { decide, type PolicyInForce } from '../../../src/policy/decide.ts';
import type { PlanDates } from '../../../src/policy/plan/dates.ts';
import { rollbackOf } from './rollback-samples.ts';
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

const AHEAD = { line: 'Held before production: team product approves', opensAt: null, endedAt: null, finding: null };
const OUT = 'Out in production since Tue 24 Nov 08:32 UTC; watched until Thu 26 Nov 08:32. Nothing to do';
const BAD = 'Production is failing since Tue 24 Nov 08:33 UTC: home. Decide in #8: go back, or keep it';

test.each([
  ['watching', { line: OUT }, `${OUT.replace('. Nothing to do', '')} (#7)`],
  ['watching', { line: BAD, finding: 8 }, `${BAD} (release #7)`],
  ['verifying', { line: BAD, finding: 8 }, `${BAD} (release #7)`],
  ['closed', {}, 'Out and done (#7). Next: close the milestone'],
  ['superseded', {}, 'A newer release took its place (#7). Next: close the milestone'],
  [
    'rolled back',
    { endedAt: NOW, finding: 8 },
    'Taken back Tue 24 Nov 07:30 UTC (#8). Next: a repair and a new date, or close the milestone',
  ],
  ['held', {}, 'Held before production: team product approves (#7)'],
  [
    'held',
    { opensAt: NOW + HOUR },
    'Go for all stages said. Production opens by itself Tue 24 Nov 08:30 UTC (#7); to stop it: /tidegate no-go production REASON',
  ],
] as const)('the first line of one that is %s says what really comes next: %j', (state, told, text) => {
  const standing = { state, environment: 'production', finding: null, until: null };
  const said = { stage: 'production', verdict: 'go', userId: 4, user: 'olga', reason: '', at: toInstant(NOW - HOUR) };
  const day = { name: 'production', date: '2026-11-24', from: NOW, until: NOW + HOUR };
  const dates = { stages: [day] } as unknown as PlanDates;
  const decisions = [{ ...said, commentId: 5 }] as never;
  const view = { standing, release: OF_BOTH, ofRelease: { ...AHEAD, ...told }, dates, decisions, zone: 'UTC', at: NOW };
  expect(sayGoing(view)?.text).toBe(text);
});

test('a no-go takes back that all stages have a go', () => {
  const dates = { stages: [{ name: 'production' }] } as unknown as PlanDates;
  const standing = { state: 'held', environment: 'production', finding: null, until: null } as const;
  const view = { standing, release: OF_BOTH, ofRelease: { ...AHEAD, opensAt: NOW }, zone: 'UTC', at: NOW };
  expect(sayGoing({ ...view, dates, decisions: [] })?.text).toMatch(/^Production opens by itself/);
});

test('of the commits of a plan those that went back to an older one are none, and what was taken back says so', async () => {
  const world = worldWith();
  const facts = (sha: string, direction: string) => ({ candidate: { sha }, direction, plans: [{ number: 3 }] });
  const question = { ...GATE, deploymentId: 11 };
  world.past = [
    { question, facts: facts(SHA, 'forward'), decision: { verdict: 'open' } },
    {
      question: { ...GATE, deploymentId: 12 },
      facts: facts('a'.repeat(40), 'backward'),
      decision: { verdict: 'open' },
    },
  ] as never;
  world.rollbacks = [rollbackOf({ failedDeploymentId: 11, state: 'verified', endedAt: toInstant(NOW) })];
  const found = await commitsOfPlan(world.ports.store, REPOSITORY.id, 3);
  expect(found.map(({ sha, backAt }) => [sha, backAt])).toEqual([[SHA, toInstant(NOW)]]);
});

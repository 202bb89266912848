import { describe, expect, test } from 'vitest';
import { Names } from '../../../src/audit/report/names.ts';
import type { DeploymentEvent } from '../../../src/domain/dora-event.ts';
import type { PullRequestChange } from '../../../src/domain/facts.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import type { Verification } from '../../../src/domain/verification.ts';
import { sayStanding } from '../../../src/dora/render/standing.ts';
import { answerDora } from '../../../src/flow/dora/answer-dora.ts';
import { countUndeployed } from '../../../src/flow/library/count-undeployed.ts';
import { environmentsOf } from '../../../src/flow/library/environments-of.ts';
import { erasePeople } from '../../../src/flow/library/erase-people.ts';
import { waitingIn } from '../../../src/flow/library/waiting-changes.ts';
import type { GitHub, KeptProbe, LibraryGate, Posture, Store, Undeployed } from '../../../src/flow/ports.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import type { Policy } from '../../../src/policy/schema.ts';
import { CHANGE, createWorld, NOW, REPOSITORY, type World } from './world.ts';

const DAY = 86_400_000;
const [A, B, C] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];

const POSTURE: Posture = {
  ...{ mode: 'enforce', environments: [], workflows: null, unguarded: { count: 0, last: [] } },
  ...{ passes: { n: 0, withoutUs: 0 }, lanes: 1 },
};

function ago(days: number): Instant {
  return toInstant(NOW - days * DAY);
}

function deployed(id: number, days: number, change: Partial<DeploymentEvent> = {}): DeploymentEvent {
  return {
    ...{ kind: 'deployment', id: `${id}`, service: 'shop', environment: 'production', sha: A, state: 'success' },
    ...{ startedAt: ago(days), finishedAt: ago(days) },
    ...change,
  };
}

function parsed(text: string): Policy {
  const policy = parsePolicy(text, { source: 'policy', file: 'p.yml' });
  if (policy.kind !== 'valid') throw new Error(JSON.stringify(policy));
  return policy.policy;
}

function gateOf(deploymentId: number, days: number, change: Partial<LibraryGate> = {}): LibraryGate {
  return {
    ...{ deploymentId, runId: 1, environment: 'production', sha: A, state: 'approved', reasons: [], by: [] },
    ...{ since: ago(days), requestedAt: ago(days) },
    ...change,
  };
}

function verified(deploymentId: number, days: number, change: Partial<Verification> = {}): Verification {
  return {
    ...{ repositoryId: 7, deploymentId, environment: 'production', sha: A, verdict: 'pass', failedChecks: [] },
    ...{ at: ago(days) },
    ...change,
  };
}

async function production(world: World) {
  const lanes = await environmentsOf(world.ports.store, REPOSITORY);
  const lane = lanes.find(({ environment }) => environment.toLowerCase() === 'production');
  if (lane === undefined) throw new Error('expected the lane');
  return lane;
}

describe('what runs in a lane', () => {
  test('nothing is known of what nothing was heard of, and nothing is guessed', async () => {
    const world = createWorld();
    world.kept = 'version: 1\nenvironments:\n  production:\n';
    expect(await production(world)).toMatchObject({
      ...{ running: null, after: null, lastKnownGood: null, drift: null, undeployed: null, guard: null, drill: null },
      ...{ service: 'shop', isProduction: true, inProgress: [], quarantined: [], holds: [], freezes: [] },
    });
  });

  describe('under the policy of the organisation', () => {
    const ORGANISATION = `version: 1
environments:
  staging: {}
  production: { strategy: canary, service: checkout, rollback: { workflow: back.yml, drill: { in: staging, every: 90d } } }
`;

    function seen(ownerId: number | null): World {
      const world = createWorld();
      const owners: [number, Store['lastValidOrganisationPolicy']] = [
        70,
        world.ports.store.lastValidOrganisationPolicy,
      ];
      world.ports.store.lastValidOrganisationPolicy = async (id) => (id === owners[0] ? await owners[1](id) : null);
      world.keptOrganisation = ORGANISATION;
      world.postures = [{ repositoryId: 7, at: NOW, posture: { ...POSTURE, ownerId } }];
      return world;
    }

    test('alone, its strategy, service and drills are told', async () => {
      expect(await production(seen(70))).toMatchObject({
        ...{ service: 'checkout', strategy: 'canary', isProduction: true },
        drill: { in: 'staging', every: '90d', lastAt: null },
      });
    });

    test('and one of its own, what the own one says is told', async () => {
      const world = seen(70);
      world.kept = 'version: 1\nenvironments: { production: { strategy: rolling } }\n';
      expect(await production(world)).toMatchObject({ strategy: 'rolling', drill: { in: 'staging' } });
    });

    test('of somebody else, nothing of it counts', async () => {
      const world = seen(71);
      world.kept = 'version: 1\nenvironments: { production: {} }\n';
      expect(await production(world)).toMatchObject({ service: 'shop', strategy: null, drill: null });
    });
  });

  test('is the success that ended last, with the commit that our gate says, whatever came to GitHub when', async () => {
    const world = createWorld();
    world.events = [deployed(5, 1, { sha: B }), deployed(6, 3), deployed(4, 2, { environment: 'PRODUCTION' })];
    world.decided = [{ deploymentId: 5, sha: C, tier: 'high', type: 'minor' }];
    expect((await production(world)).running).toMatchObject({
      ...{ sha: C, deploymentId: 5, since: ago(1), tier: 'high', type: 'minor', from: 'history' },
      ...{ opened: { how: 'unknown', by: [] }, verification: null },
    });
  });

  test.each([
    ['fail', undefined, 6],
    ['pass', A.slice(0, 7), 6],
    // A job that could not look, or that saw something else, has not shown that it deployed.
    ['inconclusive', undefined, 5],
    ['pass', C, 5],
  ] as const)(
    'a job that looked (%s, saw %s) has deployed, also where GitHub calls it a failure',
    async (verdict, liveSha, id) => {
      const world = createWorld();
      world.events = [deployed(5, 3, { sha: B }), deployed(6, 1, { state: 'failure' })];
      world.verified = [verified(6, 1, { verdict, liveSha })];
      const lane = await production(world);
      expect(lane.running?.deploymentId).toBe(id);
      expect(lane.after?.deploymentId ?? null).toBe(id === 6 ? null : 6);
    },
  );

  test('a later deployment that failed, or that went ahead and was not heard of again, is told', async () => {
    const world = createWorld();
    world.events = [deployed(5, 3), deployed(6, 2, { sha: B, state: 'failure' })];
    expect((await production(world)).after).toEqual({ deploymentId: 6, sha: B, state: 'failure', at: ago(2) });
    world.libraryGates = [gateOf(7, 1, { sha: C })];
    expect((await production(world)).after).toEqual({ deploymentId: 7, sha: C, state: 'unknown', at: ago(1) });
    world.libraryGates = [gateOf(7, 4, { sha: C })];
    expect((await production(world)).after?.deploymentId).toBe(6);
  });

  test('the last known good is what was looked at and not refused since; without a look nothing is good', async () => {
    const world = createWorld();
    world.events = [deployed(5, 3), deployed(6, 2, { sha: B })];
    expect((await production(world)).lastKnownGood).toBeNull();
    world.verified = [verified(5, 3), verified(6, 2, { sha: B })];
    expect((await production(world)).lastKnownGood?.deploymentId).toBe(6);
    const held = { commentId: -6, user: 'Tidegate', environment: 'Production', sha: B, reason: 'bad', at: ago(1) };
    world.stated = { ...world.stated, holds: [held, { ...held, commentId: 9, user: 'ada', environment: 'staging' }] };
    const lane = await production(world);
    expect(lane.lastKnownGood?.deploymentId).toBe(5);
    expect(lane.quarantined).toEqual([{ sha: B, deploymentId: 6, at: ago(1), reason: 'bad' }]);
    expect(lane.holds).toEqual([]);
  });
});

describe('drift', () => {
  const probe = { repositoryId: 7, environment: 'production', deploymentId: 5, liveSha: B } as KeptProbe;

  test.each([
    [
      'a probe saw another version since',
      { ...probe, at: ago(1) },
      { saw: B, ledger: A, from: 'probe', isKnownHere: false },
    ],
    ['it was the version of before', { ...probe, deploymentId: 4, at: ago(4) }, null],
    ['it saw what runs', { ...probe, liveSha: A.slice(0, 7), at: ago(1) }, null],
    ['it could tell no version', { ...probe, liveSha: null, at: ago(1) }, null],
    ['nobody looked', null, null],
  ])('%s', async (_, seen, drift) => {
    const world = Object.assign(createWorld(), { events: [deployed(5, 2)], probe: seen });
    const { drift: found } = await production(world);
    if (drift === null) expect(found).toBeNull();
    else expect(found).toMatchObject(drift);
  });

  test('a newer look at the right version ends it; one at a version that ran here says so', async () => {
    const world = createWorld();
    world.events = [deployed(4, 5, { sha: C }), deployed(5, 2)];
    world.verified = [verified(5, 2, { liveSha: C })];
    expect((await production(world)).drift).toMatchObject({ saw: C, from: 'verification', isKnownHere: true });
    Object.assign(world, { probe: { ...probe, liveSha: A, at: ago(1) } });
    expect((await production(world)).drift).toBeNull();
  });
});

describe('changes that wait', () => {
  function change(number: number, days: number | null): PullRequestChange {
    return { ...CHANGE, number, mergedAt: days === null ? undefined : ago(days) };
  }

  test('the oldest is the one that was merged first; of what has no time no age is made up', () => {
    expect(waitingIn([change(2, 1), change(1, 9), change(3, null)], false)).toEqual({
      ...{ changes: 3, oldest: '#1', oldestAt: ago(9), lines: 6, isComplete: false },
    });
    expect(waitingIn([change(3, null)], true)).toMatchObject({ changes: 1, oldest: null, oldestAt: null });
  });

  async function counted(world: World, headSha = B, policies: readonly Policy[] = []) {
    const asks: string[] = [];
    const github: Pick<GitHub, 'changes'> = {
      changes: async (base, head) => {
        asks.push(`${base.slice(0, 1)}..${head.slice(0, 1)}`);
        return { direction: 'forward', changes: [change(1, 20)], complete: true };
      },
    };
    const lanes = await countUndeployed(world.ports, { repository: REPOSITORY, github, headSha, policies });
    return { asks, lanes };
  }

  test('are asked for once a day, and again when something else runs', async () => {
    const world = createWorld();
    world.events = [deployed(5, 2), deployed(6, 2, { environment: 'staging' })];
    expect((await counted(world)).asks).toEqual(['a..b']);
    expect((await counted(world)).asks).toEqual([]);
    world.events = [...world.events, deployed(7, 1, { sha: C })];
    expect((await counted(world)).asks).toEqual(['c..b']);
    world.now += DAY;
    expect((await counted(world)).asks).toEqual(['c..b']);
    expect(world.undeployed).toHaveLength(1);
  });

  test('of more lanes than are counted at once all have their turn, and what is left is said', async () => {
    const world = createWorld();
    world.events = Array.from({ length: 34 }, (_, nth) => deployed(nth + 1, 2, { environment: `live-${nth}` }));
    world.kept = 'version: 1\ndora: { production: [live-*] }\n';
    const policies = [parsed(world.kept)];
    const first = await counted(world, B, policies);
    expect(first.asks).toHaveLength(20);
    expect(first.lanes.filter(({ isUncounted }) => isUncounted)).toHaveLength(14);
    const text = sayStanding({ at: ago(0), undeployed: first.lanes, unguarded: null }).join('\n');
    expect(text).toContain('20 of 34 lanes counted.');
    const lanes = await environmentsOf(world.ports.store, REPOSITORY, policies);
    expect(lanes.filter(({ undeployed }) => undeployed === null)).toHaveLength(14);
    world.now += DAY / 2;
    const second = await counted(world, B, policies);
    expect(second.asks).toHaveLength(14);
    expect(second.lanes.some(({ isUncounted }) => isUncounted)).toBe(false);
    world.now += DAY;
    // Those that were counted longest ago come first, and the others keep what was counted.
    const third = await counted(world, B, policies);
    expect(third.asks).toHaveLength(20);
    expect(third.lanes.every(({ waiting }) => waiting?.changes === 1)).toBe(true);
    const countedAt = (lanes: readonly Undeployed[], at: number) =>
      lanes.filter((lane) => lane.at === at && lane.waiting !== null).map(({ environment }) => environment);
    expect(countedAt(third.lanes, world.now)).toEqual(countedAt(first.lanes, NOW));
  });

  test('are told in the issue, and once to whom the policy names, by lane and oldest change', async () => {
    const world = createWorld();
    world.policy = 'version: 1\nnotify:\n  - { on: [undeployed-over: 14d], slack: LEADS_URL }\n';
    world.events = [deployed(5, 2)];
    world.history = { cursor: '{}', wholeAt: NOW, state: null };
    const github = await world.ports.github(REPOSITORY);
    const ports = {
      ...world.ports,
      github: async (): Promise<GitHub> => ({
        ...github,
        repository: async () => ({ defaultBranch: 'main', sha: B, owner: { id: 70, isOrganisation: true } }),
        changes: async () => ({ direction: 'forward', changes: [change(1, 15)], complete: true }),
      }),
    };
    const { record } = await answerDora({ kind: 'dora', repository: REPOSITORY }, ports);
    expect(record.notices).toMatchObject([
      {
        event: 'undeployed-over',
        subject: 'undeployed/production/over-14d',
        content: '#1',
        told: { environment: 'production', page: `compare/${A}...${B}` },
      },
    ]);
    const [issue] = record.effects;
    expect(issue?.kind === 'keep-issue' && issue.body).toMatch(
      /\| shop in production \| 1 \| 15 d \(#\u200b1\) \| 2 \|/,
    );
    world.now -= 2 * DAY;
    expect((await answerDora({ kind: 'dora', repository: REPOSITORY }, ports)).record.notices).toEqual([]);
  });
});

test('whoever is not to be named is not, wherever a lane names people', async () => {
  const world = createWorld();
  world.events = [deployed(5, 2)];
  world.libraryGates = [gateOf(5, 2, { state: 'bypassed', by: [{ user: 'Mallory', userId: 9, comment: '' }] })];
  const said = { environment: 'production', user: 'mallory', userId: 9, at: ago(1), reason: 'mallory said so' };
  world.stated = {
    ...world.stated,
    holds: [
      { ...said, sha: A, commentId: 3 },
      { ...said, sha: B, commentId: -5 },
    ],
    freezes: [{ ...said, commentId: 4, until: null }],
  } as unknown as World['stated'];
  const lane = await production(world);
  expect(JSON.stringify(lane).match(/mallory/gi)).toHaveLength(6);
  const shown = erasePeople(lane, new Names(['mallory']));
  expect(JSON.stringify(shown)).not.toMatch(/mallory/i);
  expect(shown.running?.opened).toEqual({ how: 'bypass', by: ['erased'] });
  expect(erasePeople(lane, new Names([]))).toEqual(lane);
});

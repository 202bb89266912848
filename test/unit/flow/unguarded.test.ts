import { describe, expect, test } from 'vitest';
import type { DeploymentEvent } from '../../../src/domain/dora-event.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import { isUnguarded, type SeenPassing } from '../../../src/flow/library/is-unguarded.ts';
import { unguardedJobs } from '../../../src/flow/library/unguarded-jobs.ts';
import type { GitHub, KeptPosture, LibraryGate, Posture } from '../../../src/flow/ports.ts';
import { keepPosture } from '../../../src/flow/posture/keep-posture.ts';
import { organisationPosture } from '../../../src/flow/posture/organisation-posture.ts';
import { countPasses } from '../../../src/flow/posture/passes.ts';
import { stateOf } from '../../../src/flow/posture/repository-state.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { createWorld, NOW, REPOSITORY } from './world.ts';

const DAY = 86_400_000;
const SHA = 'a'.repeat(40);

const gate = (state: LibraryGate['state'], reasons: readonly string[] = []) => ({ state, reasons });

describe('whether a deployment passed without a gate', () => {
  const base: SeenPassing = {
    deployment: { state: 'success', startedAt: toInstant(NOW) },
    ...{ hasOurRule: true, governedSince: NOW - DAY, gate: null, wasOpened: false },
  };
  const failed = { deployment: { ...base.deployment, state: 'failure' as const } };

  test.each<[string, Partial<SeenPassing>, ReturnType<typeof isUnguarded>]>([
    ['no gate was asked', {}, 'never-asked'],
    ['no gate was asked, and it failed', failed, 'never-asked'],
    ['our rule is not switched on', { hasOurRule: false }, 'rule-missing'],
    ['the environment is not governed', { governedSince: null }, null],
    ['it was not governed then', { governedSince: NOW + 1 }, null],
    ['it was governed from that instant on', { governedSince: NOW }, 'never-asked'],
    ['we let it through', { gate: gate('approved') }, null],
    ['one answer let all jobs of its matrix go', { wasOpened: true }, null],
    ['our rule was switched off while it waited', { gate: gate('ended', ['rule-off']) }, 'rule-off'],
    ['its run ended', { gate: gate('ended', ['run-ended']) }, null],
    ['an administrator let it through, which is found by itself', { gate: gate('bypassed') }, null],
    ['it was rejected, and succeeded', { gate: gate('rejected') }, 'against-answer'],
    ['nobody answered in time, and it succeeded', { gate: gate('expired') }, 'against-answer'],
    ['it was rejected, and failed', { ...failed, gate: gate('rejected') }, null],
    ['it waits', { gate: gate('held', ['outside-window']) }, null],
  ])('%s', (_, change, because) => {
    expect(isUnguarded({ ...base, ...change })).toBe(because);
  });
});

function deployed(id: string, daysAgo: number, environment = 'production'): DeploymentEvent {
  const at = toInstant(NOW - daysAgo * DAY);
  return {
    ...{ kind: 'deployment', id, service: 'shop', environment, sha: SHA, state: 'success' },
    ...{ startedAt: at, finishedAt: at },
  };
}

function kept(deploymentId: number, daysAgo: number, change: Partial<LibraryGate> = {}): LibraryGate {
  const at = toInstant(NOW - daysAgo * DAY);
  return {
    ...{ deploymentId, runId: 1, environment: 'Production', sha: SHA, state: 'approved', reasons: [], by: [] },
    ...{ since: at, requestedAt: at },
    ...change,
  };
}

test('the rate of bypass counts each deployment once, over 90 days, from the first gate on', () => {
  const production = { name: 'production', isGated: true, hasOurRule: true, canAdminsBypass: null, gatedSince: null };
  const told = countPasses({
    events: [
      ...[deployed('1', 200), deployed('3', 80), deployed('4', 4), deployed('9', 3), deployed('2', 95)],
      ...[deployed('6', 2, 'staging'), deployed('release/1', 1)],
    ],
    gates: [
      ...[kept(5, 100), kept(3, 80), kept(4, 4, { state: 'bypassed' }), kept(7, 2, { state: 'held' })],
      kept(8, 1, { state: 'ended', reasons: ['rule-off'] }),
    ],
    opened: new Set(),
    environments: [production],
    at: NOW,
  });
  expect(told.passes).toEqual({ n: 4, withoutUs: 3 });
  expect(told.unguarded.count).toBe(2);
  expect(told.unguarded.last.map(({ deploymentId, because }) => [deploymentId, because])).toEqual([
    [9, 'never-asked'],
    [2, 'never-asked'],
  ]);
});

describe('jobs of which GitHub makes no deployment', () => {
  const job = (environment: string) => `on: push\njobs:\n  ship:\n    environment: ${environment}\n    steps: []\n`;

  test.each([
    ['{ name: production, deployment: false }', ['production']],
    ["{ name: production, deployment: 'false' }", ['production']],
    [`{ name: production, deployment: '$${'{'}{ inputs.record }}' }`, ['production']],
    ['{ name: production, deployment: true }', []],
    ['{ name: production }', []],
    ['production', []],
  ])('environment: %s', (environment, found) => {
    const jobs = unguardedJobs('.github/workflows/ship.yml', job(environment));
    expect(jobs?.map((each) => each.environment)).toEqual(found);
    if (found.length > 0) expect(jobs?.[0]).toMatchObject({ workflow: 'ship.yml', job: 'ship' });
  });

  test.each([
    ['jobs: [', null],
    ['a: &x 1\njobs: { b: *x }\n', null],
    ['name: none\n', null],
    ['jobs: {}\n', []],
  ])('what cannot be understood is not taken for good: %j', (text, found) => {
    expect(unguardedJobs('a.yml', text)).toEqual(found);
  });
});

const POSTURE: Posture = {
  ...{ mode: 'enforce', environments: [], workflows: null, lanes: 1 },
  unguarded: { count: 0, last: [] },
  passes: { n: 4, withoutUs: 1 },
};
const PRODUCTION = { name: 'production', isGated: true, hasOurRule: true, canAdminsBypass: false, gatedSince: null };

describe('how a repository stands', () => {
  const missing = [{ code: 'rule-missing', subject: 'production' }];
  const bypass = [{ code: 'admin-bypass', subject: 'production' }];
  const off = { ...PRODUCTION, hasOurRule: false };

  test.each([
    ['governed', { ...POSTURE, environments: [PRODUCTION] }, bypass, true],
    ['governed', POSTURE, [], true],
    ['guard-off', { ...POSTURE, environments: [PRODUCTION] }, missing, true],
    ['guard-off', { ...POSTURE, environments: [PRODUCTION, off] }, [], true],
    ['guard-off', { ...POSTURE, environments: [{ ...off, isGated: false }] }, [], true],
    ['observing', { ...POSTURE, mode: 'observe' as const, environments: [off] }, missing, true],
    ['unprotected', { ...POSTURE, mode: 'none' as const }, [], true],
    ['unprotected', null, [], false],
    ['unknown', null, [], true],
    ['unknown', { ...POSTURE, mode: 'invalid' as const }, [], true],
  ])('%s', (state, posture, findings, isGoverned) => {
    const told = stateOf(posture, { findings, isGoverned });
    expect(told.state).toBe(state);
    expect(told.because === null).toBe(state !== 'unknown');
  });

  test('an organisation is told in pages by id, its own repositories only', async () => {
    const repositories = Array.from({ length: 501 }, (_, index) => ({
      ...{ id: index + 1, owner: 'Acme', name: `r${index + 1}`, installationId: 3 },
    }));
    const store = {
      knownRepositories: async () => [{ ...REPOSITORY, id: 900, owner: 'ocme' }, ...repositories.toReversed()],
      governedRepositories: async () => repositories.slice(0, 1),
      postures: async (ids: readonly number[]): Promise<KeptPosture[]> =>
        ids.includes(1) ? [{ repositoryId: 1, at: NOW, posture: POSTURE }] : [],
      openFindings: async () => [],
    };
    const asked = { organisation: 'acme', after: null, at: NOW };
    const first = await organisationPosture(store, asked);
    expect([first?.repositories.length, first?.next, first?.organisation]).toEqual([500, 500, 'Acme']);
    expect(first?.repositories[0]).toMatchObject({ state: 'governed', bypass: { rate: 0.25, withoutUs: 1, n: 4 } });
    expect(first?.repositories[1]).toMatchObject({ state: 'unprotected', bypass: { rate: null, n: null } });
    const second = await organisationPosture(store, { ...asked, after: 500 });
    expect([second?.repositories.map(({ id }) => id), second?.next]).toEqual([[501], null]);
    expect(await organisationPosture(store, { ...asked, organisation: 'nobody' })).toBeNull();
  });
});

describe('the look once an hour', () => {
  const parsed = parsePolicy('version: 1\nenvironments:\n  production:\n', { source: 'policy', file: 'p.yml' });
  if (parsed.kind !== 'valid') throw new Error('expected a valid policy');
  const state = {
    kind: 'in-force',
    sha: SHA,
    owner: { id: 70, isOrganisation: true },
    policies: [{ source: 'repository', file: 'p.yml', policy: parsed.policy }],
  } as const;
  const settings = {
    environments: [{ name: 'production', hasOurRule: true, canAdminsBypass: null }],
    requiredChecks: null,
  };

  test('remembers since when an environment is governed, and reads workflow files once a day', async () => {
    const world = createWorld();
    const reads: string[] = [];
    const github = {
      workflowFiles: async () => ['.github/workflows/a.yml', '.github/workflows/b.yml'],
      file: async (path: string) => {
        reads.push(path);
        return path.endsWith('a.yml')
          ? { text: 'jobs: { ship: { environment: { name: live, deployment: false } } }' }
          : { text: '{' };
      },
    } as unknown as GitHub;
    const look = () => keepPosture(world.ports, { repository: REPOSITORY, github, state, settings });
    await look();
    world.now += DAY / 2;
    world.events = [{ ...deployed('8', 0), startedAt: toInstant(NOW + DAY / 4) }];
    await look();
    expect(reads).toHaveLength(2);
    const [{ posture } = { posture: POSTURE }] = world.postures;
    expect(posture.environments[0]?.gatedSince).toBe(toInstant(NOW));
    expect(posture.ownerId).toBe(70);
    expect(posture.unguarded).toMatchObject({ count: 1, last: [{ deploymentId: 8, because: 'never-asked' }] });
    expect(posture.workflows?.jobs).toEqual([{ workflow: 'a.yml', job: 'ship', environment: 'live' }]);
    expect(posture.workflows?.unread).toEqual(['.github/workflows/b.yml']);
    world.now += DAY;
    await look();
    expect(reads).toHaveLength(4);
  });
});

import { expect, test } from 'vitest';
import type { DeploymentFact } from '../../../src/domain/facts.ts';
import { Failure } from '../../../src/domain/failure.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type { Question } from '../../../src/domain/question.ts';
import { handle } from '../../../src/flow/handle.ts';
import { parseFacts } from '../../../src/policy/facts/parse.ts';
import { CHANGE, claimOf, createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

const PULL_REQUEST: Question = { kind: 'pull-request', repository: REPOSITORY, number: 12 };
const CHECKED = 'version: 1\ngates: [{ name: evidence, require: { checks: [build] } }]\n';
const CALM = 'version: 1\ngates: [{ name: calm, require: { no-incident: { labels: [sev1] } } }]\n';
const OWNED = `version: 1
gates:
  - { name: owners, at: merge, require: { approvals: { count: 1, from: { codeowners: true } } } }
`;
const PROMOTED = `version: 1
environments:
  staging:
  production: { promote: { from: Staging } }
`;
const BUILD = {
  name: 'build',
  app: 'github-actions',
  status: 'completed',
  at: '2026-11-24T07:00:00Z' as Instant,
} as const;
const SEV1 = { number: 3, labels: ['sev1'], openedAt: '2026-11-24T07:00:00Z' as Instant };

async function asked(question: Question, parts: Partial<World>): Promise<World> {
  const world = Object.assign(createWorld(), parts);
  await handle(claimOf(question), world.ports);
  return world;
}

test('what no policy asks for is not read', async () => {
  const { reads } = await asked(GATE, { policy: 'version: 1\n' });
  expect(reads).toEqual(['teams ']);
  expect((await asked(PULL_REQUEST, { policy: CHECKED })).reads).toEqual(['teams ']);
});

test('checks that a gate asks for are those of the candidate, and hold it until they passed', async () => {
  const { reads, records, applied, released } = await asked(GATE, { policy: CHECKED });
  expect(reads).toContain('checks c');
  expect(records[0]?.decision?.verdict).toBe('waiting');
  expect(applied.map((effect) => effect.kind)).toEqual(['report-gate']);
  expect(released).toEqual([{ dueAt: NOW + 600_000 }]);
  const passed = await asked(GATE, { policy: CHECKED, checks: [{ ...BUILD, conclusion: 'success' }] });
  expect(passed.applied.map((effect) => effect.kind)).toEqual(['open-gate']);
  expect(parseFacts(passed.records[0]?.facts, 'facts')).toMatchObject({ kind: 'valid' });
});

test('an incident that is open is open now, also where GitHub’s clock is ahead of ours', async () => {
  for (const openedAt of [SEV1.openedAt, '2026-11-24T07:30:05Z' as Instant]) {
    const { applied, records } = await asked(GATE, { policy: CALM, incidents: [{ ...SEV1, openedAt }] });
    expect(applied.map((effect) => effect.kind)).toEqual(['report-gate']);
    expect(records[0]?.decision?.verdict).toBe('waiting');
  }
  expect((await asked(GATE, { policy: CALM })).applied.map((effect) => effect.kind)).toEqual(['open-gate']);
});

test.each([
  [CHECKED, 'checks'],
  [CALM, 'incidents'],
] as const)('a fact that GitHub refuses holds the gate and says so: %s', async (policy, fact) => {
  const refusal = new Failure('forbidden', 'Reading it: GitHub answered 403 (Resource not accessible)');
  const { applied, records, released } = await asked(GATE, { policy, [fact]: refusal });
  expect(applied).toMatchObject([{ kind: 'report-gate', comment: expect.stringContaining('cannot be read') }]);
  expect(applied).toMatchObject([{ comment: expect.stringContaining('GitHub answered 403') }]);
  expect(records).toMatchObject([{ decision: null, final: false }]);
  expect(released).toEqual([{ dueAt: NOW + 600_000 }]);
});

test('a fact that cannot be read for the moment is asked for again, and opens nothing', async () => {
  const checks = new Failure('unavailable', 'GitHub could not be reached.');
  await expect(asked(GATE, { policy: CHECKED, checks })).rejects.toMatchObject({ kind: 'unavailable' });
});

test('a pull request whose facts GitHub refuses does not look mergeable', async () => {
  const policy = 'version: 1\ngates: [{ name: evidence, at: merge, require: { checks: [build] } }]\n';
  const { applied } = await asked(PULL_REQUEST, { policy, checks: new Failure('forbidden', 'Reading it: 403') });
  expect(applied).toMatchObject([{ name: 'tidegate', status: 'completed', conclusion: 'failure' }]);
});

test('of CODEOWNERS the teams that own what is changed are known to the decision, and no others', async () => {
  const codeowners = '*.md @acme/writers\nsrc/** @Acme/Web @other/web anna@example.com\n';
  const files = [
    { path: 'src/a.ts', previousPath: 'README.md', status: 'renamed', additions: 0, deletions: 0 },
  ] as const;
  const { reads, records } = await asked(PULL_REQUEST, { policy: OWNED, codeowners, changes: [{ ...CHANGE, files }] });
  expect(reads).toEqual(['codeowners', 'teams web, writers']);
  expect(records[0]?.facts?.codeowners).toBe(codeowners);
  expect(records[0]?.decision?.verdict).toBe('waiting');
});

test('deployments of the environment that is promoted from are known, whatever the spelling', async () => {
  const candidate: DeploymentFact = {
    id: 5,
    environment: 'staging',
    sha: 'c'.repeat(40),
    startedAt: '2026-11-24T05:00:00Z' as Instant,
    state: 'success',
    verification: { verdict: 'pass', at: '2026-11-24T05:01:00Z' as Instant },
  };
  const { records, applied } = await asked(GATE, { policy: PROMOTED, elsewhere: { staging: [candidate], other: [] } });
  expect(records[0]?.facts?.deployments.map((each) => each.environment)).toEqual(['production', 'staging']);
  expect(applied.map((effect) => effect.kind)).toEqual(['open-gate']);
  const unverified = { ...candidate, verification: undefined };
  const held = await asked(GATE, { policy: PROMOTED, elsewhere: { staging: [unverified] } });
  expect(held.applied.map((effect) => effect.kind)).toEqual(['report-gate']);
});

test('where a gate of ours stands, only what it let through promotes; what failed there counts whoever let it through', async () => {
  const candidate: DeploymentFact = {
    id: 5,
    environment: 'staging',
    sha: 'c'.repeat(40),
    startedAt: '2026-11-24T05:00:00Z' as Instant,
    state: 'success',
    verification: { verdict: 'pass', at: '2026-11-24T05:01:00Z' as Instant },
  };
  const world = { policy: PROMOTED, elsewhere: { staging: [candidate] } };
  const kindsOf = async (more: Partial<World>) =>
    (await asked(GATE, { ...world, ...more })).applied.map((effect) => effect.kind);
  expect(await kindsOf({ guarded: ['staging'] })).toEqual(['report-gate']);
  const opened = (sha: string) => [{ deploymentId: 5, sha }];
  expect(await kindsOf({ guarded: ['staging'], opened: opened('c'.repeat(40)) })).toEqual(['open-gate']);
  expect(await kindsOf({ opened: opened('b'.repeat(40)) })).toEqual(['report-gate']);
  expect(await kindsOf({})).toEqual(['open-gate']);
  const failed = {
    ...candidate,
    verification: { ...candidate.verification, verdict: 'fail' as const, at: candidate.startedAt },
  };
  const { records } = await asked(GATE, { ...world, guarded: ['staging'], elsewhere: { staging: [failed] } });
  expect(records[0]?.facts?.deployments.find(({ id }) => id === 5)?.verification?.verdict).toBe('fail');
});

test('what is known of the commit is asked for, whatever was filed since, except the deployment in question', async () => {
  const at = '2026-11-24T05:00:00Z' as Instant;
  const failed = { repositoryId: REPOSITORY.id, sha: 'c'.repeat(40), failedChecks: [], at };
  const verified = [
    { ...failed, deploymentId: 4, environment: 'production', verdict: 'fail' as const },
    { ...failed, deploymentId: 5, environment: 'production', verdict: 'pass' as const },
    { ...failed, deploymentId: 6, environment: 'production', verdict: 'fail' as const, sha: 'b'.repeat(40) },
  ];
  const { stated } = createWorld();
  const wentAhead = [3, GATE.deploymentId].map((id) => ({ id, at }));
  const world = await asked(GATE, {
    policy: PROMOTED,
    verified,
    stated: { ...stated, wentAhead },
    elsewhere: { staging: [] },
  });
  expect(world.reaches.get('production')?.own).toEqual([
    { id: 3, at },
    { id: 4, at },
  ]);
  expect(world.reaches.get('staging')?.own).toEqual([{ id: 4, at }]);
});

test('what is deployed elsewhere does not pass for what this environment runs', async () => {
  const elsewhere = {
    staging: [
      {
        id: 5,
        environment: 'staging',
        sha: 'e'.repeat(40),
        startedAt: '2026-11-24T05:00:00Z' as Instant,
        state: 'success' as const,
      },
    ],
  };
  const { records } = await asked(GATE, { policy: PROMOTED, elsewhere });
  expect(records[0]?.facts?.baseline).toMatchObject({ sha: 'a'.repeat(40) });
});

test('a lane of another repository that nobody knows of holds the release', async () => {
  const policy = `version: 1
gates: [{ name: a, require: { dependencies: [{ repository: acme/payments, environment: production }] } }]
`;
  const { applied, records } = await asked(GATE, { policy });
  expect(applied.map((effect) => effect.kind)).toEqual(['report-gate']);
  const lane = { repository: 'acme/payments', environment: 'production' };
  expect(records[0]?.facts?.dependencies).toEqual([{ ...lane, health: 'unknown' }]);
});

const BOARD = `version: 1
gates:
  - { name: board, require: { approvals: { count: 1, from: { users: [ben] }, of: release, expires: 10m } } }
`;
const REVIEW = { user: 'Ben', userId: 2, state: 'approved', comment: 'fine', nth: 1 } as const;
const BEN = { Ben: { id: 2, kind: 'user', permission: 'write', teams: [] } } as const;

test('a review of the deployment on GitHub is an approval of the release, from when it was first seen', async () => {
  const start = createWorld();
  const gate = { ...start.gate, reviews: [REVIEW] };
  const { records, applied } = await asked(GATE, { policy: BOARD, gate, people: BEN });
  expect(records[0]?.facts?.approvals).toEqual([
    {
      user: 'Ben',
      state: 'approved',
      at: '2026-11-24T07:25:00Z',
      source: 'deployment-review',
      sha: 'c'.repeat(40),
      environment: 'production',
      reason: 'fine',
    },
  ]);
  expect(applied.map((effect) => effect.kind)).toEqual(['open-gate']);
  const late = await asked(GATE, { policy: BOARD, gate, people: BEN, seenAt: '2026-11-24T07:19:00Z' as Instant });
  expect(late.applied.map((effect) => effect.kind)).toEqual(['report-gate']);
});

test('a review is the word of an account, not of a login that somebody else has now', async () => {
  const gate = { ...createWorld().gate, reviews: [{ ...REVIEW, userId: 9 }] };
  const { records, applied } = await asked(GATE, { policy: BOARD, gate, people: BEN });
  expect(records[0]?.facts?.approvals).toEqual([]);
  expect(applied.map((effect) => effect.kind)).toEqual(['report-gate']);
});

test('a person who rejected the deployment keeps it closed', async () => {
  const gate = { ...createWorld().gate, reviews: [{ ...REVIEW, state: 'rejected' } as const] };
  const { records } = await asked(GATE, { policy: BOARD, gate, people: BEN });
  expect(records[0]?.decision?.verdict).toBe('blocked');
});

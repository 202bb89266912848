import { expect, test } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { handle } from '../../../src/flow/handle.ts';
import { claimOf, createWorld, GATE, REPOSITORY, type World } from './world.ts';

const POLICY = `version: 1
zone: Europe/Berlin
windows: { hours: { days: tue, hours: "10:00-16:00" } }
environments: { production: {} }
gates:
  - name: release hours
    require: { window: [hours] }
override: { by: { teams: [sre] }, expires: 4h }
`;
const COMMAND = claimOf({ kind: 'command', repository: REPOSITORY, issueNumber: 12, commentId: 5 });

function world(body: string, parts: Partial<World> = {}): World {
  return Object.assign(createWorld(), {
    policy: POLICY,
    openGates: [GATE],
    comment: { id: 5, body, user: 'ola', userId: 4, createdAt: '2026-11-24T07:29:00Z' as Instant, edited: false },
    people: { ola: { id: 4, kind: 'user', permission: 'write', teams: ['sre'] } },
    ...parts,
  });
}

test('an override by somebody who may is kept, makes the gate due, and is answered with the commit', async () => {
  const { records, applied } = await done(world('/tidegate override production the shop is down'));
  expect(records[0]).toMatchObject({
    final: true,
    overrides: [{ user: 'ola', userId: 4, environment: 'production', sha: 'c'.repeat(40), reason: 'the shop is down' }],
    questions: [GATE],
  });
  expect(applied).toMatchObject([
    { kind: 'reply', issueNumber: 12, commentId: 5, body: expect.stringContaining('cccccccccccc') },
  ]);
});

test('an override by somebody who may not is refused, and leaves nothing behind', async () => {
  const people = { ola: { id: 4, kind: 'user' as const, permission: 'admin' as const, teams: [] } };
  const { records, applied } = await done(world('/tidegate override production please', { people }));
  expect(records[0]).toMatchObject({ overrides: [], questions: [] });
  expect(applied).toMatchObject([{ kind: 'reply', body: expect.stringContaining('refused') }]);
  expect(applied).toMatchObject([{ body: expect.stringContaining('that is someone in team sre. Ask them.') }]);
  expect(records[0]?.summary).toBe('Override of production at cccccccccccc by ola refused (not-among): please');
});

test('with deployments of two commits waiting, the command has to name the commit', async () => {
  const openGates = [GATE, { ...GATE, deploymentId: 12 }];
  const start = world('/tidegate override production why', { openGates });
  start.gates.set(12, { ...start.gate, sha: 'd'.repeat(40) });
  const { records, applied } = await done(start);
  expect(records[0]).toMatchObject({ overrides: [] });
  expect(applied).toMatchObject([
    { body: expect.stringContaining('Say which: `/tidegate override production @SHA REASON`') },
  ]);
});

test('the jobs of a matrix are one release: an override is about all of them', async () => {
  const openGates = [GATE, { ...GATE, deploymentId: 12 }];
  const { records } = await done(world('/tidegate override production why', { openGates }));
  expect(records[0]).toMatchObject({ overrides: [{ sha: 'c'.repeat(40) }], questions: openGates });
});

test('a command that reaches us late does not open what came after it was written', async () => {
  const start = world('/tidegate override production why');
  start.gate = { ...start.gate, requestedAt: '2026-11-24T07:29:30Z' as Instant };
  const { records, applied } = await done(start);
  expect(records[0]).toMatchObject({ overrides: [], questions: [] });
  expect(applied).toMatchObject([{ body: expect.stringContaining('came after your comment') }]);
});

test('an override counts from when it was written: one that is read after its time opens nothing', async () => {
  const { records, applied } = await done(
    world('/tidegate override production why', {
      now: Date.parse('2026-11-24T07:29:00Z') + 4 * 3_600_000 + 5 * 3_600_000,
    }),
  );
  expect(records[0]).toMatchObject({ overrides: [], questions: [] });
  expect(applied).toMatchObject([{ body: expect.stringContaining('refused') }]);
});

test('with GitHub’s clock ahead of ours, an override counts at once', async () => {
  const { records } = await done(
    world('/tidegate override production why', { now: Date.parse('2026-11-24T07:28:55Z') }),
  );
  expect(records[0]?.overrides).toMatchObject([{ at: '2026-11-24T07:28:55Z' }]);
});

test('a deployment that the policy lets through needs no override, and nobody is told otherwise', async () => {
  const { records, applied } = await done(
    world('/tidegate override production why', { now: Date.parse('2026-11-24T11:00:00+01:00') }),
  );
  expect(records[0]).toMatchObject({ overrides: [], questions: [GATE] });
  expect(applied).toMatchObject([{ body: expect.stringContaining('No override is needed') }]);
});

test('a fact that GitHub refuses makes no override, and the command is answered', async () => {
  const policy = POLICY.replace('require: {', 'require: { checks: [build],');
  const checks = new Failure('forbidden', 'no checks for us');
  const { records, applied } = await done(world('/tidegate override production why', { policy, checks }));
  expect(records[0]).toMatchObject({ final: true, overrides: [], questions: [] });
  expect(applied).toMatchObject([{ kind: 'reply', body: expect.stringContaining('cannot be read') }]);
});

test('a comment that was edited is no command', async () => {
  const start = world('/tidegate override production why');
  if (start.comment) start.comment = { ...start.comment, edited: true };
  const { records, applied } = await done(start);
  expect(records[0]).toMatchObject({ final: true, overrides: [] });
  expect(applied).toEqual([]);
});

test('a reason cannot ping, link or close anything', async () => {
  const { applied } = await done(world('/tidegate override production @acme/everyone <img src=x> fixes #1'));
  const body = applied[0]?.kind === 'reply' ? applied[0].body : '';
  expect(body).toContain('accepted');
  expect(body).not.toMatch(/@acme/);
  expect(body).not.toContain('<img');
  expect(body).not.toMatch(/#1\b/);
});

async function done(world: World): Promise<World> {
  await handle(COMMAND, world.ports);
  return world;
}

import { expect, test } from 'vitest';
import type { Effect } from '../../../src/domain/effect.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { handle } from '../../../src/flow/handle.ts';
import { parseFacts } from '../../../src/policy/facts/parse.ts';
import { claimOf, createWorld, GATE, NOW, REPOSITORY } from './world.ts';

const OPEN_TO_ALL = 'version: 1\nenvironments: { production: {} }\n';
const WINDOW = `version: 1
zone: Europe/Berlin
windows: { hours: { days: tue, hours: "10:00-16:00" } }
environments: { production: {} }
gates:
  - name: release hours
    require: { window: [hours] }
`;

test('an open gate is approved for the commit and attempt that were judged, and for a minute at most', async () => {
  const world = createWorld();
  world.policy = OPEN_TO_ALL;
  await handle(claimOf(GATE), world.ports);
  expect(world.applied).toMatchObject([
    { kind: 'open-gate', gate: GATE, runAttempt: 1, headSha: world.gate.sha, validUntil: '2026-11-24T07:31:00Z' },
  ]);
  expect(world.settled.map((each) => each.outcome.kind)).toEqual(['done']);
});

test('a closed window holds the gate with a report and sets the timer to its opening', async () => {
  const world = createWorld();
  world.policy = WINDOW;
  await handle(claimOf(GATE), world.ports);
  expect(world.applied.map((effect) => effect.kind)).toEqual(['report-gate']);
  expect(world.released).toEqual([{ dueAt: Date.parse('2026-11-24T10:00:00+01:00') }]);
});

test('just before the window closes, an approval may not be sent after it closed', async () => {
  const world = createWorld();
  world.policy = WINDOW;
  world.now = Date.parse('2026-11-24T15:59:50+01:00');
  await handle(claimOf(GATE), world.ports);
  expect(world.applied).toMatchObject([{ kind: 'open-gate', validUntil: '2026-11-24T15:00:00Z' }]);
});

test('in observe mode a gate that would be held is let through', async () => {
  const world = createWorld();
  world.policy = WINDOW.replace('zone:', 'mode: observe\nzone:');
  await handle(claimOf(GATE), world.ports);
  expect(world.applied.map((effect) => effect.kind)).toEqual(['open-gate']);
});

test.each(['approved', 'rejected', 'passed-without-us', 'gone'] as const)(
  'a gate that is %s is not touched',
  async (state) => {
    const world = createWorld();
    world.policy = OPEN_TO_ALL;
    world.gate = { ...world.gate, state };
    await handle(claimOf(GATE), world.ports);
    expect(world.applied).toEqual([]);
    expect(world.records).toMatchObject([{ final: true }]);
    expect(world.released).toEqual([{ dueAt: null }]);
  },
);

test('a gate that GitHub does not show gets no final answer: it is asked again', async () => {
  const world = createWorld();
  world.policy = OPEN_TO_ALL;
  world.gate = { ...world.gate, state: 'not-found' };
  await expect(handle(claimOf(GATE), world.ports)).rejects.toMatchObject({ kind: 'not-found' });
  expect(world.records).toEqual([]);
});

const OVERRIDE = {
  user: 'ola',
  userId: 4,
  environment: 'production',
  sha: 'c'.repeat(40),
  reason: 'see ![x](https://evil.example/x.png) @acme/everyone',
  at: '2026-11-24T07:00:00Z' as Instant,
};
const OVERRIDABLE = `${WINDOW}override: { by: { teams: [sre] }, expires: 4h }\n`;

test('an override opens the gate; its facts can be replayed, and its reason pings and loads nothing', async () => {
  const world = createWorld();
  Object.assign(world, { policy: OVERRIDABLE, overrides: [OVERRIDE] });
  world.people = { OLA: { id: 4, kind: 'user', permission: 'write', teams: ['sre'] } };
  await handle(claimOf(GATE), world.ports);
  expect(world.applied).toMatchObject([{ kind: 'open-gate' }]);
  expect(parseFacts(world.records[0]?.facts, 'facts')).toMatchObject({ kind: 'valid' });
  const comment = world.applied[0]?.kind === 'open-gate' ? world.applied[0].comment : '';
  expect(comment).not.toMatch(/@acme|!\[|https:\/\//);
});

test('an override is the word of an account, not of a login that somebody else has now', async () => {
  const world = createWorld();
  Object.assign(world, { policy: OVERRIDABLE, overrides: [OVERRIDE] });
  world.people = { ola: { id: 5, kind: 'user', permission: 'write', teams: ['sre'] } };
  await handle(claimOf(GATE), world.ports);
  expect(world.applied).toMatchObject([{ kind: 'report-gate' }]);
});

test('a success that somebody filed does not pass for what the environment runs, once a gate of ours let one through', async () => {
  const filed = { environment: 'production', sha: 'c'.repeat(40), startedAt: OVERRIDE.at, state: 'success' as const };
  const world = createWorld();
  Object.assign(world, { policy: OPEN_TO_ALL, filed: [{ ...filed, id: 10 }] });
  await handle(claimOf(GATE), world.ports);
  const first = { deploymentId: 1, sha: 'a'.repeat(40) };
  world.opened = [first];
  await handle(claimOf(GATE), world.ports);
  world.opened = [first, { deploymentId: 10, sha: 'c'.repeat(40) }];
  await handle(claimOf(GATE), world.ports);
  expect(world.records.map((record) => record.facts?.direction)).toEqual(['same', 'forward', 'same']);
});

test('what we let through is trusted with the commit that we let through, and with no other', async () => {
  const filed = { environment: 'production', sha: 'c'.repeat(40), startedAt: OVERRIDE.at, state: 'success' as const };
  const world = createWorld();
  const opened = [
    { deploymentId: 1, sha: 'a'.repeat(40) },
    { deploymentId: 10, sha: 'd'.repeat(40) },
  ];
  Object.assign(world, { policy: OPEN_TO_ALL, filed: [{ ...filed, id: 10 }], opened });
  await handle(claimOf(GATE), world.ports);
  expect(world.records.map((record) => record.facts?.baseline?.sha)).toEqual(['a'.repeat(40)]);
});

test('before our gate let anything through, only what was there before it was first asked counts', async () => {
  const filed = { environment: 'production', sha: 'c'.repeat(40), startedAt: OVERRIDE.at, state: 'success' as const };
  const world = createWorld();
  Object.assign(world, { policy: OPEN_TO_ALL, filed: [{ ...filed, id: 10 }] });
  world.firstGate = 9;
  await handle(claimOf(GATE), world.ports);
  world.firstGate = 1;
  await handle(claimOf(GATE), world.ports);
  world.firstGate = null;
  world.filed = [{ ...filed, id: GATE.deploymentId + 1 }];
  await handle(claimOf(GATE), world.ports);
  const facts = world.records.map((record) => [record.facts?.direction, record.facts?.baseline?.sha]);
  expect(facts).toEqual([
    ['forward', 'a'.repeat(40)],
    ['first', undefined],
    ['forward', 'a'.repeat(40)],
  ]);
});

test('an environment that no policy names is held', async () => {
  const world = createWorld();
  world.policy = OPEN_TO_ALL.replace('production', 'staging');
  await handle(claimOf(GATE), world.ports);
  expect(world.applied.map((effect) => effect.kind)).toEqual(['report-gate']);
});

test('what was decided and not done before a crash is done first', async () => {
  const world = createWorld();
  world.policy = OPEN_TO_ALL;
  const reply: Effect = { kind: 'reply', repository: REPOSITORY, issueNumber: 1, commentId: 2, body: 'hello' };
  world.pending = [{ id: 1, slot: 'reply', effect: reply, attempts: 0, decidedAt: world.now }];
  await handle(claimOf(GATE), world.ports);
  expect(world.applied.map((effect) => effect.kind)).toEqual(['reply', 'open-gate']);
});

test('who lost the claim does nothing', async () => {
  const world = createWorld();
  world.policy = OPEN_TO_ALL;
  world.isClaimKept = false;
  expect(await handle(claimOf(GATE), world.ports)).toBeNull();
  expect(world.applied).toEqual([]);
  expect(world.released).toEqual([]);
});

test('a policy that broke keeps the last valid one in force', async () => {
  const world = createWorld();
  world.policy = 'version: 1\nnonsense: true\n';
  world.kept = WINDOW;
  await handle(claimOf(GATE), world.ports);
  expect(world.applied).toMatchObject([{ kind: 'report-gate' }]);
  expect(world.records[0]?.decision).not.toBeNull();
});

test('with a broken policy and none before, the gate is held and says where it is broken', async () => {
  const world = createWorld();
  world.policy = 'version: 1\nnonsense: true\n';
  await handle(claimOf(GATE), world.ports);
  expect(world.applied).toMatchObject([{ kind: 'report-gate', comment: expect.stringContaining('tidegate.yml:2:1') }]);
  expect(world.records[0]?.decision).toBeNull();
});

test('without a policy the gate is held, and looked at again: a file just pushed may not be shown yet', async () => {
  const world = createWorld();
  await handle(claimOf(GATE), world.ports);
  expect(world.applied).toMatchObject([{ kind: 'report-gate', comment: expect.stringContaining('no policy') }]);
  expect(world.released).toEqual([{ dueAt: NOW + 600_000 }]);
});

test('nothing that is saved depends on when GitHub answered', async () => {
  const world = createWorld();
  world.policy = WINDOW;
  await handle(claimOf(GATE), world.ports);
  expect(world.records[0]?.facts?.at).toBe('2026-11-24T07:30:00Z');
  expect(world.records[0]?.at).toBe(NOW);
});

test.each<[string, object]>([
  [
    'freeze',
    { freezes: [{ commentId: 99, environment: 'Production', user: 'ola', reason: 'a migration' }], holds: [] },
  ],
  ['hold', { holds: [{ commentId: 99, environment: 'production', user: 'ola', reason: 'leaks memory' }], freezes: [] }],
])('a %s that somebody sets while the decision is on its way stops the approval', async (_name, since) => {
  const world = createWorld();
  world.policy = OPEN_TO_ALL;
  const restrictions = async () => since as Awaited<ReturnType<typeof world.ports.store.restrictions>>;
  await handle(claimOf(GATE), { ...world.ports, store: { ...world.ports.store, restrictions } });
  expect(world.applied).toEqual([]);
  expect(world.settled).toMatchObject([{ outcome: { kind: 'superseded' } }]);
});

test('one in another environment does not', async () => {
  const world = createWorld();
  world.policy = OPEN_TO_ALL;
  const since = { freezes: [{ commentId: 99, environment: 'staging', user: 'ola', reason: 'x' }], holds: [] };
  const restrictions = async () => since as unknown as Awaited<ReturnType<typeof world.ports.store.restrictions>>;
  await handle(claimOf(GATE), { ...world.ports, store: { ...world.ports.store, restrictions } });
  expect(world.applied.map(({ kind }) => kind)).toEqual(['open-gate']);
});

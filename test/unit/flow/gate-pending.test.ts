import { expect, test } from 'vitest';
import type { Effect } from '../../../src/domain/effect.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import { handle } from '../../../src/flow/handle.ts';
import { claimOf, createWorld, GATE, NOW, REPOSITORY } from './world.ts';

const CLOSED = `version: 1
zone: Europe/Berlin
windows: { hours: { days: tue, hours: "10:00-16:00" } }
environments: { production: {} }
gates: [{ name: release hours, require: { window: [hours] } }]
`;

test('an approval that waits for its next try is decided again before it is sent, not after', async () => {
  const world = createWorld();
  world.policy = CLOSED;
  const waiting: Effect = {
    kind: 'open-gate',
    repository: REPOSITORY,
    gate: GATE,
    runAttempt: 1,
    headSha: world.gate.sha,
    comment: 'Open',
    validUntil: toInstant(NOW + 60_000),
    knownRestrictions: [],
  };
  world.pending = [{ id: 1, slot: 'open', effect: waiting, attempts: 1, decidedAt: world.now }];
  const appliedWhenSaved: number[] = [];
  const { saveRecord } = world.ports.store;
  world.ports.store.saveRecord = async (claim, record) => {
    appliedWhenSaved.push(world.applied.length);
    // The store withdraws what the gate does not ask for any more.
    if (record.gate?.state === 'held') world.pending = [];
    return await saveRecord(claim, record);
  };
  await handle(claimOf(GATE), world.ports);
  expect(appliedWhenSaved).toEqual([0]);
  expect(world.applied.map(({ kind }) => kind)).toEqual(['report-gate']);
});

test('only what this very answer wants is told to be new: all else may have been sent before', async () => {
  const world = createWorld();
  world.policy = CLOSED;
  const left: Effect = { kind: 'reply', repository: REPOSITORY, issueNumber: 1, commentId: 2, body: 'hello' };
  const tried: Effect = { ...left, commentId: 3 };
  world.pending = [{ id: 8, slot: 'left', effect: left, attempts: 0, decidedAt: world.now }];
  // Its next try comes due while the question is answered.
  const { saveRecord } = world.ports.store;
  world.ports.store.saveRecord = async (claim, record) => {
    world.pending.push({ id: 9, slot: 'tried', effect: tried, attempts: 1, decidedAt: world.now });
    return await saveRecord(claim, record);
  };
  const told: [string, boolean | undefined][] = [];
  const { github } = world.ports;
  const reach = async (): ReturnType<typeof github> => {
    const reached = await github(REPOSITORY);
    return {
      ...reached,
      apply: async (effect, at, isNew) => {
        told.push([effect.kind === 'reply' ? `reply ${effect.commentId}` : effect.kind, isNew]);
        return await reached.apply(effect, at, isNew);
      },
    };
  };
  await handle(claimOf(GATE), { ...world.ports, github: reach });
  expect(told).toEqual([
    ['reply 2', false],
    ['reply 3', false],
    ['report-gate', true],
  ]);
});

test('what could not be tried before the answer is not new after it', async () => {
  const world = createWorld();
  world.policy = CLOSED;
  const effect: Effect = { kind: 'reply', repository: REPOSITORY, issueNumber: 1, commentId: 2, body: 'hello' };
  world.pending = [{ id: 8, slot: 'left', effect, attempts: 0, decidedAt: world.now }];
  let asked = 0;
  world.ports.store.admitEffect = async () => ({ kind: asked++ === 0 ? 'wait' : 'admitted' }) as never;
  const told: (boolean | undefined)[] = [];
  const { github } = world.ports;
  const reach = async (): ReturnType<typeof github> => {
    const reached = await github(REPOSITORY);
    return {
      ...reached,
      apply: async (applied, at, isNew) => {
        told.push(isNew);
        return await reached.apply(applied, at, isNew);
      },
    };
  };
  await handle(claimOf(GATE), { ...world.ports, github: reach });
  expect(told).toEqual([false, true]);
});

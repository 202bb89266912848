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
  world.pending = [{ id: 1, slot: 'open', effect: waiting, attempts: 1 }];
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

/** What the library is read from. */
import { expect, it } from 'vitest';
import { newGate } from '../../../src/domain/gate-life.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { KeptPosture, Posture, Undeployed } from '../../../src/flow/ports.ts';
import { answer, ask, claimed, gate, SHA, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

const POSTURE: Posture = {
  mode: 'enforce',
  environments: [
    {
      ...{ name: 'production', isGated: true, hasOurRule: true, canAdminsBypass: null },
      gatedSince: toInstant(T0),
    },
  ],
  workflows: null,
  unguarded: { count: 2, last: [] },
  passes: { n: 4, withoutUs: 1 },
  lanes: 1,
};

function posture(repositoryId: number, at: number, change: Partial<Posture> = {}): KeptPosture {
  return { repositoryId, at, posture: { ...POSTURE, ...change } };
}

function undeployed(environment: string, changes: number | null, age: number): Undeployed {
  const waiting = { changes: changes ?? 0, oldestAt: toInstant(T0 - age), oldest: '#1', lines: 3, isComplete: true };
  return {
    ...{ environment, service: 'shop', at: T0, baseSha: SHA, headSha: 'b'.repeat(40) },
    waiting: changes === null ? null : waiting,
  };
}

export function libraryCases(newPlace: () => Promise<Place>): void {
  it('has the gates of a repository, the newest first, with what became of each, and no more than are asked for', async () => {
    const store = await (await newPlace()).open();
    for (const [id, environment] of [
      [1, 'Production'],
      [2, 'staging'],
    ] as const) {
      await ask(store, [gate(id, environment)], T0);
      const claim = await claimed(store, T0);
      const life = newGate({ requestedAt: toInstant(T0 - 1000), runAttempt: 2, sha: SHA }, T0);
      await store.saveRecord(claim, answer({ gate: life }));
      await store.releaseClaim(claim, { dueAt: null });
    }
    const gates = await store.libraryGates(SHOP.id, 9);
    expect(gates).toEqual([
      expect.objectContaining({ deploymentId: 2, environment: 'staging' }),
      {
        ...{ deploymentId: 1, runId: 1001, environment: 'Production', sha: SHA, state: 'pending', reasons: [] },
        ...{ since: toInstant(T0), requestedAt: toInstant(T0 - 1000), by: [] },
      },
    ]);
    expect((await store.libraryGates(SHOP.id, 1)).map(({ deploymentId }) => deploymentId)).toEqual([2]);
    expect(await store.libraryGates(SHOP.id + 1, 9)).toEqual([]);
  });

  it('keeps how a repository is set up as it was last looked at, also when who looked earlier writes later', async () => {
    const store = await (await newPlace()).open();
    await store.keepPosture(posture(1, T0));
    await store.keepPosture(posture(2, T0, { mode: 'observe' }));
    await store.keepPosture(posture(1, T0 + 1, { lanes: 7 }));
    await store.keepPosture(posture(1, T0, { lanes: 3 }));
    expect(await store.postures([1, 3])).toEqual([posture(1, T0 + 1, { lanes: 7 })]);
    expect((await store.postures([2, 1])).map(({ repositoryId }) => repositoryId)).toEqual([1, 2]);
    expect(await store.postures([])).toEqual([]);
  });

  it('keeps what waits for the lanes of a repository in place of what it kept before', async () => {
    const store = await (await newPlace()).open();
    await store.keepUndeployed(1, [undeployed('production', 3, 1000), undeployed('live-eu', null, 0)]);
    await store.keepUndeployed(2, [undeployed('production', 4, 5000)]);
    await store.keepUndeployed(1, [undeployed('Production', 2, 9000)]);
    expect(await store.undeployed(1)).toEqual([undeployed('Production', 2, 9000)]);
    expect(await store.undeployed(2)).toHaveLength(1);
    await store.keepUndeployed(2, []);
    expect(await store.undeployed(2)).toEqual([]);
  });

  it('adds up what waits over all repositories that were looked at lately; of what is not known nothing', async () => {
    const store = await (await newPlace()).open();
    expect(await store.libraryTotals(T0)).toEqual({
      ...{ undeployedChanges: 0, oldestUndeployedAt: null, unguardedDeployments: 0, lanesWithoutCount: 0 },
    });
    await store.keepUndeployed(1, [undeployed('production', 3, 1000), undeployed('live-eu', null, 0)]);
    await store.keepUndeployed(2, [undeployed('production', 4, 5000)]);
    await store.keepPosture(posture(1, T0));
    await store.keepPosture(posture(2, T0));
    await store.keepUndeployed(3, [undeployed('production', 90, 90_000)]);
    await store.keepPosture(posture(3, T0 - 1));
    expect(await store.libraryTotals(T0)).toEqual({
      ...{ undeployedChanges: 7, oldestUndeployedAt: T0 - 5000, unguardedDeployments: 4, lanesWithoutCount: 1 },
    });
  });
}

/** What the App saw itself. */
import { expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import type { NewProbe } from '../../../src/flow/ports.ts';
import { SHA, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

const MINUTE = 60_000;

/** @param minute when it began; it took a minute. */
function probe(minute: number, change: Partial<NewProbe> = {}): NewProbe {
  return {
    repositoryId: SHOP.id,
    environment: 'Production',
    deploymentId: 70,
    purpose: 'hypercare',
    file: '.github/smoke.yml',
    sha: SHA,
    verdict: 'fail',
    failedChecks: ['häßlich'],
    because: 'home: expected status 200, got 500',
    liveSha: SHA.slice(0, 7),
    startedAt: toInstant(T0 + minute * MINUTE),
    at: toInstant(T0 + (minute + 1) * MINUTE),
    ...change,
  };
}

export function probeCases(newPlace: () => Promise<Place>): void {
  it('keeps the newest run of each deployment, purpose and file, as it was', async () => {
    const store = await (await newPlace()).open();
    expect(await store.probeOf(probe(0))).toBeNull();
    await store.keepProbe(probe(0));
    expect(await store.probeOf(probe(0))).toEqual({ ...probe(0), failures: 1 });
    const passed = probe(5, { verdict: 'pass', failedChecks: [], because: null, liveSha: null });
    await store.keepProbe(passed);
    expect(await store.probeOf(probe(0))).toEqual({ ...passed, failures: 0 });
    for (const other of [
      { deploymentId: 71 },
      { purpose: 'preflight' },
      { file: 'b.yml' },
      { repositoryId: 99 },
    ] as const) {
      expect(await store.probeOf(probe(0, other))).toBeNull();
    }
  });

  it('counts runs that failed one after another, and those that overlapped once', async () => {
    const store = await (await newPlace()).open();
    const kept = async () => (await store.probeOf(probe(0)))?.failures;
    await store.keepProbe(probe(0));
    await store.keepProbe(probe(0, { at: toInstant(T0 + 90_000) }));
    expect(await kept()).toBe(1);
    await store.keepProbe(probe(2));
    expect(await kept()).toBe(2);
    await store.keepProbe(probe(1));
    expect(await kept()).toBe(2);
    await store.keepProbe(probe(4, { verdict: 'pass' }));
    expect(await kept()).toBe(0);
    await store.keepProbe(probe(6));
    expect(await kept()).toBe(1);
  });

  it('forgets no failure for a run that found out nothing', async () => {
    const store = await (await newPlace()).open();
    const kept = async () => (await store.probeOf(probe(0)))?.failures;
    await store.keepProbe(probe(0));
    for (const verdict of ['error', 'inconclusive'] as const) {
      await store.keepProbe(probe(verdict === 'error' ? 2 : 4, { verdict }));
      expect(await kept()).toBe(1);
    }
    await store.keepProbe(probe(6));
    expect(await kept()).toBe(2);
  });

  it('tells what was seen last in an environment while it was watched, whatever its spelling', async () => {
    const store = await (await newPlace()).open();
    expect(await store.lastProbe(SHOP.id, 'production')).toBeNull();
    await store.keepProbe(probe(3, { deploymentId: 70 }));
    await store.keepProbe(probe(1, { deploymentId: 71 }));
    await store.keepProbe(probe(5, { deploymentId: 72, environment: 'staging' }));
    await store.keepProbe(probe(9, { deploymentId: 73, purpose: 'preflight' }));
    expect(await store.lastProbe(SHOP.id, 'PRODUCTION')).toMatchObject({ deploymentId: 70 });
    expect(await store.lastProbe(SHOP.id, 'staging')).toMatchObject({ deploymentId: 72 });
    expect(await store.lastProbe(99, 'production')).toBeNull();
  });
}

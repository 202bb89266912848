/** What sweeps found, for `/metrics`. It is in the database, so every process tells the same. */
import { Gauge, type Registry } from 'prom-client';
import type { EpochMs } from '../../domain/instant.ts';
import type { LibraryTotals, Store } from '../../flow/ports.ts';
import { DRILL_OVERDUE } from '../../flow/posture/judge-drills.ts';
import { POSTURE_CODES } from '../../flow/posture/judge-posture.ts';
import { deliveries } from '../../flow/sweep/deliveries.ts';
import { recallDeliveries } from '../../flow/sweep/deliveries-memory.ts';

export interface SweepFigures {
  readonly missing: number;
  readonly gapMs: number;
  readonly findings: Readonly<Record<string, number>>;
  readonly library: LibraryTotals;
}

/** Settings are looked at every hour, where they can be read. */
const LOOKED_AT_WITHIN_MS = 3 * 86_400_000;

export async function readSweepFigures(
  store: Pick<Store, 'sweepMemory' | 'findingCounts' | 'libraryTotals'>,
  at: EpochMs,
): Promise<SweepFigures> {
  const { missing, gapMs } = recallDeliveries(await store.sweepMemory(deliveries.name));
  return {
    missing: Object.keys(missing).length,
    gapMs,
    findings: await store.findingCounts(),
    library: await store.libraryTotals(at - LOOKED_AT_WITHIN_MS),
  };
}

/** Null: not known, so nothing is told. */
export function sweepGauges(registry: Registry): (figures: SweepFigures | null, at: number) => void {
  const registers = [registry];
  const missing = new Gauge({
    name: 'tidegate_deliveries_missing',
    help: 'Deliveries of the last 3 days that GitHub made and we do not have; they are asked for again.',
    registers,
  });
  const gap = new Gauge({
    name: 'tidegate_deliveries_gap_seconds',
    help: 'Time, in all, of which missed deliveries cannot be told any more, because nobody looked for 3 days.',
    registers,
  });
  const findings = new Gauge({
    name: 'tidegate_findings',
    help: 'Settings of repositories that are not as their policy needs them.',
    labelNames: ['code'],
    registers,
  });
  const showLibrary = libraryGauges(registry);
  return (figures, at) => {
    showLibrary(figures?.library ?? null, at);
    findings.reset();
    if (figures === null) {
      missing.remove();
      gap.remove();
      return;
    }
    missing.set(figures.missing);
    gap.set(figures.gapMs / 1000);
    for (const code of [...POSTURE_CODES, DRILL_OVERDUE]) findings.set({ code }, figures.findings[code] ?? 0);
  };
}

/** Null: not known. Over all repositories: a label for each would tell their names to whoever reads the numbers. */
function libraryGauges(registry: Registry): (totals: LibraryTotals | null, at: number) => void {
  const registers = [registry];
  const changes = new Gauge({
    name: 'tidegate_undeployed_changes',
    help: 'Merged changes that are not deployed yet, as counted once a day; of what GitHub can compare.',
    registers,
  });
  const oldest = new Gauge({
    name: 'tidegate_undeployed_oldest_age_seconds',
    help: 'Time since the oldest of them was merged. 0: none waits.',
    registers,
  });
  const unguarded = new Gauge({
    name: 'tidegate_unguarded_deployments',
    help: 'Deployments to governed environments of which no gate of ours is known to have let them through.',
    registers,
  });
  const uncounted = new Gauge({
    name: 'tidegate_undeployed_lanes_uncounted',
    help: 'Production lanes of which it is not known what waits: not counted yet, or GitHub cannot compare.',
    registers,
  });
  return (totals, at) => {
    if (totals === null) {
      for (const gauge of [changes, oldest, unguarded, uncounted]) gauge.remove();
      return;
    }
    const { undeployedChanges, oldestUndeployedAt, unguardedDeployments, lanesWithoutCount } = totals;
    changes.set(undeployedChanges);
    oldest.set(oldestUndeployedAt === null ? 0 : Math.max(0, at - oldestUndeployedAt) / 1000);
    unguarded.set(unguardedDeployments);
    uncounted.set(lanesWithoutCount);
  };
}

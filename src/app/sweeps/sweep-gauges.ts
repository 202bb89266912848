/** What sweeps found, for `/metrics`. It is in the database, so every process tells the same. */
import { Gauge, type Registry } from 'prom-client';
import type { Store } from '../../flow/ports.ts';
import { POSTURE_CODES } from '../../flow/posture/judge-posture.ts';
import { deliveries } from '../../flow/sweep/deliveries.ts';
import { recallDeliveries } from '../../flow/sweep/deliveries-memory.ts';

export interface SweepFigures {
  readonly missing: number;
  readonly gapMs: number;
  readonly findings: Readonly<Record<string, number>>;
}

export async function readSweepFigures(store: Pick<Store, 'sweepMemory' | 'findingCounts'>): Promise<SweepFigures> {
  const { missing, gapMs } = recallDeliveries(await store.sweepMemory(deliveries.name));
  return { missing: Object.keys(missing).length, gapMs, findings: await store.findingCounts() };
}

/** Null: not known, so nothing is told. */
export function sweepGauges(registry: Registry): (figures: SweepFigures | null) => void {
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
  return (figures) => {
    findings.reset();
    if (figures === null) {
      missing.remove();
      gap.remove();
      return;
    }
    missing.set(figures.missing);
    gap.set(figures.gapMs / 1000);
    for (const code of POSTURE_CODES) findings.set({ code }, figures.findings[code] ?? 0);
  };
}

/** Percentiles against their budgets and against a baseline. */
import type { Assessment } from '../assess/assessment.ts';
import type { ReasonCode } from '../codes.ts';
import type { LatencyAsked, Percentile } from '../plan.ts';
import type { LatencyReport } from '../report.ts';
import type { Verdict } from '../verdict.ts';
import { type Compared, compareLatency } from './compare.ts';
import { FEWEST_SAMPLES } from './percentiles.ts';

const PERCENTILES = ['p50', 'p95', 'p99'] as const satisfies Percentile[];

export function judgeLatency(
  latency: LatencyReport,
  { budgets, compare }: LatencyAsked,
  before: LatencyReport | undefined,
  timeoutMs: number,
): Assessment {
  const conclude = (verdict: Verdict, code: ReasonCode | null, message: string): Assessment => ({
    ...{ verdict, code, message, latency, isMissing: false, isFinal: false },
    wasAnswered: latency.p50 !== null || latency.samples?.some((ms) => ms !== null) === true,
  });
  if (latency.n < FEWEST_SAMPLES) {
    const message = `${latency.n} samples are too few to judge by, at least ${FEWEST_SAMPLES} are needed`;
    return conclude('inconclusive', 'too-few-samples', message);
  }
  const over = PERCENTILES.find((name) => isOver(latency[name], budgets[name]));
  if (over !== undefined) {
    const message = `expected ${over} of at most ${budgets[over]} ms, but found ${said(latency[over])} (${latency.n} samples)`;
    return conclude('fail', 'latency', message);
  }
  const found = `${PERCENTILES.map((name) => `${name} ${said(latency[name])}`).join(', ')} (${latency.n} samples)`;
  if (compare === undefined) return conclude('pass', null, found);
  const compared = compareLatency(latency, before, compare, timeoutMs);
  if (compared.kind === 'slower') return conclude('fail', 'latency', compared.message);
  if (compared.kind === 'alike') return conclude('pass', null, `${found}; ${compared.message}`);
  return withoutBaseline(compared, conclude, { found, hasBudgets: Object.keys(budgets).length > 0 });
}

/** The budgets hold without a baseline; a check that asks for nothing else has shown nothing. */
function withoutBaseline(
  { message }: Compared,
  conclude: (verdict: Verdict, code: ReasonCode | null, message: string) => Assessment,
  { found, hasBudgets }: { readonly found: string; readonly hasBudgets: boolean },
): Assessment {
  if (hasBudgets) return conclude('pass', null, `${found}; ${message}`);
  return { ...conclude('inconclusive', 'no-baseline', `${message} (${found})`), lacksBaseline: true };
}

function isOver(ms: number | null, budget: number | undefined): boolean {
  return budget !== undefined && (ms === null || ms > budget);
}

function said(ms: number | null): string {
  return ms === null ? 'no answer in time' : `${Math.round(ms)} ms`;
}

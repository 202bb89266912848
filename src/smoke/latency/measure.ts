/** Asks one address many times, and judges how long it took. Pure but for the port it asks through. */
import type { ProbeResult } from '../../domain/probe.ts';
import { assessNoAnswer } from '../assess/assess.ts';
import { isAmong } from '../assess/assess-http.ts';
import type { Assessment, View } from '../assess/assessment.ts';
import type { LatencyAsked, PlannedCheck } from '../plan.ts';
import type { LatencyReport } from '../report.ts';
import { judgeLatency } from './judge-latency.ts';
import { COLD_SAMPLES, latencyReport } from './percentiles.ts';

export interface Measuring {
  readonly ask: (url: string) => Promise<ProbeResult>;
  /** Between two requests. */
  readonly pause: () => Promise<void>;
  readonly isOver: () => boolean;
  /** What the check measured before the deployment. */
  readonly baseline: LatencyReport | undefined;
  readonly view: () => View;
}

export type Measurement =
  | { readonly kind: 'measured'; readonly assessment: Assessment; readonly durationMs: number }
  /** The run ended in the middle of it. */
  | { readonly kind: 'cut'; readonly wasAnswered: boolean };

export async function measureLatency(
  check: Pick<PlannedCheck, 'timeoutMs' | 'errorIs'>,
  asks: LatencyAsked,
  measuring: Measuring,
): Promise<Measurement> {
  const series = openSeries(check.errorIs);
  const other = openSeries('fail');
  const otherUrl = asks.compare?.to.kind === 'url' ? asks.compare.to.url : undefined;
  for (let index = 0; index < asks.samples + COLD_SAMPLES; index++) {
    if (index > 0) await measuring.pause();
    const end = await addNext(series, asks.url, index, measuring);
    if (end !== undefined) return end;
    // In turn, so that what both meet at one time (a busy network) is met by both.
    if (otherUrl !== undefined) await addNext(other, otherUrl, index, measuring);
  }
  const before = otherUrl === undefined ? measuring.baseline : latencyReport(other.values);
  const assessment = judgeLatency(latencyReport(series.values), asks, before, check.timeoutMs);
  return { kind: 'measured', assessment, durationMs: series.tookMs };
}

/** The end of the measurement, when this request makes one. */
async function addNext(
  series: Series,
  url: string,
  index: number,
  { ask, isOver, view }: Measuring,
): Promise<Measurement | undefined> {
  const cut = (): Measurement => ({ kind: 'cut', wasAnswered: series.answered > 0 });
  if (isOver()) return cut();
  const result = await ask(url);
  if (isOver() && result.kind !== 'answer') return cut();
  const assessment = add(series, result, index >= COLD_SAMPLES, view());
  return assessment === undefined ? undefined : { kind: 'measured', assessment, durationMs: series.tookMs };
}

interface Series {
  readonly errorIs: 'fail' | 'error';
  values: readonly number[];
  answered: number;
  /** Requests that somebody or something refused at once; a time-out is none. */
  refused: number;
  tookMs: number;
}

function openSeries(errorIs: 'fail' | 'error'): Series {
  return { errorIs, values: [], answered: 0, refused: 0, tookMs: 0 };
}

/** Why this series can show nothing more: a wrong answer that is fast would be no good sign. */
function add(series: Series, result: ProbeResult, isCounted: boolean, view: View): Assessment | undefined {
  series.tookMs += result.durationMs;
  if (result.kind === 'answer') {
    series.answered += 1;
    if (result.of === 'http' && !isAmong(result.status, [{ from: 200, to: 299 }])) {
      return wrongAnswer(result.status, result.retryAfterMs);
    }
  } else if (result.kind === 'unusable' || (result.code !== 'timeout' && isNobodyThere(series))) {
    return assessNoAnswer(result, view);
  }
  const ms = result.kind === 'answer' ? result.durationMs : Number.POSITIVE_INFINITY;
  if (isCounted) series.values = [...series.values, ms];
  return undefined;
}

/** One connection that is cut is a slow answer; when nobody ever answered, why says more than how slowly. */
function isNobodyThere(series: Series): boolean {
  series.refused += 1;
  return series.errorIs === 'error' || (series.answered === 0 && series.refused >= REFUSED_AT_MOST);
}

/** Asked in vain at most, so that a service that is down does not take the time of a measurement. */
const REFUSED_AT_MOST = 5;

function wrongAnswer(status: number, retryAfterMs: number | undefined): Assessment {
  return {
    verdict: 'fail',
    code: 'status',
    message: `expected status 200-299 of every request, but found ${status}`,
    wasAnswered: true,
    isMissing: false,
    isFinal: false,
    status,
    retryAfterMs,
  };
}

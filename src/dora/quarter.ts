/** The figures of a calendar quarter that is over, beside those of the quarter before. */
import { civilDate, dayOf } from '../calendar/day.ts';
import { checkedZone, DAY } from '../calendar/zone.ts';
import type { EpochMs } from '../domain/instant.ts';
import { sayQuarter } from './baseline.ts';
import type { DoraLog } from './dora-log.ts';
import { applyEvidence, namedIn } from './evidence/apply-evidence.ts';
import { sampleOf } from './figures/lane-window.ts';
import { metricsOf } from './figures/metrics.ts';
import { isNormal, type Sample } from './figures/sample.ts';
import { type LanePast, pastsOf } from './lane/lane-past.ts';
import { isMature } from './lane/run.ts';
import { movementOf } from './movement.ts';
import { heldByType } from './process/process.ts';
import type { Difference, DoraReport, HeldTime, Metrics } from './report.ts';
import { type DoraRequest, summariseDora, windowsIn } from './summarise.ts';
import type { Span } from './weeks.ts';

/** What was seen of a shorter part of a quarter says nothing of the quarter. */
const FEWEST_OBSERVED_MS = 30 * DAY;

export interface Quarter {
  /** `2026-Q3`. */
  readonly name: string;
  readonly span: Span;
}

/**
 * The newest calendar quarter that is over, by local dates of the zone.
 *
 * @param zone an IANA name that is known to exist
 */
export function endedQuarter(at: EpochMs, zone: string): Quarter {
  const clock = checkedZone(zone);
  const { year, month } = civilDate(Math.floor(clock.toLocal(at) / DAY));
  // Months below 1 run over into the year before.
  const first = Math.floor((month - 1) / 3) * 3 - 2;
  const days = { from: dayOf(year, first, 1), until: dayOf(year, first + 3, 1) };
  const span = { from: clock.toEpoch(days.from * DAY), until: clock.toEpoch(days.until * DAY) };
  return { name: sayQuarter(days.from), span };
}

export interface QuarterFigures {
  readonly quarter: string;
  readonly report: DoraReport;
  /** All production lanes together. */
  readonly metrics: Metrics;
  /** Null: too little of it was observed. */
  readonly before: { readonly quarter: string; readonly movement: Readonly<Record<string, Difference>> } | null;
  /** Seconds from the request until it was let through, by release type. */
  readonly heldByType: Readonly<Record<string, HeldTime>>;
  /** Whether it failed, by the id of each deployment that the change fail rate counts. */
  readonly failed: ReadonlyMap<string, boolean>;
}

/** Null: fewer than 30 days of it were observed. What is known at its end counts, as in any report. */
export function quarterFigures(
  log: DoraLog,
  { name, span }: Quarter,
  request: Omit<DoraRequest, 'window' | 'until'>,
): QuarterFigures | null {
  const { until } = span;
  const asked = { ...request, window: until - span.from, until };
  const production = log.lanes.filter(({ environment }) => request.isProduction(environment));
  const pasts = pastsOf(production, until, namedIn(log));
  if (!isObserved(pasts.lanes, span)) return null;
  const report = summariseDora(log, asked);
  applyEvidence(log, pasts, until);
  const now = sampleIn(pasts.lanes, span, asked);
  const metrics = metricsOf(now);
  const earlier = endedQuarter(span.from, request.zone);
  const before = isObserved(pasts.lanes, earlier.span)
    ? {
        quarter: earlier.name,
        movement: movementOf(metrics, metricsOf(sampleIn(pasts.lanes, earlier.span, asked)), true),
      }
    : null;
  const held = heldByType(log.gates, { ...asked, span });
  return { quarter: name, report, metrics, before, heldByType: held, failed: failedIn(now) };
}

function isObserved(lanes: readonly LanePast[], { from, until }: Span): boolean {
  return lanes.some(({ observedFrom }) => until - Math.max(from, observedFrom) >= FEWEST_OBSERVED_MS);
}

function sampleIn(lanes: readonly LanePast[], span: Span, { until, zone }: DoraRequest): Sample {
  return sampleOf(windowsIn(lanes, span), until, zone);
}

function failedIn({ runs, knownUntil }: Sample): ReadonlyMap<string, boolean> {
  const counted = runs.filter((run) => isNormal(run) && isMature(run, knownUntil));
  return new Map(counted.map(({ id, isFailed }) => [id, isFailed]));
}

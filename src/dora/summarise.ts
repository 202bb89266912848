/** The report: a log and a window in, the five metrics out. */
import { RELEASE_TYPES } from '../domain/decision.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import { baselineSpan } from './baseline.ts';
import { calibrationOf } from './calibration.ts';
import type { DoraLog } from './dora-log.ts';
import { applyEvidence, namedIn } from './evidence/apply-evidence.ts';
import { suggestCauses } from './evidence/suggest-causes.ts';
import { groupsOf, type NameOf } from './figures/groups.ts';
import { type LaneWindow, laneWindow, sampleOf } from './figures/lane-window.ts';
import { metricsOf } from './figures/metrics.ts';
import { type LanePast, pastsOf } from './lane/lane-past.ts';
import { compare } from './lane/lanes.ts';
import { movementOf } from './movement.ts';
import { processOf } from './process/process.ts';
import { qualityOf } from './quality.ts';
import { type DoraTargets, judgeTargets } from './render/targets.ts';
import type { Calibration, DoraReport, LaneMetrics, Mark, Metrics, Process } from './report.ts';
import type { Span } from './weeks.ts';

export interface DoraRequest {
  /** Milliseconds. */
  readonly window: number;
  /** The end of the window, which is the instant that figures are made for: what came later is not known yet. */
  readonly until: EpochMs;
  /** An IANA name that is known to exist. */
  readonly zone: string;
  readonly isProduction: (environment: string) => boolean;
  /** Lowest first; null: those of a policy that names none. */
  readonly tiers: readonly string[] | null;
  /** Tiers whose change fail rates differ by less are one tier, e.g. 0.1. */
  readonly margin: number;
  /** The change fail rate that the policy allows, 0 to 1; null: it says nothing. */
  readonly failRateTarget: number | null;
  /** As the policy has them; absent: it sets none. */
  readonly targets?: DoraTargets | undefined;
  readonly marks?: readonly Mark[] | undefined;
  /** What is known of rollback drills and reviews; absent: nobody looked. */
  readonly drills?: Process['drills'];
  readonly reviews?: Process['reviews'];
}

/** A figure that is made by other rules gets another version, so that nobody compares the two. */
const DEFINITIONS = { version: '1', rules: 'docs/reference/dora.md' } as const;

const DEFAULT_TIERS = ['low', 'medium', 'high'];

type ByName = Readonly<Record<string, Metrics>>;

/** The same log and request give the same report. The log may be asked again, for another window. */
export function summariseDora(log: DoraLog, request: DoraRequest): DoraReport {
  const { until, zone, tiers, marks, isProduction } = request;
  const span: Span = { from: until - request.window, until };
  const production = log.lanes.filter(({ environment }) => isProduction(environment));
  const pasts = pastsOf(production, until, namedIn(log));
  const evidence = applyEvidence(log, pasts, until);
  const windows = windowsIn(pasts.lanes, span);
  const byTier = byName(windows, ({ tier }) => tier, tiers ?? DEFAULT_TIERS, request);
  const suggestedCauses = suggestCauses(log.incidents, pasts.lanes, span);
  return {
    version: 1,
    definitions: DEFINITIONS,
    window: { from: toInstant(span.from), until: toInstant(until) },
    zone,
    lanes: windows.map((window) => laneMetrics(window, request)),
    byTier,
    byType: byName(windows, ({ type }) => type, RELEASE_TYPES, request),
    byTeam: byName(windows, ({ team }) => team, [], request),
    calibration: calibrationIn(byTier, request),
    dataQuality: qualityOf({ log, windows, evidence, suggestedCauses, until, isProduction, tiers }),
    ...comparedWithBaseline(pasts.lanes, span, request),
    ...(marks === undefined ? {} : { marks }),
    process: processOf(log.gates, windows, { ...request, span }),
  };
}

export function windowsIn(lanes: readonly LanePast[], span: Span): readonly LaneWindow[] {
  return lanes.map((lane) => laneWindow(lane, span)).filter((window) => window !== null);
}

function laneMetrics(window: LaneWindow, { until, zone, targets = {} }: DoraRequest): LaneMetrics {
  const { service, environment, observedFrom } = window.lane;
  const takenBack = window.runs.flatMap(({ id, role, takenBackBy }) =>
    takenBackBy === null || role === 'rollback' || role === 'redeploy'
      ? []
      : [{ deployment: id, rollback: takenBackBy }],
  );
  const metrics = metricsOf(sampleOf([window], until, zone));
  const judged = judgeTargets(metrics, targets);
  return {
    ...{ service, environment, observedFrom: toInstant(observedFrom), metrics, takenBack },
    ...(judged.length === 0 ? {} : { targets: judged }),
  };
}

/** @param first names in this order come first; the others follow by name */
function byName(
  windows: readonly LaneWindow[],
  nameOf: NameOf,
  first: readonly string[],
  { until, zone }: DoraRequest,
): ByName {
  const groups = groupsOf(windows, nameOf);
  const others = [...groups.keys()].filter((name) => !first.includes(name)).sort(compare);
  return Object.fromEntries(
    [...first, ...others].flatMap((name) => {
      const group = groups.get(name);
      return group === undefined ? [] : [[name, metricsOf(sampleOf(group, until, zone))]];
    }),
  );
}

function calibrationIn(byTier: ByName, { tiers, margin, failRateTarget }: DoraRequest): Calibration {
  const counts = Object.entries(byTier).map(
    ([name, { changeFailRate }]) => [name, { failed: changeFailRate.numerator, n: changeFailRate.n }] as const,
  );
  return calibrationOf(new Map(counts), tiers, { margin, failRateTarget });
}

/** Nothing before 90 days were observed. The baseline is made with what is known now, as the figures of now are. */
function comparedWithBaseline(
  lanes: readonly LanePast[],
  span: Span,
  { until, zone }: DoraRequest,
): Pick<DoraReport, 'baseline' | 'movement'> {
  const from = lanes.reduce((first, { observedFrom }) => Math.min(first, observedFrom), until);
  const found = baselineSpan({ from, until }, zone);
  if (found === null) return {};
  const metrics = metricsOf(sampleOf(windowsIn(lanes, found.span), until, zone));
  const now = metricsOf(sampleOf(windowsIn(lanes, span), until, zone));
  const areApart = found.span.until <= span.from;
  return { baseline: { quarter: found.quarter, metrics }, movement: movementOf(now, metrics, areApart) };
}

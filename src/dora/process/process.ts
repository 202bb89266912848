/** What the process costs (time held, people waited for) and gives (what holds caught, what sizes and strategies fail). */
import type { EpochMs } from '../../domain/instant.ts';
import { changeFailRate } from '../figures/failures.ts';
import { groupsOf, type NameOf } from '../figures/groups.ts';
import { type LaneWindow, sampleOf } from '../figures/lane-window.ts';
import { compare } from '../lane/lanes.ts';
import type { GateRecord } from '../record.ts';
import type { FailRate, HeldTime, Process, Ratio } from '../report.ts';
import { quantile } from '../stats/quantile.ts';
import { wilson } from '../stats/share.ts';
import type { Span } from '../weeks.ts';

export interface ProcessRequest {
  readonly span: Span;
  readonly until: EpochMs;
  readonly zone: string;
  readonly isProduction: (environment: string) => boolean;
  readonly drills?: Process['drills'];
  readonly reviews?: Process['reviews'];
}

export function processOf(
  gates: Iterable<GateRecord>,
  windows: readonly LaneWindow[],
  { span, until, zone, isProduction, drills, reviews }: ProcessRequest,
): Process {
  const asked = askedIn(gates, { span, isProduction });
  // What came later than the end of the window is not known yet.
  const through = asked.filter(({ openedAt }) => openedAt !== null && openedAt < until);
  const held = asked.filter((gate) => gate.held.length > 0);
  return {
    held: { byGate: heldByGate(held, until), byTier: heldBy('tier', asked, until) },
    approverLatency: latencyByTeam(asked, until),
    emergencies: share(through, ({ type }) => type === 'emergency'),
    overrides: share(through, ({ isOverridden }) => isOverridden),
    bypasses: share(through, ({ isBypassed }) => isBypassed),
    unreviewed: share(through, ({ isUnreviewed }) => isUnreviewed),
    caught: share(held, ({ isReplaced }) => isReplaced),
    ...(drills === undefined ? {} : { drills }),
    ...(reviews === undefined ? {} : { reviews }),
    failRate: {
      byBatchSize: failRates(windows, sizeOf, SIZES, { until, zone }),
      byStrategy: failRates(windows, strategyOf, [], { until, zone }),
    },
  };
}

function askedIn(
  gates: Iterable<GateRecord>,
  { span, isProduction }: Pick<ProcessRequest, 'span' | 'isProduction'>,
): readonly GateRecord[] {
  return [...gates].filter(
    ({ requestedAt, environment }) => requestedAt >= span.from && requestedAt < span.until && isProduction(environment),
  );
}

/** Seconds from the request until it was let through, by release type. */
export function heldByType(
  gates: Iterable<GateRecord>,
  request: Pick<ProcessRequest, 'span' | 'until' | 'isProduction'>,
): Readonly<Record<string, HeldTime>> {
  return heldBy('type', askedIn(gates, request), request.until);
}

interface Lasted {
  readonly name: string;
  readonly seconds: number;
  readonly isOpen: boolean;
}

/** One sample a gate and deployment: a window that closes twice holds once, for both times together. */
function heldByGate(gates: readonly GateRecord[], until: EpochMs): Process['held']['byGate'] {
  return timesByName(
    gates.flatMap(({ held }) =>
      [...new Set(held.map(({ gate }) => gate))].map((name) => {
        const own = held.filter(({ gate }) => gate === name);
        const isOpen = own.some((each) => each.until === null || each.until >= until);
        const ms = own.reduce((sum, each) => sum + Math.max(0, Math.min(each.until ?? until, until) - each.from), 0);
        return { name, seconds: ms / 1000, isOpen };
      }),
    ),
  );
}

function heldBy(
  what: 'tier' | 'type',
  gates: readonly GateRecord[],
  until: EpochMs,
): Readonly<Record<string, HeldTime>> {
  return timesByName(
    gates.flatMap(({ [what]: name, requestedAt, openedAt, endedAt }) => {
      if (name === null) return [];
      // Rejected, cancelled or replaced: it was never let through, and nobody waits any more.
      if (openedAt === null && endedAt !== null && endedAt < until) return [];
      const isOpen = openedAt === null || openedAt >= until;
      return [{ name, seconds: ((isOpen ? until : openedAt) - requestedAt) / 1000, isOpen }];
    }),
  );
}

function latencyByTeam(gates: readonly GateRecord[], until: EpochMs): Process['approverLatency'] {
  return timesByName(
    gates.flatMap(({ approvals }) =>
      approvals
        .filter(({ at }) => at < until)
        .map(({ team, askedAt, at }) => ({
          name: team ?? 'none',
          seconds: Math.max(0, at - askedAt) / 1000,
          isOpen: false,
        })),
    ),
  );
}

/** Quantiles are of those that are over: how long the others will take nobody knows. */
function timesByName(lasted: readonly Lasted[]): Readonly<Record<string, HeldTime>> {
  const names = [...new Set(lasted.map(({ name }) => name))].sort(compare);
  return Object.fromEntries(
    names.map((name) => {
      const own = lasted.filter((each) => each.name === name);
      const over = Float64Array.from(
        own.filter(({ isOpen }) => !isOpen),
        ({ seconds }) => seconds,
      ).sort();
      const open = own.length - over.length;
      return [name, { n: over.length, p50: quantile(over, 0.5), p90: quantile(over, 0.9), open }];
    }),
  );
}

function share(gates: readonly GateRecord[], isCounted: (gate: GateRecord) => boolean): Ratio {
  const n = gates.length;
  const numerator = gates.filter(isCounted).length;
  const figure = { n, numerator, interval: wilson(numerator, n) };
  return n === 0 ? { value: null, reason: 'no-gates', ...figure } : { value: numerator / n, ...figure };
}

const SIZES = ['1', '2-5', '6-20', '21+'] as const;

function sizeOf(deployment: Parameters<NameOf>[0]): string | null {
  const size = 'batch' in deployment ? deployment.batch : deployment.changes.length;
  if (size === 0) return null;
  if (size === 1) return '1';
  if (size <= 5) return '2-5';
  return size <= 20 ? '6-20' : '21+';
}

function strategyOf({ strategy }: Parameters<NameOf>[0]): string | null {
  return strategy;
}

function failRates(
  windows: readonly LaneWindow[],
  nameOf: NameOf,
  first: readonly string[],
  { until, zone }: { readonly until: EpochMs; readonly zone: string },
): Readonly<Record<string, FailRate>> {
  const groups = groupsOf(windows, nameOf);
  const others = [...groups.keys()].filter((name) => !first.includes(name)).sort(compare);
  return Object.fromEntries(
    [...first, ...others].flatMap((name) => {
      const group = groups.get(name);
      return group === undefined ? [] : [[name, changeFailRate(sampleOf(group, until, zone))]];
    }),
  );
}

/** Reports to render: one as a lead would get it, and any at all. */
import fc from 'fast-check';
import type { Instant } from '../../../../src/domain/instant.ts';
import type { DoraReport, LaneMetrics, Metrics, Process } from '../../../../src/dora/report.ts';

export function instant(text: string): Instant {
  return text as Instant;
}

const WEEKS = Array.from({ length: 13 }, (_, at) => ({ week: `2026-W${35 + at}`, n: [5, 4, 7, 0, 6, 5][at % 6] ?? 0 }));

export function metrics(changes: Partial<Metrics> = {}): Metrics {
  return {
    deploymentFrequency: {
      value: 65 / 90,
      n: 65,
      interval: { lower: 0.557, upper: 0.92, method: 'garwood' },
      rollbacks: 2,
      redeploys: 1,
      deployFailures: 3,
      medianGap: 64_800,
      weeks: WEEKS,
    },
    leadTime: {
      value: 187_200,
      p50: 187_200,
      p75: 260_000,
      p90: 512_000,
      n: 120,
      interval: { lower: 158_400, upper: 219_600, method: 'order-statistic' },
      mergeToDeploy: { value: 18_000, n: 118 },
    },
    changeFailRate: {
      value: 4 / 65,
      numerator: 4,
      n: 65,
      interval: { lower: 0.0242, upper: 0.148, method: 'wilson' },
      maturing: 4,
    },
    recoveryTime: { value: 2520, p50: 2520, p75: 4000, p90: 9000, n: 3, interval: null, open: 1 },
    reworkRate: { value: 5 / 68, numerator: 5, n: 68, interval: { lower: 0.0318, upper: 0.1608, method: 'wilson' } },
    ...changes,
  };
}

/** Nothing is known. */
export const EMPTY: Metrics = {
  deploymentFrequency: {
    value: 0,
    n: 0,
    interval: { lower: 0, upper: 0.041, method: 'garwood' },
    rollbacks: 0,
    redeploys: 0,
    deployFailures: 0,
    medianGap: null,
    weeks: WEEKS.map(({ week }) => ({ week, n: 0 })),
  },
  leadTime: {
    value: null,
    reason: 'no-changes',
    p50: null,
    p75: null,
    p90: null,
    n: 0,
    interval: null,
    mergeToDeploy: { value: null, n: 0 },
  },
  changeFailRate: { value: null, reason: 'no-deployments', numerator: 0, n: 0, interval: null, maturing: 0 },
  recoveryTime: { value: null, reason: 'no-failures', p50: null, p75: null, p90: null, n: 0, interval: null, open: 0 },
  reworkRate: { value: null, reason: 'no-deployments', numerator: 0, n: 0, interval: null },
};

const NO_SHARE = { value: null, reason: 'no-gates', n: 0, numerator: 0, interval: null } as const;

const PROCESS: Process = {
  held: { byGate: {}, byTier: {} },
  approverLatency: {},
  ...{ emergencies: NO_SHARE, overrides: NO_SHARE, bypasses: NO_SHARE, unreviewed: NO_SHARE, caught: NO_SHARE },
  failRate: { byBatchSize: {}, byStrategy: {} },
};

export function lane(service: string, environment: string, of: Metrics = metrics()): LaneMetrics {
  return { service, environment, observedFrom: instant('2026-09-01T08:00:00Z'), metrics: of };
}

export function report(changes: Partial<DoraReport> = {}): DoraReport {
  return {
    version: 1,
    definitions: { version: '1', rules: 'docs/reference/dora.md' },
    window: { from: instant('2026-08-24T07:00:00Z'), until: instant('2026-11-22T08:00:00Z') },
    zone: 'Europe/Berlin',
    lanes: [lane('shop', 'production'), lane('payments', 'production', EMPTY)],
    byTier: { high: metrics(), low: metrics(), medium: EMPTY },
    byType: { minor: metrics(), emergency: EMPTY },
    byTeam: { checkout: metrics(), search: EMPTY },
    calibration: {
      state: 'not-enough-evidence',
      difference: { value: 0.058, interval: { lower: -0.0381, upper: 0.1926, method: 'newcombe' } },
      needed: 41.2,
    },
    dataQuality: {
      suggestedCauses: [{ incident: 'issue/118', deployment: '90321' }],
      negativeLeadTimes: 2,
      duplicates: 0,
      outOfOrder: 14,
      unknownKinds: 0,
      futureEvents: 1,
    },
    process: PROCESS,
    baseline: { quarter: '2026-Q3', metrics: metrics() },
    movement: {
      deploymentFrequency: { value: 0.2, interval: { lower: -0.1, upper: 0.5, method: 'newcombe' } },
      leadTime: { value: 3600, interval: null },
      changeFailRate: { value: 0.062, interval: { lower: 0.004, upper: 0.13, method: 'newcombe' } },
      recoveryTime: { value: null, interval: null },
      reworkRate: { value: -0.02, interval: { lower: -0.08, upper: -0.003, method: 'newcombe' } },
    },
    marks: [
      {
        at: instant('2026-10-05T09:12:00Z'),
        what: 'policy',
        sha: '1f0e9c2ab34d',
        summary: 'Treat migrations as high risk (#91)',
      },
    ],
    ...changes,
  };
}

/** What others can write into names: things with power in Markdown, HTML and Mermaid. */
export const HOSTILE = [
  '@acme/everyone',
  'fixes #12 and GH-12',
  '"] --> "x',
  'a | b\n| c',
  '```\n# out',
  '</details><img src=x onerror=alert(1)>',
  '<!-- tidegate:end -->',
  '[x](https://evil.example)',
  '%%{init: {"theme": "dark"}}%%',
  '\u202Egnp',
  '`; rm -rf',
  '\nend\nbar [1, 2]',
  '',
  '   ',
  '$$x$$',
  'emoji 🚀 \uD800',
  'ünïcode',
  '__proto__',
  'constructor',
];

const name = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);
const number = fc.oneof(fc.constantFrom(0, 1, 1e-9, 86_399.7, 1e9), fc.double({ min: 0, max: 1e9, noNaN: true }));
const whole = fc.oneof(fc.constantFrom(0, 1, 2), fc.nat({ max: 1_000_000 }));
const share = fc.double({ min: 0, max: 1, noNaN: true });

function intervalOf(bound: fc.Arbitrary<number>) {
  return fc.option(
    fc
      .tuple(bound, bound)
      .map(([a, b]) => ({ lower: Math.min(a, b), upper: Math.max(a, b), method: 'wilson' as const })),
  );
}

const reason = fc.option(name, { nil: undefined });
const ratio = fc.record({ value: fc.option(share), reason, numerator: whole, n: whole, interval: intervalOf(share) });
const spread = fc.record({
  value: fc.option(number),
  reason,
  p50: fc.option(number),
  p75: fc.option(number),
  p90: fc.option(number),
  n: whole,
  interval: intervalOf(number),
});
const weeks = fc
  .array(whole, { maxLength: 70 })
  .map((counts) => counts.map((n, at) => ({ week: `20${26 + Math.floor(at / 52)}-W${10 + (at % 52)}`, n })));

export const anyMetrics: fc.Arbitrary<Metrics> = fc.record({
  deploymentFrequency: fc.record({
    value: fc.option(number),
    reason,
    n: whole,
    interval: intervalOf(number),
    rollbacks: whole,
    redeploys: whole,
    deployFailures: whole,
    medianGap: fc.option(number),
    weeks,
  }),
  leadTime: fc
    .tuple(spread, fc.record({ value: fc.option(number), n: whole }))
    .map(([figure, mergeToDeploy]) => ({ ...figure, mergeToDeploy })),
  changeFailRate: fc.tuple(ratio, whole).map(([figure, maturing]) => ({ ...figure, maturing })),
  recoveryTime: fc.tuple(spread, whole).map(([figure, open]) => ({ ...figure, open })),
  reworkRate: ratio,
});

const signed = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const difference = fc.record({ value: fc.option(signed), interval: intervalOf(signed) });
const byName = fc.array(fc.tuple(name, anyMetrics), { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs));

export const anyLane: fc.Arbitrary<LaneMetrics> = fc.record({
  service: name,
  environment: name,
  observedFrom: fc.constantFrom(instant('2026-09-01T08:00:00Z'), instant('2020-01-01T00:00:00Z')),
  metrics: anyMetrics,
});

const heldTimes = fc.dictionary(
  name,
  fc.record({ n: whole, p50: fc.option(number), p90: fc.option(number), open: whole }),
);

const anyProcess: fc.Arbitrary<Process> = fc.record({
  held: fc.record({ byGate: heldTimes, byTier: heldTimes }),
  approverLatency: heldTimes,
  ...{ emergencies: fc.constant(NO_SHARE), overrides: ratio, bypasses: ratio, unreviewed: ratio },
  caught: ratio,
  failRate: fc.record({ byBatchSize: fc.constant({}), byStrategy: fc.constant({}) }),
});

export const anyReport: fc.Arbitrary<DoraReport> = fc.record(
  {
    version: fc.constant(1 as const),
    definitions: fc.record({ version: name, rules: name }),
    window: fc.constant({ from: instant('2026-08-24T07:00:00Z'), until: instant('2026-11-22T08:00:00Z') }),
    zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Apia'),
    lanes: fc.array(anyLane, { maxLength: 8 }),
    byTier: byName,
    byType: byName,
    byTeam: byName,
    process: anyProcess,
    calibration: fc.record(
      {
        state: fc.constantFrom('recalibrate' as const, 'separated' as const, 'not-enough-evidence' as const),
        difference,
        needed: number,
      },
      { requiredKeys: ['state', 'difference'] },
    ),
    dataQuality: fc.record({
      suggestedCauses: fc.array(fc.record({ incident: name, deployment: name }), { maxLength: 30 }),
      negativeLeadTimes: whole,
      duplicates: whole,
      outOfOrder: whole,
      unknownKinds: whole,
      other: fc.anything(),
    }),
    baseline: fc.record({ quarter: name, metrics: anyMetrics }),
    movement: fc.dictionary(
      fc.constantFrom('deploymentFrequency', 'leadTime', 'changeFailRate', 'recoveryTime', 'reworkRate'),
      difference,
    ),
    marks: fc.array(
      fc.record({
        at: fc.constant(instant('2026-10-05T09:12:00Z')),
        what: fc.constant('policy' as const),
        sha: name,
        summary: name,
      }),
      { maxLength: 30 },
    ),
  },
  {
    requiredKeys: [
      'version',
      'definitions',
      'window',
      'zone',
      'lanes',
      'byTier',
      'byType',
      'byTeam',
      'process',
      'calibration',
      'dataQuality',
    ],
  },
);

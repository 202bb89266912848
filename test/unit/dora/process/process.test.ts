/** What the process costs and gives, as the report has it: chapter "The process" of docs/reference/dora.md. */
import { describe, expect, test } from 'vitest';
import type { DeploymentEvent, GateEvent } from '../../../../src/domain/dora-event.ts';
import { type Instant, toInstant } from '../../../../src/domain/instant.ts';
import { DoraLog } from '../../../../src/dora/dora-log.ts';
import { processSection } from '../../../../src/dora/render/process.ts';
import { type DoraRequest, summariseDora } from '../../../../src/dora/summarise.ts';

const UNTIL = Date.UTC(2026, 10, 23);
const HOUR = 3_600_000;

/** Hours before the end of the window. */
function ago(hours: number): Instant {
  return toInstant(UNTIL - hours * HOUR);
}

const REQUEST: DoraRequest = {
  window: 90 * 24 * HOUR,
  until: UNTIL,
  zone: 'UTC',
  isProduction: (environment) => environment === 'production',
  tiers: null,
  margin: 0.1,
  failRateTarget: null,
};

let ids = 0;

function gate(hours: number, changes: Partial<GateEvent> = {}): GateEvent {
  ids++;
  const told = { kind: 'gate', deploymentId: `g${ids}`, environment: 'production', tier: 'high' } as const;
  return { ...told, requestedAt: ago(hours), openedAt: ago(hours - 2), ...changes };
}

function deployment(hours: number, changes: number, rest: Partial<DeploymentEvent> = {}): DeploymentEvent {
  ids++;
  return {
    kind: 'deployment',
    id: `d${ids}`,
    service: 'shop',
    environment: 'production',
    sha: `${ids}`.padStart(40, 'a'),
    state: 'success',
    startedAt: ago(hours + 0.1),
    finishedAt: ago(hours),
    changes: Array.from({ length: changes }, (_, at) => ({
      number: ids * 1000 + at,
      firstCommitAt: ago(hours + 5),
    })),
    ...rest,
  };
}

function processIn(
  events: readonly (GateEvent | DeploymentEvent | ({ kind: 'verification' } & Record<string, unknown>))[],
  more: Partial<DoraRequest> = {},
) {
  const log = new DoraLog();
  for (const event of events) log.addLine(JSON.stringify(event));
  return summariseDora(log, { ...REQUEST, ...more }).process;
}

describe('time held', () => {
  test('is summed for a gate that holds one deployment twice, and counted once', () => {
    const held = [
      { gate: 'hours', from: ago(50), until: ago(49) },
      { gate: 'hours', from: ago(40), until: ago(38) },
      { gate: 'board', from: ago(50), until: ago(46) },
    ];
    const { byGate } = processIn([gate(50, { held })]).held;
    expect(byGate).toEqual({
      board: { n: 1, p50: 4 * 3600, p90: 4 * 3600, open: 0 },
      hours: { n: 1, p50: 3 * 3600, p90: 3 * 3600, open: 0 },
    });
  });

  test('of what holds still is not told as if it were over', () => {
    const held = [{ gate: 'board', from: ago(50) }];
    const { openedAt: _, ...waiting } = gate(50, { held });
    const { held: told } = processIn([waiting]);
    expect(told.byGate).toEqual({ board: { n: 0, p50: null, p90: null, open: 1 } });
    expect(told.byTier).toEqual({ high: { n: 0, p50: null, p90: null, open: 1 } });
  });

  test('by tier is from the request until it was let through', () => {
    const { byTier } = processIn([gate(50), gate(60, { openedAt: ago(54) }), gate(40, { tier: 'low' })]).held;
    expect(byTier).toMatchObject({ high: { n: 2, p50: 4 * 3600 }, low: { n: 1, p50: 2 * 3600 } });
  });

  test('of what was rejected, cancelled or replaced is neither over nor still', () => {
    const held = [{ gate: 'board', from: ago(50), until: ago(49) }];
    const { openedAt: _, ...waiting } = gate(50, { held });
    const { byGate, byTier } = processIn([{ ...waiting, endedAt: ago(49) }]).held;
    expect(byGate).toMatchObject({ board: { n: 1, open: 0 } });
    expect(byTier).toEqual({});
    expect(processIn([{ ...waiting, endedAt: ago(-1) }]).held.byTier).toMatchObject({ high: { n: 0, open: 1 } });
    const through = processIn([gate(50, { endedAt: ago(40) })]).held.byTier;
    expect(through).toMatchObject({ high: { n: 1, p50: 2 * 3600, open: 0 } });
  });

  test('what ended after the window is not known yet', () => {
    const held = [{ gate: 'board', from: ago(5), until: ago(-5) }];
    const process = processIn([gate(5, { held, openedAt: ago(-5) })]);
    expect(process.held.byGate).toMatchObject({ board: { n: 0, open: 1 } });
    expect(process.emergencies.n).toBe(0);
  });
});

test('approvers are waited for by team; those of no team are told apart', () => {
  const approvals = [
    { team: 'cab', askedAt: ago(50), at: ago(47) },
    { askedAt: ago(50), at: ago(49) },
  ];
  expect(processIn([gate(50, { approvals })]).approverLatency).toEqual({
    cab: { n: 1, p50: 3 * 3600, p90: 3 * 3600, open: 0 },
    none: { n: 1, p50: 3600, p90: 3600, open: 0 },
  });
});

test('shares are of what was let through, with an interval', () => {
  const process = processIn([
    gate(50, { type: 'emergency', isOverridden: true }),
    gate(49, { isBypassed: true, isUnreviewed: true }),
    gate(48),
    gate(47),
  ]);
  expect(process.emergencies).toMatchObject({ value: 0.25, numerator: 1, n: 4 });
  expect(process.overrides).toMatchObject({ value: 0.25, numerator: 1 });
  expect(process.bypasses.interval?.method).toBe('wilson');
  expect(process.unreviewed.value).toBe(0.25);
});

test('a hold after which the candidate was changed may have caught something', () => {
  const held = [{ gate: 'board', from: ago(50), until: ago(49) }];
  const process = processIn([gate(50, { held, isReplaced: true }), gate(48, { held }), gate(47)]);
  expect(process.caught).toMatchObject({ value: 0.5, numerator: 1, n: 2 });
});

test('without any gate the shares are unknown, and never 0', () => {
  const { overrides, held } = processIn([deployment(200, 1)]);
  expect(overrides).toMatchObject({ value: null, reason: 'no-gates', n: 0 });
  expect(held).toEqual({ byGate: {}, byTier: {} });
});

test('gates of other environments and of other times are left out', () => {
  const events = [gate(50, { environment: 'staging' }), gate(24 * 91), gate(-1)];
  expect(processIn(events).emergencies.n).toBe(0);
});

test('the fail rate is told by size and by strategy', () => {
  const bad = deployment(200, 30, { strategy: 'big-bang' });
  const events = [
    deployment(300, 1, { strategy: 'canary' }),
    bad,
    deployment(190, 5),
    deployment(180, 0),
    { kind: 'verification', deploymentId: bad.id, verdict: 'fail', at: ago(199) } as const,
  ];
  const { byBatchSize, byStrategy } = processIn(events).failRate;
  expect(Object.entries(byBatchSize).map(([size, { numerator, n }]) => [size, numerator, n])).toEqual([
    ['1', 0, 1],
    ['2-5', 0, 1],
    ['21+', 1, 1],
  ]);
  expect(Object.keys(byStrategy)).toEqual(['big-bang', 'canary']);
});

test.each([
  ['no deployment', { kind: 'gate', environment: 'production', requestedAt: ago(1) }],
  ['no environment', { kind: 'gate', deploymentId: '1', requestedAt: ago(1) }],
  ['no time', { kind: 'gate', deploymentId: '1', environment: 'production' }],
])('an event with %s is malformed, and stops nothing', (_, event) => {
  const log = new DoraLog();
  log.addLine(JSON.stringify(event));
  expect(log.quality.malformed).toBe(1);
});

describe('in the issue', () => {
  test('nothing is said where nothing is known', () => {
    expect(processSection(processIn([]), 'UTC', 20)).toEqual([]);
  });

  test('reads without a legend', () => {
    const held = [{ gate: 'change | board', from: ago(50), until: ago(46) }];
    const process = processIn([gate(50, { held, isOverridden: true })], {
      drills: [{ environment: 'production', in: 'staging', lastAt: null, state: 'never' }],
      reviews: { open: 2, overdue: 1, byCause: { 'gap/testing': 3 } },
    });
    expect(processSection(process, 'UTC', 20).join('\n')).toMatchInlineSnapshot(`
      "### What the process costs and gives

      | Gate | Held, median | p90 | n | not over |
      | --- | --- | --- | --- | --- |
      | change &#124; board | 4 h | 4 h | 1 | 0 |

      | Tier | Request to opening, median | p90 | n | not over |
      | --- | --- | --- | --- | --- |
      | high | 2 h | 2 h | 1 | 0 |

      | Share | Value | 95 % interval |
      | --- | --- | --- |
      | Emergencies | 0 % (0/1) | 0 to 79.3 % |
      | Opened against the policy | 100 % (1/1) | 20.7 to 100 % |
      | Went on without an answer | 0 % (0/1) | 0 to 79.3 % |
      | With a change that nobody reviewed | 0 % (0/1) | 0 to 79.3 % |
      | Holds after which the candidate was changed | 0 % (0/1) | 0 to 79.3 % |

      - The way back of production was never tried in staging.

      2 reviews open, 1 of them overdue. Closed, by cause: gap/testing 3.
      "
    `);
  });
});

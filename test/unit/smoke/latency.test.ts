import { describe, expect, it } from 'vitest';
import { quantile, shiftBetween } from '../../../src/smoke/latency/mann-whitney.ts';
import { percentile } from '../../../src/smoke/latency/percentiles.ts';
import { runSmoke } from '../../../src/smoke/run.ts';
import { answer, missing, planFor, run, world } from './world.ts';

const latency = (more: string, outer = '') =>
  planFor(`  - { id: slow, latency: { url: "http://slow.example/", ${more} }${outer} }\n`);
const taking = (...ms: number[]) => ms.map((each) => answer(200, '', each));

describe('percentiles', () => {
  it('are by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([50, 95, 99, 100, 1].map((percent) => percentile(hundred, percent))).toEqual([50, 95, 99, 100, 1]);
    expect(percentile([15, 20, 35, 40, 50], 40)).toBe(20);
    expect(percentile([], 50)).toBeNaN();
  });
});

describe('a latency check', () => {
  it('scenario 15: seven samples are inconclusive, however fast they are', async () => {
    expect(await run(latency('samples: 7, p95: 1s'), { slow: taking(1) })).toMatchObject({
      verdict: 'inconclusive',
      reason: { code: 'too-few-samples' },
      checks: [{ latency: { n: 7, p95: 1 } }],
    });
  });

  it('scenario 15: twenty requests that are not answered in time are a failure, and not nothing', async () => {
    const report = await run(latency('samples: 20, p95: 1s'), { slow: [missing('timeout', 10_000)] });
    expect(report).toMatchObject({ verdict: 'fail', reason: { code: 'latency' } });
    expect(report.checks[0]?.latency).toMatchObject({ n: 20, p50: null, p95: null, max: null });
  });

  it('does not count the first three, which pay for connections', async () => {
    const { ports, asked } = world({ slow: taking(900, 900, 900, 10) });
    expect(await runSmoke(latency('samples: 20, p99: 100ms'), {}, ports)).toMatchObject({ verdict: 'pass' });
    expect(asked).toHaveLength(23);
  });

  it('fails when a percentile is over its limit, and keeps the samples', async () => {
    const row = [...Array.from({ length: 21 }, () => 10), 700, 700];
    const report = await run(latency('samples: 20, p50: 20ms, p95: 600ms'), { slow: taking(...row) });
    expect(report).toMatchObject({ verdict: 'fail', reason: { code: 'latency' } });
    expect(report.checks[0]?.latency).toMatchObject({ n: 20, p50: 10, p95: 700, max: 700 });
    expect(report.checks[0]?.latency?.samples).toHaveLength(20);
  });

  it('does not take a wrong answer for a fast one', async () => {
    const row = [...taking(10, 10, 10, 10), answer(404, '', 1)];
    expect(await run(latency('p95: 1s'), { slow: row })).toMatchObject({ verdict: 'fail', reason: { code: 'status' } });
  });

  it('says why nobody ever answered, and does not ask for the whole measurement', async () => {
    const { ports, asked } = world({ slow: [missing('connection-refused')] });
    const plan = latency('p95: 1s', ', retry: { attempts: 1 }');
    expect(await runSmoke(plan, {}, ports)).toMatchObject({
      verdict: 'fail',
      reason: { code: 'connection-refused' },
    });
    expect(asked).toHaveLength(5);
  });

  it('takes a connection that was cut for a slow answer where others were answered', async () => {
    const cut = (at: number) => [...taking(...Array.from({ length: at }, () => 10)), missing('connection-reset')];
    const script = { slow: [...cut(3), answer(200, '', 10)] };
    expect(await run(latency('p95: 1s'), script)).toMatchObject({
      verdict: 'pass',
      checks: [{ latency: { max: null } }],
    });
    const often = { slow: [...cut(3), missing('connection-reset'), answer(200, '', 10)] };
    expect(await run(latency('p95: 1s'), often)).toMatchObject({ verdict: 'fail', reason: { code: 'latency' } });
  });

  it('takes whoever refuses for an error where the file says so', async () => {
    const script = { slow: [missing('connection-refused')] };
    expect(await run(latency('p95: 1s', ', error-is: error'), script)).toMatchObject({
      verdict: 'error',
      reason: { code: 'connection-refused' },
    });
  });
});

describe('compared with a baseline', () => {
  const RATIO = 'compare: { method: ratio }';
  const RANKS = 'compare: { method: mann-whitney }';
  const spread = (from: number) => taking(...Array.from({ length: 23 }, (_, index) => from + index));

  it('scenario 16: without one, a budget decides alone, and a check without budget counts for nothing', async () => {
    const alone = await run(latency(`p95: 1s, ${RATIO}`), { slow: spread(10) });
    expect(alone).toMatchObject({ verdict: 'pass' });
    expect(alone.checks[0]?.message).toMatch(/nothing to compare with/);
    const plan = planFor(
      `  - { id: home, http: { url: "http://home.example/" } }\n  - { id: slow, latency: { url: "http://slow.example/", ${RATIO} } }\n`,
    );
    const report = await run(plan, { home: [answer(200)], slow: spread(10) });
    expect(report).toMatchObject({ verdict: 'pass' });
    expect(report.checks[1]).toMatchObject({
      ...{ severity: 'advisory', verdict: 'inconclusive' },
      reason: { code: 'no-baseline' },
    });
    expect((await run(latency(RATIO), { slow: spread(10) })).verdict).not.toBe('pass');
  });

  it.each([RATIO, RANKS])('scenario 17: the same constant series passes (%s)', async (compare) => {
    const baseline = await run(latency(`p95: 1s, ${compare}`), { slow: taking(50) });
    expect(await run(latency(compare), { slow: taking(50) }, { baseline })).toMatchObject({ verdict: 'pass' });
  });

  it.each([
    [RATIO, 100, 300, 'fail'],
    [RATIO, 10, 40, 'pass'],
    [RATIO, 200, 260, 'pass'],
    [RANKS, 100, 300, 'fail'],
    [RANKS, 100, 101, 'pass'],
    [RANKS, 300, 100, 'pass'],
  ])('%s: %i ms before and %i ms now: %s', async (compare, before, now, verdict) => {
    const baseline = await run(latency(`p95: 10s, ${compare}`), { slow: spread(before) });
    expect(await run(latency(compare), { slow: spread(now) }, { baseline })).toMatchObject({ verdict });
  });

  it('asks another address in turn with the first', async () => {
    const { ports, asked } = world({ slow: spread(300), stable: spread(100) });
    const plan = latency('compare: { to: { url: "http://stable.example/" } }');
    expect(await runSmoke(plan, {}, ports)).toMatchObject({ verdict: 'fail', reason: { code: 'latency' } });
    expect(asked.slice(0, 4)).toEqual(['slow', 'stable', 'slow', 'stable']);
  });

  it('has the numbers that tables have', () => {
    expect(quantile(0.975)).toBeCloseTo(1.959964, 6);
    expect(quantile(0.01)).toBeCloseTo(-2.326348, 6);
    expect(shiftBetween([1, 2, 3, 4, 5], [11, 12, 13, 14, 15], 0.95).estimate).toBe(10);
    expect(shiftBetween([5, 5, 5], [5, 5, 5], 0.98)).toEqual({ estimate: 0, lower: 0, upper: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import type { DoraEvent, EventChange } from '../../../src/domain/dora-event.ts';
import { again, change, day, metrics, ran, report, tried } from './world.ts';

const DAY = 86_400;
const first = ran('v1', 1, { changes: [change(1, 0)] });

function leads(events: readonly DoraEvent[]) {
  const { p50, n, mergeToDeploy } = metrics(events).leadTime;
  return { days: p50 === null ? null : p50 / DAY, n, merge: mergeToDeploy };
}

describe('lead time', () => {
  it('is from the first commit of each change to the deployment that had it first', () => {
    const v2 = ran('v2', 5, { changes: [change(2, 4), change(3, 2), change(4, 1)] });
    expect(leads([first, v2])).toMatchObject({ days: 3, n: 3 });
  });

  it('is not told of the first deployment of a lane', () => {
    expect(metrics([first]).leadTime).toMatchObject({ value: null, reason: 'no-changes-known', n: 0, interval: null });
    expect(metrics([first]).deploymentFrequency.n).toBe(1);
    expect(leads([tried('v1', 0.5), first])).toMatchObject({ n: 0 });
  });

  it('is told of the first deployment of the window', () => {
    expect(leads([ran('v0', -5), ran('v1', 1, { changes: [change(1, 0)] })])).toMatchObject({ days: 1, n: 1 });
  });

  it('gives a change once, with the deployment that had it first', () => {
    const events = [
      first,
      ran('v2', 3, { changes: [change(2, 2)] }),
      ran('v3', 9, { changes: [change(2, 2), change(1, 0)] }),
    ];
    expect(leads(events)).toMatchObject({ days: 1, n: 1 });
    const twice = ran('v2', 3, { changes: [change(2, 2), change(2, 2)] });
    expect(leads([first, twice])).toMatchObject({ n: 1 });
  });

  it('is to the first success of several attempts', () => {
    const changes = [change(2, 2)];
    const events = [first, tried('v2', 3, { changes }), again('v2', 3.5, { changes }), ran('v2', 4, { changes })];
    expect(leads(events)).toMatchObject({ days: 1.5, n: 1 });
  });

  it('is not told of rollbacks and redeploys, and is of remediations', () => {
    const changes = [change(2, 2)];
    expect(leads([first, ran('v2', 3, { type: 'rollback', changes })])).toMatchObject({ n: 0 });
    expect(leads([first, again('v1', 3, { changes })])).toMatchObject({ n: 0 });
    expect(leads([first, ran('v2', 3, { type: 'emergency', changes })])).toMatchObject({ n: 1 });
  });

  it('is told of commits that came without a pull request, each once', () => {
    const changes: readonly EventChange[] = [{ sha: 'C0FFEE', firstCommitAt: day(2) }];
    const later: readonly EventChange[] = [{ sha: 'c0ffee', firstCommitAt: day(2) }];
    expect(leads([first, ran('v2', 3, { changes }), ran('v3', 4, { changes: later })])).toMatchObject({
      days: 1,
      n: 1,
    });
  });

  it('is told of a change and its revert in one deployment, and not again of who brings the change later', () => {
    const changes = [change(2, 2), change(3, 2.5, { reverts: [2] })];
    const events = [first, ran('v2', 3, { changes }), ran('v3', 9, { changes: [change(2, 2)] })];
    expect(leads(events)).toMatchObject({ days: 0.75, n: 2 });
  });

  it('is dropped and counted when it is negative', () => {
    const events = [first, ran('v2', 3, { changes: [change(2, 4, { mergedAt: day(2) }), change(3, 2)] })];
    expect(leads(events)).toMatchObject({ days: 1, n: 1, merge: { value: null, n: 0 } });
    expect(report(events).dataQuality.negativeLeadTimes).toBe(1);
    expect(leads([first, ran('v2', 3, { changes: [change(2, 3)] })])).toMatchObject({ days: 0, n: 1 });
  });

  it('has the part after the merge, which is null where it is negative', () => {
    const changes = [
      change(2, 1, { mergedAt: day(2) }),
      change(3, 1, { mergedAt: day(4) }),
      change(4, 1),
      change(5, 1, { mergedAt: day(1) }),
    ];
    const events = [first, ran('v2', 3, { changes })];
    expect(leads(events)).toEqual({ days: 2, n: 4, merge: { value: 1.5 * DAY, n: 2 } });
    expect(report(events).dataQuality['negativeMergeToDeploy']).toBe(1);
    expect(report(events).dataQuality.negativeLeadTimes).toBe(0);
  });

  it('has quantiles of type 7, and an interval from six on', () => {
    const ofDays = (days: readonly number[]) =>
      metrics([first, ran('v2', 20, { changes: days.map((each, index) => change(index + 2, 20 - each)) })]).leadTime;
    expect(ofDays([1, 2, 3, 4, 10])).toMatchObject({
      ...{ value: 3 * DAY, p50: 3 * DAY, p75: 4 * DAY, n: 5, interval: null },
    });
    expect((ofDays([1, 2, 3, 4, 10]).p90 ?? 0) / DAY).toBeCloseTo(7.6, 6);
    expect(ofDays([1, 2, 3, 4, 5, 10]).interval).toEqual({ lower: DAY, upper: 10 * DAY, method: 'order-statistic' });
  });

  it('keeps fractions of a second', () => {
    const v2 = ran('v2', 5, { changes: [{ number: 2, firstCommitAt: '2026-01-05T23:59:58.500Z' as never }] });
    expect(metrics([first, v2]).leadTime.value).toBe(1.5);
  });
});

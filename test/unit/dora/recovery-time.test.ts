import { describe, expect, it } from 'vitest';
import type { DoraEvent } from '../../../src/domain/dora-event.ts';
import { again, incident, metrics, ran, recovered, report, verified } from './world.ts';

const DAY = 86_400;
const two = [ran('v1', 1), ran('v2', 3)];
const failed = [...two, verified('v2', 'fail', 3.1)];
const cause = { deploymentId: 'v2' } as const;

function recovery(events: readonly DoraEvent[]) {
  const { value, n, open } = metrics(events).recoveryTime;
  return { value, n, open };
}

describe('a failure ends', () => {
  it.each<[string, readonly DoraEvent[], number]>([
    ['with the rollback', [again('v1', 5)], 2],
    ['with a rollback that goes behind it, whichever deployment that blames', [ran('v3', 4), again('v1', 6)], 3],
    ['with the remediation', [ran('v3', 5, { type: 'emergency' })], 2],
    ['when a person says so', [recovered('v2', 4)], 1],
    ['with the last close of its incident', [incident('i', [[3.5, 6]], cause)], 3],
    ['with the earliest of all', [again('v1', 6), recovered('v2', 5), incident('i', [[3, 4]], cause)], 1],
    [
      'with the last close of one that was opened again within 24 h',
      [
        incident(
          'i',
          [
            [3, 4],
            [5, 6],
          ],
          cause,
        ),
      ],
      3,
    ],
    [
      'with the close of the first of two, opened again later',
      [
        incident(
          'i',
          [
            [3, 4],
            [5.1, 9],
          ],
          cause,
        ),
      ],
      1,
    ],
    [
      'with the first that is closed of several incidents',
      [incident('i', [[3.5, 8]], cause), incident('j', [[3, 4]], cause), incident('k', [[3.5]], cause)],
      1,
    ],
  ])('%s', (_, more, days) => {
    expect(recovery([...failed, ...more])).toEqual({ value: days * DAY, n: 1, open: 0 });
  });

  it.each<[string, readonly DoraEvent[]]>([
    ['nothing says that it ended', []],
    ['its incident is open', [incident('i', [[3, 4], [4.5]], cause)]],
    ['only a later deployment was remedied', [ran('v3', 4), ran('v4', 5, { type: 'emergency' })]],
    ['its incident was closed before it was opened', [incident('i', [[4, 3.5]], cause)]],
    ['its incident was closed after the end of the window', [incident('i', [[3, 31]], cause)]],
  ])('not when %s', (_, more) => {
    expect(recovery([...failed, ...more])).toMatchObject({ open: 1 });
  });

  it('not before it began: such an end is counted and left out', () => {
    const events = [...failed, recovered('v2', 2)];
    expect(recovery(events)).toEqual({ value: null, n: 0, open: 1 });
    expect(report(events).dataQuality['negativeRecoveries']).toBe(1);
  });
});

describe('the recovery time', () => {
  it('is unknown where nothing failed, and where everything goes on', () => {
    expect(metrics(two).recoveryTime).toMatchObject({ value: null, reason: 'no-failures', n: 0, open: 0 });
    expect(metrics(failed).recoveryTime).toMatchObject({ value: null, reason: 'all-open', n: 0, open: 1 });
  });

  it('of a deployment that matures counts: its end is known', () => {
    const events = [ran('v1', 1), ran('v2', 29), verified('v2', 'fail', 29.1), recovered('v2', 29.5)];
    expect(recovery(events)).toEqual({ value: DAY / 2, n: 1, open: 0 });
  });

  function failures(closed: number, open: number): readonly DoraEvent[] {
    const all = Array.from({ length: closed + open }, (_, index) => index);
    return [
      ran('v', 0.5),
      ...all.flatMap((index) => [ran(`v${index}`, index + 1), verified(`v${index}`, 'fail', index + 1.1)]),
      ...all.slice(0, closed).map((index) => recovered(`v${index}`, index + 1 + (index + 1) / 100)),
    ];
  }

  it('is the median of those that ended while no more than 20 % go on', () => {
    const { value, n, open, interval } = metrics(failures(8, 2)).recoveryTime;
    expect({ n, open, method: interval?.method }).toEqual({ n: 8, open: 2, method: 'order-statistic' });
    expect(value).toBeCloseTo(0.045 * DAY, 6);
  });

  it("is Kaplan-Meier's median when more go on", () => {
    const { value, n, open, interval, p75 } = metrics(failures(7, 3)).recoveryTime;
    expect({ n, open, interval, p75 }).toEqual({ n: 7, open: 3, interval: null, p75: null });
    expect(value).toBeCloseTo(0.05 * DAY, 6);
  });

  it('is unknown when so many go on that the median is not reached', () => {
    expect(metrics(failures(2, 5)).recoveryTime).toMatchObject({ value: null, reason: 'too-many-open', n: 2, open: 5 });
  });
});

import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import { isProductionName } from '../../../src/dora/production.ts';
import { endedQuarter, quarterFigures } from '../../../src/dora/quarter.ts';
import { quarterLines } from '../../../src/dora/render/quarter.ts';
import { logOf, ran, tried, verified } from './world.ts';

describe('the quarter that ended last', () => {
  it.each([
    ['2026-10-01T00:00:00Z', 'UTC', '2026-Q3', '2026-07-01T00:00:00Z', '2026-10-01T00:00:00Z'],
    ['2026-09-30T23:59:59Z', 'UTC', '2026-Q2', '2026-04-01T00:00:00Z', '2026-07-01T00:00:00Z'],
    ['2026-02-14T12:00:00Z', 'UTC', '2025-Q4', '2025-10-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    // Summer time begins within the first quarter: it is an hour shorter.
    ['2026-04-01T00:00:00Z', 'Europe/Berlin', '2026-Q1', '2025-12-31T23:00:00Z', '2026-03-31T22:00:00Z'],
    ['2026-03-31T21:59:59Z', 'Europe/Berlin', '2025-Q4', '2025-09-30T22:00:00Z', '2025-12-31T23:00:00Z'],
    ['2026-06-30T13:00:00Z', 'Pacific/Auckland', '2026-Q2', '2026-03-31T11:00:00Z', '2026-06-30T12:00:00Z'],
  ])('at %s in %s is %s', (at, zone, name, from, until) => {
    const { span, ...quarter } = endedQuarter(Date.parse(at), zone);
    expect(quarter).toEqual({ name });
    expect([toInstant(span.from), toInstant(span.until)]).toEqual([from, until]);
  });
});

/** Day 0 is 2026-01-01; the first quarter has 90 days, the second one ends with day 181. */
describe('the figures of a quarter', () => {
  const REQUEST = {
    ...{ zone: 'UTC', isProduction: isProductionName, tiers: null, margin: 0.1, failRateTarget: null },
    targets: undefined,
  };
  const SECOND = endedQuarter(Date.UTC(2026, 6, 2), 'UTC');

  it('are of that quarter alone, with what is known at its end', () => {
    const events = [ran('a', 70), ran('b', 100), ran('c', 150), ran('d', 180), ran('e', 182)];
    const failed = [verified('b', 'fail', 101), verified('c', 'fail', 190)];
    const figures = quarterFigures(logOf([...events, ...failed]), SECOND, REQUEST);
    expect(figures?.metrics.deploymentFrequency.n).toBe(3);
    // The last one still matures.
    expect(figures?.failed).toEqual(
      new Map([
        ['b', true],
        ['c', false],
      ]),
    );
    expect(figures?.report.window).toEqual({ from: '2026-04-01T00:00:00Z', until: '2026-07-01T00:00:00Z' });
  });

  it('are compared with the quarter before where 30 days of that were observed', () => {
    const since = (day: number) => quarterFigures(logOf([ran('a', day), ran('b', 120)]), SECOND, REQUEST)?.before;
    expect(since(60)).toMatchObject({ quarter: '2026-Q1', movement: { changeFailRate: { value: 0 } } });
    expect(since(60.1)).toBeNull();
  });

  it('are none before 30 days of it were observed; an attempt that failed begins the observation', () => {
    expect(quarterFigures(logOf([ran('a', 151.1)]), SECOND, REQUEST)).toBeNull();
    expect(quarterFigures(logOf([tried('a', 151)]), SECOND, REQUEST)).not.toBeNull();
    expect(quarterFigures(logOf([ran('a', 100, { environment: 'staging' })]), SECOND, REQUEST)).toBeNull();
    expect(quarterFigures(logOf([]), SECOND, REQUEST)).toBeNull();
  });

  it('are told without the types and tiers of which nothing was counted', () => {
    const events = [ran('a', 70), ran('b', 100), ran('a', 101, { id: 'back', type: 'rollback' })];
    const figures = quarterFigures(logOf(events), SECOND, REQUEST);
    if (figures === null) throw new Error('there are figures');
    expect(figures.report.byType['rollback']?.deploymentFrequency.n).toBe(0);
    const text = quarterLines(figures, undefined).join('\n');
    expect(text).not.toContain('| rollback |');
    expect(text).toContain('also while nobody had found it');
  });
});

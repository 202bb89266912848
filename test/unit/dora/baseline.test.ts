import { describe, expect, it } from 'vitest';
import { baselineSpan } from '../../../src/dora/baseline.ts';

const at = (text: string): number => Date.parse(text);
const observed = (from: string, until: string) => ({ from: at(from), until: at(until) });

describe('the baseline', () => {
  it('is the first quarter that was observed whole, and stays it', () => {
    const quarter = {
      quarter: '2026-Q2',
      span: { from: at('2026-04-01T00:00:00Z'), until: at('2026-07-01T00:00:00Z') },
    };
    expect(baselineSpan(observed('2026-02-20T10:00:00Z', '2026-07-01T00:00:00Z'), 'UTC')).toEqual(quarter);
    expect(baselineSpan(observed('2026-02-20T10:00:00Z', '2029-07-01T00:00:00Z'), 'UTC')).toEqual(quarter);
  });

  it('is a quarter of which 90 days were observed, although it began before', () => {
    expect(baselineSpan(observed('2026-07-02T23:00:00Z', '2026-10-01T00:00:00Z'), 'UTC')?.quarter).toBe('2026-Q3');
    expect(baselineSpan(observed('2026-07-03T00:00:01Z', '2027-02-01T00:00:00Z'), 'UTC')?.quarter).toBe('2026-Q4');
  });

  it('is the first 90 days while no quarter is over', () => {
    expect(baselineSpan(observed('2026-02-20T10:00:00Z', '2026-06-30T23:59:59Z'), 'UTC')).toEqual({
      quarter: '2026-02-20/P90D',
      span: { from: at('2026-02-20T10:00:00Z'), until: at('2026-05-21T10:00:00Z') },
    });
  });

  it('is not there before 90 days', () => {
    expect(baselineSpan(observed('2026-02-20T10:00:00Z', '2026-05-21T09:59:59Z'), 'UTC')).toBeNull();
    expect(baselineSpan(observed('2026-02-20T10:00:00Z', '2026-02-20T10:00:00Z'), 'UTC')).toBeNull();
  });

  it('has the days of the zone, also of a quarter in which summer time begins', () => {
    // 2026-01-01 in Berlin begins an hour before it does in UTC, and its quarter lasts 90 days less an hour.
    expect(baselineSpan(observed('2025-12-31T23:00:00Z', '2026-03-31T22:00:00Z'), 'Europe/Berlin')).toEqual({
      quarter: '2026-Q1',
      span: { from: at('2025-12-31T23:00:00Z'), until: at('2026-03-31T22:00:00Z') },
    });
    expect(baselineSpan(observed('2025-12-31T23:00:00Z', '2026-03-31T21:59:59Z'), 'Europe/Berlin')).toBeNull();
  });

  it('begins to be observed by the local clock', () => {
    const until = '2027-02-01T00:00:00Z';
    expect(baselineSpan(observed('2026-07-02T22:00:00Z', until), 'Europe/Berlin')?.quarter).toBe('2026-Q3');
    expect(baselineSpan(observed('2026-07-02T22:00:01Z', until), 'Europe/Berlin')?.quarter).toBe('2026-Q4');
  });

  it('goes on into the next year', () => {
    expect(baselineSpan(observed('2026-11-20T10:00:00Z', '2027-05-01T00:00:00Z'), 'UTC')?.quarter).toBe('2027-Q1');
  });
});

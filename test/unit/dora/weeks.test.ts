import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { countByWeek } from '../../../src/dora/weeks.ts';

const at = (text: string): number => Date.parse(text);

describe('weeks', () => {
  it('begin on the Monday of the zone, not of UTC', () => {
    const span = { from: at('2026-03-01T00:00:00Z'), until: at('2026-03-20T00:00:00Z') };
    // Half past midnight on Monday in Berlin is Sunday evening in UTC, and in New York it is Sunday noon.
    const instants = [at('2026-03-08T23:30:00Z')];
    const weekOf = (zone: string) => countByWeek(instants, span, zone).find(({ n }) => n > 0)?.week;
    expect(weekOf('Europe/Berlin')).toBe('2026-W11');
    expect(weekOf('UTC')).toBe('2026-W10');
    expect(weekOf('America/New_York')).toBe('2026-W10');
  });

  it('are all there, the empty ones with 0, across a year of 53', () => {
    const span = { from: at('2020-12-21T00:00:00Z'), until: at('2021-01-12T00:00:00Z') };
    const instants = [at('2021-01-01T00:00:00Z'), at('2021-01-03T23:59:59Z'), at('2021-01-11T00:00:00Z')];
    expect(countByWeek(instants, span, 'UTC')).toEqual([
      { week: '2020-W52', n: 0 },
      { week: '2020-W53', n: 2 },
      { week: '2021-W01', n: 0 },
      { week: '2021-W02', n: 1 },
    ]);
  });

  it('end before the end of the span', () => {
    const span = { from: at('2026-03-02T00:00:00Z'), until: at('2026-03-09T00:00:00Z') };
    const instants = [span.from - 1, span.from, span.until - 1, span.until];
    expect(countByWeek(instants, span, 'UTC')).toEqual([{ week: '2026-W10', n: 2 }]);
    expect(countByWeek(instants, { from: span.from, until: span.from }, 'UTC')).toEqual([]);
  });

  it('of 167 and 169 hours hold what the local clock says', () => {
    // Summer time begins on 2026-03-29 and ends on 2026-10-25, at 01:00 UTC.
    const span = { from: at('2026-03-22T23:00:00Z'), until: at('2026-11-02T00:00:00Z') };
    const count = (...texts: string[]) => countByWeek(texts.map(at), span, 'Europe/Berlin').filter(({ n }) => n > 0);
    expect(count('2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z')).toEqual([
      { week: '2026-W13', n: 1 },
      { week: '2026-W14', n: 1 },
    ]);
    expect(count('2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z')).toEqual([
      { week: '2026-W43', n: 1 },
      { week: '2026-W44', n: 1 },
    ]);
  });

  it('are those that Temporal names, in any zone', () => {
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Pacific/Apia',
      'Africa/Casablanca',
    );
    const instant = fc.integer({ min: at('1990-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') });
    fc.assert(
      fc.property(instant, zone, (ms, name) => {
        const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(name);
        const week = `${local.yearOfWeek}-W${String(local.weekOfYear).padStart(2, '0')}`;
        const span = { from: ms - 30 * 86_400_000, until: ms + 1 };
        expect(countByWeek([ms], span, name).at(-1)).toEqual({ week, n: 1 });
      }),
      { numRuns: 300 },
    );
  });
});

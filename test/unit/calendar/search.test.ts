import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstOpening, HORIZON } from '../../../src/calendar/search.ts';
import { datedTimeline, type Timeline, unionOf } from '../../../src/calendar/timeline.ts';
import { weeklyTimeline } from '../../../src/calendar/weekly.ts';
import { checkedZone, DAY } from '../../../src/calendar/zone.ts';
import { toInstant } from '../../../src/domain/instant.ts';

const AT = Date.parse('2026-11-20T20:00:00Z');

function window(days: readonly number[], from: number, until: number, zone = 'Europe/Berlin'): Timeline {
  return weeklyTimeline({ zone: checkedZone(zone), days, hours: [{ from: from * 60, until: until * 60 }] });
}

function freeze(from: number, until: number | null): Timeline {
  return datedTimeline({ from, until });
}

function opening(inside: readonly Timeline[], outside: readonly Timeline[], at = AT): string | null {
  const found = firstOpening({ inside, outside }, at);
  return found === null ? null : toInstant(found);
}

describe('the first opening', () => {
  test('is now when nothing holds', () => {
    expect(opening([], [])).toBe(toInstant(AT));
  });

  test('is the next span of the window', () => {
    expect(opening([window([1], 9, 12)], [])).toBe('2026-11-23T08:00:00Z');
  });

  test('is the end of a freeze when the window is open then', () => {
    const end = Date.parse('2026-11-23T09:30:00Z');
    expect(opening([window([1], 9, 12)], [freeze(AT - DAY, end)])).toBe('2026-11-23T09:30:00Z');
  });

  test('is the next window after a freeze that ends as the window closes', () => {
    const end = Date.parse('2026-11-23T11:00:00Z');
    expect(opening([window([1], 9, 12)], [freeze(AT - DAY, end)])).toBe('2026-11-30T08:00:00Z');
  });

  test('lies where the windows of all gates overlap', () => {
    expect(opening([window([1, 2], 9, 12), window([2, 3], 11, 14)], [])).toBe('2026-11-24T10:00:00Z');
  });

  test('does not exist for windows that exclude each other', () => {
    expect(opening([window([1], 9, 12), window([1], 12, 13)], [])).toBeNull();
  });

  test('does not exist under a freeze without end', () => {
    expect(opening([], [freeze(AT - DAY, null)])).toBeNull();
  });

  test('is found where only the skipped hour makes two windows overlap', () => {
    const early = weeklyTimeline({ zone: checkedZone('Europe/Berlin'), days: [7], hours: [{ from: 120, until: 165 }] });
    expect(opening([early, window([7], 3, 4)], [])).toBe('2027-03-28T01:00:00Z');
  });

  test('is found between two zones that overlap in one season only', () => {
    const berlin = window([3], 9, 10, 'Europe/Berlin');
    const phoenix = window([3], 0, 1, 'America/Phoenix');
    expect(opening([berlin, phoenix], [])).toBe('2027-03-31T07:00:00Z');
  });

  test('is found after 99 years of freeze', () => {
    const end = AT + 99 * 365 * DAY;
    const found = firstOpening({ inside: [window([1], 9, 12)], outside: [freeze(AT - 1, end)] }, AT) as number;
    expect(found).toBeGreaterThanOrEqual(end);
    expect(found).toBeLessThan(end + 7 * DAY);
  });

  test('is searched for at least 100 years ahead', () => {
    expect(HORIZON).toBeGreaterThanOrEqual(100 * 365.25 * DAY);
    expect(opening([], [freeze(AT - 1, AT + HORIZON + DAY)])).toBeNull();
  });

  test('takes milliseconds, also when there is none in 100 years', () => {
    const windows = [window([1, 2, 3, 4], 9, 15), window([5], 9, 10), window([1], 22, 26, 'America/New_York')];
    const freezes = Array.from({ length: 10 }, (_, index) =>
      freeze(AT + index * 30 * DAY, AT + index * 30 * DAY + 20 * DAY),
    );
    firstOpening({ inside: windows, outside: freezes }, AT);
    const startedAt = performance.now();
    expect(firstOpening({ inside: windows, outside: freezes }, AT)).toBeNull();
    // Measured: 4 ms. The bound leaves room for a slow machine and still catches a walk over every week.
    expect(performance.now() - startedAt).toBeLessThan(200);
  });
});

/** Without jumps: look at every quarter of an hour. */
function scan(inside: readonly Timeline[], outside: readonly Timeline[], at: number, until: number): number | null {
  for (let each = at; each < until; each += 15 * 60_000) {
    if (
      inside.every((timeline) => timeline.stateAt(each).isInside) &&
      outside.every((timeline) => !timeline.stateAt(each).isInside)
    )
      return each;
  }
  return null;
}

test('jumping finds what scanning finds', () => {
  const quarters = fc.integer({ min: 0, max: 95 });
  const anyWindow = fc
    .record({
      zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'UTC'),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
      from: quarters,
      length: fc.integer({ min: 1, max: 40 }),
    })
    .map(({ zone, days, from, length }) =>
      weeklyTimeline({ zone: checkedZone(zone), days, hours: [{ from: from * 15, until: (from + length) * 15 }] }),
    );
  const start = Date.parse('2026-10-20T00:00:00Z');
  const anyFreeze = fc
    .tuple(fc.integer({ min: -40, max: 2000 }), fc.integer({ min: 1, max: 900 }))
    .map(([from, length]) => freeze(start + from * 15 * 60_000, start + (from + length) * 15 * 60_000));
  fc.assert(
    fc.property(
      fc.array(fc.array(anyWindow, { minLength: 1, maxLength: 2 }), { maxLength: 3 }),
      fc.array(anyFreeze, { maxLength: 3 }),
      (groups, freezes) => {
        const inside = groups.map(unionOf);
        const until = start + 21 * DAY;
        const expected = scan(inside, freezes, start, until);
        const found = firstOpening({ inside, outside: freezes }, start);
        if (expected === null) expect(found === null || found >= until).toBe(true);
        else expect(found).toBe(expected);
      },
    ),
    { numRuns: 150 },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidaysOf } from '../../../src/calendar/holidays.ts';
import { type Recurring, recurringTimeline } from '../../../src/calendar/recurring.ts';
import { readRule } from '../../../src/calendar/rrule.ts';
import {
  firstOpening,
  HORIZON,
  intersectionOf,
  openSpans,
  openTimeline,
  type TimeConditions,
} from '../../../src/calendar/search.ts';
import { datedTimeline, spansOf, type Timeline, unionOf } from '../../../src/calendar/timeline.ts';
import { checkedZone, DAY } from '../../../src/calendar/zone.ts';
import { toInstant } from '../../../src/domain/instant.ts';

const AT = Date.parse('2026-11-20T20:00:00Z');

function window(days: readonly number[], from: number, until: number, zone = 'Europe/Berlin'): Timeline {
  return recurringTimeline({ zone: checkedZone(zone), days, hours: [{ from: from * 60, until: until * 60 }] });
}

function freeze(from: number, until: number | null): Timeline {
  return datedTimeline({ from, until });
}

function opening(inside: readonly Timeline[], outside: readonly Timeline[], at = AT): string | null {
  const found = firstOpening({ inside, outside }, at);
  return found === null ? null : toInstant(found);
}

/** Milliseconds of the quickest of three runs: a busy machine makes one slow, hardly all. */
function quickest(run: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const startedAt = performance.now();
    run();
    return performance.now() - startedAt;
  });
  return Math.min(...times);
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
    const early = recurringTimeline({
      zone: checkedZone('Europe/Berlin'),
      days: [7],
      hours: [{ from: 120, until: 165 }],
    });
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
    expect(firstOpening({ inside: windows, outside: freezes }, AT)).toBeNull();
    // Measured: 4 ms. The bound leaves room for a slow machine and still catches a walk over every week.
    expect(quickest(() => firstOpening({ inside: windows, outside: freezes }, AT))).toBeLessThan(200);
  });
});

function recurring(spec: Omit<Recurring, 'zone'> & { readonly rrule?: string; readonly starts?: string }): Timeline {
  const { rrule, starts, ...rest } = spec;
  const read = rrule === undefined ? undefined : readRule(rrule, { starts });
  if (read?.kind === 'refused') throw new Error(read.message);
  return recurringTimeline({ zone: checkedZone('Europe/Berlin'), ...rest, rule: read?.rule });
}

const hours = (from: number, until: number) => [{ from: from * 60, until: until * 60 }];

describe('an opening far ahead', () => {
  const isHoliday = (code: string) => holidaysOf([code, '2026-12-24']).isHoliday;
  const monthly = Array.from({ length: 10 }, (_, index) =>
    freeze(AT + (index * 30 - 1) * DAY, AT + (index * 30 + 20) * DAY),
  );
  const everyDay = Array.from({ length: 31 }, (_, index) => index + 1).join(',');
  const workdays = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR';

  test.each<readonly [string, () => TimeConditions, string | null]>([
    [
      'of the third Sunday without holidays between ten freezes',
      () => ({
        inside: [recurring({ rrule: 'FREQ=MONTHLY;BYDAY=3SU', hours: hours(2, 6), closedOn: isHoliday('DE-BE') })],
        outside: monthly,
      }),
      '2027-01-17T01:00:00Z',
    ],
    [
      'of a day that comes every 28 years',
      () => ({ inside: [recurring({ rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO' })], outside: [] }),
      '2044-02-28T23:00:00Z',
    ],
    [
      'where two rules meet once',
      () => ({
        inside: [
          recurring({ rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', hours: hours(2, 6) }),
          recurring({ rrule: 'FREQ=WEEKLY;BYDAY=SU', hours: hours(5, 8) }),
        ],
        outside: [],
      }),
      '2032-02-29T04:00:00Z',
    ],
    [
      'that does not exist: the 31st of February',
      () => ({ inside: [recurring({ rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31' })], outside: [] }),
      null,
    ],
    [
      'that does not exist: the second and the third Sunday',
      () => ({
        inside: [recurring({ rrule: 'FREQ=MONTHLY;BYDAY=2SU' }), recurring({ rrule: 'FREQ=MONTHLY;BYDAY=3SU' })],
        outside: [],
      }),
      null,
    ],
    [
      'that does not exist: even and odd weeks',
      () => ({
        inside: [
          recurring({ rrule: workdays, starts: '2026-01-05' }),
          recurring({ rrule: workdays, starts: '2026-01-12' }),
        ],
        outside: [],
      }),
      null,
    ],
    [
      'that does not exist: days of the week that exclude each other, both without holidays',
      () => ({
        inside: [
          recurring({ days: [1, 2, 3, 4], closedOn: isHoliday('DE') }),
          recurring({ days: [5], closedOn: isHoliday('DE') }),
        ],
        outside: [],
      }),
      null,
    ],
    [
      'that does not exist: frozen every day of every month',
      () => ({
        inside: [recurring({ days: [1, 2, 3, 4, 5], hours: hours(9, 10) })],
        outside: [recurring({ rrule: `FREQ=MONTHLY;BYMONTHDAY=${everyDay}` })],
      }),
      null,
    ],
  ])('%s', (_says, conditions, expected) => {
    const found = firstOpening(conditions(), AT);
    expect(found === null ? null : toInstant(found)).toBe(expected);
    // Measured: under 1 ms when there is one, 3 to 30 ms when there is none in 100 years. Room for a slow machine.
    expect(quickest(() => firstOpening(conditions(), AT))).toBeLessThan(400);
  });
});

describe('the open time', () => {
  const lunch = freeze(Date.parse('2026-11-23T10:00:00Z'), Date.parse('2026-11-23T10:30:00Z'));
  const conditions = { inside: [window([1], 9, 12)], outside: [lunch] };
  const from = Date.parse('2026-11-22T00:00:00Z');
  const expected = [
    { from: Date.parse('2026-11-23T08:00:00Z'), until: Date.parse('2026-11-23T10:00:00Z') },
    { from: Date.parse('2026-11-23T10:30:00Z'), until: Date.parse('2026-11-23T11:00:00Z') },
  ];

  test('is inside all windows and outside all freezes', () => {
    expect(openSpans(conditions, from, from + 7 * DAY)).toEqual(expected);
    expect(spansOf(openTimeline(conditions), from, from + 7 * DAY)).toEqual(expected);
  });

  test('is always when nothing closes it', () => {
    expect(openTimeline({ inside: [], outside: [] }).stateAt(AT)).toEqual({ isInside: true, changesAt: null });
  });

  test('may be a condition itself', () => {
    const nested = openTimeline({ inside: [openTimeline(conditions)], outside: [freeze(from, from + 2 * DAY)] });
    expect(openSpans({ inside: [nested], outside: [] }, from, from + 7 * DAY)).toEqual([]);
    const found = firstOpening({ inside: [nested], outside: [] }, from);
    expect(found === null ? null : toInstant(found)).toBe('2026-11-30T08:00:00Z');
  });

  test('of a dated freeze that holds on some days only is where the two meet', () => {
    const december = freeze(Date.parse('2026-12-01T00:00:00Z'), Date.parse('2026-12-15T00:00:00Z'));
    const weekends = intersectionOf([december, recurring({ days: [6, 7] })]);
    expect(spansOf(weekends, from, from + 60 * DAY).map((span) => toInstant(span.from))).toEqual([
      '2026-12-04T23:00:00Z',
      '2026-12-11T23:00:00Z',
    ]);
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
      recurringTimeline({ zone: checkedZone(zone), days, hours: [{ from: from * 15, until: (from + length) * 15 }] }),
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

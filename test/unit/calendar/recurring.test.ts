import { describe, expect, test } from 'vitest';
import { holidaysOf } from '../../../src/calendar/holidays.ts';
import { readDays, readHours, readStart } from '../../../src/calendar/reading.ts';
import { LONGEST_SPAN, recurringTimeline } from '../../../src/calendar/recurring.ts';
import { type RecurrenceRule, readRule } from '../../../src/calendar/rrule.ts';
import { openSpans } from '../../../src/calendar/search.ts';
import { spansOf, type Timeline, unionOf } from '../../../src/calendar/timeline.ts';
import { checkedZone, DAY } from '../../../src/calendar/zone.ts';
import { parseDuration, toInstant } from '../../../src/domain/instant.ts';

interface Written {
  readonly zone?: string;
  readonly days?: string;
  readonly hours?: string | readonly string[];
  readonly lasts?: string;
  readonly rrule?: string;
  readonly starts?: string;
  readonly holidays?: readonly string[];
  readonly beforeHolidays?: readonly string[];
  readonly whenUnknown?: 'closed' | 'open';
}

function timeline(written: Written): Timeline {
  const { zone = 'Europe/Berlin', days, hours, lasts, rrule, starts, holidays, beforeHolidays, whenUnknown } = written;
  return recurringTimeline({
    zone: checkedZone(zone),
    days: days === undefined ? undefined : readDays(days),
    hours: hours === undefined ? undefined : [hours].flat().map(hoursOf),
    lasts: lasts === undefined ? undefined : parseDuration(lasts),
    rule: rrule === undefined ? undefined : ruleOf(rrule, starts),
    closedOn: holidays && holidaysOf(holidays).isHoliday,
    onlyBefore: beforeHolidays && holidaysOf(beforeHolidays).isHoliday,
    whenUnknown,
  });
}

function hoursOf(text: string): { readonly from: number; readonly until: number } {
  const from = readStart(text);
  const hours = from === undefined ? readHours(text) : { from, until: from };
  if (hours === undefined) throw new Error(text);
  return hours;
}

function ruleOf(text: string, starts: string | undefined): RecurrenceRule {
  const read = readRule(text, { starts });
  if (read.kind === 'refused') throw new Error(read.message);
  return read.rule;
}

function spans(of: Timeline, from: string, until: string): readonly string[] {
  const all = spansOf(of, Date.parse(from), Date.parse(until));
  return all.map((span) => `${toInstant(span.from)} ${span.until === null ? '-' : toInstant(span.until)}`);
}

describe('a span that is longer than a day', () => {
  const weekend = timeline({ days: 'fri', hours: '23:00', lasts: '56h' });

  test.each([
    ['in an ordinary week', '2026-11-18', '2026-11-20T22:00:00Z 2026-11-23T06:00:00Z'],
    ['in the week in which an hour is skipped', '2026-03-25', '2026-03-27T22:00:00Z 2026-03-30T05:00:00Z'],
    ['in the week in which an hour is repeated', '2026-10-21', '2026-10-23T21:00:00Z 2026-10-26T06:00:00Z'],
  ])('lasts from Friday 23:00 to Monday 07:00 on the wall clock %s', (_says, wednesday, expected) => {
    const from = `${wednesday}T00:00:00Z`;
    expect(spans(weekend, from, toInstant(Date.parse(from) + 7 * DAY))).toEqual([expected]);
  });

  test('is half-open, and the same when it is asked about in its middle', () => {
    const opens = Date.parse('2026-11-20T22:00:00Z');
    const closes = Date.parse('2026-11-23T06:00:00Z');
    expect(weekend.stateAt(opens - 1)).toEqual({ isInside: false, changesAt: opens });
    for (const at of [opens, opens + DAY, opens + 2 * DAY, closes - 1]) {
      expect(weekend.stateAt(at)).toEqual({ isInside: true, changesAt: closes });
    }
    expect(weekend.stateAt(closes)).toEqual({ isInside: false, changesAt: opens + 7 * DAY });
  });

  test('begins at midnight when no hours say otherwise', () => {
    const days = timeline({ zone: 'UTC', rrule: 'FREQ=MONTHLY;BYMONTHDAY=30', lasts: '3d' });
    expect(spans(days, '2026-12-10T00:00:00Z', '2027-02-10T00:00:00Z')).toEqual([
      '2026-12-30T00:00:00Z 2027-01-02T00:00:00Z',
      '2027-01-30T00:00:00Z 2027-02-02T00:00:00Z',
    ]);
  });

  test('is one with the next when it reaches it, for good when each does', () => {
    expect(timeline({ days: 'mon', lasts: '7d' }).stateAt(Date.parse('2026-11-20T00:00:00Z'))).toEqual({
      isInside: true,
      changesAt: null,
    });
    const nearly = timeline({ zone: 'UTC', days: 'mon', hours: '09:00', lasts: '167h' });
    expect(nearly.stateAt(Date.parse('2026-11-20T00:00:00Z')).changesAt).toBe(Date.parse('2026-11-23T08:00:00Z'));
  });

  test('has 31 days at most', () => {
    expect(LONGEST_SPAN).toBe(31 * DAY);
    const long = timeline({ zone: 'UTC', rrule: 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1', lasts: '31d' });
    expect(spans(long, '2026-11-01T00:00:00Z', '2027-11-01T00:00:00Z')).toEqual([
      '2027-01-01T00:00:00Z 2027-02-01T00:00:00Z',
    ]);
  });
});

describe('a recurrence rule with hours', () => {
  test.each<readonly [string, Written, string, string, readonly string[]]>([
    [
      'the third Sunday, in UTC',
      { zone: 'UTC', rrule: 'FREQ=MONTHLY;BYDAY=3SU', hours: '02:00-06:00' },
      '2026-11-20',
      '2027-02-01',
      ['2026-12-20T02:00:00Z 2026-12-20T06:00:00Z', '2027-01-17T02:00:00Z 2027-01-17T06:00:00Z'],
    ],
    [
      'the last afternoon of the month',
      { rrule: 'FREQ=MONTHLY;BYMONTHDAY=-1', hours: '12:00-24:00' },
      '2027-02-01',
      '2027-04-10',
      ['2027-02-28T11:00:00Z 2027-02-28T23:00:00Z', '2027-03-31T10:00:00Z 2027-03-31T22:00:00Z'],
    ],
    [
      'the night after the leap day',
      { zone: 'UTC', rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', hours: '22:00-02:00' },
      '2026-01-01',
      '2032-01-01',
      ['2028-02-29T22:00:00Z 2028-03-01T02:00:00Z'],
    ],
    [
      'days and a rule: only where both select the day',
      { zone: 'UTC', days: 'fri', rrule: 'FREQ=MONTHLY;BYMONTHDAY=13' },
      '2026-01-01',
      '2026-12-31',
      [
        '2026-02-13T00:00:00Z 2026-02-14T00:00:00Z',
        '2026-03-13T00:00:00Z 2026-03-14T00:00:00Z',
        '2026-11-13T00:00:00Z 2026-11-14T00:00:00Z',
      ],
    ],
    [
      'every other week from its first day',
      { zone: 'UTC', rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', starts: '2026-11-10', hours: '10:00-12:00' },
      '2026-10-01',
      '2026-12-01',
      ['2026-11-10T10:00:00Z 2026-11-10T12:00:00Z', '2026-11-24T10:00:00Z 2026-11-24T12:00:00Z'],
    ],
    [
      'the night of its last day runs to its end',
      { zone: 'UTC', rrule: 'FREQ=DAILY;UNTIL=20261120', hours: '22:00-02:00' },
      '2026-11-20',
      '2026-12-01',
      ['2026-11-20T00:00:00Z 2026-11-20T02:00:00Z', '2026-11-20T22:00:00Z 2026-11-21T02:00:00Z'],
    ],
  ])('%s', (_says, written, from, until, expected) => {
    expect(spans(timeline(written), `${from}T00:00:00Z`, `${until}T00:00:00Z`)).toEqual(expected);
  });

  test('has no next change after its last day', () => {
    const past = timeline({ rrule: 'FREQ=DAILY;UNTIL=20261120', hours: '09:00-10:00' });
    expect(past.stateAt(Date.parse('2026-11-21T00:00:00Z'))).toEqual({ isInside: false, changesAt: null });
  });

  test('that says no more than `days` repeats weekly like them', () => {
    const at = Date.parse('2026-12-01T00:00:00Z');
    for (const rrule of ['FREQ=WEEKLY;BYDAY=TU,TH', 'FREQ=DAILY;BYDAY=TU,TH', 'FREQ=DAILY']) {
      expect(timeline({ rrule }).repeatsWeeklyUntil(at)).toBeGreaterThan(at + 30 * DAY);
    }
    for (const rrule of ['FREQ=MONTHLY;BYDAY=3SU', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101', 'FREQ=DAILY;BYMONTH=12']) {
      expect(timeline({ rrule }).repeatsWeeklyUntil(at)).toBe(at);
    }
  });
});

describe('where the clocks change', () => {
  test.each<readonly [string, Written, string, readonly string[]]>([
    [
      'Lord Howe skips half an hour',
      { zone: 'Australia/Lord_Howe', days: 'sun', hours: '02:00-04:00' },
      '2026-10-03',
      ['2026-10-03T15:30:00Z 2026-10-03T17:00:00Z'],
    ],
    [
      'that half hour does not happen',
      { zone: 'Australia/Lord_Howe', days: 'sun', hours: '02:00-02:30' },
      '2026-10-03',
      [],
    ],
    [
      'Lord Howe repeats half an hour',
      { zone: 'Australia/Lord_Howe', days: 'sun', hours: '01:30-02:00' },
      '2026-04-04',
      ['2026-04-04T14:30:00Z 2026-04-04T15:30:00Z'],
    ],
    [
      'Cairo skips midnight: a night that opens then opens at one',
      { zone: 'Africa/Cairo', days: 'fri', hours: '00:00-02:00' },
      '2026-04-23',
      ['2026-04-23T22:00:00Z 2026-04-23T23:00:00Z'],
    ],
    [
      'Cairo skips midnight: the day before ends where it is',
      { zone: 'Africa/Cairo', days: 'thu' },
      '2026-04-22',
      ['2026-04-22T22:00:00Z 2026-04-23T22:00:00Z'],
    ],
    [
      'Cairo repeats the hour before midnight',
      { zone: 'Africa/Cairo', days: 'thu', hours: '22:00-24:00' },
      '2026-10-29',
      ['2026-10-29T19:00:00Z 2026-10-29T22:00:00Z'],
    ],
    [
      'Santiago skips midnight',
      { zone: 'America/Santiago', days: 'sun', hours: '00:00-01:30' },
      '2026-09-06',
      ['2026-09-06T04:00:00Z 2026-09-06T04:30:00Z'],
    ],
    [
      'Santiago repeats the hour before midnight',
      { zone: 'America/Santiago', days: 'sat', hours: '23:00-24:00' },
      '2026-04-05',
      ['2026-04-05T02:00:00Z 2026-04-05T04:00:00Z'],
    ],
    [
      'New York skips an hour of a whole day',
      { zone: 'America/New_York', days: 'sun' },
      '2026-03-08',
      ['2026-03-08T05:00:00Z 2026-03-09T04:00:00Z'],
    ],
    [
      'Berlin repeats an hour of a whole day',
      { days: 'sun' },
      '2026-10-24',
      ['2026-10-24T22:00:00Z 2026-10-25T23:00:00Z'],
    ],
    [
      'Apia skipped a day: its spans fall on the next',
      { zone: 'Pacific/Apia', days: 'fri', hours: '09:00-10:00' },
      '2011-12-30',
      ['2011-12-30T19:00:00Z 2011-12-30T20:00:00Z'],
    ],
  ])('%s', (_says, written, date, expected) => {
    const from = Date.parse(`${date}T00:00:00Z`);
    expect(spans(timeline(written), toInstant(from), toInstant(from + 2 * DAY))).toEqual(expected);
  });
});

test('where the clocks go back over midnight, a span is open while they show the day before again', () => {
  // At 00:01 on Sunday to 23:01 on Saturday.
  const sunday = timeline({ zone: 'America/St_Johns', days: 'sun', hours: '00:00-02:00' });
  const closes = Date.parse('1993-10-31T05:30:00Z');
  for (const time of ['02:30', '02:31', '03:00', '03:30', '05:29']) {
    expect(sunday.stateAt(Date.parse(`1993-10-31T${time}:00Z`))).toEqual({ isInside: true, changesAt: closes });
  }
});

describe('holidays', () => {
  const office = timeline({ days: 'mon-fri', hours: '09:00-15:00', holidays: ['DE-BE', '2026-12-24'] });

  test("close the window on their dates, and on dates of one's own", () => {
    expect(spans(office, '2026-12-23T00:00:00Z', '2026-12-29T00:00:00Z')).toEqual([
      '2026-12-23T08:00:00Z 2026-12-23T14:00:00Z',
      '2026-12-28T08:00:00Z 2026-12-28T14:00:00Z',
    ]);
  });

  test('do not close a night that opened the day before, and close one that opens on them', () => {
    const night = timeline({ hours: '22:00-02:00', holidays: ['DE'] });
    expect(spans(night, '2026-10-02T12:00:00Z', '2026-10-05T12:00:00Z')).toEqual([
      '2026-10-02T20:00:00Z 2026-10-03T00:00:00Z',
      '2026-10-04T20:00:00Z 2026-10-05T00:00:00Z',
    ]);
  });

  test('are days of the zone of the window', () => {
    const tokyo = timeline({ zone: 'Asia/Tokyo', holidays: ['JP'] });
    expect(spans(tokyo, '2026-11-22T00:00:00Z', '2026-11-25T00:00:00Z')).toEqual([
      '2026-11-22T00:00:00Z 2026-11-22T15:00:00Z',
      '2026-11-23T15:00:00Z 2026-11-25T00:00:00Z',
    ]);
  });

  test('of several regions close a window that serves them all', () => {
    const both = timeline({ zone: 'UTC', holidays: ['DE-BY', 'DE-BE'] });
    // Women's day of Berlin, Epiphany of Bavaria.
    expect(both.stateAt(Date.parse('2027-03-08T12:00:00Z')).isInside).toBe(false);
    expect(both.stateAt(Date.parse('2027-01-06T12:00:00Z')).isInside).toBe(false);
    expect(both.stateAt(Date.parse('2027-03-09T12:00:00Z')).isInside).toBe(true);
  });

  test('select the days before them, across the end of the year too', () => {
    const eve = timeline({ zone: 'UTC', hours: '16:00-24:00', beforeHolidays: ['DE'] });
    expect(spans(eve, '2026-12-01T00:00:00Z', '2027-02-01T00:00:00Z')).toEqual([
      '2026-12-24T16:00:00Z 2026-12-25T00:00:00Z',
      '2026-12-25T16:00:00Z 2026-12-26T00:00:00Z',
      '2026-12-31T16:00:00Z 2027-01-01T00:00:00Z',
    ]);
  });

  test('select the days before them that are none, when both are asked for', () => {
    const eve = timeline({ zone: 'UTC', days: 'mon-fri', beforeHolidays: ['DE'], holidays: ['DE'] });
    expect(spans(eve, '2026-12-20T00:00:00Z', '2027-01-10T00:00:00Z')).toEqual([
      '2026-12-24T00:00:00Z 2026-12-25T00:00:00Z',
      '2026-12-31T00:00:00Z 2027-01-01T00:00:00Z',
    ]);
  });

  test('that are not known any more leave a window closed', () => {
    const window = timeline({ zone: 'UTC', hours: '09:00-10:00', holidays: ['SA'] });
    expect(window.stateAt(Date.parse('2076-12-31T09:30:00Z')).isInside).toBe(true);
    expect(window.stateAt(Date.parse('2077-01-01T09:30:00Z'))).toEqual({ isInside: false, changesAt: null });
    const optimistic = timeline({ zone: 'UTC', hours: '09:00-10:00', holidays: ['SA'], whenUnknown: 'open' });
    expect(optimistic.stateAt(Date.parse('2077-01-01T09:30:00Z')).isInside).toBe(true);
  });

  test('that are not known any more leave a freeze running', () => {
    const freeze = timeline({ zone: 'UTC', beforeHolidays: ['SA'], whenUnknown: 'open' });
    const window = timeline({ zone: 'UTC', hours: '09:00-10:00' });
    const [from, until] = [Date.parse('2076-12-30T00:00:00Z'), Date.parse('2077-02-01T00:00:00Z')];
    expect(openSpans({ inside: [window], outside: [freeze] }, from, until)).toEqual([
      { from: from + 9 * 3_600_000, until: from + 10 * 3_600_000 },
    ]);
  });
});

test('windows of several zones follow the sun', () => {
  const sun = unionOf([
    timeline({ zone: 'Asia/Tokyo', days: 'mon-fri', hours: '09:00-17:00' }),
    timeline({ zone: 'Europe/Berlin', days: 'mon-fri', hours: '09:00-17:00' }),
    timeline({ zone: 'America/New_York', days: 'mon-fri', hours: '09:00-17:00' }),
  ]);
  expect(spans(sun, '2026-11-22T12:00:00Z', '2026-11-24T12:00:00Z')).toEqual([
    '2026-11-23T00:00:00Z 2026-11-23T22:00:00Z',
    '2026-11-24T00:00:00Z 2026-11-24T12:00:00Z',
  ]);
});

test.each<[string, readonly { from: number; until: number }[], boolean]>([
  ['the whole day', [{ from: 0, until: 1440 }], true],
  [
    'two halves',
    [
      { from: 0, until: 720 },
      { from: 720, until: 1440 },
    ],
    true,
  ],
  [
    'a night and a day',
    [
      { from: 1320, until: 1800 },
      { from: 360, until: 1320 },
    ],
    true,
  ],
  ['all but a minute', [{ from: 0, until: 1439 }], false],
  [
    'all but a minute at noon',
    [
      { from: 0, until: 719 },
      { from: 720, until: 1440 },
    ],
    false,
  ],
])('hours of %s on every day are open for good, or not', (_name, hours, isForGood) => {
  const timeline = recurringTimeline({ zone: checkedZone('Europe/Berlin'), hours });
  expect(timeline.stateAt(Date.UTC(2026, 0, 1)).changesAt === null).toBe(isForGood);
});

import { describe, expect, test } from 'vitest';
import { dayOf, type LocalDay, readDate, sayDate } from '../../../src/calendar/day.ts';
import { type RecurrenceRule, readRule } from '../../../src/calendar/rrule.ts';
import { daysOfRule } from '../../../src/calendar/rule-days.ts';

function rule(text: string, starts?: string): RecurrenceRule {
  const read = readRule(text, { starts });
  if (read.kind === 'refused') throw new Error(`${read.code}: ${read.message}`);
  return read.rule;
}

/** The first days of a rule on or after a date. */
function days(of: RecurrenceRule, from: string, count: number): readonly string[] {
  const found: string[] = [];
  let day: LocalDay | null = readDate(from) ?? Number.NaN;
  while (found.length < count) {
    day = daysOfRule(of).next(day);
    if (day === null) break;
    found.push(sayDate(day));
    day += 1;
  }
  return found;
}

describe('a recurrence rule selects', () => {
  test.each([
    ['the third Sunday', 'FREQ=MONTHLY;BYDAY=3SU', undefined, ['2026-11-15', '2026-12-20', '2027-01-17']],
    ['the third Saturday', 'FREQ=MONTHLY;BYDAY=3SA', undefined, ['2026-11-21', '2026-12-19', '2027-01-16']],
    ['the last Friday', 'FREQ=MONTHLY;BYDAY=-1FR', undefined, ['2026-11-27', '2026-12-25', '2027-01-29']],
    [
      'the fifth Monday, in months that have one',
      'FREQ=MONTHLY;BYDAY=5MO',
      undefined,
      ['2026-11-30', '2027-03-29', '2027-05-31'],
    ],
    [
      'the 31st, in months that have one',
      'FREQ=MONTHLY;BYMONTHDAY=31',
      undefined,
      ['2026-12-31', '2027-01-31', '2027-03-31'],
    ],
    ['the last day of the month', 'FREQ=MONTHLY;BYMONTHDAY=-1', undefined, ['2026-11-30', '2026-12-31', '2027-01-31']],
    ['the leap day', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', undefined, ['2028-02-29', '2032-02-29', '2036-02-29']],
    [
      'the last working day',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      undefined,
      ['2026-11-30', '2026-12-31', '2027-01-29'],
    ],
    ['Friday the 13th', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', undefined, ['2026-11-13', '2027-08-13', '2028-10-13']],
    [
      'the first days of quarters',
      'FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1',
      undefined,
      ['2027-01-01', '2027-04-01', '2027-07-01'],
    ],
    [
      'the 100th day of the year and the last',
      'FREQ=YEARLY;BYYEARDAY=100,-1',
      undefined,
      ['2026-12-31', '2027-04-10', '2027-12-31'],
    ],
    ['days of ISO weeks', 'FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO', undefined, ['2026-12-28', '2027-01-04', '2028-01-03']],
    ['every day', 'FREQ=DAILY', undefined, ['2026-11-01', '2026-11-02', '2026-11-03']],
    [
      'every other week of the first day',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH',
      '2026-01-05',
      ['2026-11-10', '2026-11-12', '2026-11-24'],
    ],
    ['the other weeks', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', '2026-01-12', ['2026-11-03', '2026-11-05', '2026-11-17']],
    [
      'every third month',
      'FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU',
      '2026-02-01',
      ['2026-11-03', '2027-02-02', '2027-05-04'],
    ],
    ['every other day', 'FREQ=DAILY;INTERVAL=2', '2026-11-02', ['2026-11-02', '2026-11-04', '2026-11-06']],
    ['the weekday of the first day', 'FREQ=WEEKLY', '2026-11-04', ['2026-11-04', '2026-11-11', '2026-11-18']],
    ['the day of the month of the first day', 'FREQ=MONTHLY', '2026-10-31', ['2026-12-31', '2027-01-31', '2027-03-31']],
    ['the date of the first day', 'FREQ=YEARLY', '2024-02-29', ['2028-02-29', '2032-02-29', '2036-02-29']],
    [
      'the weekday of the first day in a week',
      'FREQ=YEARLY;BYWEEKNO=20',
      '2026-11-04',
      ['2027-05-19', '2028-05-17', '2029-05-16'],
    ],
    [
      'nothing before the first day',
      'FREQ=MONTHLY;BYMONTHDAY=1',
      '2026-12-02',
      ['2027-01-01', '2027-02-01', '2027-03-01'],
    ],
    ['nothing after the last day', 'FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20261201', undefined, ['2026-11-01', '2026-12-01']],
    ['nothing on days that no month has', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30,31', undefined, []],
    ['nothing at positions that no month has', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=366', undefined, []],
  ])('%s: %s', (_says, text, starts, expected) => {
    expect(days(rule(text, starts), '2026-11-01', 3)).toEqual(expected);
  });

  test('even ISO weeks, by a list of their numbers', () => {
    const even = Array.from({ length: 26 }, (_, index) => 2 * index + 2).join(',');
    // 2026 has 53 weeks, so two odd ones follow each other.
    expect(days(rule(`FREQ=YEARLY;BYWEEKNO=${even};BYDAY=MO`), '2026-12-14', 3)).toEqual([
      '2026-12-21',
      '2027-01-11',
      '2027-01-25',
    ]);
  });

  test('weeks that begin on Sunday when `WKST` says so', () => {
    const text = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU';
    expect(days(rule(text, '1997-08-05'), '1997-08-01', 4)).toEqual([
      '1997-08-05',
      '1997-08-10',
      '1997-08-19',
      '1997-08-24',
    ]);
    expect(days(rule(`${text};WKST=SU`, '1997-08-05'), '1997-08-01', 4)).toEqual([
      '1997-08-05',
      '1997-08-17',
      '1997-08-19',
      '1997-08-31',
    ]);
  });
});

describe('a rule is read', () => {
  test.each(['RRULE:FREQ=MONTHLY;BYDAY=3SU', 'freq=monthly;byday=3su', ' FREQ=MONTHLY ; BYDAY = +3SU '])(
    '%j',
    (text) => {
      expect(rule(text)).toEqual(rule('FREQ=MONTHLY;BYDAY=3SU'));
    },
  );

  test.each(['20261231', '2026-12-31'])('with a last day written %s', (until) => {
    expect(rule(`FREQ=DAILY;UNTIL=${until}`).until).toBe(dayOf(2026, 12, 31));
  });
});

describe('a rule is refused', () => {
  test.each([
    ['rrule-hours', 'FREQ=DAILY;BYHOUR=9'],
    ['rrule-hours', 'FREQ=DAILY;BYMINUTE=0'],
    ['rrule-hours', 'FREQ=DAILY;BYSECOND=0'],
    ['rrule-count', 'FREQ=DAILY;COUNT=3'],
    ['rrule-needs-starts', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'],
    ['rrule-needs-starts', 'FREQ=DAILY;INTERVAL=3'],
    ['rrule-needs-starts', 'FREQ=WEEKLY'],
    ['rrule-needs-starts', 'FREQ=MONTHLY'],
    ['rrule-needs-starts', 'FREQ=MONTHLY;BYMONTH=3'],
    ['rrule-needs-starts', 'FREQ=YEARLY'],
    ['rrule-needs-starts', 'FREQ=YEARLY;BYMONTH=3'],
    ['rrule-needs-starts', 'FREQ=YEARLY;BYWEEKNO=20'],
    ['rrule-unreadable', ''],
    ['rrule-unreadable', 'every third sunday'],
    ['rrule-unreadable', 'FREQ=HOURLY'],
    ['rrule-unreadable', 'BYDAY=MO'],
    ['rrule-unreadable', 'FREQ=DAILY;'],
    ['rrule-unreadable', 'FREQ=DAILY;FREQ=DAILY'],
    ['rrule-unreadable', 'FREQ=DAILY;BYEASTER=1'],
    ['rrule-unreadable', 'FREQ=DAILY;BYDAY='],
    ['rrule-unreadable', 'FREQ=DAILY;BYDAY=MO=TU'],
    ['rrule-unreadable', 'FREQ=DAILY;BYDAY=MO,,TU'],
    ['rrule-unreadable', 'FREQ=DAILY;BYDAY=XX'],
    ['rrule-unreadable', 'FREQ=MONTHLY;BYDAY=0MO'],
    ['rrule-unreadable', 'FREQ=MONTHLY;BYDAY=54MO'],
    ['rrule-unreadable', 'FREQ=WEEKLY;BYDAY=3SU'],
    ['rrule-unreadable', 'FREQ=DAILY;BYDAY=3SU'],
    ['rrule-unreadable', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO'],
    ['rrule-unreadable', 'FREQ=MONTHLY;BYMONTHDAY=32'],
    ['rrule-unreadable', 'FREQ=MONTHLY;BYMONTHDAY=0'],
    ['rrule-unreadable', 'FREQ=MONTHLY;BYMONTHDAY=1.5'],
    ['rrule-unreadable', 'FREQ=WEEKLY;BYDAY=MO;BYMONTHDAY=1'],
    ['rrule-unreadable', 'FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1'],
    ['rrule-unreadable', 'FREQ=YEARLY;BYMONTH=-1;BYMONTHDAY=1'],
    ['rrule-unreadable', 'FREQ=YEARLY;BYYEARDAY=367'],
    ['rrule-unreadable', 'FREQ=MONTHLY;BYYEARDAY=1'],
    ['rrule-unreadable', 'FREQ=YEARLY;BYWEEKNO=54;BYDAY=MO'],
    ['rrule-unreadable', 'FREQ=MONTHLY;BYWEEKNO=1;BYDAY=MO'],
    ['rrule-unreadable', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367'],
    ['rrule-unreadable', 'FREQ=DAILY;BYSETPOS=1'],
    ['rrule-unreadable', 'FREQ=DAILY;INTERVAL=0'],
    ['rrule-unreadable', 'FREQ=DAILY;INTERVAL=-1'],
    ['rrule-unreadable', 'FREQ=DAILY;INTERVAL=999999999'],
    ['rrule-unreadable', 'FREQ=DAILY;UNTIL=20261231T235959Z'],
    ['rrule-unreadable', 'FREQ=DAILY;UNTIL=20260230'],
    ['rrule-unreadable', 'FREQ=DAILY;WKST=XX'],
    ['rrule-unreadable', 'DTSTART:20260101\nRRULE:FREQ=DAILY'],
    ['rrule-unreadable', 'DTSTART=20260101;FREQ=DAILY'],
    ['rrule-unreadable', `FREQ=DAILY;BYMONTHDAY=${'1,'.repeat(2000)}1`],
  ])('%s: %s', (code, text) => {
    expect(readRule(text)).toMatchObject({ kind: 'refused', code });
  });

  test.each(['tomorrow', '2026-02-30', '20260105'])('when `starts` is %j', (starts) => {
    expect(readRule('FREQ=DAILY', { starts })).toMatchObject({ kind: 'refused', code: 'rrule-unreadable' });
  });

  test('with a message that says how to write it', () => {
    expect(readRule('DTSTART=20260101;FREQ=DAILY')).toMatchObject({ message: expect.stringContaining('`starts`') });
    expect(readRule('FREQ=WEEKLY')).toMatchObject({ message: expect.stringContaining('`BYDAY`') });
    expect(readRule('FREQ=DAILY;BYHOUR=9')).toMatchObject({ message: expect.stringContaining('`hours`') });
  });
});

test('that a rule never occurs again is found in milliseconds', () => {
  const from = dayOf(2026, 11, 20);
  for (const text of [
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31',
    'FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366;BYMONTH=1',
  ]) {
    const times = [1, 2, 3].map(() => {
      const fresh = daysOfRule(rule(text));
      const startedAt = performance.now();
      expect(fresh.next(from)).toBeNull();
      return performance.now() - startedAt;
    });
    // Measured: 1 to 8 ms. The bound leaves room for a slow machine.
    expect(Math.min(...times)).toBeLessThan(300);
  }
});

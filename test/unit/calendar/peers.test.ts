/** Situations that the tests of other gates know (block-merge-based-on-time, GitLab, gitploy), and some that none tests. */
import { describe, expect, test } from 'vitest';
import { holidaysOf } from '../../../src/calendar/holidays.ts';
import { readDays, readHours, readMoment, readStart } from '../../../src/calendar/reading.ts';
import { type Recurring, recurringTimeline } from '../../../src/calendar/recurring.ts';
import { readRule } from '../../../src/calendar/rrule.ts';
import { datedTimeline, type Timeline, unionOf } from '../../../src/calendar/timeline.ts';
import { checkedZone } from '../../../src/calendar/zone.ts';

const HOUR = 3_600_000;

function recurring(zone: string, spec: Omit<Recurring, 'zone'>): Timeline {
  return recurringTimeline({ zone: checkedZone(zone), ...spec });
}

function hours(...texts: readonly string[]) {
  return texts.flatMap((text) => readHours(text) ?? []);
}

function rule(text: string, starts?: string) {
  const read = readRule(text, { starts });
  return read.kind === 'rule' ? read.rule : undefined;
}

/** Inside at a reading of the wall clock of a zone? */
function holds(timeline: Timeline, zone: string, reading: string): boolean {
  return timeline.stateAt(readMoment(reading, checkedZone(zone)) ?? Number.NaN).isInside;
}

describe('block-merge-based-on-time', () => {
  const zone = 'Asia/Tokyo';
  const day = recurring(zone, { hours: hours('09:00-17:00') });
  const night = recurring(zone, { hours: hours('23:00-03:00') });
  const listed = recurring(zone, { days: [1, 2, 5], hours: hours('09:00-17:00') });
  const friday = recurring(zone, { days: readDays('fri') });
  const perDay = unionOf([
    recurring(zone, { days: readDays('mon-thu'), hours: hours('17:00-24:00') }),
    recurring(zone, { days: readDays('fri'), hours: hours('12:00-24:00') }),
  ]);
  const weekdays = recurring(zone, { days: readDays('mon-fri'), closedOn: holidaysOf(['JP']).isHoliday });
  const eve = recurring(zone, { hours: hours('17:00-24:00'), onlyBefore: holidaysOf(['JP']).isHoliday });

  test.each([
    ['before the hours', day, '2026-11-20T08:59:59', false],
    ['at the beginning of the hours', day, '2026-11-20T09:00', true],
    ['in the last second', day, '2026-11-20T16:59:59', true],
    ['at the end of the hours, which is inside there', day, '2026-11-20T17:00', false],
    ['before the night', night, '2026-11-20T22:59:59', false],
    ['at the beginning of the night', night, '2026-11-20T23:00', true],
    ['at midnight', night, '2026-11-21T00:00', true],
    ['in the last second of the night', night, '2026-11-21T02:59:59', true],
    ['at the end of the night, which is inside there', night, '2026-11-21T03:00', false],
    ['on a listed day', listed, '2026-11-23T10:00', true],
    ['on a day that is not listed', listed, '2026-11-25T10:00', false],
    ['on a listed day out of hours', listed, '2026-11-24T18:00', false],
    ['a day without hours, at its beginning', friday, '2026-11-20T00:00', true],
    ['a day without hours, in its last second', friday, '2026-11-20T23:59:59', true],
    ['a day without hours, when it is over', friday, '2026-11-21T00:00', false],
    ['a day without hours, a week later', friday, '2026-11-27T12:00', true],
    ['hours of one day in the week', perDay, '2026-11-20T12:00', true],
    ['the others have their own', perDay, '2026-11-19T12:00', false],
    ['theirs', perDay, '2026-11-19T17:00', true],
    ['a public holiday of Japan', weekdays, '2026-11-23T10:00', false],
    ['a substitute holiday of Japan', weekdays, '2026-05-06T10:00', false],
    ['a weekday of Japan', weekdays, '2026-11-24T10:00', true],
    ['the evening before a holiday', eve, '2026-11-22T18:00', true],
    ['the evening of that holiday', eve, '2026-11-23T18:00', false],
  ])('%s', (_says, timeline, reading, expected) => {
    expect(holds(timeline, zone, reading)).toBe(expected);
  });

  test('the same start and end mean nothing there, and are refused here', () => {
    expect(readHours('09:00-09:00')).toBeUndefined();
  });

  test.each([
    ['2026-12-23T23:59:59', false],
    ['2026-12-24T00:00', true],
    ['2027-01-01T00:00', true],
    ['2027-01-03T23:59:59', true],
    ['2027-01-04T00:00', false],
  ])('a range of dates over New Year in New York, at %s: %s', (reading, expected) => {
    const newYork = checkedZone('America/New_York');
    const [from, until] = ['2026-12-24', '2027-01-04'].map((date) => readMoment(date, newYork) ?? Number.NaN);
    expect(holds(datedTimeline({ from: from ?? Number.NaN, until: until ?? null }), 'America/New_York', reading)).toBe(
      expected,
    );
  });
});

describe('GitLab', () => {
  function weekend(start: string, lasts: number): Timeline {
    const from = readStart(start) ?? Number.NaN;
    return recurring('UTC', { days: readDays('fri'), hours: [{ from, until: from }], lasts });
  }
  const single = weekend('23:00', 56 * HOUR);
  const several = unionOf([single, weekend('23:30', 56.5 * HOUR)]);

  test.each([
    ['2026-11-20T22:59', false],
    ['2026-11-20T23:01', true],
    ['2026-11-23T06:59', true],
    ['2026-11-23T07:01', false],
  ])('a freeze of the weekend at %s: %s', (reading, expected) => {
    expect(holds(single, 'UTC', reading)).toBe(expected);
  });

  test.each([
    ['2026-11-20T22:59', false],
    ['2026-11-20T23:15', true],
    ['2026-11-20T23:45', true],
    ['2026-11-22T12:00', true],
    ['2026-11-23T07:30', true],
    ['2026-11-23T07:59', true],
    ['2026-11-23T08:01', false],
  ])('two freezes of the weekend that overlap at %s: %s', (reading, expected) => {
    expect(holds(several, 'UTC', reading)).toBe(expected);
  });

  test('a freeze that begins again every day of August while it runs is one', () => {
    const august = recurring('UTC', { rule: rule('FREQ=DAILY;BYMONTH=8'), lasts: 31 * 24 * HOUR });
    const begins = Date.parse('2026-08-01T00:00:00Z');
    expect(august.stateAt(begins - 1)).toEqual({ isInside: false, changesAt: begins });
    expect(august.stateAt(begins)).toEqual({ isInside: true, changesAt: Date.parse('2026-10-01T00:00:00Z') });
  });
});

describe('gitploy', () => {
  test.each([
    ['2026-12-31T23:54', false],
    ['2026-12-31T23:55', true],
    ['2027-01-01T00:03', true],
    ['2027-01-01T00:10', false],
    ['2027-01-01T23:57', false],
  ])('ten minutes around midnight in December, at %s: %s', (reading, expected) => {
    const freeze = recurring('UTC', { rule: rule('FREQ=DAILY;BYMONTH=12'), hours: hours('23:55-00:05') });
    expect(holds(freeze, 'UTC', reading)).toBe(expected);
  });
});

describe('nobody else', () => {
  const monday = recurring('Europe/London', { days: readDays('mon-fri'), closedOn: holidaysOf(['GB-ENG']).isHoliday });
  const regions = recurring('UTC', { closedOn: holidaysOf(['US-CA', 'DE-BY', 'JP']).isHoliday });
  const even = recurring('UTC', {
    rule: rule(`FREQ=YEARLY;BYWEEKNO=${Array.from({ length: 26 }, (_, index) => 2 * index + 2)};BYDAY=TH`),
  });

  test.each([
    ['a holiday observed on Monday', monday, 'Europe/London', '2026-12-28T12:00', false],
    ['the day after', monday, 'Europe/London', '2026-12-29T12:00', true],
    ['a holiday of one region of three', regions, 'UTC', '2026-11-23T12:00', false],
    ['a holiday of another', regions, 'UTC', '2027-01-06T12:00', false],
    ['a holiday of none', regions, 'UTC', '2026-11-24T12:00', true],
    ['an even week', even, 'UTC', '2026-11-26T12:00', true],
    ['an odd week', even, 'UTC', '2026-11-19T12:00', false],
    ['the 53rd week', even, 'UTC', '2026-12-31T12:00', false],
    ['the week after it', even, 'UTC', '2027-01-07T12:00', false],
    ['the second week', even, 'UTC', '2027-01-14T12:00', true],
  ])('%s', (_says, timeline, zone, reading, expected) => {
    expect(holds(timeline, zone, reading)).toBe(expected);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDays, readHours } from '../../../src/calendar/reading.ts';
import { recurringTimeline } from '../../../src/calendar/recurring.ts';
import { spansOf, type Timeline } from '../../../src/calendar/timeline.ts';
import type { Weekly } from '../../../src/calendar/weekly.ts';
import { checkedZone, DAY } from '../../../src/calendar/zone.ts';
import { toInstant } from '../../../src/domain/instant.ts';

function weekly(days: string, hours: string | readonly string[], zone = 'Europe/Berlin'): Timeline {
  return recurringTimeline({
    zone: checkedZone(zone),
    days: readDays(days) ?? [],
    hours: [hours].flat().map((text) => readHours(text) ?? { from: 0, until: 0 }),
  });
}

function spans(timeline: Timeline, from: string, until: string): readonly string[] {
  return spansOf(timeline, Date.parse(from), Date.parse(until)).map(
    (span) => `${toInstant(span.from)} ${toInstant(span.until ?? 0)}`,
  );
}

describe('the spans of a weekly window', () => {
  test('are half-open: the first instant is inside, the last is not', () => {
    const window = weekly('mon', '09:00-15:30');
    const opens = Date.parse('2026-11-23T08:00:00Z');
    const closes = Date.parse('2026-11-23T14:30:00Z');
    expect(window.stateAt(opens - 1)).toEqual({ isInside: false, changesAt: opens });
    expect(window.stateAt(opens)).toEqual({ isInside: true, changesAt: closes });
    expect(window.stateAt(closes - 1)).toEqual({ isInside: true, changesAt: closes });
    expect(window.stateAt(closes)).toEqual({ isInside: false, changesAt: opens + 7 * DAY });
  });

  test('over midnight belong to the day on which they open', () => {
    expect(spans(weekly('tue', '22:00-02:00', 'UTC'), '2026-11-22T00:00:00Z', '2026-11-29T00:00:00Z')).toEqual([
      '2026-11-24T22:00:00Z 2026-11-25T02:00:00Z',
    ]);
  });

  test('of a range of days that wraps cover the weekend', () => {
    expect(spans(weekly('fri-mon', '09:00-10:00', 'UTC'), '2026-11-23T12:00:00Z', '2026-11-30T12:00:00Z')).toEqual([
      '2026-11-27T09:00:00Z 2026-11-27T10:00:00Z',
      '2026-11-28T09:00:00Z 2026-11-28T10:00:00Z',
      '2026-11-29T09:00:00Z 2026-11-29T10:00:00Z',
      '2026-11-30T09:00:00Z 2026-11-30T10:00:00Z',
    ]);
  });

  test('that touch are one: until 24:00 and from 00:00', () => {
    const window = weekly('mon-tue', ['12:00-24:00', '00:00-06:00'], 'UTC');
    expect(spans(window, '2026-11-22T12:00:00Z', '2026-11-26T00:00:00Z')).toEqual([
      '2026-11-23T00:00:00Z 2026-11-23T06:00:00Z',
      '2026-11-23T12:00:00Z 2026-11-24T06:00:00Z',
      '2026-11-24T12:00:00Z 2026-11-25T00:00:00Z',
    ]);
  });

  test('of every day and the whole day never change', () => {
    expect(weekly('mon-sun', '00:00-24:00').stateAt(Date.parse('2026-11-22T12:00:00Z'))).toEqual({
      isInside: true,
      changesAt: null,
    });
  });

  test('run over the end of a year', () => {
    expect(
      spans(weekly('thu', '22:00-02:00', 'America/New_York'), '2026-12-31T00:00:00Z', '2027-01-05T00:00:00Z'),
    ).toEqual(['2027-01-01T03:00:00Z 2027-01-01T07:00:00Z']);
  });

  test.each([
    [
      'keeps its wall clock over the change to summer time',
      'sun',
      '09:00-10:00',
      'Europe/Berlin',
      '2026-03-29',
      ['2026-03-29T07:00:00Z 2026-03-29T08:00:00Z'],
    ],
    [
      'is an hour shorter over the skipped hour',
      'sun',
      '01:00-04:00',
      'Europe/Berlin',
      '2026-03-29',
      ['2026-03-29T00:00:00Z 2026-03-29T02:00:00Z'],
    ],
    [
      'is an hour longer over the repeated hour',
      'sun',
      '01:00-04:00',
      'Europe/Berlin',
      '2026-10-25',
      ['2026-10-24T23:00:00Z 2026-10-25T03:00:00Z'],
    ],
    [
      'moves forward when it opens in the skipped hour',
      'sun',
      '02:30-03:45',
      'Europe/Berlin',
      '2026-03-29',
      ['2026-03-29T01:30:00Z 2026-03-29T01:45:00Z'],
    ],
    [
      'takes the first of the repeated hours',
      'sun',
      '02:15-02:45',
      'Europe/Berlin',
      '2026-10-25',
      ['2026-10-25T00:15:00Z 2026-10-25T00:45:00Z'],
    ],
    ['does not open when the skipped hour swallows it', 'sun', '02:00-03:00', 'Europe/Berlin', '2026-03-29', []],
    [
      'works in New York in spring',
      'sun',
      '01:00-04:00',
      'America/New_York',
      '2026-03-08',
      ['2026-03-08T06:00:00Z 2026-03-08T08:00:00Z'],
    ],
    [
      'works in New York in autumn',
      'sun',
      '01:30-02:30',
      'America/New_York',
      '2026-11-01',
      ['2026-11-01T05:30:00Z 2026-11-01T07:30:00Z'],
    ],
    [
      'spans the change when it opens the night before',
      'sat',
      '22:00-04:00',
      'Europe/Berlin',
      '2026-03-29',
      ['2026-03-28T21:00:00Z 2026-03-29T02:00:00Z'],
    ],
  ])('%s', (_name, days, hours, zone, date, expected) => {
    const noon = Date.parse(`${date}T12:00:00Z`);
    const window = weekly(days, hours, zone);
    expect(spans(window, toInstant(noon - DAY), toInstant(noon + DAY / 2))).toEqual(expected);
  });
});

const anyHours = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .filter(([from, until]) => from !== until)
  .map(([from, until]) => ({ from, until: until > from ? until : until + 1440 }));

const anyWeekly: fc.Arbitrary<Weekly> = fc.record({
  zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC').map(checkedZone),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  hours: fc.array(anyHours, { minLength: 1, maxLength: 3 }),
});

/** Straight from the definition: is there a day whose span, read on the wall clock, covers the instant? */
function isOpenByDefinition({ zone, days, hours }: Weekly, at: number): boolean {
  const today = Math.floor(zone.toLocal(at) / DAY);
  return [-2, -1, 0, 1].some((offset) => {
    const day = today + offset;
    const weekday = new Date(day * DAY).getUTCDay() || 7;
    return (
      days.includes(weekday) &&
      hours.some(
        ({ from, until }) =>
          zone.toEpoch(day * DAY + from * 60_000) <= at && at < zone.toEpoch(day * DAY + until * 60_000),
      )
    );
  });
}

describe('any weekly window', () => {
  const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) });
  const nearChanges = fc
    .tuple(
      fc.constantFrom('2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05'),
      fc.integer({ min: -720, max: 2160 }),
    )
    .map(([date, minutes]) => Date.parse(`${date}T00:00:00Z`) + minutes * 60_000);

  test('is open exactly when a listed span contains the instant', () => {
    fc.assert(
      fc.property(anyWeekly, fc.oneof(instants, nearChanges), (window, at) => {
        const timeline = recurringTimeline(window);
        const listed = spansOf(timeline, at - 3 * DAY, at + 3 * DAY).some(
          (span) => span.from <= at && at < (span.until ?? Number.POSITIVE_INFINITY),
        );
        expect(timeline.stateAt(at).isInside).toBe(isOpenByDefinition(window, at));
        expect(listed).toBe(isOpenByDefinition(window, at));
      }),
      { numRuns: 400 },
    );
  });

  test('changes at the announced instant and not before', () => {
    fc.assert(
      fc.property(
        anyWeekly,
        fc.oneof(instants, nearChanges),
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 8 }),
        (window, at, parts) => {
          const timeline = recurringTimeline(window);
          const { isInside, changesAt } = timeline.stateAt(at);
          const end = changesAt ?? at + 20 * DAY;
          expect(end).toBeGreaterThan(at);
          for (const part of [...parts, 0.999999]) {
            const between = Math.min(Math.floor(at + (end - at) * part), end - 1);
            expect(isOpenByDefinition(window, between)).toBe(isInside);
          }
          if (changesAt !== null) expect(isOpenByDefinition(window, changesAt)).toBe(!isInside);
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each([
    ['after it, when the skipped hour made a span longer', '01:00-02:30', '2026-03-29T01:00:00Z'],
    ['before it, when a span opens in the skipped hour', '02:30-03:45', '2026-03-22T01:45:00Z'],
  ])('promises nothing near a change of the offset: %s', (_name, hours, instant) => {
    const at = Date.parse(instant);
    const timeline = weekly('sun', hours);
    expect(timeline.stateAt(at).isInside).not.toBe(timeline.stateAt(at + 7 * DAY).isInside);
    expect(timeline.repeatsWeeklyUntil(at)).toBeLessThanOrEqual(at + 7 * DAY);
  });

  test('repeats weekly as long as it promises to', () => {
    fc.assert(
      fc.property(anyWeekly, fc.oneof(instants, nearChanges), fc.nat(200 * DAY), (window, at, later) => {
        const timeline = recurringTimeline(window);
        const until = timeline.repeatsWeeklyUntil(at);
        const then = at + later;
        if (then + 7 * DAY < until)
          expect(timeline.stateAt(then).isInside).toBe(timeline.stateAt(then + 7 * DAY).isInside);
      }),
      { numRuns: 400 },
    );
  });
});

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dayOf, type LocalDay, sayDate, weekdayOf } from '../../../src/calendar/day.ts';
import type { HolidayTest } from '../../../src/calendar/opening-days.ts';
import { type Recurring, recurringTimeline } from '../../../src/calendar/recurring.ts';
import { readRule } from '../../../src/calendar/rrule.ts';
import { daysOfRule } from '../../../src/calendar/rule-days.ts';
import { firstOpening, intersectionOf, openSpans, openTimeline } from '../../../src/calendar/search.ts';
import {
  datedTimeline,
  remembering,
  type Span,
  spansOf,
  type Timeline,
  unionOf,
} from '../../../src/calendar/timeline.ts';
import { checkedZone, DAY, MINUTE } from '../../../src/calendar/zone.ts';

/** Everything random lies on this grid, and so do all offsets of these zones since 1970. */
const STEP = 15 * MINUTE;
const DAYS = 45;

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Santiago',
  'Pacific/Apia',
];
const RULES: readonly (readonly [text: string, starts?: string])[] = [
  ['FREQ=MONTHLY;BYDAY=3SU'],
  ['FREQ=MONTHLY;BYMONTHDAY=31'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1'],
  ['FREQ=DAILY'],
  ['FREQ=WEEKLY;BYDAY=FR,SU'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SA', '2011-01-03'],
  ['FREQ=DAILY;INTERVAL=3', '2010-01-01'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
];

/** Days on which the clocks change in some of the zones, and any others. */
const first: fc.Arbitrary<LocalDay> = fc.oneof(
  fc
    .constantFrom(
      '2026-03-08',
      '2026-03-29',
      '2026-04-05',
      '2026-10-25',
      '2026-11-01',
      '2023-04-28',
      '2026-10-29',
      '2026-09-06',
      '2011-12-30',
    )
    .map((text) => Math.floor(Date.parse(text) / DAY) - 20),
  fc.integer({ min: dayOf(2011, 1, 1), max: dayOf(2035, 1, 1) }),
);

const holidays: fc.Arbitrary<HolidayTest> = fc
  .record({ every: fc.integer({ min: 2, max: 9 }), from: fc.option(first) })
  .map(
    ({ every, from }): HolidayTest =>
      (day) =>
        from !== null && day > from + 60 ? 'unknown' : day % every === 0,
  );

const hours = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 130 }))
  .map(([from, length]) => ({ from: from * 15, until: (from + length) * 15 }));

const option = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

const recurring: fc.Arbitrary<Recurring> = fc.record({
  zone: fc.constantFrom(...ZONES).map(checkedZone),
  days: option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })),
  rule: option(fc.constantFrom(...RULES)).map((written) => {
    const read = written === undefined ? undefined : readRule(written[0], { starts: written[1] });
    return read?.kind === 'rule' ? read.rule : undefined;
  }),
  hours: option(fc.array(hours, { minLength: 1, maxLength: 3 })),
  lasts: option(fc.integer({ min: 1, max: 5 * 96 }).map((steps) => steps * STEP)),
  closedOn: option(holidays),
  onlyBefore: option(holidays),
  whenUnknown: fc.constantFrom('closed', 'open', undefined),
});

function opens({ days, rule, closedOn, onlyBefore, whenUnknown }: Recurring, day: LocalDay): boolean {
  const unknownIs = whenUnknown === 'open';
  const closed = closedOn?.(day) ?? false;
  const before = onlyBefore?.(day + 1) ?? true;
  return (
    (days?.includes(weekdayOf(day)) ?? true) &&
    (rule === undefined || daysOfRule(rule).has(day)) &&
    (closed === 'unknown' ? unknownIs : !closed) &&
    (before === 'unknown' ? unknownIs : before)
  );
}

/** The reading of minute `minute` of a day, by Temporal itself. */
function instantOf(zone: string, day: LocalDay, minute: number): number {
  return Temporal.PlainDate.from(sayDate(day))
    .toPlainDateTime()
    .add({ minutes: minute })
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** For each step of the days from `first` on: inside or not. Spans are painted one after the other. */
function painted(spec: Recurring, from: LocalDay): Uint8Array {
  const steps = new Uint8Array((DAYS * DAY) / STEP);
  const { hours: all = [{ from: 0, until: 1440 }], lasts } = spec;
  for (let day = from - 10; day < from + DAYS + 2; day++) {
    if (!opens(spec, day)) continue;
    for (const each of all) {
      const until = lasts === undefined ? each.until : each.from + lasts / MINUTE;
      const [begin, end] = [each.from, until].map(
        (minute) => (instantOf(spec.zone.id, day, minute) - from * DAY) / STEP,
      ) as [number, number];
      if (begin < end) steps.fill(1, Math.max(begin, 0), Math.max(end, 0));
    }
  }
  return steps;
}

/** The painting that a list of spans makes. */
function paintedBy(spans: readonly Span[], from: LocalDay): Uint8Array {
  const steps = new Uint8Array((DAYS * DAY) / STEP);
  for (const span of spans) {
    steps.fill(1, (span.from - from * DAY) / STEP, ((span.until ?? Number.NaN) - from * DAY) / STEP);
  }
  return steps;
}

/** Each place at which something changes, the ones beside it, and some others. */
function placesIn(steps: Uint8Array, others: readonly number[]): readonly number[] {
  const changes = [...steps.keys()].filter((index) => steps[index] !== steps[index - 1]);
  return [...new Set([...changes.flatMap((index) => [index - 1, index, index + 1]), ...others])].filter(
    (index) => index >= 0 && index < steps.length,
  );
}

function expectPainted(timeline: Timeline, steps: Uint8Array, from: LocalDay, others: readonly number[]): void {
  const end = (from + DAYS) * DAY;
  expect(paintedBy(spansOf(timeline, from * DAY, end), from)).toEqual(steps);
  for (const index of placesIn(steps, others)) {
    const place = steps.findIndex((each, other) => other > index && each !== steps[index]);
    const { isInside, changesAt } = timeline.stateAt(from * DAY + index * STEP);
    expect(isInside).toBe(steps[index] === 1);
    if (place >= 0) expect(changesAt).toBe(from * DAY + place * STEP);
    else expect(changesAt ?? end).toBeGreaterThanOrEqual(end);
  }
}

const anyPlaces = fc.array(fc.integer({ min: 0, max: (DAYS * DAY) / STEP - 1 }), { maxLength: 10 });

test('a recurring timeline is inside exactly where its spans are painted, and changes exactly where they end', () => {
  fc.assert(
    fc.property(recurring, first, anyPlaces, (spec, from, others) => {
      expectPainted(recurringTimeline(spec), painted(spec, from), from, others);
    }),
    { numRuns: 60 },
  );
});

test('the outer bound of a recurring timeline contains it', () => {
  fc.assert(
    fc.property(recurring, first, (spec, from) => {
      const timeline = recurringTimeline(spec);
      const outer = remembering(timeline.bounds?.outer ?? timeline);
      const spans = spansOf(timeline, from * DAY, (from + DAYS) * DAY);
      for (const span of spans) {
        const { isInside, changesAt } = outer.stateAt(span.from);
        expect(isInside).toBe(true);
        expect(changesAt ?? Infinity).toBeGreaterThanOrEqual(span.until ?? Infinity);
      }
    }),
    { numRuns: 40 },
  );
});

const dated = fc
  .tuple(fc.integer({ min: -400, max: 4400 }), fc.integer({ min: 1, max: 1500 }))
  .map(([begin, length]) => ({ begin, length }));

test('what is open is what is inside all windows and outside all freezes, whatever they are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(recurring, { minLength: 1, maxLength: 2 }), { maxLength: 3 }),
      fc.array(recurring, { maxLength: 1 }),
      fc.array(dated, { maxLength: 2 }),
      first,
      (groups, frozen, spans, from) => {
        const inside = groups.map((group) => unionOf(group.map(recurringTimeline)));
        const freezes = spans.map(({ begin, length }) => ({
          from: from * DAY + begin * STEP,
          until: from * DAY + (begin + length) * STEP,
        }));
        const outside = [...frozen.map(recurringTimeline), ...freezes.map(datedTimeline)];
        const windows = groups.map((group) => group.map((spec) => painted(spec, from)));
        const closed = frozen.map((spec) => painted(spec, from));
        const steps = new Uint8Array((DAYS * DAY) / STEP).map((_, index) => {
          const at = from * DAY + index * STEP;
          const isOpen = windows.every((group) => group.some((each) => each[index] === 1));
          const isFrozen =
            closed.some((each) => each[index] === 1) || freezes.some((each) => each.from <= at && at < each.until);
          return isOpen && !isFrozen ? 1 : 0;
        });
        const conditions = { inside, outside };
        const start = from * DAY;
        const end = (from + DAYS) * DAY;
        const at = steps.indexOf(1);
        const found = firstOpening(conditions, start);
        if (at < 0) expect(found === null || found >= end).toBe(true);
        else expect(found).toBe(start + at * STEP);
        expect(paintedBy(openSpans(conditions, start, end), from)).toEqual(steps);
        expectPainted(openTimeline(conditions), steps, from, []);
      },
    ),
    { numRuns: 60 },
  );
});

test('an intersection is inside where all of its timelines are', () => {
  fc.assert(
    fc.property(fc.array(recurring, { minLength: 1, maxLength: 3 }), first, (specs, from) => {
      const both = intersectionOf(specs.map(recurringTimeline));
      const all = specs.map((spec) => painted(spec, from));
      const steps = new Uint8Array((DAYS * DAY) / STEP).map((_, index) =>
        all.every((each) => each[index] === 1) ? 1 : 0,
      );
      expectPainted(both, steps, from, []);
    }),
    { numRuns: 40 },
  );
});

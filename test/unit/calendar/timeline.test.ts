import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDays, readHours } from '../../../src/calendar/reading.ts';
import { recurringTimeline } from '../../../src/calendar/recurring.ts';
import { datedTimeline, remembering, type Timeline, unionOf } from '../../../src/calendar/timeline.ts';
import { checkedZone, DAY } from '../../../src/calendar/zone.ts';

const START = Date.UTC(2026, 2, 1);

function nights(): Timeline {
  const hours = ['09:00-12:00', '22:00-02:00'].flatMap((text) => readHours(text) ?? []);
  return recurringTimeline({ zone: checkedZone('Europe/Berlin'), days: readDays('fri-mon') ?? [], hours });
}

test('a timeline that remembers answers like the one it was made of, asked in any order', () => {
  const instants = fc.array(fc.integer({ min: 0, max: 60 * 24 * 60 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(instants, (minutes) => {
      const [plain, kept] = [nights(), remembering(nights())];
      for (const minute of minutes) {
        const at = START + minute * 60_000;
        expect(kept.stateAt(at)).toEqual(plain.stateAt(at));
        expect(kept.repeatsWeeklyUntil(at)).toBe(plain.repeatsWeeklyUntil(at));
      }
    }),
  );
});

test('a timeline that remembers asks once about a stretch, and again after it and before it', () => {
  const asked: number[] = [];
  const span = datedTimeline({ from: START, until: START + DAY });
  const kept = remembering({
    ...span,
    stateAt(at) {
      asked.push(at);
      return span.stateAt(at);
    },
  });
  for (const at of [START, START + 1, START + DAY - 1, START + DAY, START + 2 * DAY, START]) kept.stateAt(at);
  expect(asked).toEqual([START, START + DAY, START]);
});

test('a union that is covered for decades ends where the cover ends', () => {
  const [morning, evening] = [readHours('00:00-12:00'), readHours('12:00-24:00')];
  const zone = checkedZone('Europe/Berlin');
  const days = [1, 2, 3, 4, 5, 6, 7];
  const halves = [morning, evening].map((hours) => recurringTimeline({ zone, days, hours: hours ? [hours] : [] }));
  expect(unionOf(halves).stateAt(START)).toEqual({ isInside: true, changesAt: null });
  const until = START + 60 * 365.25 * DAY;
  const years = datedTimeline({ from: START - DAY, until });
  expect(unionOf([years, ...halves.slice(0, 1)]).stateAt(START).changesAt).toBeGreaterThanOrEqual(until);
  expect(unionOf([years, ...halves]).stateAt(START)).toEqual({ isInside: true, changesAt: null });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  costOf,
  roomAfter,
  roomAt,
  type Spent,
  spend,
  stillKnown,
  type Urgency,
  urgencyOf,
  urgencyOfQuestion,
} from '../../../src/domain/rate-budget.ts';

const T0 = Date.parse('2026-11-24T08:00:00Z');
const CHECK = { urgency: urgencyOf({ kind: 'write-check' }), cost: costOf({ kind: 'write-check' }) };
const GATE = { urgency: urgencyOf({ kind: 'open-gate' }), cost: costOf({ kind: 'open-gate' }) };

/** Sends as fast as it may, each at the instant at which there is room; returns when each was sent. */
function flood(
  wanted: typeof CHECK,
  count: number,
  spent: readonly Spent[] = [],
): { at: number[]; spent: readonly Spent[] } {
  const at: number[] = [];
  let now = T0;
  for (let nth = 0; nth < count; nth++) {
    now = roomAt(spent, wanted, now);
    spent = spend(spent, wanted.cost, now);
    at.push(now);
  }
  return { at, spent };
}

function mostWithin(at: readonly number[], ms: number): number {
  return Math.max(...at.map((from) => at.filter((one) => one >= from && one < from + ms).length));
}

describe('what GitHub takes', () => {
  test('checks leave a fifth of a minute and of an hour', () => {
    const { at } = flood(CHECK, 1000);
    expect(mostWithin(at, 60_000)).toBe(64);
    expect(mostWithin(at, 3_600_000)).toBe(400);
  });

  test('gates use all of it, and no more', () => {
    const { at } = flood(GATE, 1200);
    expect(mostWithin(at, 60_000)).toBe(80);
    expect(mostWithin(at, 3_600_000)).toBe(500);
  });

  test('a gate finds room at once after any number of checks', () => {
    const { at, spent } = flood(CHECK, 1000);
    const now = at.at(-1) ?? 0;
    expect(roomAt(spent, CHECK, now)).toBeGreaterThanOrEqual(now);
    expect(roomAt(spent, GATE, now)).toBe(now);
  });

  test('no mixture of what is wanted ever exceeds the limits in any minute or hour, also when it arrives late', () => {
    const urgencies: readonly Urgency[] = ['gate', 'check', 'reply', 'report'];
    const step = fc.record({
      urgency: fc.constantFrom(...urgencies),
      writes: fc.constantFrom(0, 1, 1, 2),
      points: fc.integer({ min: 1, max: 40 }),
      after: fc.integer({ min: 0, max: 3_000 }),
      late: fc.integer({ min: 0, max: 9_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 100, maxLength: 400 }), (steps) => {
        const arrived: Spent[] = [];
        let spent: readonly Spent[] = [];
        let now = T0;
        for (const { urgency, after, late, ...cost } of steps) {
          now = roomAt(spent, { urgency, cost }, now + after);
          spent = spend(spent, cost, now);
          arrived.push({ ...cost, at: now + late });
        }
        for (const { at: from } of arrived) {
          for (const [of, most, ms] of [
            ['writes', 80, 60_000],
            ['writes', 500, 3_600_000],
            ['points', 900, 60_000],
          ] as const) {
            const sum = arrived.filter(({ at }) => at >= from && at < from + ms).reduce((all, one) => all + one[of], 0);
            expect(sum).toBeLessThanOrEqual(most);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('what costs more than a whole limit waits for an empty one, and not for ever', () => {
    const wanted = { urgency: 'report', cost: { writes: 200, points: 2000 } } as const;
    expect(roomAt([], wanted, T0)).toBe(T0);
    expect(roomAt([{ at: T0, writes: 1, points: 1 }], wanted, T0)).toBeGreaterThan(T0);
  });
});

describe('who waits', () => {
  test('is told a time that is not before the room, later the more are ahead, and so that they do not all come at once', () => {
    const { spent } = flood(CHECK, 64);
    const at = Array.from({ length: 1000 }, (_, ahead) => roomAfter(spent, CHECK, { ahead, at: T0 }));
    expect(at).toEqual(at.toSorted((one, other) => one - other));
    expect(at[0]).toBeGreaterThanOrEqual(roomAt(spent, CHECK, T0));
    expect(mostWithin(at, 60_000)).toBeLessThanOrEqual(130);
    expect(at[999]).toBeLessThan(T0 + 3 * 3_700_000);
  });

  test('is not before the end of a pause', () => {
    expect(roomAfter([], CHECK, { ahead: 0, at: T0 + 5000 })).toBe(T0 + 5000);
  });
});

test('what is spent is kept by the second and forgotten after the hour; a clock that ran ahead does not count for ever', () => {
  const once = spend([], { writes: 1, points: 10 }, T0);
  const twice = spend(once, { writes: 1, points: 10 }, T0);
  expect(twice).toEqual([{ at: T0, writes: 2, points: 20 }]);
  expect(spend(twice, { writes: 0, points: 1 }, T0 + 3_700_000)).toHaveLength(1);
  expect(stillKnown([{ at: T0 + 86_400_000, writes: 80, points: 0 }], T0)).toEqual([]);
});

test('gates and commands are more urgent than pull requests', () => {
  expect(urgencyOfQuestion({ kind: 'gate' })).toBe('gate');
  expect(urgencyOfQuestion({ kind: 'command' })).toBe('gate');
  expect(urgencyOfQuestion({ kind: 'pull-request' })).toBe('check');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs, parseInstant } from '../../../src/domain/instant.ts';
import { instantIn } from '../../../src/dora/read-instant.ts';

function theLongWay(text: string): number | null {
  const instant = parseInstant(text);
  return instant === undefined ? null : epochMs(instant);
}

describe('an instant that is read by hand', () => {
  it('is the one that is read the long way, on every day of two centuries', () => {
    for (let at = Date.UTC(1950, 0, 1, 23, 59, 59); at < Date.UTC(2150, 0, 1); at += 86_400_037) {
      const fraction = at % 1000;
      const texts = [new Date(at).toISOString(), `${new Date(at - fraction).toISOString().slice(0, 19)}Z`];
      expect(texts.map(instantIn)).toEqual([at, at - fraction]);
    }
  });

  it('is none where there is none: days, hours and shapes that do not exist', () => {
    const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
    const year = fc.integer({ min: 1960, max: 2110 }).map(String);
    const text = fc
      .tuple(
        year,
        fc.constantFrom('-', '/'),
        fc.nat(14),
        fc.nat(33),
        fc.nat(25),
        two,
        fc.nat(61),
        fc.constantFrom('Z', 'z', 'x', '.', '.025Z', '.9x0Z', ',025Z', '.0250', '.0256Z'),
      )
      .map(([y, dash, m, d, h, minute, s, end]) => {
        const [month, day, hour, second] = [m, d, h, s].map((each) => String(each).padStart(2, '0'));
        return `${y}-${month}${dash}${day}T${hour}:${minute}:${second}${end}`;
      });
    fc.assert(
      fc.property(text, (each) => {
        expect(instantIn(each)).toBe(theLongWay(each));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([[7], [null], [undefined], [''], ['2026-01-01'], ['2026-01-01T00:00:0xZ'], ['2026-01-01T00:00:00ZZ']])(
    'is none for %j',
    (value) => {
      expect(instantIn(value)).toBeNull();
    },
  );
});

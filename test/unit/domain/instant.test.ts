import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalInstant,
  epochMs,
  type Instant,
  parseDuration,
  parseInstant,
  toInstant,
} from '../../../src/domain/instant.ts';

describe('an instant', () => {
  test.each([
    ['2026-11-26T09:00:00+01:00', '2026-11-26T08:00:00Z'],
    ['2026-11-26t08:00:00z', '2026-11-26T08:00:00Z'],
    ['2026-11-26T08:00:00.250Z', '2026-11-26T08:00:00.250Z'],
    ['2026-11-26T08:00:00.000-00:00', '2026-11-26T08:00:00Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00Z'],
  ])('%s is %s in canonical text', (text, canonical) => {
    expect(canonicalInstant(parseInstant(text) as Instant)).toBe(canonical);
  });

  test.each([
    '2026-11-26',
    '2026-11-26T09:00:00',
    '2026-11-26 09:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-26T24:00:00Z',
    '2026-11-26T09:00Z',
    '2026-11-26T09:00:00+25:00',
    ' 2026-11-26T09:00:00Z',
    '',
  ])('%j is none', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  test('survives the way to text and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(9999, 0, 1) }), (ms) => {
        expect(epochMs(parseInstant(toInstant(ms)) as Instant)).toBe(ms);
      }),
    );
  });
});

describe('a duration', () => {
  test.each([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['4h', 14_400_000],
    ['2d', 172_800_000],
    ['2w', 1_209_600_000],
    ['PT30M', 1_800_000],
    ['P1DT2H', 93_600_000],
    ['P1W', 604_800_000],
    ['0s', 0],
  ])('%s has %d milliseconds', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each(['', '4', 'h', '4 h', '-4h', '1.5h', 'P', 'PT', 'P1M', 'P1Y', '1h30m', '4H'])('%j is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { checkedZone, zoneNamed } from '../../../src/calendar/zone.ts';

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'America/Santiago',
  'Pacific/Apia',
  'UTC',
];

const anyZone = fc.constantFrom(...ZONES);
const from1990to2060 = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) });

describe('a zone', () => {
  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
  ])('is found by its name %s in any case', (name, id) => {
    expect(zoneNamed(name)?.id).toBe(id);
  });

  test.each(['Mars/Base', '+01:00', '', '__proto__', 'Europe/Berlin '])('does not exist by the name %j', (name) => {
    expect(zoneNamed(name)).toBeUndefined();
  });

  test('shows the wall clock that Temporal shows', () => {
    fc.assert(
      fc.property(anyZone, from1990to2060, (name, at) => {
        const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name).toPlainDateTime();
        expect(checkedZone(name).toLocal(at)).toBe(local.toZonedDateTime('UTC').epochMilliseconds);
      }),
      { numRuns: 400 },
    );
  });

  test('reads a wall clock as Temporal with `compatible`, also near changes of the offset', () => {
    fc.assert(
      fc.property(anyZone, from1990to2060, fc.integer({ min: -300, max: 300 }), (name, at, minutes) => {
        const change = checkedZone(name).nextChange(at) ?? at;
        const local = Math.floor(checkedZone(name).toLocal(change) / 60_000) * 60_000 + minutes * 60_000;
        const expected = Temporal.Instant.fromEpochMilliseconds(local)
          .toZonedDateTimeISO('UTC')
          .toPlainDateTime()
          .toZonedDateTime(name, { disambiguation: 'compatible' }).epochMilliseconds;
        expect(checkedZone(name).toEpoch(local)).toBe(expected);
      }),
      { numRuns: 400 },
    );
  });

  test('knows the next change of the offset whatever was asked before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Berlin', 'America/New_York'),
        fc.array(from1990to2060, { minLength: 2, maxLength: 5 }),
        (name, instants) => {
          for (const at of instants) {
            const expected = Temporal.Instant.fromEpochMilliseconds(at)
              .toZonedDateTimeISO(name)
              .getTimeZoneTransition('next');
            expect(checkedZone(name).nextChange(at)).toBe(expected?.epochMilliseconds ?? null);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

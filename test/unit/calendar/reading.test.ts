import { describe, expect, test } from 'vitest';
import { readDays, readHours, readMoment, readStart } from '../../../src/calendar/reading.ts';
import { checkedZone } from '../../../src/calendar/zone.ts';
import { toInstant } from '../../../src/domain/instant.ts';

describe('days', () => {
  test.each([
    ['mon', [1]],
    ['SUN', [7]],
    ['mon-thu', [1, 2, 3, 4]],
    ['fri-mon', [1, 5, 6, 7]],
    ['sun-mon', [1, 7]],
    ['mon-sun', [1, 2, 3, 4, 5, 6, 7]],
    ['wed-wed', [3]],
  ])('%s are %j', (text, days) => {
    expect(readDays(text)).toEqual(days);
  });

  test.each(['', 'monday', 'mon-', '-mon', 'mon-tue-wed', 'mo', '1', 'mon,tue'])('%j is no day', (text) => {
    expect(readDays(text)).toBeUndefined();
  });
});

describe('hours', () => {
  test.each([
    ['09:00-15:30', 540, 930],
    ['9:00-15:30', 540, 930],
    ['09:00 - 15:30', 540, 930],
    ['00:00-24:00', 0, 1440],
    ['12:00-24:00', 720, 1440],
    ['22:00-02:00', 1320, 1560],
    ['22:00-00:00', 1320, 1440],
    ['00:01-00:00', 1, 1440],
  ])('%s are minutes %d to %d of the opening day', (text, from, until) => {
    expect(readHours(text)).toEqual({ from, until });
  });

  test.each([
    '09:00-09:00',
    '24:00-02:00',
    '00:00-00:00',
    '9-17',
    '09:60-10:00',
    '25:00-26:00',
    '09:00',
    '09:00–15:30',
    '09:00-24:01',
  ])('%j are no hours', (text) => {
    expect(readHours(text)).toBeUndefined();
  });
});

describe('the start of a span', () => {
  test.each([
    ['23:00', 1380],
    ['9:05', 545],
    ['00:00', 0],
  ])('%s is minute %d of the day', (text, from) => {
    expect(readStart(text)).toBe(from);
  });

  test.each(['24:00', '23:60', '23', '23:00-07:00', ''])('%j is none', (text) => {
    expect(readStart(text)).toBeUndefined();
  });
});

describe('a moment', () => {
  const berlin = checkedZone('Europe/Berlin');

  test.each([
    ['2026-11-26', '2026-11-25T23:00:00Z'],
    ['2026-11-26T00:00', '2026-11-25T23:00:00Z'],
    ['2026-07-01T12:30:15', '2026-07-01T10:30:15Z'],
    ['2026-11-26T00:00Z', '2026-11-26T00:00:00Z'],
    ['2026-11-26T00:00:00+05:30', '2026-11-25T18:30:00Z'],
    ['2026-03-29T02:30', '2026-03-29T01:30:00Z'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00Z'],
    ['2028-02-29', '2028-02-28T23:00:00Z'],
  ])('%s is %s', (text, instant) => {
    expect(toInstant(readMoment(text, berlin) as number)).toBe(instant);
  });

  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-11-26T24:00',
    '2026-11-26 00:00',
    '26.11.2026',
    'tomorrow',
    '2026-11-26T00:00[Europe/Berlin]',
    '2026-02-30T00:00Z',
  ])('%j is no moment', (text) => {
    expect(readMoment(text, berlin)).toBeUndefined();
  });
});

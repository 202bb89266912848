import { expect, test } from 'vitest';
import { sayBoth, sayLocal } from '../../../src/calendar/wording.ts';

const SEEN = Date.parse('2026-11-20T00:00:00Z');

test.each([
  ['2026-11-24T08:00:00Z', 'Europe/Berlin', 'Tue 24 Nov 09:00 Europe/Berlin (08:00 UTC)'],
  ['2026-11-24T23:30:00Z', 'Europe/Berlin', 'Wed 25 Nov 00:30 Europe/Berlin (Tue 24 Nov 23:30 UTC)'],
  ['2027-01-04T08:00:00Z', 'Europe/Berlin', 'Mon 4 Jan 2027 09:00 Europe/Berlin (08:00 UTC)'],
  ['2026-11-24T08:00:00Z', 'UTC', 'Tue 24 Nov 08:00 UTC'],
  ['2026-11-24T08:00:00Z', 'No/Where', 'Tue 24 Nov 08:00 UTC'],
])('%s in %s is told as %s', (at, zone, text) => {
  expect(sayBoth(Date.parse(at), zone, SEEN)).toBe(text);
});

test('the year is left out when it is the year of the reader, on their wall clock', () => {
  const newYear = Date.parse('2026-12-31T23:30:00Z');
  expect(sayLocal(newYear, 'Europe/Berlin', SEEN)).toBe('Fri 1 Jan 2027 00:30 Europe/Berlin');
  expect(sayLocal(newYear, 'Europe/Berlin', newYear)).toBe('Fri 1 Jan 00:30 Europe/Berlin');
});

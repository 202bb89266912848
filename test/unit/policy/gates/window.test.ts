import { describe, expect, test } from 'vitest';
import { at, decideBy, requirement } from '../builders.ts';

const TWO_ZONES = `version: 1
zone: Europe/Berlin
windows:
  berlin: { days: mon-fri, hours: "09:00-12:00" }
  east: { days: mon-fri, hours: "06:00-09:00", zone: America/New_York }
gates: [{ name: hours, require: { window: [berlin, east] } }]
`;

/** Monday 23 November: 08:00 to 11:00 UTC in Berlin, 11:00 to 14:00 UTC in New York. */
function told(policy: string, instant: string) {
  const { status, reason, text, nextTransitionAt } = requirement(decideBy(policy, { at: at(instant) }), 'hours');
  return { status, reason, text, nextTransitionAt };
}

describe('several zones', () => {
  test('windows that follow each other without a gap are one, and close on the clock of the last', () => {
    expect(told(TWO_ZONES, '2026-11-23T09:00:00Z')).toEqual({
      status: 'met',
      reason: {
        code: 'window-open',
        windows: ['berlin'],
        closesAt: '2026-11-23T14:00:00Z',
        zone: 'America/New_York',
      },
      text: 'Window berlin is open until Mon 23 Nov 09:00 America/New_York (14:00 UTC).',
      nextTransitionAt: '2026-11-23T14:00:00Z',
    });
  });

  test('the next opening is told on the clock of the window that opens', () => {
    expect(told(TWO_ZONES, '2026-11-23T14:00:00Z')).toEqual({
      status: 'pending',
      reason: {
        code: 'window-closed',
        windows: ['berlin', 'east'],
        opensAt: '2026-11-24T08:00:00Z',
        zone: 'Europe/Berlin',
      },
      text: 'Windows berlin, east are closed; the next opening is Tue 24 Nov 09:00 Europe/Berlin (08:00 UTC). It opens by itself.',
      nextTransitionAt: '2026-11-24T08:00:00Z',
    });
  });

  test('in the weeks in which only one of them has changed its clocks there is a gap', () => {
    // New York goes back a week after Berlin: 06:00 there is 10:00 UTC, when Berlin is still open until 11:00.
    expect(told(TWO_ZONES, '2026-10-27T08:30:00Z').reason).toMatchObject({ closesAt: '2026-10-27T13:00:00Z' });
  });
});

describe('days on which the clocks change', () => {
  const night = (hours: string): string => `version: 1
zone: Europe/Berlin
windows: { night: { hours: "${hours}" } }
gates: [{ name: hours, require: { window: night } }]
`;
  test.each([
    [
      'an hour is skipped: what begins in it begins after it',
      '02:30-05:00',
      '2026-03-29T00:00:00Z',
      '2026-03-29T01:30:00Z',
    ],
    ['an hour comes twice: the first one opens', '02:30-05:00', '2026-10-25T00:00:00Z', '2026-10-25T00:30:00Z'],
    ['an hour comes twice: the first one closes', '01:00-02:30', '2026-10-25T00:00:00Z', '2026-10-25T00:30:00Z'],
  ])('%s', (_name, hours, now, expected) => {
    expect(told(night(hours), now).nextTransitionAt).toBe(expected);
  });
});

describe('it is blocked for good', () => {
  const gates = (windows: string, rest = ''): string => `version: 1
windows: ${windows}
${rest}
gates:
  - { name: hours, require: { window: a } }
  - { name: more, require: { window: b } }
`;
  test.each([
    ['a window has no day', gates('{ a: { rrule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }, b: { days: mon-sun } }')],
    ['the last day of a window is past', gates('{ a: { rrule: "FREQ=DAILY;UNTIL=20261122" }, b: { days: mon-sun } }')],
    ['windows of two gates exclude each other', gates('{ a: { hours: "09:00-12:00" }, b: { hours: "12:00-15:00" } }')],
    [
      'a window is always frozen',
      gates('{ a: { days: sun }, b: { days: mon-sun } }', 'freezes: [{ name: weekend, days: sat-sun }]'),
    ],
  ])('%s', (_name, policy) => {
    const decision = decideBy(policy);
    expect([decision.verdict, decision.earliestOpening]).toEqual(['blocked', null]);
    const failed = decision.gates.flatMap((gate) => gate.requirements.filter(({ status }) => status === 'failed'));
    expect(failed.map(({ reason }) => reason.code)).toContain('never-opens');
    expect(decision.gates.flatMap((gate) => gate.requirements.filter(({ status }) => status === 'pending'))).toEqual(
      [],
    );
  });

  test('what opens once in four years is waited for', () => {
    const decision = decideBy(gates('{ a: { rrule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29" }, b: { days: sun } }'));
    // The first 29 February that is a Sunday.
    expect([decision.verdict, decision.earliestOpening]).toEqual(['waiting', '2032-02-29T00:00:00Z']);
  });
});

describe('public holidays that nobody has worked out yet', () => {
  const israel = (rest: string): string => `version: 1
windows: { days: { hours: "09:00-17:00", holidays: IL${rest} } }
gates: [{ name: hours, require: { window: days } }]
`;
  test('keep a window closed and pending, not failed', () => {
    const { status, reason, text } = told(israel(''), '2101-06-01T10:00:00Z');
    expect([status, reason]).toEqual(['pending', { code: 'holidays-unknown', windows: ['days'], zone: 'UTC' }]);
    expect(text).toContain('Name the dates in the policy instead.');
    const decision = decideBy(israel(''), { at: at('2101-06-01T10:00:00Z') });
    expect([decision.verdict, decision.earliestOpening]).toEqual(['waiting', null]);
  });

  test('are not to blame when the window has no day left anyway', () => {
    const { status, reason } = told(israel(', rrule: "FREQ=DAILY;UNTIL=20201231"'), '2026-06-01T10:00:00Z');
    expect([status, reason.code]).toEqual(['failed', 'never-opens']);
  });
});

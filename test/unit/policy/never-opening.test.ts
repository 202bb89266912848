import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../../src/policy/parse.ts';

const V = 'version: 1\n';

/** `line:column message` of the warnings about time. */
function warned(text: string): readonly string[] {
  const parsed = parsePolicy(text, { source: 'policy', file: 'tidegate.yml' });
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.map((each) => each.message).join('\n'));
  return parsed.warnings
    .filter(({ code }) => code === 'never-opens' || code === 'never-freezes')
    .map(({ line, column, message }) => `${line}:${column} ${message.split(/[.:] /)[0]}`);
}

function gates(...windows: readonly string[]): string {
  return `gates: [${windows.map((window, index) => `{ name: g${index}, require: { window: ${window} } }`).join(', ')}]`;
}

describe('it is told when', () => {
  test.each([
    [
      'a window has no day',
      `windows: { w: { rrule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" } }\n${gates('w')}`,
      ['2:15 The window `w` never opens'],
    ],
    [
      'days and recurrence exclude each other',
      `windows: { w: { rrule: "FREQ=MONTHLY;BYDAY=3SU", days: mon } }\n${gates('w')}`,
      ['2:15 The window `w` never opens'],
    ],
    [
      'a recurrence has ended',
      `windows: { w: { rrule: "FREQ=DAILY;UNTIL=20201231" } }\n${gates('w')}`,
      ['2:15 The window `w` never opens'],
    ],
    [
      'holidays take every day of a window',
      `windows: { w: { rrule: "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25", holidays: DE } }\n${gates('w')}`,
      ['2:15 The window `w` never opens'],
    ],
    [
      'windows of two gates exclude each other',
      `zone: Europe/Berlin\nwindows: { a: { hours: "09:00-12:00" }, b: { hours: "12:00-15:00" } }\n${gates('a', 'b')}`,
      ['4:78 The windows of `g0`, `g1` are never open together, so a release of tier `low` never opens'],
    ],
    [
      'a freeze runs whenever a window is open',
      `windows: { w: { days: sun } }\nfreezes: [{ name: weekend, days: sat-sun }]\n${gates('w')}`,
      ['4:40 Whenever the windows of `g0` are open, a freeze is running, so a release of tier `low` never opens'],
    ],
    [
      'a recurring freeze covers what a recurrence selects',
      `windows: { w: { rrule: "FREQ=MONTHLY;BYMONTHDAY=-1" } }\nfreezes: [{ name: end, rrule: "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31" }]\n${gates('w')}`,
      ['4:40 Whenever the windows of `g0` are open, a freeze is running, so a release of tier `low` never opens'],
    ],
    [
      'freezes leave nothing',
      'freezes: [{ name: a, days: mon-wed }, { name: b, days: thu-sun }]',
      ['2:11 A release of tier `low` is frozen at all times by `a`, `b`, so it never opens'],
    ],
    [
      'a freeze lasts longer than anybody looks ahead',
      'freezes: [{ name: a, from: 2000-01-01, until: 2999-01-01 }]',
      ['2:11 A release of tier `low` is frozen at all times by `a`, so it never opens'],
    ],
    [
      'a freeze never begins',
      'freezes: [{ name: a, rrule: "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31" }]',
      ['2:11 The freeze `a` never begins'],
    ],
    [
      'a recurring freeze has no day between its dates',
      'freezes: [{ name: a, from: 2027-01-04, until: 2027-01-08, days: sat-sun }]',
      ['2:11 The freeze `a` never begins'],
    ],
    [
      'it is so for one tier in one environment',
      `environments: { staging: , "prod-*": }
windows: { a: { days: mon }, b: { days: tue } }
gates:
  - { name: x, for: { environments: prod-eu }, require: { window: a } }
  - { name: y, for: { environments: "prod-*", tiers: high }, require: { window: b } }`,
      ['6:81 The windows of `x`, `y` are never open together, so a release of tier `high` to prod-eu never opens'],
    ],
    [
      'it is so for merging',
      `windows: { a: { days: mon }, b: { days: tue } }
gates:
  - { name: x, at: merge, require: { window: a } }
  - { name: y, at: merge, require: { window: b } }`,
      ['5:46 The windows of `x`, `y` are never open together, so a pull request of tier `low` never opens'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(warned(V + text)).toEqual(expected);
  });
});

describe('nothing is told when', () => {
  test.each([
    [
      'a window opens every four years',
      `windows: { w: { rrule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29" } }\n${gates('w')}`,
    ],
    ['a gate takes another window as well', `windows: { a: { days: mon }, b: { days: tue } }\n${gates('a', '[a, b]')}`],
    [
      'gates concern different types',
      `windows: { a: { days: mon }, b: { days: tue } }
gates:
  - { name: x, except: { types: emergency }, require: { window: a } }
  - { name: y, except: { types: [major, minor, patch, redeploy] }, require: { window: b } }`,
    ],
    [
      'gates concern merging and deploying',
      `windows: { a: { days: mon }, b: { days: tue } }
gates:
  - { name: x, at: merge, require: { window: a } }
  - { name: y, require: { window: b } }`,
    ],
    [
      'a freeze concerns other tiers',
      `windows: { w: { days: sun } }
freezes: [{ name: weekend, days: sat-sun, tiers: high }]
gates: [{ name: x, for: { tiers: [low, medium] }, require: { window: w } }]`,
    ],
    [
      'windows meet on one day of a year',
      `windows: { a: { rrule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29" }, b: { days: thu } }\n${gates('a', 'b')}`,
    ],
    ['a freeze is long and ends', 'freezes: [{ name: a, from: 2026-01-01, until: 2056-01-01 }]'],
  ])('%s', (_name, text) => {
    expect(warned(V + text)).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import { MOST_SPANS, releaseCalendar } from '../../../src/policy/release-calendar.ts';
import type { TimedRelease } from '../../../src/policy/release-times.ts';
import { policyFrom } from './builders.ts';

const FROM = Date.UTC(2026, 10, 20);
const DAY = 86_400_000;

function releaseTo(environment: string, ...texts: readonly string[]): TimedRelease {
  const policies = texts.map((text) => policyFrom(`version: 1\n${text}`));
  const risk = { tier: 'high', tiers: ['low', 'medium', 'high'], type: 'minor' } as const;
  return { policies, risk, kind: 'deploy', environment };
}

test.each<[string, string, string | null]>([
  ['three days ago', '2026-11-17', '2026-11-17T00:00:00Z'],
  ['at the beginning of the time', '2026-11-20', '2026-11-20T00:00:00Z'],
  ['in the year before', '2025-12-01', '2025-12-01T00:00:00Z'],
  ['longer ago than is looked for', '2020-01-01', null],
])('a freeze that began %s says so', (_name, from, expected) => {
  const release = releaseTo('production', `freezes: [{ name: long, from: ${from}, until: 2026-12-01 }]`);
  const { freezes, open, nextOpening } = releaseCalendar(release, FROM, FROM + 30 * DAY);
  const [span] = freezes;
  expect(span?.from).toBe(FROM);
  expect(span?.beganAt === null || span === undefined ? null : toInstant(span.beganAt)).toBe(expected);
  expect(open).toEqual([{ from: nextOpening, until: FROM + 30 * DAY, beganAt: nextOpening, endsAt: null }]);
});

test('freezes of two policies stand in one list, by when they begin, each with its policy', () => {
  const release = releaseTo(
    'production',
    'freezes: [{ name: late, from: 2026-11-28, until: 2026-11-29 }, { name: soon, from: 2026-11-21, until: 2026-11-22 }]',
    'freezes: [{ name: mid, from: 2026-11-25, until: 2026-11-26 }]',
  );
  const { freezes } = releaseCalendar(release, FROM, FROM + 30 * DAY);
  expect(freezes.map(({ freeze }) => [freeze.name, freeze.policy === release.policies[0] ? 0 : 1])).toEqual([
    ['soon', 0],
    ['mid', 1],
    ['late', 0],
  ]);
});

test('freezes of merging, of other environments and tiers are not listed', () => {
  const release = releaseTo(
    'production',
    `freezes:
  - { name: merging, days: mon-sun, at: [merge] }
  - { name: staging, days: mon-sun, environments: staging }
  - { name: small ones, days: mon-sun, tiers: [low, medium] }
  - { name: minor ones pass, days: mon-sun, except: { types: [minor] } }
  - { name: both, days: sun, at: [merge, deploy] }`,
  );
  const { freezes } = releaseCalendar(release, FROM, FROM + 7 * DAY);
  expect(freezes.map(({ freeze }) => freeze.name)).toEqual(['both']);
});

test('where a list gets too long everything ends together, and up to there it is complete', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => `"${hour}:00-${hour}:30"`).join(', ');
  const release = releaseTo(
    'production',
    `freezes: [{ name: busy, hours: [${hours}] }, { name: daily, hours: "00:15-00:20" }, { name: weekly, days: sun }]`,
  );
  const { freezes, open, until, isCut } = releaseCalendar(release, FROM, FROM + 1000 * DAY);
  expect([isCut, freezes.length <= MOST_SPANS, open.length <= MOST_SPANS]).toEqual([true, true, true]);
  expect(Math.max(...freezes.map((span) => span.until), ...open.map((span) => span.until))).toBeLessThanOrEqual(until);
  const days = Math.floor((until - FROM) / DAY);
  expect(days).toBeGreaterThan(300);
  expect(freezes.filter(({ freeze, from }) => freeze.name === 'busy' && from < FROM + days * DAY)).toHaveLength(
    24 * days,
  );
});

import { describe, expect, test } from 'vitest';
import type { StageDecisionFact } from '../../../../src/domain/facts.ts';
import { type Instant, toInstant } from '../../../../src/domain/instant.ts';
import { parsePolicy } from '../../../../src/policy/parse.ts';
import { dueDay, planDates, sayDay } from '../../../../src/policy/plan/dates.ts';
import { downtimeLength, expectedDowntime } from '../../../../src/policy/plan/downtime.ts';
import { isPlanned, stagesAsked } from '../../../../src/policy/plan/planned.ts';
import { verdictOf } from '../../../../src/policy/plan/verdicts.ts';
import { planWarnings, type Surroundings } from '../../../../src/policy/plan/warnings.ts';
import type { Policy } from '../../../../src/policy/schema.ts';

function policy(text: string): Policy {
  const parsed = parsePolicy(`version: 1\n${text}`, { source: 'policy', file: 'p.yml' });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return parsed.policy;
}

const PLAN =
  'plan: { milestones: "release/*", stages: { code-freeze: -5d, sign-off: -2h, production: 0d, check: 1d } }';
const WINDOW = `
zone: Europe/Berlin
windows: { office: { days: [mon, tue, wed, thu], hours: "09:00-15:30" } }
gates: [{ name: window, for: { environments: [production] }, require: { window: office } }]
`;

function datesOf(due: string, text = `${WINDOW}${PLAN}`, production: readonly string[] = ['production']) {
  const dates = planDates('release/2', due, { policies: [policy(text)], production });
  if (dates === undefined) throw new Error('no date');
  return dates;
}

describe('the day of a milestone', () => {
  test.each([
    ['2026-12-01T00:00:00Z', '2026-12-01'],
    ['2026-12-01T07:00:00Z', '2026-12-01'],
    ['2026-12-01T08:00:00Z', '2026-12-01'],
    ['2026-12-01', '2026-12-01'],
  ])('%s is the one that GitHub shows, whatever the zone of the policy', (due, date) => {
    for (const zone of ['America/Los_Angeles', 'Pacific/Auckland', 'UTC', 'Pacific/Kiritimati']) {
      expect(datesOf(due, `zone: ${zone}\n${PLAN}`).date).toBe(date);
    }
  });

  test('what is no date has none', () => {
    expect(dueDay('soon')).toBeUndefined();
    expect(planDates('release/2', '2026-13-01', { policies: [policy(PLAN)], production: [] })).toBeUndefined();
  });

  test('it is said with its weekday', () => {
    expect(sayDay('2026-12-01')).toBe('Tue 1 Dec 2026');
  });
});

describe('the moment of production', () => {
  test('is the first opening of that day', () => {
    expect(toInstant(datesOf('2026-12-01').productionAt)).toBe('2026-12-01T08:00:00Z');
  });

  test('is the beginning of the day where none opens, or where nothing is closed', () => {
    expect(toInstant(datesOf('2026-12-04').productionAt)).toBe('2026-12-03T23:00:00Z');
    expect(toInstant(datesOf('2026-12-01', `zone: Europe/Berlin\n${PLAN}`).productionAt)).toBe('2026-11-30T23:00:00Z');
  });

  test('of several production environments the first that opens', () => {
    const text = `
zone: UTC
windows: { early: { days: [tue], hours: "06:00-07:00" }, late: { days: [tue], hours: "20:00-21:00" } }
gates:
  - { name: eu, for: { environments: [production-eu] }, require: { window: early } }
  - { name: us, for: { environments: [production-us] }, require: { window: late } }
${PLAN}`;
    const { productionAt } = datesOf('2026-12-01', text, ['production-us', 'production-eu']);
    expect(toInstant(productionAt)).toBe('2026-12-01T06:00:00Z');
  });
});

describe('stages', () => {
  test('follow from the date, in its order: days are local days, hours count from production', () => {
    expect(datesOf('2026-12-01').stages.map(({ name, date }) => [name, date])).toEqual([
      ['code-freeze', '2026-11-26'],
      ['sign-off', '2026-12-01'],
      ['production', '2026-12-01'],
      ['check', '2026-12-02'],
    ]);
    const [freeze, signOff, production] = datesOf('2026-12-01').stages;
    expect(freeze && [toInstant(freeze.from), toInstant(freeze.until)]).toEqual([
      '2026-11-25T23:00:00Z',
      '2026-11-26T23:00:00Z',
    ]);
    expect(signOff && [toInstant(signOff.from), toInstant(signOff.until)]).toEqual([
      '2026-12-01T06:00:00Z',
      '2026-12-01T06:00:00Z',
    ]);
    expect(production && toInstant(production.from)).toBe('2026-12-01T08:00:00Z');
  });

  test('a day before the clocks change is still that day', () => {
    const { stages } = datesOf('2026-10-27');
    expect(stages[0] && [stages[0].date, toInstant(stages[0].from)]).toEqual(['2026-10-22', '2026-10-21T22:00:00Z']);
  });

  test("of two policies that date one, the organisation's counts, and both are asked", () => {
    const above = policy('plan: { milestones: "release/**", stages: { Code-Freeze: -7d } }');
    expect(stagesAsked([above, policy(PLAN)], 'release/2').map(({ name }) => name)).toEqual([
      'Code-Freeze',
      'sign-off',
      'production',
      'check',
    ]);
    expect(stagesAsked([above, policy(PLAN)], 'release/2/b')).toHaveLength(1);
  });

  test.each([
    ['release/2.4', true],
    [' Release/2.4 ', true],
    ['release', false],
    ['release/2/4', false],
    ['ideas', false],
  ])('whether %j is planned: %s', (title, expected) => {
    expect(isPlanned([policy(PLAN)], title)).toBe(expected);
  });
});

function warned(due: string, change: Partial<Surroundings> = {}, text = `${WINDOW}${PLAN}`) {
  const around: Surroundings = {
    policies: [policy(text)],
    production: ['production'],
    at: Date.parse('2026-11-01T00:00:00Z'),
    decisions: [],
    freezes: [],
    dependencies: [],
    ...change,
  };
  return planWarnings(datesOf(due, text), around);
}

function kinds(...asked: Parameters<typeof warned>) {
  return warned(...asked).map(({ kind }) => kind);
}

describe('warnings', () => {
  test('none of a day with an opening', () => {
    expect(warned('2026-12-01')).toEqual([]);
  });

  test('a day on which no window opens, with the next opening', () => {
    expect(warned('2026-12-04')).toEqual([
      {
        kind: 'outside-windows',
        text: 'No window of production opens on Fri 4 Dec 2026. The next opening is Mon 7 Dec 09:00 Europe/Berlin.',
      },
    ]);
  });

  test('none about windows where no gate asks for one', () => {
    expect(kinds('2026-12-04', {}, PLAN)).toEqual([]);
  });

  test('a freeze that leaves no opening that day, and none that leaves one', () => {
    const freeze = (from: string) => `freezes: [{ name: audit, from: "${from}", until: "2026-12-02T12:00" }]`;
    const whole = warned('2026-12-01', {}, `${WINDOW}${PLAN}\n${freeze('2026-12-01')}`);
    expect(whole.map(({ text }) => text)).toEqual([
      'Tue 1 Dec 2026 falls into the freeze audit of production, which ends Wed 2 Dec 12:00 Europe/Berlin.',
    ]);
    expect(kinds('2026-12-01', {}, `${WINDOW}${PLAN}\n${freeze('2026-12-01T12:00')}`)).toEqual([]);
    expect(kinds('2026-12-02', {}, `${WINDOW}${PLAN}\n${freeze('2026-12-01')}`)).toEqual([]);
  });

  test('a freeze that a person set for longer than that day, of production alone', () => {
    const until = Date.parse('2026-12-05T00:00:00Z');
    const freeze = { environment: 'Production', by: 'olga', until };
    expect(kinds('2026-12-01', { freezes: [freeze] })).toEqual(['in-freeze']);
    expect(kinds('2026-12-07', { freezes: [freeze] })).toEqual([]);
    expect(kinds('2026-12-07', { freezes: [{ ...freeze, until: null }] })).toEqual(['in-freeze']);
    expect(kinds('2026-12-01', { freezes: [{ ...freeze, environment: 'staging' }] })).toEqual([]);
  });

  test('a stage that is past without a decision; offline only as long as the plan is ahead', () => {
    const at = Date.parse('2026-11-27T00:00:00+01:00');
    const go = { stage: 'Code-freeze', verdict: 'go', user: 'olga', at: '2026-11-20T00:00:00Z' as Instant } as const;
    expect(kinds('2026-12-01', { at })).toEqual(['stage-passed']);
    expect(kinds('2026-12-01', { at: at - 1 })).toEqual([]);
    expect(kinds('2026-12-01', { at, decisions: [go] })).toEqual([]);
    expect(kinds('2026-12-01', { at, decisions: null })).toEqual(['stage-passed']);
    expect(kinds('2026-12-01', { at: at + 30 * 86_400_000, decisions: null })).toEqual([]);
  });

  test('the same day as what it depends on, once for each repository', () => {
    const other = { repository: 'acme/payments', date: '2026-12-01' };
    expect(kinds('2026-12-01', { dependencies: [other, other] })).toEqual(['same-day']);
    expect(kinds('2026-12-02', { dependencies: [other] })).toEqual([]);
  });
});

describe('the verdict at a stage', () => {
  const AT = Date.parse('2026-11-20T08:00:00Z');
  const word = (verdict: 'go' | 'no-go', user: string, hour = 0) =>
    ({ stage: 'a', verdict, user, at: `2026-11-20T0${hour}:00:00Z` as Instant }) as const;

  test.each([
    ['nobody said anything', [], 'none'],
    ['somebody said go', [word('go', 'olga')], 'go'],
    ['another one said go after a no-go', [word('no-go', 'olga'), word('go', 'rita', 1)], 'go'],
    ['another one said no-go after a go', [word('go', 'olga'), word('no-go', 'rita', 1)], 'no-go'],
    ['the words come in another order', [word('go', 'rita', 1), word('no-go', 'olga')], 'go'],
    ['the same one said no-go after a go', [word('go', 'olga'), word('no-go', 'OLGA', 1)], 'no-go'],
    ['two spoke at one instant', [word('no-go', 'rita'), word('go', 'olga')], 'no-go'],
    ['a go is yet to come by this clock', [word('no-go', 'olga'), word('go', 'rita', 9)], 'no-go'],
    ['a no-go is yet to come by this clock', [word('go', 'olga'), word('no-go', 'rita', 9)], 'no-go'],
    ['it was about another stage', [{ ...word('no-go', 'olga'), stage: 'b' }], 'none'],
  ] as const)('when %s', (_when, decisions, verdict) => {
    expect(verdictOf<StageDecisionFact>('A', decisions, AT).verdict).toBe(verdict);
  });
});

describe('expected downtime', () => {
  test.each([
    ['Text\nExpected downtime: 30 minutes\n', '30 minutes'],
    ['- **Expected Downtime**: none', 'none'],
    ['**Expected downtime:** 2 h', '2 h'],
    ['the expected downtime: is long', undefined],
    ['Expected downtime:\nnext line', undefined],
  ])('in %j', (text, said) => {
    expect(expectedDowntime(['', text])).toBe(said);
  });

  test.each([
    ['30 minutes', 1_800_000],
    ['about 2 h', 7_200_000],
    ['45m', 2_700_000],
    ['90 min', 5_400_000],
    ['none', undefined],
  ])('%s lasts %s', (said, length) => {
    expect(downtimeLength(said)).toBe(length);
  });
});

test.each([
  ['without a colon', `Expected downtime${' '.repeat(60_000)}x`],
  ['with spaces alone', `Expected downtime:${' '.repeat(60_000)}`],
  ['with marks', `Expected downtime${' *'.repeat(30_000)}x`],
])('a downtime made to be slow to read is read at once: %s', (_, text) => {
  const startedAt = performance.now();
  expect(expectedDowntime([text])).toBeUndefined();
  expect(performance.now() - startedAt).toBeLessThan(500);
});

test.each(['9999-12-31T08:00:00Z', '2200-01-01', '1970-12-31', '0001-01-01T08:00:00Z'])(
  'a date that nobody plans for is none: its openings would be looked for through all years before it: %s',
  (due) => {
    expect(dueDay(due)).toBeUndefined();
    expect(dueDay('2199-12-31')).toBeDefined();
    expect(dueDay('1971-01-01')).toBeDefined();
  },
);

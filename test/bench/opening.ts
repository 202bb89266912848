/**
 * The next opening of a window, near, far and never, and of every environment and tier of the example policies: each run
 * reads a policy of its own, so nothing is remembered.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstOpening } from '../../src/calendar/search.ts';
import type { Facts } from '../../src/domain/facts.ts';
import { NOTHING_KNOWN } from '../../src/domain/facts.ts';
import { epochMs, type Instant } from '../../src/domain/instant.ts';
import { decide, type PolicyInForce } from '../../src/policy/decide.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { timesFor } from '../../src/policy/release-times.ts';
import { type Bench, median, type Row, timed } from './measure.ts';

export const openingBench: Bench = {
  name: 'opening',
  async run() {
    return [...CASES.map(measure), ...EXAMPLES.map(measureExample)];
  },
};

interface Case {
  readonly what: string;
  readonly windows: readonly string[];
  readonly freezes?: readonly string[];
  /** The opening as the decision tells it, so that no bench measures a wrong answer. */
  readonly opening: string | null;
}

/** A Monday evening in Berlin. */
const NOW = '2026-11-23T20:00:00Z' as Instant;
const LIMIT = { kind: 'time', milliseconds: 5 } as const;

const HOLIDAYS = '{ days: [mon-thu], hours: ["09:00-15:30"], holidays: [DE-BE, US-CA, "2026-12-24"] }';
const YEARS = Array.from({ length: 10 }, (_, index) => 2026 + index);

const CASES: readonly Case[] = [
  {
    what: 'opening tomorrow',
    windows: ['{ days: [tue], hours: ["09:00-16:00"] }'],
    opening: '2026-11-24T08:00:00Z',
  },
  {
    what: 'opening with holidays and 10 freezes',
    windows: [HOLIDAYS],
    freezes: YEARS.map((year) => `{ name: year ${year}, from: ${year}-11-20, until: ${year + 1}-01-07 }`),
    opening: '2027-01-07T08:00:00Z',
  },
  {
    what: 'opening after 10 years of freezes',
    windows: [HOLIDAYS],
    freezes: YEARS.map((year) => `{ name: year ${year}, from: ${year}-01-01, until: ${year + 1}-01-01 }`),
    opening: '2036-01-02T08:00:00Z',
  },
  {
    what: 'opening on a third Sunday',
    windows: ['{ rrule: "FREQ=MONTHLY;BYDAY=3SU", hours: ["02:00-06:00"], zone: UTC }'],
    opening: '2026-12-20T02:00:00Z',
  },
  {
    what: 'opening on a 29 February',
    windows: ['{ rrule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", hours: ["09:00-16:00"] }'],
    opening: '2028-02-29T08:00:00Z',
  },
  {
    what: 'opening on a 29 February, a Sunday',
    windows: ['{ rrule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29" }', '{ days: [sun], hours: ["09:00-16:00"] }'],
    opening: '2032-02-29T08:00:00Z',
  },
  {
    what: 'never: a Monday and a Tuesday',
    windows: ['{ days: [mon], hours: ["09:00-16:00"] }', '{ days: [tue], hours: ["09:00-16:00"] }'],
    opening: null,
  },
  {
    what: 'never: a third Sunday on a 29 February',
    windows: [
      '{ rrule: "FREQ=MONTHLY;BYDAY=3SU", zone: UTC }',
      '{ rrule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", zone: UTC }',
    ],
    opening: null,
  },
];

const ROUNDS = 25;
const WARM_UP = 5;

function measure(each: Case): Row {
  const times = Array.from({ length: WARM_UP + ROUNDS }, () => {
    const policy = policyOf(each);
    const { time, result } = timed(() => decide([policy], FACTS));
    if ((result.earliestOpening ?? null) !== each.opening) {
      throw new Error(`${each.what}: expected ${each.opening}, found ${result.earliestOpening}`);
    }
    return time;
  }).slice(WARM_UP);
  return { what: each.what, times, limit: LIMIT };
}

function policyOf({ windows, freezes = [] }: Case): PolicyInForce {
  const text = `version: 1
zone: Europe/Berlin
windows:
${windows.map((window, index) => `  w${index}: ${window}`).join('\n')}
freezes: [${freezes.join(', ')}]
gates:
${windows.map((_, index) => `  - { name: gate ${index}, require: { window: w${index} } }`).join('\n')}
`;
  return inForce(text);
}

function inForce(text: string): PolicyInForce {
  const parsed = parsePolicy(text, { source: 'policy', file: 'tidegate.yml' });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return { source: 'repository', file: 'tidegate.yml', policy: parsed.policy };
}

const FOLDER = join(import.meta.dirname, '../../examples');
const EXAMPLES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Of every environment and tier the one that takes longest. */
function measureExample(name: string): Row {
  const text = readFileSync(join(FOLDER, name, 'tidegate.yml'), 'utf8');
  const { tiers, environments = {} } = inForce(text).policy;
  const all = Object.keys(environments).flatMap((environment) =>
    tiers.map((tier) => ({ environment, tier, times: openingTimes(text, environment, tier) })),
  );
  const [worst] = all.toSorted((one, other) => median(other.times) - median(one.times));
  if (worst === undefined) throw new Error(`${name} has no environment`);
  const { environment, tier, times } = worst;
  return { what: `${name}: ${tier} to ${environment}`, times, limit: LIMIT };
}

function openingTimes(text: string, environment: string, tier: string): readonly number[] {
  return Array.from({ length: WARM_UP + ROUNDS }, () => {
    const { policy } = inForce(text);
    const risk = { tier, tiers: policy.tiers, type: 'minor' } as const;
    const release = { policies: [policy], risk, kind: 'deploy', environment } as const;
    const { time, result } = timed(() => firstOpening(timesFor(release), epochMs(NOW)));
    if (result === null) throw new Error(`${tier} to ${environment} never opens`);
    return time;
  }).slice(WARM_UP);
}

const FACTS: Facts = {
  version: 1,
  at: NOW,
  repository: 'acme/shop',
  question: { kind: 'deploy', environment: 'production', actor: 'dora' },
  candidate: { sha: 'c0ffee0000000000000000000000000000000000' },
  baseline: null,
  direction: 'forward',
  changes: [],
  complete: true,
  ...NOTHING_KNOWN,
};

/** Random policies in which only time decides, random releases, and an opinion of one's own about when they are open. */
import fc from 'fast-check';
import type { ReleaseType } from '../../../src/domain/decision.ts';
import type { Facts, PullRequestChange } from '../../../src/domain/facts.ts';
import { formatProblem } from '../../../src/domain/problem.ts';
import { freezeTimeline, windowTimeline } from '../../../src/policy/calendar.ts';
import type { PolicyInForce } from '../../../src/policy/decide.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import type { TimedRelease } from '../../../src/policy/release-times.ts';
import type { Policy } from '../../../src/policy/schema.ts';
import { at, facts, pullRequest, SHA } from './builders.ts';

const TIERS = ['low', 'medium', 'high'];
const ENVIRONMENTS = ['production', 'staging'];
const TYPES: readonly ReleaseType[] = ['major', 'minor', 'patch', 'emergency', 'rollback', 'redeploy'];
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Africa/Casablanca',
];
const DAYS = ['mon', 'tue-thu', 'fri', 'sat-mon', 'sun', 'wed'];
const HOLIDAYS = ['DE', 'DE-BE', 'US-CA', '2026-03-29', '2026-10-26', '2026-12-24'];
/** With where they count from. */
const RULES: readonly (readonly [string, string?])[] = [
  ['FREQ=MONTHLY;BYDAY=3SU'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1'],
  ['FREQ=MONTHLY;BYMONTHDAY=31'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', '2026-01-06'],
  ['FREQ=DAILY;INTERVAL=3', '2026-02-01'],
  ['FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'],
  ['FREQ=DAILY;UNTIL=20261026'],
  ['FREQ=WEEKLY;BYDAY=MO,WE'],
];

/** From here to two years later, in which every zone changes its clocks. */
export const FIRST = Date.UTC(2026, 0, 1);
export const LAST = Date.UTC(2027, 11, 1);

const two = (number: number): string => String(number).padStart(2, '0');
const clock = (halfHours: number): string => `${two(Math.floor(halfHours / 2))}:${halfHours % 2 === 0 ? '00' : '30'}`;

const hours = fc
  .tuple(fc.nat(47), fc.integer({ min: 1, max: 48 }))
  .filter(([from, until]) => from !== until)
  .map(([from, until]) => `${clock(from)}-${clock(until)}`);

const length = fc.oneof(
  { weight: 3, arbitrary: fc.record({ hours: fc.array(hours, { minLength: 1, maxLength: 3 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      hours: fc.array(fc.nat(47).map(clock), { minLength: 1, maxLength: 2 }),
      lasts: fc.constantFrom('45m', '24h', '56h', '8d'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({}) },
);

const rule = fc
  .constantFrom(...RULES)
  .map(([rrule, starts]) => ({ rrule, ...(starts === undefined ? {} : { starts }) }));

const days = fc.oneof(
  { weight: 4, arbitrary: fc.subarray(DAYS, { minLength: 1 }).map((each) => ({ days: each })) },
  { weight: 2, arbitrary: rule },
  { weight: 1, arbitrary: fc.subarray(HOLIDAYS, { minLength: 1 }).map((each) => ({ 'before-holidays': each })) },
  { weight: 2, arbitrary: fc.constant({ days: ['mon-sun'] }) },
);

const zone = fc.oneof(
  fc.constant({}),
  fc.constantFrom(...ZONES).map((name) => ({ zone: name })),
);

const holidays = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.subarray(HOLIDAYS, { minLength: 1 }).map((each) => ({ holidays: each })) },
);

const window = fc.tuple(days, length, zone, holidays).map((parts) => Object.assign({}, ...parts) as object);

const local = fc
  .tuple(fc.integer({ min: 0, max: 600 }), fc.nat(47))
  .map(([day, time]) => `${new Date(FIRST + day * 86_400_000).toISOString().slice(0, 10)}T${clock(time)}`);

const dated = fc
  .tuple(local, local)
  .filter(([one, other]) => one.slice(0, 10) !== other.slice(0, 10))
  .map(([one, other]) => (one < other ? { from: one, until: other } : { from: other, until: one }));

const someOf = (name: string, list: readonly string[]) =>
  fc.oneof(
    fc.constant({}),
    fc.subarray([...list], { minLength: 1 }).map((each) => ({ [name]: each })),
  );

const except = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.subarray([...TYPES], { minLength: 1 }).map((types) => ({ except: { types } })) },
);

function freeze(tiers: readonly string[]) {
  const times = fc.oneof(
    dated,
    fc.tuple(days, length).map((parts) => Object.assign({}, ...parts)),
    fc.tuple(dated, days, length).map((parts) => Object.assign({}, ...parts)),
  );
  const rest = [zone, someOf('environments', ENVIRONMENTS), someOf('tiers', tiers), except] as const;
  const places = fc.constantFrom({}, {}, { at: ['deploy', 'merge'] }, { at: ['merge'] });
  return fc.tuple(times, places, ...rest).map((parts) => Object.assign({}, ...parts) as object);
}

function gate(windows: readonly string[], tiers: readonly string[]) {
  return fc
    .record({
      // Merging has no environment.
      selected: fc.oneof(
        { weight: 3, arbitrary: fc.tuple(someOf('tiers', tiers), someOf('environments', ENVIRONMENTS)) },
        { weight: 1, arbitrary: someOf('tiers', tiers).map((each) => [each, { at: 'merge' }]) },
      ),
      excepted: except,
      asked: fc.subarray([...windows], { minLength: 1 }),
    })
    .map(({ selected, excepted, asked }) => {
      const { at: place, ...rest } = Object.assign({}, ...selected) as { readonly at?: string };
      const isLimited = Object.keys(rest).length > 0;
      return {
        ...(isLimited ? { for: rest } : {}),
        ...(place === undefined ? {} : { at: place }),
        ...excepted,
        require: { window: asked },
      };
    });
}

/** A policy as JSON, which is YAML. */
function policyText(tiers: readonly string[]): fc.Arbitrary<string> {
  const windows = ['w0', 'w1', 'w2'];
  return fc
    .record({
      zone: fc.constantFrom(...ZONES),
      windows: fc.tuple(window, window, window),
      freezes: fc.array(freeze(tiers), { maxLength: 3 }),
      gates: fc.array(gate(windows, tiers), { maxLength: 3 }),
    })
    .map((policy) =>
      JSON.stringify({
        version: 1,
        zone: policy.zone,
        tiers,
        risk: tiers.map((tier, index) => ({ tier, ...(index === 0 ? {} : { when: { labels: [tier] } }) })),
        environments: Object.fromEntries(ENVIRONMENTS.map((name) => [name, {}])),
        windows: Object.fromEntries(windows.map((name, index) => [name, policy.windows[index]])),
        freezes: policy.freezes.map((each, index) => ({ name: `f${index}`, ...each })),
        gates: policy.gates.map((each, index) => ({ name: `g${index}`, ...each })),
      }),
    );
}

/** The organisation's first, where there is one; some know fewer tiers. */
export const policyTexts: fc.Arbitrary<readonly { readonly source: 'org' | 'repository'; readonly text: string }[]> =
  fc.oneof(
    { weight: 2, arbitrary: policyText(TIERS).map((text) => [{ source: 'repository', text }] as const) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(TIERS, ['low', 'high']).chain(policyText), policyText(TIERS))
        .map(([org, own]) => [{ source: 'org', text: org } as const, { source: 'repository', text: own } as const]),
    },
  );

export function policiesFrom(
  texts: readonly { readonly source: 'org' | 'repository'; readonly text: string }[],
): readonly PolicyInForce[] {
  return texts.map(({ source, text }) => {
    const file = `${source}.yml`;
    const parsed = parsePolicy(text, { source: source === 'org' ? 'orgPolicy' : 'policy', file });
    if (parsed.kind === 'invalid') throw new Error(`${text}\n${parsed.problems.map(formatProblem).join('\n')}`);
    return { source, file, policy: parsed.policy };
  });
}

export interface Asked {
  readonly tier: string;
  readonly type: ReleaseType;
  readonly environment: string;
}

export const asked: fc.Arbitrary<Asked> = fc.record({
  tier: fc.constantFrom(...TIERS),
  type: fc.constantFrom(...TYPES),
  environment: fc.constantFrom(...ENVIRONMENTS),
});

/** Facts of such a release. */
export function factsOf({ tier, type, environment }: Asked): Facts {
  const title = { major: 'feat!: a', minor: 'feat: a' }[type as string] ?? 'fix: a';
  const labels = [tier, ...(type === 'emergency' ? ['emergency'] : [])];
  const change: PullRequestChange = pullRequest({ title, labels });
  const direction = { redeploy: 'same', rollback: 'backward' }[type as string] ?? 'forward';
  const verified = {
    id: 1,
    environment,
    sha: SHA,
    startedAt: at('2025-01-01T00:00:00Z'),
    finishedAt: at('2025-01-01T00:01:00Z'),
    state: 'success',
    verification: { verdict: 'pass', at: at('2025-01-01T00:02:00Z') },
  } as const;
  return facts({
    question: { kind: 'deploy', environment, actor: 'dora' },
    changes: [change],
    direction: direction as Facts['direction'],
    deployments: type === 'rollback' ? [verified] : [],
  });
}

export function releaseOf(inForce: readonly PolicyInForce[], { tier, type, environment }: Asked): TimedRelease {
  const policies = inForce.map(({ policy }) => policy);
  return { policies, risk: { tier, tiers: TIERS, type }, kind: 'deploy', environment };
}

/** Straight from the contract: some window of each gate, and none of the freezes. */
export function isOpenAt(inForce: readonly PolicyInForce[], release: Asked, instant: number): boolean {
  return inForce.every(({ policy }) => isOpenUnder(policy, release, instant));
}

function isOpenUnder(policy: Policy, { tier, type, environment }: Asked, instant: number): boolean {
  // A policy that does not know the tier sees the highest of its own below it.
  const seen = policy.tiers.includes(tier) ? tier : 'low';
  const passes = (each: { readonly except?: { readonly types: readonly ReleaseType[] } | undefined }): boolean =>
    type !== 'rollback' && each.except?.types.includes(type) === true;
  const isFrozen = policy.freezes.some(
    (each) =>
      each.at.includes('deploy') &&
      (each.environments ?? ENVIRONMENTS).includes(environment) &&
      (each.tiers ?? TIERS).includes(seen) &&
      !passes(each) &&
      freezeTimeline(policy, each).stateAt(instant).isInside,
  );
  if (isFrozen) return false;
  const gates = policy.gates.filter(
    (each) =>
      each.at === 'deploy' &&
      (each.for?.tiers ?? TIERS).includes(seen) &&
      (each.for?.environments ?? ENVIRONMENTS).includes(environment) &&
      !passes(each),
  );
  return gates.every((each) =>
    (each.require.window ?? []).some((name) => windowTimeline(policy, name)?.stateAt(instant).isInside === true),
  );
}

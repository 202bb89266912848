import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision, Verdict } from '../../../src/domain/decision.ts';
import type { Change, Facts, ReleaseApproval } from '../../../src/domain/facts.ts';
import { epochMs, toInstant } from '../../../src/domain/instant.ts';
import { decide } from '../../../src/policy/decide.ts';
import { approval, changing, commit, facts, inForce, PEOPLE, pullRequest, review } from './builders.ts';

const TEXT = readFileSync(
  new URL('../../fixtures/policies/schema-change-on-friday/policy.yml', import.meta.url),
  'utf8',
);
const REPOSITORY = inForce(TEXT);
const ORG = inForce(
  `version: 1
zone: America/New_York
windows: { east: { days: mon-fri, hours: "06:00-11:00" } }
gates: [{ name: org hours, for: { tiers: high }, except: { types: emergency }, require: { window: east } }]
override: { by: { permission: maintain } }
`,
  'org',
);

const logins = fc.constantFrom(...Object.keys(PEOPLE), 'ghost');
const november = fc.integer({ min: Date.UTC(2026, 10, 16), max: Date.UTC(2026, 11, 7) }).map(toInstant);
const anyReview = fc
  .record({
    user: logins,
    state: fc.constantFrom('approved', 'changes_requested', 'commented', 'dismissed'),
    commit: fc.constantFrom('head', 'head', 'older'),
    at: november,
    id: fc.nat(20),
  })
  .map(({ user, ...more }) => review(user, more as Parameters<typeof review>[1]));

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        number: fc.integer({ min: 1, max: 5 }),
        title: fc.constantFrom('fix: a', 'feat: b', 'feat!: c', 'docs: d'),
        labels: fc.subarray(['emergency', 'hotfix', 'other']),
        files: fc.constantFrom(
          ...[['docs/a.md'], ['src/a.ts'], ['db/migrations/1.sql'], []].map((paths) => changing(...paths).files),
        ),
        reviews: fc.array(anyReview, { maxLength: 4 }),
        contributors: fc.subarray(['ann', 'bob']),
      })
      .map((more) => pullRequest(more)),
  },
  { weight: 1, arbitrary: fc.constant(commit()) },
);

const anyApproval: fc.Arbitrary<ReleaseApproval> = fc
  .record({
    user: logins,
    state: fc.constantFrom('approved', 'approved', 'rejected'),
    source: fc.constantFrom('page', 'comment', 'deployment-review'),
    at: november,
  })
  .map(({ user, ...more }) => approval(user, more as Partial<ReleaseApproval>));

const people = {
  ...PEOPLE,
  cab1: { id: 21, kind: 'user', permission: 'write', teams: ['cab'] },
  cab2: { id: 22, kind: 'user', permission: 'write', teams: ['cab'] },
} as const;

const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    at: november,
    changes: fc.array(anyChange, { maxLength: 3 }),
    approvals: fc.array(fc.oneof(anyApproval, fc.constantFrom(approval('cab1'), approval('cab2'))), { maxLength: 4 }),
    overrides: fc.array(
      fc.record({
        user: fc.constantFrom('sam', 'max', 'bob'),
        environment: fc.constant('production'),
        sha: fc.constant(approval('a').sha),
        reason: fc.constant('now'),
        at: november,
      }),
      { maxLength: 2 },
    ),
    direction: fc.constantFrom('forward', 'forward', 'first', 'same', 'backward', 'diverged'),
    freezes: fc.array(
      fc.record({
        environment: fc.constant('production'),
        from: november,
        by: fc.constant('sam'),
        reason: fc.constant('x'),
      }),
      { maxLength: 1 },
    ),
  })
  .map((more) => facts({ ...more, people } as Partial<Facts>));

const anyPolicies = fc.constantFrom([REPOSITORY], [ORG, REPOSITORY]);

const RANK: Readonly<Record<Verdict, number>> = { open: 2, waiting: 1, blocked: 0 };

test('the same policies and facts give the same bytes', () => {
  fc.assert(
    fc.property(anyPolicies, anyFacts, (policies, given) => {
      expect(JSON.stringify(decide(policies, structuredClone(given)))).toBe(JSON.stringify(decide(policies, given)));
    }),
    { numRuns: 100 },
  );
});

test('the order of keys means nothing', () => {
  fc.assert(
    fc.property(anyPolicies, anyFacts, (policies, given) => {
      expect(JSON.stringify(decide(policies, reversed(given) as Facts))).toBe(JSON.stringify(decide(policies, given)));
    }),
    { numRuns: 100 },
  );
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  );
}

/** What a decision says apart from the times it names. */
function statuses(decision: Decision): unknown {
  return [
    decision.verdict,
    decision.override?.user,
    decision.gates.map((gate) => [gate.name, gate.status, gate.requirements.map((each) => each.reason.code)]),
  ];
}

test('nothing changes between now and the next transition', () => {
  fc.assert(
    fc.property(
      anyPolicies,
      anyFacts,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 1, maxLength: 4 }),
      (policies, given, parts) => {
        const now = decide(policies, given);
        const start = epochMs(given.at);
        const end = now.nextTransitionAt === null ? start + 400 * 86_400_000 : epochMs(now.nextTransitionAt);
        expect(end).toBeGreaterThan(start);
        for (const part of [...parts, 1 - 1e-12]) {
          const between = Math.min(Math.floor(start + (end - start) * part), end - 1);
          expect(statuses(decide(policies, { ...given, at: toInstant(between) }))).toEqual(statuses(now));
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('at the earliest opening time holds nothing back, and before it something does', () => {
  fc.assert(
    fc.property(
      anyPolicies,
      anyFacts,
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      (policies, given, part) => {
        const { earliestOpening, at } = decide(policies, given);
        if (earliestOpening === null) return;
        const [start, opens] = [epochMs(at), epochMs(earliestOpening)];
        expect(holding(decide(policies, { ...given, at: earliestOpening }))).toBe(false);
        const before = Math.floor(start + (opens - start) * part);
        if (before < opens) expect(holding(decide(policies, { ...given, at: toInstant(before) }))).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

function holding(decision: Decision): boolean {
  return decision.gates.some((gate) =>
    gate.requirements.some(({ kind, status }) => (kind === 'window' || kind === 'freeze') && status !== 'met'),
  );
}

test.each<[string, (given: Facts) => Facts]>([
  ['the range is cut', (given) => ({ ...given, complete: false })],
  [
    'files are missing',
    (given) => ({
      ...given,
      changes: given.changes.map((change) => (change.kind === 'commit' ? change : { ...change, filesComplete: false })),
    }),
  ],
  [
    'a contributor is unknown',
    (given) => ({
      ...given,
      changes: given.changes.map((change) =>
        change.kind === 'commit' ? change : { ...change, unknownContributors: 1 },
      ),
    }),
  ],
  ['people are unknown', (given) => ({ ...given, people: {} })],
  [
    'the commits diverged',
    // A step back or on the spot has a type of its own, so to have diverged is not less than that but something else.
    (given) => (['forward', 'first'].includes(given.direction) ? { ...given, direction: 'diverged' } : given),
  ],
  [
    'who set the labels is somebody unknown',
    (given) => ({
      ...given,
      changes: given.changes.map((change) =>
        change.kind === 'commit' ? change : { ...change, labeledBy: { emergency: 'ghost', hotfix: 'ghost' } },
      ),
    }),
  ],
])('knowing less never opens: %s', (_name, lessKnown) => {
  fc.assert(
    fc.property(anyPolicies, anyFacts, (policies, given) => {
      // A rejection by somebody unknown cannot be judged; what is compared is whether it opens.
      const [full, less] = [decide(policies, given).verdict, decide(policies, lessKnown(given)).verdict];
      if (RANK[full] < RANK.open) expect(less).not.toBe('open');
    }),
    { numRuns: 200 },
  );
});

test('an approval more never closes, a rejection more never opens', () => {
  fc.assert(
    fc.property(anyPolicies, anyFacts, logins, (policies, given, user) => {
      const before = decide(policies, given).verdict;
      const no = approval(user, { state: 'rejected', at: given.at });
      const yes = approval(user, { at: toInstant(epochMs(given.at) + 1) });
      expect(RANK[decide(policies, { ...given, approvals: [...given.approvals, yes] }).verdict]).toBeGreaterThanOrEqual(
        RANK[before],
      );
      expect(RANK[decide(policies, { ...given, approvals: [...given.approvals, no] }).verdict]).toBeLessThanOrEqual(
        RANK[before],
      );
    }),
    { numRuns: 200 },
  );
});

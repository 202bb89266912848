import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision, Status } from '../../../../src/domain/decision.ts';
import type { Change, Facts, ReleaseApproval, Review } from '../../../../src/domain/facts.ts';
import { epochMs, toInstant } from '../../../../src/domain/instant.ts';
import {
  approval,
  changing,
  commit,
  decideBy,
  facts,
  MONDAY,
  PEOPLE,
  person,
  pullRequest,
  review,
} from '../builders.ts';

const HOUR = 3_600_000;
const people: Facts['people'] = { ...PEOPLE, dan: person(20, { teams: ['db'] }), bobby: person(2) };
const logins = fc.constantFrom(...Object.keys(people), 'ghost', 'BOB');
const nearby = fc.integer({ min: -30, max: 2 }).map((hours) => toInstant(epochMs(MONDAY) + hours * HOUR));
const CODEOWNERS = '* @bob\n/docs/\n/db/ @acme/db @cy\n/web/ @eve @sam\n';

const anyReview: fc.Arbitrary<Review> = fc
  .record({
    user: logins,
    state: fc.constantFrom('approved', 'approved', 'approved', 'changes_requested', 'commented', 'dismissed'),
    commit: fc.constantFrom('head', 'head', 'head', 'older'),
    at: nearby,
    id: fc.nat(50),
  })
  .map(({ user, ...more }) => review(user, more as Partial<Review>));

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({
        number: fc.integer({ min: 1, max: 9 }),
        contributors: fc.subarray(['ann', 'bob', 'dan', 'eve'], { maxLength: 2 }),
        files: fc.subarray(['docs/a.md', 'db/a.sql', 'web/a.ts', 'src/a.ts']).map((paths) => changing(...paths).files),
        reviews: fc.uniqueArray(anyReview, { maxLength: 6, selector: ({ id }) => id }),
      })
      .map((more) => pullRequest(more)),
  },
  { weight: 1, arbitrary: fc.constant(commit(changing('db/a.sql'))) },
);

const anyApproval: fc.Arbitrary<ReleaseApproval> = fc
  .record({
    user: logins,
    state: fc.constantFrom('approved', 'approved', 'approved', 'rejected'),
    source: fc.constantFrom('page', 'comment', 'deployment-review'),
    at: nearby,
  })
  .map(({ user, ...more }) => approval(user, more as Partial<ReleaseApproval>));

const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    changes: fc.array(anyChange, { minLength: 1, maxLength: 3 }),
    approvals: fc.array(anyApproval, { maxLength: 5 }),
  })
  .map((more) => facts({ ...more, people, codeowners: CODEOWNERS }));

const anyAsked = fc
  .record({
    count: fc.integer({ min: 0, max: 2 }),
    from: fc.constantFrom(
      '{ permission: write }',
      '{ users: [bob, CY, sam] }',
      '{ teams: [db, sre] }',
      '{ codeowners: true }',
      '{ codeowners: true, permission: write }',
    ),
    of: fc.constantFrom('change', 'change', 'release'),
    distinct: fc.boolean(),
    veto: fc.constantFrom(false, false, true),
    expires: fc.constantFrom(undefined, '6h', '1d'),
  })
  .map(({ expires, ...asked }) => {
    const keys = Object.entries(asked).map(([key, value]) => `${key}: ${String(value)}`);
    return `{ ${[...keys, ...(expires === undefined ? [] : [`expires: ${expires}`])].join(', ')} }`;
  });

const anyPolicy = fc
  .array(anyAsked, { minLength: 1, maxLength: 3 })
  .map(
    (asked) =>
      `version: 1\ngates:\n${asked.map((each, index) => `  - { name: g${index}, require: { approvals: ${each} } }\n`).join('')}`,
  );

function statuses(decision: Decision): readonly string[] {
  return decision.gates.map(({ status }) => status);
}

const RANK: Readonly<Record<Decision['verdict'], number>> = { open: 2, waiting: 1, blocked: 0 };

test('an approval more never closes what is open', () => {
  fc.assert(
    fc.property(anyPolicy, anyFacts, logins, (policy, given, user) => {
      const before = decideBy(policy, given);
      const yes = approval(user, { at: toInstant(epochMs(MONDAY) + 3 * HOUR) });
      const changes = given.changes.map((change) =>
        change.kind === 'commit'
          ? change
          : {
              ...change,
              reviews: [...change.reviews, review(user, { at: toInstant(epochMs(MONDAY) + 3 * HOUR), id: 99 })],
            },
      );
      for (const more of [{ approvals: [...given.approvals, yes] }, { changes }]) {
        expect(RANK[decideBy(policy, { ...given, ...more }).verdict]).toBeGreaterThanOrEqual(RANK[before.verdict]);
      }
    }),
    { numRuns: 120 },
  );
});

test('a gate alone that is met stays met with an approval more', () => {
  fc.assert(
    fc.property(anyAsked, anyFacts, logins, (asked, given, user) => {
      const policy = `version: 1\ngates: [{ name: g, require: { approvals: ${asked} } }]`;
      const yes = approval(user, { at: toInstant(epochMs(MONDAY) + 3 * HOUR) });
      const [before] = statuses(decideBy(policy, given)) as Status[];
      const [after] = statuses(decideBy(policy, { ...given, approvals: [...given.approvals, yes] })) as Status[];
      if (before === 'met') expect(after).toBe('met');
    }),
    { numRuns: 120 },
  );
});

test('whoever took part is never among those who count, nor a bot or a stranger', () => {
  const ids = new Map(Object.entries(people).map(([login, { id }]) => [login.toLowerCase(), id]));
  const idsOf = (logins: readonly string[]) => new Set(logins.map((login) => ids.get(login.toLowerCase())));
  fc.assert(
    fc.property(anyPolicy, anyFacts, (policy, given) => {
      const authors = given.changes.map((change) =>
        idsOf([change.author, ...(change.kind === 'commit' ? [] : change.contributors)]),
      );
      const requirements = decideBy(policy, given).gates.flatMap((gate) => gate.requirements);
      for (const { counted = [], reason } of requirements) {
        const people = [...idsOf(counted)];
        expect(people).not.toContain(undefined);
        expect(people).not.toContain(PEOPLE['deploy[bot]']?.id);
        // For a change only its own contributors are excluded, so who wrote part of every change never counts.
        const isExcluded = (id: number | undefined): boolean =>
          reason['of'] === 'release' ? authors.some((each) => each.has(id)) : authors.every((each) => each.has(id));
        expect(people.filter(isExcluded)).toEqual([]);
      }
    }),
    { numRuns: 120 },
  );
});

test('the order of changes, reviews, approvals and people changes no status', () => {
  fc.assert(
    fc.property(anyPolicy, anyFacts, fc.infiniteStream(fc.nat()), (policy, given, numbers) => {
      const shuffled = <T>(items: readonly T[]): T[] =>
        items
          .map((item) => ({ item, key: numbers.next().value ?? 0 }))
          .sort((one, other) => one.key - other.key)
          .map(({ item }) => item);
      const changes = shuffled(given.changes).map((change) =>
        change.kind === 'commit'
          ? change
          : { ...change, reviews: shuffled(change.reviews), contributors: shuffled(change.contributors) },
      );
      const mixed = {
        ...given,
        changes,
        approvals: shuffled(given.approvals),
        people: Object.fromEntries(shuffled(Object.entries(people))),
      };
      const [one, other] = [decideBy(policy, given), decideBy(policy, mixed)];
      expect(statuses(other)).toEqual(statuses(one));
      expect(other.nextTransitionAt).toBe(one.nextTransitionAt);
    }),
    { numRuns: 120 },
  );
});

test('nothing changes before the announced transition, and then something does', () => {
  fc.assert(
    fc.property(
      anyPolicy,
      anyFacts,
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      (policy, given, part) => {
        const now = decideBy(policy, given);
        const start = epochMs(given.at);
        const end = now.nextTransitionAt === null ? start + 100 * 24 * HOUR : epochMs(now.nextTransitionAt);
        for (const instant of [Math.min(Math.floor(start + (end - start) * part), end - 1), end - 1]) {
          expect(statuses(decideBy(policy, { ...given, at: toInstant(instant) }))).toEqual(statuses(now));
        }
        if (now.nextTransitionAt === null) return;
        expect(statuses(decideBy(policy, { ...given, at: now.nextTransitionAt }))).not.toEqual(statuses(now));
      },
    ),
    { numRuns: 120 },
  );
});

test('knowing less opens nothing', () => {
  fc.assert(
    fc.property(anyPolicy, anyFacts, (policy, given) => {
      if (decideBy(policy, given).verdict === 'open') return;
      const cut = given.changes.map((change) =>
        change.kind === 'commit' ? change : { ...change, filesComplete: false },
      );
      // Who forbids must be known to be asked; whom nobody knows can neither forbid nor approve.
      const less = [{ complete: false }, { changes: cut }];
      for (const more of less) expect(decideBy(policy, { ...given, ...more }).verdict).not.toBe('open');
    }),
    { numRuns: 120 },
  );
});

test('200 changes with reviews and ten gates are judged in well under a second', () => {
  const logins = Object.keys(people);
  const changes = Array.from({ length: 200 }, (_, index) =>
    pullRequest({
      number: index + 1,
      ...changing('db/a.sql', 'web/a.ts', `src/${index}.ts`),
      reviews: Array.from({ length: 6 }, (_, at) =>
        review(logins[(index + at) % logins.length] ?? '', {
          at: toInstant(epochMs(MONDAY) - (index * 6 + at) * 1000),
        }),
      ),
    }),
  );
  const gates = Array.from({ length: 10 }, (_, index) => {
    const from = index % 2 === 0 ? '{ permission: write }' : '{ codeowners: true }';
    const more = index % 3 === 0 ? ', distinct: true' : '';
    return `  - { name: g${index}, require: { approvals: { count: ${1 + (index % 2)}, from: ${from}, expires: 1d${more} } } }\n`;
  });
  const policy = `version: 1\ngates:\n${gates.join('')}`;
  decideBy(policy, { people, codeowners: CODEOWNERS, changes: changes.slice(0, 3) });
  const startedAt = performance.now();
  decideBy(policy, { people, codeowners: CODEOWNERS, changes });
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

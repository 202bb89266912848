import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change, Facts } from '../../../src/domain/facts.ts';
import { classifyChange } from '../../../src/policy/classify.ts';
import { classifyRelease } from '../../../src/policy/classify-release.ts';
import { at, changing, commit, facts, PEOPLE, person, policyFrom, pullRequest, review } from './builders.ts';

const TIERS = ['low', 'medium', 'high'];
const EVERYBODY: Facts['people'] = {
  ...PEOPLE,
  'dependabot[bot]': person(20, { kind: 'bot' }),
  renovate: person(21, { kind: 'bot' }),
};
const logins = fc.constantFrom(...Object.keys(EVERYBODY));

const anyCondition = fc.constantFrom(
  'author-in: sre',
  'author-in: [ops, cab]',
  'bot: true',
  'bot: false',
  'base: main',
  'unreviewed: true',
  'unreviewed: false',
  'dependency: patch',
  'dependency: [major, minor]',
  'labels: [calm]',
  'labels: [wild, minor]',
  'type: [minor, major]',
  'paths: "src/**"',
  'only-paths: "docs/**"',
  'files: "> 1"',
);
const anyRule = fc
  .tuple(
    fc.constantFrom(...TIERS),
    fc.uniqueArray(anyCondition, { minLength: 1, maxLength: 3, selector: (text) => text.split(':')[0] }),
  )
  .filter(([, when]) => !(when.includes('bot: false') && when.some((text) => text.startsWith('dependency'))))
  .map(([tier, when]) => `{ tier: ${tier}, when: { ${when.join(', ')} } }`);
const anyPolicy = fc
  .tuple(fc.array(anyRule, { minLength: 1, maxLength: 5 }), fc.subarray(TIERS, { maxLength: 1 }))
  .map(([rules, others]) => {
    const risk = [...rules, ...others.map((tier) => `{ tier: ${tier} }`)].join(', ');
    return policyFrom(`version: 1\nrisk: [${risk}]\noverride: { by: { teams: [sre] } }\n`);
  });

const anyReview = fc
  .record({
    user: logins,
    state: fc.constantFrom('approved', 'approved', 'dismissed'),
    commit: fc.constantFrom('head', 'old'),
  })
  .map(({ user, ...more }) => review(user, { ...(more as object), at: at('2026-11-22T09:00:00Z') }));
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 1, arbitrary: logins.map((author) => commit({ author })) },
  {
    weight: 6,
    arbitrary: fc
      .record({
        author: logins,
        contributors: fc.array(logins, { maxLength: 2 }),
        title: fc.constantFrom('fix: a', 'feat: a', 'Bump a from 1.0.0 to 1.0.1', 'Update a to v2', 'Bump a and b'),
        labels: fc.subarray(['calm', 'wild', 'minor', 'emergency']),
        labeledBy: fc.dictionary(fc.constantFrom('calm', 'wild', 'minor', 'emergency'), logins),
        files: fc.constantFrom(changing('src/a').files, changing('docs/a', 'docs/b').files),
        reviews: fc.array(anyReview, { maxLength: 3 }),
      })
      .map((more) => pullRequest(more)),
  },
);

function rankOf(tier: string): number {
  return TIERS.indexOf(tier);
}

test('what is not known of people makes no change lower than it would be if it were known', () => {
  fc.assert(
    fc.property(anyPolicy, anyChange, fc.subarray(Object.keys(EVERYBODY)), (policy, change, forgotten) => {
      const known = Object.fromEntries(Object.entries(EVERYBODY).filter(([login]) => !forgotten.includes(login)));
      const withAll = classifyChange(policy, change, { people: EVERYBODY });
      const withSome = classifyChange(policy, change, { people: known });
      expect(rankOf(withSome.tier)).toBeGreaterThanOrEqual(rankOf(withAll.tier));
      expect(withSome.reasons.map(({ tier }) => tier)).toContain(withSome.tier);
    }),
    { numRuns: 800 },
  );
});

test('files that GitHub did not list make no change lower', () => {
  fc.assert(
    fc.property(anyPolicy, anyChange, fc.nat(2), (policy, change, listed) => {
      fc.pre(change.kind === 'pull-request');
      const full = classifyChange(policy, change, { people: EVERYBODY });
      const cut = { ...change, files: change.files.slice(0, listed), filesComplete: false } as Change;
      expect(rankOf(classifyChange(policy, cut, { people: EVERYBODY }).tier)).toBeGreaterThanOrEqual(rankOf(full.tier));
    }),
    { numRuns: 300 },
  );
});

test('a label that was set by somebody who may not makes no change lower than it is without the label', () => {
  fc.assert(
    fc.property(
      anyPolicy,
      anyChange,
      fc.constantFrom('calm', 'wild', 'minor', 'emergency'),
      (policy, change, label) => {
        fc.pre(change.kind === 'pull-request' && !change.labels.includes(label));
        const labelled = {
          ...change,
          labels: [...change.labels, label],
          labeledBy: { ...change.labeledBy, [label]: 'rita' },
        };
        const [before, after] = [change, labelled].map((each) =>
          classifyChange(policy, each as Change, { people: EVERYBODY }),
        );
        expect(rankOf(after!.tier)).toBeGreaterThanOrEqual(rankOf(before!.tier));
      },
    ),
    { numRuns: 600 },
  );
});

test('a release is never lower than one of its changes, and never lower for a lane of which nothing is known', () => {
  const escalate = [{ when: { 'change-fail-rate': '> 15%', over: '30d', 'at-least': 5 }, by: 1 }];
  const anyLane = fc
    .tuple(fc.nat(10), fc.nat(10))
    .map(([good, failed]) => ({ over: '30d', deployments: good + failed, failed }));
  fc.assert(
    fc.property(anyPolicy, fc.array(anyChange, { minLength: 1, maxLength: 4 }), anyLane, (plain, changes, lane) => {
      const policy = { ...plain, escalate };
      const release = (lanes: Facts['lanes']) =>
        classifyRelease([policy], facts({ changes, lanes, people: EVERYBODY }));
      const [counted, unknown] = [release([lane]), release([])];
      const highest = Math.max(
        ...changes.map((each) => rankOf(classifyChange(policy, each, { people: EVERYBODY }).tier)),
      );
      // An emergency among other changes has the tier of what it is otherwise, when that is higher.
      const isMixed = changes.some((each) => each.kind !== 'commit' && each.labels.includes('emergency'));
      if (isMixed) expect(rankOf(counted.tierOfChanges)).toBeGreaterThanOrEqual(highest);
      else expect(rankOf(counted.tierOfChanges)).toBe(highest);
      expect(rankOf(counted.tier)).toBeGreaterThanOrEqual(highest);
      expect(rankOf(unknown.tier)).toBeGreaterThanOrEqual(rankOf(counted.tier));
    }),
    { numRuns: 300 },
  );
});

import { describe, expect, test } from 'vitest';
import type { Facts, PullRequestChange } from '../../../../src/domain/facts.ts';
import { type EpochMs, epochMs, toInstant } from '../../../../src/domain/instant.ts';
import { approval, at, commit, decideBy, MONDAY, pullRequest, requirement, review } from '../builders.ts';

function gate(approvals: string): string {
  return `version: 1\nzone: Europe/Berlin\ngates: [{ name: review, require: { approvals: ${approvals} } }]\n`;
}

function withReviews(reviews: PullRequestChange['reviews'], more: Partial<PullRequestChange> = {}): Partial<Facts> {
  return { changes: [pullRequest({ reviews, ...more })] };
}

describe('a veto', () => {
  const VETO = gate('{ count: 1, from: { permission: write }, veto: true }');
  const NO = review('cy', { state: 'changes_requested', at: at('2026-11-23T07:00:00Z') });

  test('is an open objection of one who is asked: it waits, however many approve, and says whom to ask', () => {
    const found = requirement(decideBy(VETO, withReviews([NO, review('bob'), review('eve')])));
    expect(found).toMatchObject({
      status: 'pending',
      reason: { code: 'changes-requested', objections: [{ user: 'cy', change: '#12' }], waiting: [] },
      counted: ['bob', 'eve'],
      ignored: [{ user: 'cy', code: 'changes-requested' }],
    });
    expect(found.text).toBe(
      'Held by cy, who requested changes of #12. They approve it on its latest commit, or a maintainer dismisses the review.',
    );
  });

  test('says what is missing besides', () => {
    expect(requirement(decideBy(VETO, withReviews([NO]))).text).toContain('Needs 1 more approval of #12');
  });

  test.each<[string, PullRequestChange['reviews']]>([
    ['the same person approved since', [NO, review('cy')]],
    ['it was dismissed', [review('bob'), review('cy', { state: 'dismissed' })]],
    ['it was dismissed after it was made', [NO, review('bob'), review('cy', { state: 'dismissed' })]],
  ])('ends when %s', (_name, reviews) => {
    expect(decideBy(VETO, withReviews(reviews)).verdict).toBe('open');
  });

  test('does not end with a push: whoever objected looks again', () => {
    const pushed = withReviews([NO, review('bob', { commit: 'pushed' })], { headSha: 'pushed' });
    expect(decideBy(VETO, pushed).verdict).toBe('waiting');
  });

  test('ends with an approval that a later push made stale, and another approval is needed then', () => {
    const pushed = withReviews([NO, review('cy')], { headSha: 'pushed' });
    expect(requirement(decideBy(VETO, pushed)).reason.code).toBe('not-enough');
  });

  test.each(['rita', 'ghost', 'deploy[bot]'])('is not for %s, who is not asked', (user) => {
    expect(decideBy(VETO, withReviews([review('bob'), review(user, { state: 'changes_requested' })])).verdict).toBe(
      'open',
    );
  });

  test('is for contributors too', () => {
    const reviews = [review('bob'), review('cy', { state: 'changes_requested' })];
    expect(decideBy(VETO, withReviews(reviews, { contributors: ['ann', 'cy'] })).verdict).toBe('waiting');
  });

  test('of a gate that asks for the release is an objection to any of its changes', () => {
    const release = gate('{ count: 1, from: { permission: write }, of: release, veto: true }');
    const facts = { ...withReviews([NO]), approvals: [approval('bob')] };
    expect(requirement(decideBy(release, facts)).reason.code).toBe('changes-requested');
  });

  test('is none unless the gate says so', () => {
    const plain = gate('{ count: 1, from: { permission: write } }');
    expect(decideBy(plain, withReviews([NO, review('bob')])).verdict).toBe('open');
  });
});

const HOUR = 3_600_000;

function hoursAgo(hours: number): ReturnType<typeof at> {
  return toInstant(epochMs(MONDAY) - hours * HOUR);
}

describe('an approval that expires', () => {
  const RELEASE = gate('{ count: 1, from: { permission: write }, of: release, expires: 4h }');
  const CHANGE = gate('{ count: 1, from: { permission: write }, expires: 4h }');

  test.each<[string, Facts['at'], string]>([
    ['an hour later', hoursAgo(1), 'open'],
    ['just before', toInstant(epochMs(hoursAgo(4)) + 1000), 'open'],
    ['exactly then', hoursAgo(4), 'waiting'],
    ['later', hoursAgo(5), 'waiting'],
  ])('counts up to its last instant, not including it: %s', (_name, given, verdict) => {
    expect(decideBy(RELEASE, { approvals: [approval('bob', { at: given })] }).verdict).toBe(verdict);
    expect(decideBy(CHANGE, withReviews([review('bob', { at: given })])).verdict).toBe(verdict);
  });

  test('is told as expired from its very end', () => {
    expect(requirement(decideBy(CHANGE, withReviews([review('bob', { at: hoursAgo(4) })]))).ignored).toEqual([
      { user: 'bob', code: 'expired' },
    ]);
    expect(requirement(decideBy(RELEASE, { approvals: [approval('bob', { at: hoursAgo(5) })] })).ignored).toEqual([
      { user: 'bob', code: 'expired' },
    ]);
  });

  test('announces its end, in the decision and in words', () => {
    const decision = decideBy(RELEASE, { approvals: [approval('bob', { at: hoursAgo(1) })] });
    expect(decision.nextTransitionAt).toBe('2026-11-23T12:00:00Z');
    expect(requirement(decision)).toMatchObject({
      nextTransitionAt: '2026-11-23T12:00:00Z',
      reason: { code: 'enough', until: '2026-11-23T12:00:00Z' },
      text: 'Approved by 1 person or more, as required. The approvals last until Mon 23 Nov 13:00 Europe/Berlin (12:00 UTC).',
    });
  });

  test('does not matter while enough others count', () => {
    const approvals = [approval('bob', { at: hoursAgo(3) }), approval('cy', { at: hoursAgo(1) })];
    expect(decideBy(RELEASE, { approvals }).nextTransitionAt).toBe('2026-11-23T12:00:00Z');
    const two = gate('{ count: 2, from: { permission: write }, of: release, expires: 4h }');
    expect(decideBy(two, { approvals }).nextTransitionAt).toBe('2026-11-23T10:00:00Z');
  });

  test('counts anew when given anew', () => {
    const approvals = [approval('bob', { at: hoursAgo(5) }), approval('bob', { at: hoursAgo(1) })];
    expect(decideBy(RELEASE, { approvals }).nextTransitionAt).toBe('2026-11-23T12:00:00Z');
  });

  test('after longer than calendars reach, lasts as long as they do', () => {
    const ages = gate('{ count: 1, from: { permission: write }, of: release, expires: 999999999w }');
    const decision = decideBy(ages, { approvals: [approval('bob')] });
    expect(decision).toMatchObject({ verdict: 'open', nextTransitionAt: '9999-12-31T23:59:59Z' });
  });

  test('has no part in what is not met', () => {
    const two = gate('{ count: 2, from: { permission: write }, of: release, expires: 4h }');
    const decision = decideBy(two, { approvals: [approval('bob', { at: hoursAgo(1) })] });
    expect(decision.nextTransitionAt).toBeNull();
    expect(requirement(decision).nextTransitionAt).toBeNull();
  });

  test('leaves a rejection that it took back taken back', () => {
    const approvals = [
      approval('bob', { state: 'rejected', at: hoursAgo(9) }),
      approval('bob', { at: hoursAgo(8) }),
      approval('cy', { at: hoursAgo(1) }),
    ];
    expect(decideBy(RELEASE, { approvals }).verdict).toBe('open');
  });

  test('counts from when it was given, also by a clock that is ahead of ours', () => {
    const ahead = approval('bob', { at: toInstant(epochMs(MONDAY) + 2000) });
    expect(decideBy(RELEASE, { approvals: [ahead] }).verdict).toBe('open');
  });

  test('frees nobody: each of two distinct gates announces its own end', () => {
    const policy = `version: 1
gates:
  - { name: short, require: { approvals: { count: 1, from: { permission: write }, of: release, distinct: true, expires: 2h } } }
  - { name: long, require: { approvals: { count: 1, from: { users: [bob, cy] }, of: release, distinct: true } } }
`;
    const facts = { approvals: [approval('bob', { at: hoursAgo(1) }), approval('eve', { at: hoursAgo(1) })] };
    const decision = decideBy(policy, facts);
    expect(decision.verdict).toBe('open');
    expect(decision.nextTransitionAt).toBe('2026-11-23T10:00:00Z');
    expect(requirement(decision, 'long').nextTransitionAt).toBeNull();
    const later = decideBy(policy, { ...facts, at: at('2026-11-23T10:00:00Z') });
    expect(later.gates.map(({ status }) => status)).toEqual(['pending', 'met']);
  });

  test('in a distinct gate can leave another without its person: both changes are announced', () => {
    // Bob serves the first gate once Eve's approval of it has expired, and then nobody is left for the second.
    const policy = `version: 1
gates:
  - { name: any, require: { approvals: { count: 1, from: { users: [bob, eve] }, of: release, distinct: true, expires: 2h } } }
  - { name: bob, require: { approvals: { count: 1, from: { users: [bob] }, of: release, distinct: true } } }
`;
    const approvals = [approval('eve', { at: hoursAgo(1) }), approval('bob', { at: hoursAgo(0) })];
    const decision = decideBy(policy, { approvals });
    const statusesAt = (instant: EpochMs) =>
      decideBy(policy, { approvals, at: toInstant(instant) }).gates.map(({ status }) => status);
    expect(decision.nextTransitionAt).toBe('2026-11-23T10:00:00Z');
    expect(statusesAt(epochMs(MONDAY) + HOUR - 1)).toEqual(['met', 'met']);
    expect(statusesAt(epochMs(MONDAY) + HOUR)).toEqual(['met', 'pending']);
    expect(statusesAt(epochMs(MONDAY) + 2 * HOUR)).toEqual(['pending', 'met']);
    expect(requirement(decision, 'any').nextTransitionAt).toBe('2026-11-23T11:00:00Z');
    expect(requirement(decision, 'bob').nextTransitionAt).toBe('2026-11-23T10:00:00Z');
  });
});

describe('where to say yes', () => {
  test.each([
    ['{ of: release }', 'under "Review deployments" of its run or with the comment /tidegate approve production'],
    ['{ of: release, via: [deployment-review] }', 'under "Review deployments" of its run'],
    ['{ of: release, via: [page, comment] }', 'with the comment /tidegate approve production'],
  ])('%s', (approvals, where) => {
    expect(requirement(decideBy(gate(approvals))).text).toBe(
      `Needs 1 more approval of this release by someone with write permission. Approve this deployment ${where}.`,
    );
  });

  test('in the highest tier no comment is proposed', () => {
    const changes = [pullRequest({ title: 'feat!: everything' })];
    expect(requirement(decideBy(gate('{ of: release }'), { changes })).text).not.toContain('comment');
  });

  test.each<[string, string, Partial<Facts>, string]>([
    ['a pull request', '{ count: 1 }', {}, 'Approve the pull request on its latest commit.'],
    [
      'a commit without one',
      '{ count: 1 }',
      { changes: [commit()] },
      'What has no pull request cannot be reviewed, so approve this deployment under "Review deployments" of its run or with the comment /tidegate approve production.',
    ],
    [
      'both',
      '{ count: 1, via: [review, deployment-review] }',
      { changes: [pullRequest(), commit()] },
      'What has no pull request cannot be reviewed, so approve this deployment under "Review deployments" of its run, and each pull request on its latest commit.',
    ],
    [
      'a commit, where only reviews count',
      '{ count: 1, via: [review] }',
      { changes: [commit()] },
      'What has no pull request cannot be reviewed, and this gate accepts reviews only. Bring it in by a pull request, or break glass.',
    ],
  ])('%s', (_name, approvals, more, how) => {
    const { text } = requirement(decideBy(gate(approvals), more));
    expect(text.slice(text.indexOf('. ') + 2)).toBe(how);
  });

  test('what is merged without a pull request cannot be approved before', () => {
    const policy = 'version: 1\ngates: [{ name: merge, at: merge, require: { approvals: { count: 1 } } }]';
    const question = { kind: 'merge', pullRequest: 12, base: 'main' } as const;
    expect(requirement(decideBy(policy, { question, changes: [] })).text).toContain('nothing can approve it before');
  });
});

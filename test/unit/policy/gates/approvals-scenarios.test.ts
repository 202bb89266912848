/**
 * Scenarios of other gating tools, by number, with our rule where theirs is unsafe. Left out are those that are not
 * decided here: the words of comments (21 to 26, 28), webhooks (31), delegation and drafts, which we do not have (35,
 * 42), and how facts are read (41, 45 to 46).
 */
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../../src/domain/decision.ts';
import type { Facts, PullRequestChange } from '../../../../src/domain/facts.ts';
import { parsePolicy } from '../../../../src/policy/parse.ts';
import {
  approval,
  at,
  commit,
  decideBy,
  MONDAY,
  PEOPLE,
  person,
  pullRequest,
  requirement,
  review,
} from '../builders.ts';

function gate(approvals: string): string {
  return `version: 1\ngates: [{ name: review, require: { approvals: ${approvals} } }]\n`;
}

const ONE = gate('{ count: 1, from: { permission: write } }');
const TWO = gate('{ count: 2, from: { permission: write } }');
const RELEASE = gate('{ count: 1, from: { permission: write }, of: release }');

function withReviews(reviews: PullRequestChange['reviews'], more: Partial<PullRequestChange> = {}): Partial<Facts> {
  return { changes: [pullRequest({ reviews, ...more })] };
}

function codes(yaml: string): readonly string[] {
  const parsed = parsePolicy(yaml, { source: 'policy', file: 'tidegate.yml' });
  return parsed.kind === 'valid' ? [] : parsed.problems.map(({ code }) => code);
}

function ignored(decision: Decision): readonly string[] {
  const name = decision.gates.at(-1)?.name;
  return (requirement(decision, name).ignored ?? []).map(({ user, code }) => `${user}: ${code}`);
}

describe('A. who may approve', () => {
  test('1: no approval asked for is met at once', () => {
    const decision = decideBy(gate('{ count: 0 }'));
    expect(requirement(decision)).toMatchObject({ status: 'met', reason: { code: 'enough', needed: 0 } });
  });

  test('2: an empty list of approvers is refused, instead of waiting for ever', () => {
    expect(codes(gate('{ count: 1, from: {} }'))).toContain('people-empty');
  });

  test('3: the author does not count', () => {
    expect(ignored(decideBy(ONE, withReviews([review('ann')])))).toEqual(['ann: contributor']);
  });

  test.each([
    ['4: a commit author or committer', 'bob'],
    ['5: a co-author, also where others count them', 'Bob'],
    ['6: the author of a commit of a merged side branch', 'BOB'],
    ['9: who pressed "Update branch"', 'bob'],
    ['10: whoever, also when their commits are only those of a bot', 'bob'],
  ])('%s does not count', (_name, contributor) => {
    const decision = decideBy(ONE, withReviews([review('bob')], { contributors: ['ann', contributor] }));
    expect(ignored(decision)).toEqual(['bob: contributor']);
    expect(decision.verdict).toBe('waiting');
  });

  test('7: a commit made in the browser adds no contributor: others still count', () => {
    const decision = decideBy(ONE, withReviews([review('bob')], { contributors: ['ann', 'web-flow'] }));
    expect(decision.verdict).toBe('open');
  });

  test('8: a contributor whom GitHub does not know raises the tier, and with it what is asked', () => {
    const tiered = `version: 1
risk: [{ tier: medium }]
gates: [{ name: board, for: { tiers: high }, require: { approvals: { count: 2 } } }]`;
    expect(decideBy(tiered, withReviews([review('bob')])).gates).toEqual([]);
    const decision = decideBy(tiered, withReviews([review('bob')], { unknownContributors: 1 }));
    expect(requirement(decision)).toMatchObject({ status: 'pending', counted: ['bob'] });
  });

  test('11: any of users, teams and permission; admin has write', () => {
    const any = gate('{ count: 3, from: { users: [rita], teams: [sre], permission: maintain } }');
    const people = { ...PEOPLE, ada: person(20, { permission: 'admin' }) };
    const reviews = ['rita', 'sam', 'ada', 'bob'].map((user) => review(user));
    const decision = decideBy(any, { ...withReviews(reviews), people });
    expect(requirement(decision)).toMatchObject({ status: 'met', counted: ['rita', 'sam', 'ada'] });
    expect(ignored(decision)).toEqual(['bob: not-eligible']);
  });

  test('12: a member of a child team is a member, whatever the case of the slug', () => {
    const people = { ...PEOPLE, kim: person(20, { permission: 'none', teams: ['Platform-EU', 'Platform'] }) };
    const platform = gate('{ from: { teams: [platform] } }');
    expect(decideBy(platform, { ...withReviews([review('kim')]), people }).verdict).toBe('open');
  });

  test('13: logins compare without case, people by their number', () => {
    const named = gate('{ count: 1, from: { users: [OctoCat] } }');
    const people = { ...PEOPLE, octocat: person(30), impostor: person(31) };
    expect(decideBy(named, { ...withReviews([review('Octocat')]), people }).verdict).toBe('open');
    expect(ignored(decideBy(named, { ...withReviews([review('impostor')]), people }))).toEqual([
      'impostor: not-eligible',
    ]);
  });

  test('13: two logins of one number are one person', () => {
    const people = { ...PEOPLE, 'bob-old': person(2) };
    const decision = decideBy(TWO, { ...withReviews([review('bob'), review('bob-old')]), people });
    expect(requirement(decision).status).toBe('pending');
    expect(requirement(decision).counted).toHaveLength(1);
  });

  test('14: a team whose members cannot be read has none', () => {
    const people = { ...PEOPLE, sam: person(8, { teams: [] }) };
    const sre = gate('{ from: { teams: [sre] } }');
    expect(ignored(decideBy(sre, { ...withReviews([review('sam')]), people }))).toEqual(['sam: not-eligible']);
  });

  test('15: the approval of an app does not count, whatever it may do', () => {
    expect(ignored(decideBy(ONE, withReviews([review('deploy[bot]')])))).toEqual(['deploy[bot]: bot']);
    const named = gate('{ from: { users: ["deploy[bot]", bob] }, of: release }');
    expect(ignored(decideBy(named, { approvals: [approval('deploy[bot]')] }))).toEqual(['deploy[bot]: bot']);
  });

  test('16: one person who approves in two ways is one person', () => {
    const two = gate('{ count: 2, from: { permission: write }, of: release }');
    const approvals = [approval('bob'), approval('bob', { source: 'comment', at: at('2026-11-23T10:00:00Z') })];
    expect(requirement(decideBy(two, { approvals }))).toMatchObject({ status: 'pending', counted: ['bob'] });
  });

  test('17: one person serves two gates, unless both are distinct', () => {
    const both = (distinct: boolean): string => `version: 1
gates:
  - { name: one, require: { approvals: { distinct: ${distinct} } } }
  - { name: two, require: { approvals: { distinct: ${distinct} } } }`;
    expect(decideBy(both(false), withReviews([review('bob')])).verdict).toBe('open');
    const decision = decideBy(both(true), withReviews([review('bob')]));
    expect(decision.gates.map(({ status }) => status)).toEqual(['met', 'pending']);
    expect(requirement(decision, 'two').ignored).toEqual([{ user: 'bob', code: 'used-elsewhere' }]);
  });

  test('18: somebody from outside does not count and is told so', () => {
    const people = { ...PEOPLE, rando: person(40, { permission: 'read' }) };
    expect(ignored(decideBy(RELEASE, { people, approvals: [approval('rando')] }))).toEqual(['rando: not-eligible']);
  });

  test('19: who started the deployment does not count, also as one of a team', () => {
    const people = { ...PEOPLE, dora: person(4, { teams: ['sre'] }) };
    const sre = gate('{ from: { teams: [sre] }, of: release }');
    expect(ignored(decideBy(sre, { people, approvals: [approval('dora')] }))).toEqual(['dora: deployer']);
  });

  test('19: more approvals than there are approvers are refused', () => {
    expect(codes(gate('{ count: 3, from: { users: [bob, BOB, cy] } }'))).toEqual(['approvals-impossible']);
  });

  test('20: membership is that of the moment of the decision', () => {
    const sre = gate('{ from: { teams: [sre] } }');
    const reviews = withReviews([review('sam')]);
    expect(decideBy(sre, reviews).verdict).toBe('open');
    expect(decideBy(sre, { ...reviews, people: { ...PEOPLE, sam: person(8) } }).verdict).toBe('waiting');
  });
});

describe('B. what an opinion is', () => {
  test('27: a comment on the code is no approval, and takes none away', () => {
    const commented = decideBy(ONE, withReviews([review('bob', { state: 'commented' })]));
    expect(requirement(commented)).toMatchObject({ status: 'pending', counted: [], ignored: [] });
    const reviews = [review('bob'), review('bob', { state: 'commented', at: at('2026-11-23T10:00:00Z') })];
    expect(decideBy(ONE, withReviews(reviews)).verdict).toBe('open');
  });

  test('28: of a yes and a no at one instant the no counts', () => {
    const both = [approval('bob'), approval('bob', { state: 'rejected', source: 'comment' })];
    expect(decideBy(RELEASE, { approvals: both }).verdict).toBe('blocked');
    expect(decideBy(RELEASE, { approvals: both.toReversed() }).verdict).toBe('blocked');
  });

  test('29: approved, then changes requested: the latest opinion counts', () => {
    const reviews = [review('bob'), review('bob', { state: 'changes_requested', at: at('2026-11-23T10:00:00Z') })];
    expect(ignored(decideBy(ONE, withReviews(reviews)))).toEqual(['bob: changes-requested']);
  });

  test('30: a dismissed approval does not bring back an earlier one', () => {
    const reviews = [
      review('bob', { at: at('2026-11-23T07:00:00Z') }),
      review('bob', { state: 'dismissed', at: at('2026-11-23T08:00:00Z') }),
    ];
    expect(ignored(decideBy(ONE, withReviews(reviews)))).toEqual(['bob: dismissed']);
  });

  test('32: a no of one who is asked beats every yes, and only they take it back', () => {
    const no = approval('bob', { state: 'rejected' });
    const later = at('2026-11-23T10:00:00Z');
    expect(decideBy(RELEASE, { approvals: [no, approval('cy', { at: later })] }).verdict).toBe('blocked');
    expect(decideBy(RELEASE, { approvals: [no, approval('bob', { at: later })] }).verdict).toBe('open');
  });

  test('33: a no after a yes stops the release', () => {
    const approvals = [approval('bob'), approval('cy', { state: 'rejected', at: at('2026-11-23T10:00:00Z') })];
    const decision = decideBy(RELEASE, { approvals });
    expect(requirement(decision)).toMatchObject({ status: 'failed', reason: { code: 'rejected', user: 'cy' } });
  });

  test('34: one of two is enough for one and not for two', () => {
    expect(decideBy(ONE, withReviews([review('bob')])).verdict).toBe('open');
    expect(requirement(decideBy(TWO, withReviews([review('bob')])))).toMatchObject({
      reason: { code: 'not-enough', waiting: [{ change: '#12', missing: 1 }] },
      counted: ['bob'],
    });
  });
});

describe('C. changes after the approval', () => {
  test.each([
    ['36: a push', { headSha: 'pushed' }],
    ['37: a push of nothing but commits of bots', { headSha: 'pushed', contributors: ['ann', 'deploy[bot]'] }],
    ['38: a merge of the base branch that changes the patch', { headSha: 'merged', patchId: 'other' }],
    ['39: a rebase with a conflict resolved', { headSha: 'rebased', patchId: 'other' }],
    ['43: a push whose webhook was lost, seen when the facts were read', { headSha: 'pushed' }],
  ])('%s makes it stale', (_name, more) => {
    const decision = decideBy(ONE, withReviews([review('bob', { patchId: 'same' })], more));
    expect(ignored(decision)).toEqual(['bob: stale']);
  });

  test('38, 39: a merge of the base or a rebase that leaves the patch as it was keeps it', () => {
    const kept = withReviews([review('bob', { patchId: 'same' })], { headSha: 'rebased', patchId: 'same' });
    expect(decideBy(ONE, kept).verdict).toBe('open');
  });

  test('39: two patches that are not known are not the same', () => {
    expect(ignored(decideBy(ONE, withReviews([review('bob')], { headSha: 'rebased' })))).toEqual(['bob: stale']);
  });

  test('44: an approval of another commit does not count for this one', () => {
    expect(ignored(decideBy(RELEASE, { approvals: [approval('bob', { sha: 'other' })] }))).toEqual(['bob: stale']);
  });

  test('47: the order in which commits, reviews and approvals are listed means nothing', () => {
    const contributors = ['ann', 'bob', 'cy'];
    const reviews = ['bob', 'cy', 'eve'].map((user) => review(user));
    const one = decideBy(ONE, withReviews(reviews, { contributors }));
    const other = decideBy(ONE, withReviews(reviews.toReversed(), { contributors: contributors.toReversed() }));
    expect(other.verdict).toBe(one.verdict);
    expect(requirement(other).counted).toEqual(requirement(one).counted);
  });
});

describe('I. merge queue and operation', () => {
  const MERGE = `version: 1\ngates: [{ name: merge, at: merge, require: { approvals: { count: 1 } } }]\n`;
  const question = { kind: 'merge', pullRequest: 12, base: 'main' } as const;

  test('96: of a merge group the pull request that is no longer approved is named', () => {
    const changes = [
      pullRequest({ number: 12, reviews: [review('bob')] }),
      pullRequest({ number: 13, headSha: 'pushed', reviews: [review('bob')] }),
    ];
    const decision = decideBy(MERGE, { question, changes });
    expect(requirement(decision).reason).toMatchObject({
      code: 'not-enough',
      waiting: [{ change: '#13', missing: 1 }],
    });
    expect(requirement(decision).text).toContain('#13');
  });

  test('97: a label approves nothing', () => {
    const changes = [pullRequest({ labels: ['approved', 'lgtm'], labeledBy: { approved: 'max' } })];
    expect(decideBy(ONE, { changes }).verdict).toBe('waiting');
  });

  test('99: changes requested hold a gate with a veto, however many approve', () => {
    const veto = gate('{ count: 1, from: { permission: write }, veto: true }');
    const reviews = [review('bob'), review('eve'), review('cy', { state: 'changes_requested' })];
    expect(requirement(decideBy(veto, withReviews(reviews)))).toMatchObject({
      status: 'pending',
      reason: { code: 'changes-requested', objections: [{ user: 'cy', change: '#12' }] },
    });
  });

  test('100: two pull requests with one head each need their own approval', () => {
    const changes = [pullRequest({ number: 12, reviews: [review('bob')] }), pullRequest({ number: 13 })];
    expect(requirement(decideBy(ONE, { changes })).reason).toMatchObject({ waiting: [{ change: '#13', missing: 1 }] });
  });

  test('101: a policy that cannot be read decides nothing', () => {
    expect(codes(gate('{ count: 1, form: { permission: write } }'))).toEqual(['unknown-key']);
  });

  test('102: a permission that could not be looked up is none', () => {
    const { bob: _, ...people } = PEOPLE;
    expect(ignored(decideBy(ONE, { ...withReviews([review('bob')]), people }))).toEqual(['bob: not-eligible']);
    const none = { ...PEOPLE, bob: person(2, { permission: 'none' }) };
    expect(ignored(decideBy(ONE, { ...withReviews([review('bob')]), people: none }))).toEqual(['bob: not-eligible']);
  });
});

describe('what was approved wears out', () => {
  const FAILED = {
    id: 1,
    environment: 'production',
    sha: approval('bob').sha,
    startedAt: MONDAY,
    finishedAt: at('2026-11-23T09:10:00Z'),
    state: 'failure',
  } as const;
  const BEFORE = approval('bob', { at: at('2026-11-23T08:00:00Z') });

  test.each<[string, Partial<Facts>]>([
    ['a failed deployment', { deployments: [FAILED] }],
    ['a failed deployment whose end is not known', { deployments: [{ ...FAILED, finishedAt: undefined }] }],
    [
      'a hold of this commit',
      { holds: [{ environment: 'PRODUCTION', sha: FAILED.sha, reason: 'x', by: 'sam', at: MONDAY, contains: false }] },
    ],
    ['a rollback of it', { rollbacks: [{ at: MONDAY, from: FAILED.sha, to: 'ba5e' }] }],
  ])('by %s', (_name, more) => {
    expect(ignored(decideBy(RELEASE, { ...more, approvals: [BEFORE] }))).toContain('bob: superseded');
  });

  test.each<[string, Partial<Facts>]>([
    ['of another commit', { deployments: [{ ...FAILED, sha: 'other' }] }],
    ['in another environment', { deployments: [{ ...FAILED, environment: 'staging' }] }],
    ['that is not over', { deployments: [{ ...FAILED, state: 'in_progress', finishedAt: undefined }] }],
    ['to it', { rollbacks: [{ at: MONDAY, from: 'other', to: FAILED.sha }] }],
  ])('and not by a failure or rollback %s', (_name, more) => {
    expect(decideBy(RELEASE, { ...more, approvals: [BEFORE] }).verdict).toBe('open');
  });

  test('while reviews of a change are of the change, not of an attempt to deploy it', () => {
    expect(decideBy(ONE, { ...withReviews([review('bob')]), deployments: [FAILED] }).verdict).toBe('open');
  });

  test('and a rejection does not', () => {
    const no = approval('bob', { state: 'rejected', at: at('2026-11-23T08:00:00Z') });
    expect(
      decideBy(RELEASE, { deployments: [FAILED], approvals: [no, approval('cy', { at: at('2026-11-23T10:00:00Z') })] })
        .verdict,
    ).toBe('blocked');
  });

  test('going back needs an approval that is later than what runs now', () => {
    const back = {
      direction: 'backward',
      baseline: { sha: 'new', at: MONDAY },
      changes: [commit({ author: 'cy' })],
    } as const;
    expect(ignored(decideBy(RELEASE, { ...back, approvals: [BEFORE] }))).toEqual(['bob: superseded']);
    const later = approval('bob', { at: at('2026-11-23T09:30:00Z') });
    expect(decideBy(RELEASE, { ...back, approvals: [later] }).verdict).toBe('open');
  });
});

describe('contributors', () => {
  test('of any change of the release do not count for it, also of changes of another service', () => {
    const policy = `version: 1
services: { shop: { paths: ["apps/shop/**"] } }
environments: { production: { service: shop } }
gates: [{ name: board, require: { approvals: { from: { permission: write }, of: release } } }]`;
    const file = (path: string) => [{ path, status: 'modified', additions: 1, deletions: 0 } as const];
    const changes = [
      pullRequest({ files: file('apps/shop/a.ts') }),
      pullRequest({ number: 13, author: 'bob', contributors: ['cy'], files: file('apps/bank/a.ts') }),
    ];
    const decision = decideBy(policy, { changes, approvals: [approval('bob'), approval('cy'), approval('eve')] });
    expect(requirement(decision)).toMatchObject({ status: 'met', counted: ['eve'] });
    expect(ignored(decision)).toEqual(['bob: contributor', 'cy: contributor']);
  });

  test('of another change count for this one', () => {
    const changes = [
      pullRequest({ reviews: [review('bob')] }),
      pullRequest({ number: 13, author: 'bob', contributors: ['bob'], reviews: [review('ann')] }),
    ];
    expect(decideBy(ONE, { changes }).verdict).toBe('open');
  });

  test('changes of another service need no approval here', () => {
    const policy = `version: 1
services: { shop: { paths: ["apps/shop/**"] } }
environments: { production: { service: shop } }
gates: [{ name: review, require: { approvals: { count: 1 } } }]`;
    const file = (path: string) => [{ path, status: 'modified', additions: 1, deletions: 0 } as const];
    const changes = [
      pullRequest({ files: file('apps/shop/a.ts') }),
      pullRequest({ number: 13, files: file('apps/bank/a.ts') }),
    ];
    expect(requirement(decideBy(policy, { changes })).reason).toMatchObject({
      waiting: [{ change: '#12', missing: 1 }],
    });
  });
});

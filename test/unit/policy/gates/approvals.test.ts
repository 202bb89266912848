import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../../src/domain/facts.ts';
import {
  approval,
  at,
  commit,
  decideBy,
  gateNamed,
  MONDAY,
  PEOPLE,
  person,
  pullRequest,
  requirement,
  review,
} from '../builders.ts';

function gate(approvals: string): string {
  return `version: 1\ngates: [{ name: review, require: { approvals: ${approvals} } }]\noverride: { by: { teams: [sre] } }\n`;
}

const BY_WRITE = gate('{ count: 1, from: { permission: write } }');
const BY_RELEASE = gate('{ count: 1, from: { permission: write }, of: release }');

function reviewed(...reviews: readonly ReturnType<typeof review>[]): Partial<Facts> {
  return { changes: [pullRequest({ reviews })] };
}

describe('the reviews of a change', () => {
  test('open the gate when enough of the right people approved its final head', () => {
    const decision = decideBy(BY_WRITE, reviewed(review('bob')));
    expect(decision.verdict).toBe('open');
    expect(requirement(decision)).toMatchObject({
      status: 'met',
      reason: { code: 'enough' },
      counted: ['bob'],
      ignored: [],
    });
  });

  test('are missing without any: the gate waits and says how many', () => {
    const decision = decideBy(BY_WRITE, reviewed());
    expect(decision.verdict).toBe('waiting');
    expect(requirement(decision)).toMatchObject({
      status: 'pending',
      reason: { code: 'not-enough', waiting: [{ change: '#12', missing: 1 }] },
      counted: [],
    });
  });

  test.each([
    ['the author', review('ann'), 'contributor'],
    ['the author in another spelling', review('ANN'), 'contributor'],
    ['a person without enough permission', review('rita'), 'not-eligible'],
    ['a person nothing is known about', review('ghost'), 'not-eligible'],
    ['a bot', review('deploy[bot]'), 'bot'],
    ['an approval of an earlier head', review('bob', { commit: 'older' }), 'stale'],
    ['a dismissed approval', review('bob', { state: 'dismissed' }), 'dismissed'],
    ['a person who asks for changes', review('bob', { state: 'changes_requested' }), 'changes-requested'],
  ])('ignore %s', (_name, given, code) => {
    const decision = decideBy(BY_WRITE, reviewed(given));
    expect(decision.verdict).toBe('waiting');
    expect(requirement(decision)).toMatchObject({ counted: [], ignored: [{ user: given.user.toLowerCase(), code }] });
  });

  test('ignore every contributor: authors of side branches, committers, co-authors', () => {
    const decision = decideBy(BY_WRITE, {
      changes: [pullRequest({ contributors: ['Bob', 'cy'], reviews: [review('bob'), review('cy')] })],
    });
    expect(requirement(decision).ignored).toEqual([
      { user: 'bob', code: 'contributor' },
      { user: 'cy', code: 'contributor' },
    ]);
  });

  test('know a contributor by id when the login changed', () => {
    const people = { ...PEOPLE, 'ann-new': person(1) };
    const decision = decideBy(BY_WRITE, { ...reviewed(review('ann-new')), people });
    expect(requirement(decision).ignored).toEqual([{ user: 'ann-new', code: 'contributor' }]);
  });

  test('count the person who deploys: they did not write the change', () => {
    expect(decideBy(BY_WRITE, reviewed(review('dora'))).verdict).toBe('open');
  });

  test('count an approval of another head when the patch is the same', () => {
    const kept = pullRequest({ patchId: 'p1', reviews: [review('bob', { commit: 'older', patchId: 'p1' })] });
    const changed = pullRequest({ patchId: 'p2', reviews: [review('bob', { commit: 'older', patchId: 'p1' })] });
    expect(decideBy(BY_WRITE, { changes: [kept] }).verdict).toBe('open');
    expect(decideBy(BY_WRITE, { changes: [changed] }).verdict).toBe('waiting');
  });

  test.each([
    ['approved, then changes requested', ['approved', 'changes_requested'], 'waiting'],
    ['changes requested, then approved', ['changes_requested', 'approved'], 'open'],
    ['approved, then a mere comment', ['approved', 'commented'], 'open'],
    ['approved twice, the latest dismissed', ['approved', 'dismissed'], 'waiting'],
    ['dismissed, then approved again', ['dismissed', 'approved'], 'open'],
  ] as const)('go by the latest opinion of a person: %s', (_name, states, verdict) => {
    const reviews = states.map((state, index) => review('bob', { state, at: at(`2026-11-23T0${index}:00:00Z`) }));
    expect(decideBy(BY_WRITE, { changes: [pullRequest({ reviews })] }).verdict).toBe(verdict);
    expect(decideBy(BY_WRITE, { changes: [pullRequest({ reviews: reviews.toReversed() })] }).verdict).toBe(verdict);
  });

  test('of one person at one instant: the higher id is later', () => {
    const reviews = [review('bob', { id: 900, state: 'changes_requested' }), review('bob', { id: 100 })];
    expect(decideBy(BY_WRITE, { changes: [pullRequest({ reviews })] }).verdict).toBe('waiting');
    expect(decideBy(BY_WRITE, { changes: [pullRequest({ reviews: reviews.toReversed() })] }).verdict).toBe('waiting');
  });

  test('of one person in two spellings are one opinion', () => {
    const two = gate('{ count: 2, from: { permission: write } }');
    expect(decideBy(two, reviewed(review('bob'), review('BOB'))).verdict).toBe('waiting');
    expect(decideBy(two, reviewed(review('bob'), review('cy'))).verdict).toBe('open');
  });

  test('are asked of every change of the release', () => {
    const changes = [pullRequest({ reviews: [review('bob')] }), pullRequest({ number: 13 })];
    const decision = decideBy(BY_WRITE, { changes });
    expect(requirement(decision)).toMatchObject({
      reason: { waiting: [{ change: '#13', missing: 1 }] },
      counted: ['bob'],
    });
  });

  test('changes requested by somebody else are no veto', () => {
    expect(decideBy(BY_WRITE, reviewed(review('bob'), review('cy', { state: 'changes_requested' }))).verdict).toBe(
      'open',
    );
  });

  test('do not exist for a commit without a pull request: the release is approved instead', () => {
    const changes = [commit()];
    expect(decideBy(BY_WRITE, { changes }).verdict).toBe('waiting');
    expect(decideBy(BY_WRITE, { changes, approvals: [approval('bob')] }).verdict).toBe('open');
    expect(requirement(decideBy(BY_WRITE, { changes, approvals: [approval('ann')] })).ignored).toEqual([
      { user: 'ann', code: 'contributor' },
    ]);
  });

  test.each([
    ['a range that GitHub cut', { complete: false, changes: [pullRequest({ reviews: [review('bob')] })] }],
    ['a first deployment whose changes are not listed', { direction: 'first', baseline: null, changes: [] }],
    ['a step back whose changes are not listed', { direction: 'backward', changes: [] }],
  ] as const)('cannot speak for %s: the release is approved instead', (_name, more) => {
    expect(decideBy(BY_WRITE, more).verdict).toBe('waiting');
    expect(decideBy(BY_WRITE, { ...more, approvals: [approval('bob')] }).verdict).toBe('open');
  });

  test('are not asked for when nothing changes', () => {
    expect(decideBy(BY_WRITE, { direction: 'same', changes: [] }).verdict).toBe('open');
  });
});

describe('who may approve', () => {
  test.each([
    ['users', '{ users: [BOB] }', 'bob', 'cy'],
    ['teams', '{ teams: [SRE] }', 'sam', 'bob'],
    ['permission', '{ permission: maintain }', 'max', 'bob'],
    ['any of them', '{ users: [bob], teams: [sre] }', 'sam', 'cy'],
  ])('by %s', (_name, from, can, cannot) => {
    const policy = gate(`{ from: ${from} }`);
    expect(decideBy(policy, reviewed(review(can))).verdict).toBe('open');
    expect(requirement(decideBy(policy, reviewed(review(cannot)))).ignored).toEqual([
      { user: cannot, code: 'not-eligible' },
    ]);
  });

  test('is everybody with write when the policy does not say', () => {
    const policy = gate('{ count: 1 }');
    expect(decideBy(policy, reviewed(review('bob'))).verdict).toBe('open');
    expect(decideBy(policy, reviewed(review('rita'))).verdict).toBe('waiting');
  });
});

describe("the release's own approvals", () => {
  test.each(['deployment-review', 'page', 'comment'] as const)('count from %s', (source) => {
    expect(decideBy(BY_RELEASE, { approvals: [approval('bob', { source })] }).verdict).toBe('open');
  });

  test.each([
    ['a contributor of any change', approval('ann'), 'contributor'],
    ['the person who started the deployment', approval('dora'), 'deployer'],
    ['a bot', approval('deploy[bot]'), 'bot'],
    ['a person who is not asked', approval('rita'), 'not-eligible'],
    ['an approval of another commit', approval('bob', { sha: 'other' }), 'stale'],
  ])('ignore %s', (_name, given, code) => {
    const decision = decideBy(BY_RELEASE, { approvals: [given] });
    expect(decision.verdict).toBe('waiting');
    expect(requirement(decision)).toMatchObject({ counted: [], ignored: [{ user: given.user, code }] });
  });

  test('ignore everybody who re-ran the deployment', () => {
    const question = { kind: 'deploy', environment: 'production', actor: 'dora', actors: ['dora', 'Bob'] } as const;
    expect(requirement(decideBy(BY_RELEASE, { question, approvals: [approval('bob')] })).ignored).toEqual([
      { user: 'bob', code: 'deployer' },
    ]);
  });

  test('speak for a commit without a pull request, except those of whoever deploys it or has a name in it', () => {
    const asked = (changes: Facts['changes'], user: string) =>
      decideBy(BY_WRITE, { changes, approvals: [approval(user)] });
    const all = commit({ author: 'ann', contributors: ['ann', 'cy'], unknownContributors: 0 });
    for (const [user, code] of [
      ['ann', 'contributor'],
      ['cy', 'contributor'],
      ['dora', 'deployer'],
    ] as const) {
      const decision = asked([all], user);
      expect(decision.verdict).toBe('waiting');
      expect(requirement(decision).ignored).toEqual([{ user, code }]);
    }
    expect(asked([all], 'bob').verdict).toBe('open');
    expect(asked([pullRequest({ reviews: [review('bob')] }), all], 'dora').verdict).toBe('waiting');
    // Facts that name the author alone are decided on as before there were others to name.
    expect(asked([commit({ author: 'ann' })], 'cy').verdict).toBe('open');
    expect(asked([commit({ author: 'ann' })], 'dora').verdict).toBe('open');
  });

  test('belong to one environment', () => {
    const decision = decideBy(BY_RELEASE, { approvals: [approval('bob', { environment: 'staging' })] });
    expect(requirement(decision)).toMatchObject({ status: 'pending', ignored: [] });
    expect(decideBy(BY_RELEASE, { approvals: [approval('bob', { environment: 'PRODUCTION' })] }).verdict).toBe('open');
  });

  test('by comment do not count in the highest tier, unless the gate says so', () => {
    const changes = [pullRequest({ title: 'feat!: everything' })];
    const approvals = [approval('bob', { source: 'comment' })];
    expect(requirement(decideBy(BY_RELEASE, { changes, approvals })).ignored).toEqual([
      { user: 'bob', code: 'comment-not-accepted' },
    ]);
    const via = gate('{ from: { permission: write }, of: release, via: [comment, page] }');
    expect(decideBy(via, { changes, approvals }).verdict).toBe('open');
  });

  test('count only from the sources of `via`', () => {
    const via = gate('{ from: { permission: write }, of: release, via: deployment-review }');
    expect(requirement(decideBy(via, { approvals: [approval('bob')] })).ignored).toEqual([
      { user: 'bob', code: 'source-not-accepted' },
    ]);
    expect(requirement(decideBy(via, { approvals: [approval('bob', { source: 'comment' })] })).ignored).toEqual([
      { user: 'bob', code: 'comment-not-accepted' },
    ]);
  });

  test('by a source that does not count leave an earlier one of the same person standing', () => {
    const via = gate('{ from: { permission: write }, of: release, via: page }');
    const approvals = [approval('bob'), approval('bob', { source: 'comment', at: at('2026-11-23T10:00:00Z') })];
    expect(decideBy(via, { approvals }).verdict).toBe('open');
  });

  test.each([
    [
      'a failed deployment',
      {
        deployments: [
          {
            id: 1,
            environment: 'production',
            sha: approval('bob').sha,
            startedAt: MONDAY,
            finishedAt: MONDAY,
            state: 'failure',
          },
        ],
      },
    ],
    [
      'a failed verification',
      {
        deployments: [
          {
            id: 1,
            environment: 'Production',
            sha: approval('bob').sha,
            startedAt: MONDAY,
            state: 'success',
            verification: { verdict: 'fail', at: MONDAY },
          },
        ],
      },
    ],
    ['a rollback', { rollbacks: [{ at: MONDAY, from: approval('bob').sha, to: 'ba5e' }] }],
  ] as const)('given before %s of this commit are worn out', (_name, more) => {
    const decision = decideBy(BY_RELEASE, { ...more, approvals: [approval('bob')] });
    expect(requirement(decision)).toMatchObject({ status: 'pending', ignored: [{ user: 'bob', code: 'superseded' }] });
    const later = approval('bob', { at: at('2026-11-23T09:00:01Z') });
    expect(decideBy(BY_RELEASE, { ...more, approvals: [later] }).verdict).toBe('open');
  });
});

describe('a rejection', () => {
  test('by a person who is asked blocks, and says who and why', () => {
    const decision = decideBy(BY_RELEASE, {
      approvals: [approval('bob', { state: 'rejected', reason: 'not today' }), approval('cy')],
    });
    expect(decision.verdict).toBe('blocked');
    expect(requirement(decision)).toMatchObject({
      status: 'failed',
      reason: { code: 'rejected', user: 'bob', reason: 'not today' },
      counted: ['cy'],
    });
  });

  test.each(['ann', 'dora'])('is always allowed: also to %s, who may not approve', (user) => {
    expect(
      decideBy(BY_RELEASE, { approvals: [approval(user, { state: 'rejected', source: 'comment' })] }).verdict,
    ).toBe('blocked');
  });

  test('by a person who is not asked changes nothing', () => {
    expect(decideBy(BY_RELEASE, { approvals: [approval('rita', { state: 'rejected' }), approval('cy')] }).verdict).toBe(
      'open',
    );
  });

  test('ends when the same person approves, and not when another does', () => {
    const no = approval('bob', { state: 'rejected' });
    const later = at('2026-11-23T10:00:00Z');
    expect(decideBy(BY_RELEASE, { approvals: [no, approval('bob', { at: later })] }).verdict).toBe('open');
    expect(decideBy(BY_RELEASE, { approvals: [no, approval('cy', { at: later })] }).verdict).toBe('blocked');
  });

  test('seen at the instant of an approval counts as the later one, in whatever order they are listed', () => {
    const both = [approval('bob', { state: 'rejected' }), approval('bob')];
    expect(decideBy(BY_RELEASE, { approvals: both }).verdict).toBe('blocked');
    expect(decideBy(BY_RELEASE, { approvals: both.toReversed() }).verdict).toBe('blocked');
  });

  test('of another commit or environment changes nothing', () => {
    const approvals = [
      approval('bob', { state: 'rejected', sha: 'other' }),
      approval('cy', { state: 'rejected', environment: 'staging' }),
      approval('eve'),
    ];
    expect(decideBy(BY_RELEASE, { approvals }).verdict).toBe('open');
  });

  test('also stops a gate that asks for reviews', () => {
    expect(
      decideBy(BY_WRITE, { ...reviewed(review('bob')), approvals: [approval('cy', { state: 'rejected' })] }).verdict,
    ).toBe('blocked');
  });
});

describe('distinct requirements', () => {
  const POLICY = `version: 1
gates:
  - { name: first, require: { approvals: { count: 1, from: { permission: write }, of: release, distinct: true } } }
  - { name: second, require: { approvals: { count: 1, from: { teams: [sre] }, of: release, distinct: true } } }
  - { name: third, require: { approvals: { count: 1, from: { permission: write }, of: release } } }
`;

  test('are not served by one person, who may serve others', () => {
    const decision = decideBy(POLICY, { approvals: [approval('sam')] });
    expect(decision.verdict).toBe('waiting');
    expect(requirement(decision, 'first')).toMatchObject({ status: 'met', counted: ['sam'] });
    expect(requirement(decision, 'second')).toMatchObject({
      status: 'pending',
      counted: [],
      ignored: [{ user: 'sam', code: 'used-elsewhere' }],
    });
    expect(gateNamed(decision, 'third').status).toBe('met');
  });

  test('are matched so that most are satisfied, not first come first served', () => {
    const decision = decideBy(POLICY, { approvals: [approval('sam'), approval('bob')] });
    expect(decision.verdict).toBe('open');
    expect(requirement(decision, 'first').counted).toEqual(['bob']);
    expect(requirement(decision, 'second').counted).toEqual(['sam']);
    expect(requirement(decision, 'third').counted).toEqual(['sam', 'bob']);
  });
});

import { describe, expect, it } from 'vitest';
import type { RollbackCase } from '../../../src/rollback/case.ts';
import { decideRollback, rollbackId } from '../../../src/rollback/decide.ts';
import { ROLLBACK_CODES, type RollbackAction, type RollbackCode } from '../../../src/rollback/decision.ts';
import { ROLLBACK_TABLE } from '../../../src/rollback/table.ts';
import {
  ago,
  BAD,
  change,
  deployment,
  FAILED,
  failedVerification,
  finding,
  GOOD,
  LANE,
  madeCase,
  REQUEST,
  RULES,
  rollback,
  sha,
  startOf,
  takenAway,
} from './made-case.ts';

function brief(over: Partial<RollbackCase>) {
  const { action, reason, quarantine } = decideRollback(madeCase(over));
  return [reason.code, action, quarantine === BAD ? 'kept out' : quarantine];
}

/** What of the case that is rolled back makes the row hold. In the order of the table. */
const ROWS: readonly (readonly [RollbackCode, RollbackAction, 'kept out' | null, Partial<RollbackCase>])[] = [
  ['disabled', 'none', null, { rules: undefined }],
  ['untracked', 'none', null, { failed: null }],
  ['verified', 'none', null, { trigger: finding({ verdict: 'pass' }) }],
  ['stale-event', 'page', null, { trigger: finding({ at: ago(21) }) }],
  ['superseded', 'none', null, { deployments: [deployment(3, sha('c')), ...LANE] }],
  ['not-settled', 'hold', null, { deployments: [deployment(3, sha('c'), underWay()), ...LANE] }],
  ['paused', 'page', null, { isPaused: true }],
  ['inconclusive', 'page', 'kept out', { trigger: finding({ verdict: 'inconclusive', retries: 1 }) }],
  ['not-a-trigger', 'page', 'kept out', { rules: { ...RULES, on: ['missing'] } }],
  ['pre-existing', 'page', null, { trigger: finding({ preExisting: ['home'] }) }],
  ['runner-network', 'page', null, { trigger: finding({ reasonCode: 'runner-network' }) }],
  ['advisory-only', 'none', null, { trigger: finding({ isAdvisoryOnly: true }) }],
  ['rollback-failed', 'page', null, { failed: { ...FAILED, isRollback: true } }],
  ['attempts-exhausted', 'page', 'kept out', { earlier: [rollback({ from: BAD })] }],
  ['flapping', 'page', 'kept out', { earlier: [rollback(), rollback({ failedDeploymentId: 91 })] }],
  ['no-lkg', 'page', null, { deployments: LANE.slice(0, 1) }],
  ['point-of-no-return', 'page', null, { takenAway: takenAway(change({ labels: ['no-rollback'] })) }],
  ['barrier-unknown', 'hold', 'kept out', { takenAway: null }],
  ['target-unavailable', 'page', 'kept out', { target: { isAvailable: false } }],
  ['dependency', 'hold', 'kept out', { dependants: ['shop/api in production'] }],
  ['approval-required', 'hold', 'kept out', { failed: { ...FAILED, tier: 'high' } }],
  ['lock-conflict', 'none', null, { isLocked: true }],
  ['already-rolled-back', 'none', 'kept out', { liveSha: GOOD }],
  ['authorized', 'rollback', 'kept out', {}],
];

function underWay() {
  return { state: 'in_progress', everSucceeded: false, verification: null } as const;
}

describe('the decision table', () => {
  it('has one row for each code, in the order in which they are declared', () => {
    expect(ROLLBACK_TABLE.map(({ code }) => code)).toEqual([...ROLLBACK_CODES]);
    expect(ROWS.map(([code]) => code)).toEqual([...ROLLBACK_CODES]);
    const numbers = ROLLBACK_TABLE.map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect(new Set(numbers)).toEqual(new Set(Array.from({ length: 18 }, (_, number) => number)));
  });

  it.each(ROWS)('one difference to a case that is rolled back: %s', (code, action, quarantine, over) => {
    expect(brief(over)).toEqual([code, action, quarantine]);
  });

  it('keeps what every row found, up to the one that decided', () => {
    for (const [code, , , over] of ROWS) {
      const { guards } = decideRollback(madeCase(over));
      expect(guards.map((guard) => guard.code)).toEqual(ROLLBACK_CODES.slice(0, ROLLBACK_CODES.indexOf(code) + 1));
      expect(guards.filter(({ held }) => held)).toEqual(guards.slice(-1));
      for (const { value } of guards) expect(value).not.toBe('');
    }
  });

  // Rows that cannot hold together, since they look at the same thing: each pair the wrong way round would be seen above.
  it.each(ROWS.slice(0, -1).map((row, place) => [row[0], ROWS[place + 1]?.[0], place] as const))(
    '%s goes before %s',
    (code, _, place) => {
      const both = { ...ROWS[place + 1]?.[3], ...ROWS[place]?.[3] };
      expect(decideRollback(madeCase(both)).reason.code).toBe(code);
    },
  );
});

describe('what a finding says', () => {
  it('is looked at once more before people have to look, and only once', () => {
    for (const verdict of ['error', 'inconclusive'] as const) {
      expect(brief({ trigger: finding({ verdict }) })).toEqual(['inconclusive', 'retry-verification', null]);
      expect(brief({ trigger: finding({ verdict, retries: 1 }) })).toEqual(['inconclusive', 'page', 'kept out']);
      const rules = { ...RULES, on: ['fail', verdict] as const };
      expect(brief({ rules, trigger: finding({ verdict }) })[1]).toBe('retry-verification');
      expect(brief({ rules, trigger: finding({ verdict, retries: 1 }) })[0]).toBe('authorized');
    }
  });

  it('scenario 19: a verification that a person cancelled starts no rollback, whatever the policy lists', () => {
    const rules = { ...RULES, on: ['fail', 'error', 'inconclusive', 'missing'] as const };
    for (const retries of [0, 1, 2]) {
      const trigger = finding({ verdict: 'error', reasonCode: 'cancelled', retries });
      expect(brief({ rules, trigger })).toEqual(['inconclusive', 'page', null]);
    }
  });

  it('scenario 20: a verification that is missing pages, and starts a rollback only where the policy lists it', () => {
    const trigger = finding({ verdict: 'missing', failedChecks: [] });
    expect(brief({ trigger })).toEqual(['not-a-trigger', 'page', null]);
    expect(brief({ trigger, rules: { ...RULES, on: ['fail', 'missing'] } })[0]).toBe('authorized');
  });

  it('scenario 25: a check that failed before, too, starts no rollback; one more that did not, does', () => {
    const failedChecks = ['payments', 'home'];
    expect(brief({ trigger: finding({ failedChecks, preExisting: ['home', 'payments'] }) })[0]).toBe('pre-existing');
    expect(brief({ trigger: finding({ failedChecks, preExisting: ['payments'] }) })[0]).toBe('authorized');
    expect(brief({ trigger: finding({ failedChecks: [], reasonCode: 'pre-existing' }) })[0]).toBe('pre-existing');
    expect(brief({ trigger: finding({ failedChecks: [] }) })[0]).toBe('authorized');
  });

  it('scenario 42: three hours after the finding only a page is sent, and nothing is kept out', () => {
    expect(brief({ trigger: finding({ at: ago(180) }) })).toEqual(['stale-event', 'page', null]);
    expect(brief({ trigger: finding({ at: ago(20) }) })[0]).toBe('authorized');
    expect(brief({ trigger: finding({ at: ago(-21) }) })[0]).toBe('stale-event');
  });

  it('of low confidence starts nothing unasked', () => {
    const trigger = finding({ confidence: 'low' });
    expect(decideRollback(madeCase({ trigger })).reason).toMatchObject({
      code: 'approval-required',
      because: 'low-confidence',
    });
    expect(brief({ trigger, approvedBy: ['ada'] })[0]).toBe('authorized');
  });
});

describe('what runs', () => {
  it('scenario 1: the platform went back by itself, so nothing is dispatched and the commit is kept out', () => {
    expect(brief({ liveSha: GOOD })).toEqual(['already-rolled-back', 'none', 'kept out']);
  });

  it('nobody expected: people look first', () => {
    expect(decideRollback(madeCase({ liveSha: sha('9') })).reason).toMatchObject({ because: 'unexpected-live' });
    expect(brief({ liveSha: null })[0]).toBe('authorized');
  });

  it('scenario 22: A fails while B is in progress: wait; B verified: nothing; B fails: once, from B, and not to A', () => {
    const good = deployment(1, GOOD);
    const a = deployment(2, BAD, { verification: failedVerification(2) });
    const b = sha('c');
    const during = [deployment(3, b, underWay()), a, good];
    expect(brief({ deployments: during })[0]).toBe('not-settled');
    expect(brief({ deployments: [deployment(3, b), a, good] })).toEqual(['superseded', 'none', null]);
    const after = [deployment(3, b, { verification: failedVerification(3) }), a, good];
    expect(brief({ deployments: after })).toEqual(['superseded', 'none', null]);
    const failed = { ...FAILED, id: 3, sha: b, startedAt: startOf(3) };
    const ofB = madeCase({ deployments: after, failed, liveSha: b });
    expect(decideRollback(ofB)).toMatchObject({
      action: 'rollback',
      target: { deploymentId: 1, sha: GOOD },
      rejected: [
        { deploymentId: 3, code: 'current' },
        { deploymentId: 2, code: 'verification-failed' },
      ],
      quarantine: b,
    });
  });

  it('scenario 32: a newer record of a job that only read secrets, or of a preview, replaces nothing', () => {
    const junk = deployment(3, sha('c'), { isOfDeployWorkflow: false });
    expect(brief({ deployments: [junk, ...LANE] })[0]).toBe('authorized');
    expect(brief({ deployments: [deployment(3, sha('c'), { isTransient: true }), ...LANE] })[0]).toBe('authorized');
    const own = deployment(2, BAD, { isOfDeployWorkflow: false });
    expect(brief({ deployments: [own, ...LANE.slice(1)] })[0]).toBe('untracked');
  });

  it('a newer deployment that never succeeded decides, and the older bad one stays out meanwhile', () => {
    const b = deployment(3, sha('c'), { state: 'failure', everSucceeded: false, verification: null });
    expect(brief({ deployments: [b, ...LANE] })).toEqual(['superseded', 'hold', 'kept out']);
  });

  it('scenario 43: a second verification passes after the rollback: nothing happens, and the commit stays bad', () => {
    const back = deployment(3, GOOD, { isRollback: true });
    const again = deployment(2, BAD);
    const late = madeCase({
      trigger: finding({ verdict: 'pass' }),
      deployments: [back, again, deployment(1, GOOD)],
      quarantined: [BAD],
    });
    expect(decideRollback(late)).toMatchObject({ action: 'none', reason: { code: 'verified' }, quarantine: null });
    const next = deployment(4, sha('d'), { verification: failedVerification(4) });
    const failed = { ...FAILED, id: 4, sha: sha('d'), startedAt: next.startedAt };
    const later = madeCase({ ...late, trigger: finding(), deployments: [next, ...late.deployments], failed });
    expect(decideRollback(later).target).toEqual({ deploymentId: 3, sha: GOOD });
    const older = madeCase({ ...late, trigger: finding() });
    expect(decideRollback(older)).toMatchObject({ action: 'none', reason: { code: 'superseded' } });
  });
});

describe('the brakes', () => {
  it('scenario 24: what was a rollback is not rolled back, also when a person asks', () => {
    const failed = { ...FAILED, isRollback: true };
    expect(brief({ failed })).toEqual(['rollback-failed', 'page', null]);
    expect(brief({ failed, trigger: REQUEST, approvedBy: ['ada'] })[0]).toBe('rollback-failed');
  });

  it('scenario 26: the third failure within 24 hours is left to people, who are told which ones there were', () => {
    const first = rollback({ at: ago(1439) });
    const second = rollback({ at: ago(60), failedDeploymentId: 91 });
    const decision = decideRollback(madeCase({ earlier: [first, second] }));
    expect(decision).toMatchObject({ action: 'page', reason: { code: 'flapping', rollbacks: [first, second] } });
    expect(brief({ earlier: [rollback({ at: ago(1440) }), second] })[0]).toBe('authorized');
    expect(brief({ earlier: [first, second], rules: { ...RULES, window: null } })[0]).toBe('authorized');
  });

  it('count this release by its commit, and not the same rollback twice', () => {
    expect(brief({ earlier: [rollback({ from: BAD })], rules: { ...RULES, attempts: 2 } })[0]).toBe('authorized');
    const own = rollback({ from: BAD, failedDeploymentId: FAILED.id, outcome: 'under-way' });
    expect(brief({ earlier: [own] })[0]).toBe('lock-conflict');
  });
});

describe('the target', () => {
  it('scenario 27: the first deployment ever has nothing to go back to, and its repair is not kept out', () => {
    expect(brief({ deployments: LANE.slice(0, 1) })).toEqual(['no-lkg', 'page', null]);
  });

  it('scenario 28: a labelled pull request is named, nothing is changed, and no person can wave it through', () => {
    const taken = takenAway(change(), change({ name: '#14', labels: ['No-Rollback'] }));
    const decision = decideRollback(madeCase({ takenAway: taken }));
    expect(decision).toMatchObject({
      action: 'page',
      reason: { code: 'point-of-no-return', barriers: [{ change: '#14', by: 'label', what: 'No-Rollback' }] },
    });
    expect(brief({ takenAway: taken, trigger: REQUEST, approvedBy: ['ada'] })[0]).toBe('point-of-no-return');
  });

  it('scenario 29: a list that GitHub cut asks for approval, also of a rollback that a person asked for', () => {
    const cut = { ...takenAway(change()), complete: false };
    expect(brief({ takenAway: cut })).toEqual(['barrier-unknown', 'hold', 'kept out']);
    expect(brief({ takenAway: cut, trigger: REQUEST })[0]).toBe('barrier-unknown');
    expect(brief({ takenAway: cut, approvedBy: ['ada'] })[0]).toBe('authorized');
    const ofOther = { ...takenAway(change()), targetSha: sha('9') };
    expect(brief({ takenAway: ofOther })[0]).toBe('barrier-unknown');
  });

  it('scenario 30: what is not there is not gone back to, and the next older one is only named', () => {
    const older = deployment(0, sha('0'));
    const decision = decideRollback(madeCase({ deployments: [...LANE, older], target: { isAvailable: false } }));
    expect(decision).toMatchObject({
      action: 'page',
      target: { sha: GOOD },
      reason: { code: 'target-unavailable', next: { deploymentId: 0, sha: sha('0') } },
    });
    for (const target of [{ isAvailable: 'unknown' }, null] as const) {
      expect(brief({ target })[0]).toBe('target-unavailable');
    }
    expect(brief({ rules: { ...RULES, workflow: undefined } })[0]).toBe('target-unavailable');
  });
});

describe('who decides', () => {
  it('a tier that the policy does not name is asked for, whatever it is called', () => {
    for (const tier of ['high', 'medium', 'constructor', '']) {
      expect(brief({ failed: { ...FAILED, tier } })[0]).toBe('approval-required');
    }
    expect(brief({ failed: { ...FAILED, tier: 'high' }, approvedBy: ['ada'] })[0]).toBe('authorized');
  });

  it('a person who asks need not wait for a verdict, its age or its tier', () => {
    const trigger = { ...REQUEST, at: ago(600) };
    const failed = { ...FAILED, tier: 'high' };
    expect(brief({ trigger, failed })).toEqual(['authorized', 'rollback', 'kept out']);
    expect(brief({ trigger, rules: { ...RULES, on: [] } })[0]).toBe('authorized');
  });

  const SKIPPED = new Set<RollbackCode>([
    ...(['verified', 'stale-event', 'inconclusive', 'not-a-trigger', 'pre-existing'] as const),
    ...(['runner-network', 'advisory-only', 'approval-required'] as const),
  ]);
  it.each(ROWS.filter(([code]) => !SKIPPED.has(code)))('and is stopped by all else: %s', (code, _, __, over) => {
    expect(brief({ ...over, trigger: REQUEST })[0]).toBe(code);
  });
});

describe('the id of a rollback', () => {
  it('is the same for the same finding, and another for another environment, deployment or target', () => {
    const id = rollbackId('production', 2, GOOD);
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(rollbackId('Production', 2, GOOD)).toBe(id);
    const others = [
      rollbackId('staging', 2, GOOD),
      rollbackId('production', 3, GOOD),
      rollbackId('production', 2, BAD),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
  });
});

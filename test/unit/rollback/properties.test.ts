import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LaneDeployment, RollbackCase, Trigger } from '../../../src/rollback/case.ts';
import { decideRollback, rollbackId } from '../../../src/rollback/decide.ts';
import { ROLLBACK_CODES } from '../../../src/rollback/decision.ts';
import { explainRollback } from '../../../src/rollback/reasons.ts';
import {
  ago,
  change,
  deployment,
  FAILED,
  finding,
  LANE,
  madeCase,
  REQUEST,
  RULES,
  rollback,
  sha,
} from './made-case.ts';

/** Mostly as in a case that is rolled back, so that rollbacks come out often enough to say something about them. */
function mostly<T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}

const aSha = fc.constantFrom(...'abcdef').map(sha);

const aDeployment: fc.Arbitrary<LaneDeployment> = fc
  .record({
    id: fc.integer({ min: -5, max: 1 }),
    commit: aSha,
    shaFrom: mostly<LaneDeployment['shaFrom']>('ledger', 'payload', 'deployment'),
    state: mostly<LaneDeployment['state']>('success', 'failure', 'pending'),
    everSucceeded: mostly(true, false),
    isOfDeployWorkflow: mostly(true, false),
    isTransient: mostly(false, true),
    verdict: mostly('pass', 'fail', 'error', null),
    confidence: mostly<'high' | 'low'>('high', 'low'),
  })
  .map(({ id, commit, verdict, confidence, ...over }) =>
    deployment(id, commit, {
      ...over,
      verification: verdict === null ? null : { verdict, at: deployment(id, commit).startedAt, confidence },
    }),
  );

const aTrigger: fc.Arbitrary<Trigger> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(REQUEST) },
  {
    weight: 4,
    arbitrary: fc
      .record({
        verdict: mostly<'fail' | 'error' | 'missing' | 'pass'>('fail', 'error', 'missing', 'pass'),
        retries: fc.integer({ min: 0, max: 2 }),
        at: mostly(ago(1), ago(40)),
        confidence: mostly<'high' | 'low'>('high', 'low'),
        isAdvisoryOnly: mostly(false, true),
      })
      .map(finding),
  },
);

const aCase: fc.Arbitrary<RollbackCase> = fc
  .record({
    trigger: aTrigger,
    rules: mostly<RollbackCase['rules']>(RULES, undefined, { ...RULES, workflow: undefined }, { ...RULES, on: [] }),
    failed: mostly<RollbackCase['failed']>(FAILED, null, { ...FAILED, isRollback: true }, { ...FAILED, tier: 'high' }),
    before: fc.uniqueArray(aDeployment, { maxLength: 4, selector: ({ id }) => id }),
    newer: mostly<readonly LaneDeployment[]>([], [deployment(3, sha('c'))]),
    quarantined: fc.array(aSha, { maxLength: 1 }),
    earlier: mostly<RollbackCase['earlier']>([], [rollback()], [rollback({ outcome: 'under-way' })]),
    marked: mostly<readonly string[]>([], ['db/migrations/1.sql']),
    complete: mostly(true, false),
    isPaused: mostly(false, true),
    target: mostly<RollbackCase['target']>({ isAvailable: true }, { isAvailable: 'unknown' }, null),
    liveSha: mostly<string | null>(null, FAILED.sha, sha('a')),
    dependants: mostly<readonly string[]>([], ['api']),
    approvedBy: mostly<readonly string[]>([], ['ada']),
    isLocked: mostly(false, true),
  })
  .map(({ before, newer, marked, complete, ...over }) => {
    const deployments = [...newer, ...LANE.slice(0, 1), ...before];
    const target = decideRollback(madeCase({ deployments, quarantined: over.quarantined })).target;
    const taken = { targetSha: target?.sha ?? '', complete, changes: [change({ markedPaths: marked })] };
    return madeCase({ ...over, deployments, takenAway: taken });
  });

const RUNS = { numRuns: 2000, seed: 5 } as const;

describe('whatever the case', () => {
  it('only the last row is a rollback, and what is gone back to was verified, is not kept out and does not run', () => {
    let rollbacks = 0;
    fc.assert(
      fc.property(aCase, (each) => {
        const { action, reason, target, guards, quarantine } = decideRollback(each);
        expect(guards.slice(0, -1).every(({ held }) => !held)).toBe(true);
        expect(action === 'rollback').toBe(reason.code === 'authorized');
        if (action !== 'rollback') return;
        rollbacks++;
        expect(guards.map(({ code }) => code)).toEqual([...ROLLBACK_CODES]);
        const found = each.deployments.find(
          ({ id, sha: commit }) => id === target?.deploymentId && commit === target.sha,
        );
        const said = each.deployments.filter((other) => other.sha === target?.sha).map((other) => other.verification);
        expect(said).toContainEqual(expect.objectContaining({ verdict: 'pass', confidence: 'high' }));
        expect(found).toMatchObject({ isOfDeployWorkflow: true, isTransient: false, everSucceeded: true });
        expect(each.quarantined).not.toContain(target?.sha);
        expect(target?.sha).not.toBe(each.failed?.sha);
        expect(quarantine).toBe(each.failed?.sha);
      }),
      RUNS,
    );
    expect(rollbacks).toBeGreaterThan(50);
  });

  it('what is not known never leads to a rollback', () => {
    const unknowns: readonly Partial<RollbackCase>[] = [
      { rules: undefined },
      { failed: null },
      { target: null },
      { target: { isAvailable: 'unknown' } },
      { takenAway: null, approvedBy: [] },
    ];
    fc.assert(
      fc.property(aCase, fc.constantFrom(...unknowns), (each, unknown) => {
        expect(decideRollback({ ...each, ...unknown }).action).not.toBe('rollback');
      }),
      RUNS,
    );
  });

  it('the same case is the same decision, its finding the same id, and all of it can be said', () => {
    fc.assert(
      fc.property(aCase, (each) => {
        const decision = decideRollback(each);
        expect(decideRollback(structuredClone(each))).toEqual(decision);
        const id = ({ target }: typeof decision) => rollbackId('production', 2, target?.sha ?? '');
        expect(id(decideRollback({ ...each, at: ago(-1) }))).toBe(id(decision));
        const { headline, why, next } = explainRollback(decision);
        for (const text of [headline, why, next]) expect(text).not.toMatch(/undefined|NaN|\[object/);
      }),
      RUNS,
    );
  });
});

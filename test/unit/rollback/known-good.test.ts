import { describe, expect, it } from 'vitest';
import type { LaneDeployment } from '../../../src/rollback/case.ts';
import { lastKnownGood } from '../../../src/rollback/known-good.ts';
import { BAD, deployment, FAILED, failedVerification, GOOD, LANE, sha, startOf } from './made-case.ts';

const [bad, good] = LANE as readonly [LaneDeployment, LaneDeployment];

function known(deployments: readonly LaneDeployment[], quarantined: readonly string[] = []) {
  return lastKnownGood({ failed: { ...FAILED, id: 50, startedAt: startOf(50) }, deployments, quarantined });
}

/** Why `deployment` is passed over for the older good one. */
function codeOf(each: LaneDeployment, quarantined: readonly string[] = []): string | undefined {
  const { target, rejected } = known([each, good], quarantined);
  expect(target?.sha).toBe(GOOD);
  return rejected[0]?.code;
}

const other = sha('c');

describe('last known good', () => {
  it('is the newest deployment that was verified, with every newer one and why it is not', () => {
    expect(known([bad, good, deployment(0, sha('0'))])).toEqual({
      target: { deploymentId: 1, sha: GOOD },
      next: { deploymentId: 0, sha: sha('0') },
      rejected: [{ deploymentId: 2, sha: BAD, code: 'current' }],
    });
  });

  it('does not depend on the order of the list', () => {
    expect(known([deployment(0, sha('0')), good, bad])).toEqual(known([bad, good, deployment(0, sha('0'))]));
  });

  const REASONS: readonly (readonly [string, Partial<LaneDeployment>])[] = [
    ['transient', { isTransient: true }],
    ['not-deploy-workflow', { isOfDeployWorkflow: false }],
    ['not-older', { id: 51, startedAt: startOf(51) }],
    ['current', { sha: BAD }],
    ['quarantined', { sha: sha('d') }],
    ['sha-unsure', { shaFrom: 'deployment', isDispatched: true }],
    ['sha-unsure', { shaFrom: 'deployment' }],
    ['failed-later', { state: 'failure' }],
    ['never-succeeded', { state: 'failure', everSucceeded: false }],
    ['never-succeeded', { state: 'in_progress', everSucceeded: false }],
    ['verification-failed', { verification: failedVerification(3) }],
    ['low-confidence', { verification: { verdict: 'pass', at: startOf(3), confidence: 'low' } }],
    ['not-verified', { verification: null }],
    ['not-verified', { verification: { verdict: 'inconclusive', at: startOf(3), confidence: 'high' } }],
    ['not-verified', { verification: { verdict: 'missing', at: startOf(3), confidence: 'low' } }],
  ];
  it.each(REASONS)('passes over what is %s: %j', (code, over) => {
    expect(codeOf(deployment(3, other, over), [sha('d')])).toBe(code);
  });

  it('takes the commit of a run that nobody dispatched from GitHub', () => {
    const pushed = deployment(3, other, { shaFrom: 'deployment', isDispatched: false });
    expect(known([pushed, good]).target?.sha).toBe(other);
    expect(known([deployment(3, other, { shaFrom: 'payload' }), good]).target?.sha).toBe(other);
  });

  it('goes by the newest verification of the commit, whichever deployment it is of', () => {
    const failedAgain = deployment(4, other, { verification: failedVerification(4) });
    expect(known([failedAgain, deployment(3, other), good]).target?.sha).toBe(GOOD);
    const passedAgain = deployment(4, other);
    const failedFirst = deployment(3, other, { verification: failedVerification(3) });
    expect(known([passedAgain, failedFirst, good]).target).toEqual({ deploymentId: 4, sha: other });
    const atOnce = deployment(4, other, { verification: failedVerification(3) });
    expect(known([atOnce, deployment(3, other), good]).target?.sha).toBe(GOOD);
    const diedAndPassed = deployment(4, other, { state: 'failure', everSucceeded: false });
    expect(known([diedAndPassed, deployment(3, other, { verification: null }), good]).target?.sha).toBe(GOOD);
    const lowLater = deployment(4, other, { verification: { verdict: 'pass', at: startOf(4), confidence: 'low' } });
    expect(known([lowLater, failedFirst, good]).target?.sha).toBe(GOOD);
  });

  it('scenario 23: A and B bad, C good; after the rollback of D to C, E goes back to C, too', () => {
    const history = [
      deployment(6, sha('e'), { verification: failedVerification(6) }),
      deployment(5, sha('c'), { isRollback: true }),
      deployment(4, sha('d'), { verification: failedVerification(4) }),
      deployment(3, sha('c')),
      deployment(2, BAD, { verification: failedVerification(2) }),
      deployment(1, GOOD, { verification: failedVerification(1) }),
    ];
    const failed = { ...FAILED, id: 6, sha: sha('e'), startedAt: startOf(6) };
    const found = lastKnownGood({ failed, deployments: history, quarantined: [sha('d')] });
    expect(found.target).toEqual({ deploymentId: 5, sha: sha('c') });
    const before = { ...FAILED, id: 4, sha: sha('d'), startedAt: startOf(4) };
    expect(lastKnownGood({ failed: before, deployments: history.slice(2), quarantined: [] }).target?.sha).toBe(
      sha('c'),
    );
  });

  it('scenario 31: a deployment that GitHub calls inactive by now stays good, since it was a success and verified', () => {
    const inactive = deployment(3, other, { state: 'pending', everSucceeded: true });
    expect(known([inactive, good]).target?.sha).toBe(other);
  });

  it('scenario 32: the success of a job that only read secrets is no deployment, also when it is verified', () => {
    const junk = deployment(3, other, { isOfDeployWorkflow: false });
    expect(codeOf(junk)).toBe('not-deploy-workflow');
    const junkOfGood = deployment(3, GOOD, { isOfDeployWorkflow: false, verification: failedVerification(3) });
    expect(known([junkOfGood, good]).target).toEqual({ deploymentId: 1, sha: GOOD });
  });

  it('scenario 33: the rollback that was dispatched is known by the commit of our ledger, not by the head of its branch', () => {
    const head = sha('9');
    const asGitHubSays = deployment(3, head, { shaFrom: 'deployment', isDispatched: true, isRollback: true });
    expect(codeOf(asGitHubSays)).toBe('sha-unsure');
    const asWeKnow = deployment(3, GOOD, { shaFrom: 'ledger', isDispatched: true, isRollback: true });
    expect(known([asWeKnow, good]).target).toEqual({ deploymentId: 3, sha: GOOD });
  });

  it('scenario 50: a success that calls itself verified, without a verification that we can prove, is not', () => {
    expect(codeOf(deployment(3, other, { verification: null }))).toBe('not-verified');
    expect(codeOf(deployment(3, other, { verification: { verdict: 'pass', at: startOf(3), confidence: 'low' } }))).toBe(
      'low-confidence',
    );
  });

  it('is nothing where there is nothing, and then every candidate has its reason', () => {
    expect(known([])).toEqual({ target: null, next: null, rejected: [] });
    expect(known([bad]).rejected).toHaveLength(1);
  });
});

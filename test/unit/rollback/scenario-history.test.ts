/** What is gone back to after several bad releases: what was there before by time is hardly ever it. */
import { describe, expect, it } from 'vitest';
import { decideRollback } from '../../../src/rollback/decide.ts';
import {
  BAD,
  change,
  deployment,
  FAILED,
  failedVerification,
  finding,
  madeCase,
  sha,
  startOf,
  takenAway,
} from './made-case.ts';

const C = sha('c');
const bad = (id: number, commit: string) => deployment(id, commit, { verification: failedVerification(id) });
const [GOOD_C, A, B, D] = [deployment(1, C), bad(2, sha('a')), bad(3, BAD), bad(4, sha('d'))];

function decideAfter(id: number, commit: string, over: Parameters<typeof madeCase>[0]) {
  const failed = { ...FAILED, id, sha: commit, startedAt: startOf(id) };
  const from = { ...takenAway(change()), targetSha: C };
  return decideRollback(madeCase({ failed, trigger: finding(), takenAway: from, liveSha: commit, ...over }));
}

describe('a good release, and bad ones after it', () => {
  it('scenario 23: the third bad one in a row goes back to the good one, and not to the one before it', () => {
    const decision = decideAfter(4, sha('d'), { deployments: [D, B, A, GOOD_C] });
    expect(decision).toMatchObject({ action: 'rollback', target: { deploymentId: 1, sha: C } });
    expect(decision.rejected.map(({ code }) => code)).toEqual([
      'current',
      'verification-failed',
      'verification-failed',
    ]);
  });

  it('scenario 23: the next failure goes back to what was gone back to, which runs since then', () => {
    const back = deployment(5, C, { isRollback: true });
    const decision = decideAfter(6, sha('e'), { deployments: [bad(6, sha('e')), back, D, GOOD_C] });
    expect(decision).toMatchObject({ action: 'rollback', target: { deploymentId: 5, sha: C } });
  });

  it('scenario 43: what was rolled back once is not gone back to, though a later attempt passed', () => {
    const passedLater = deployment(4, sha('d'));
    const all = { deployments: [bad(6, sha('e')), passedLater, GOOD_C], quarantined: [sha('d')] };
    expect(decideAfter(6, sha('e'), all).target).toEqual({ deploymentId: 1, sha: C });
  });
});

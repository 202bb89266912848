import { describe, expect, it } from 'vitest';
import { decideRollback } from '../../../src/rollback/decide.ts';
import { REJECTION_CODES, ROLLBACK_CODES } from '../../../src/rollback/decision.ts';
import { explainRejection, explainRollback, inApp, inJob } from '../../../src/rollback/reasons.ts';
import { ago, change, deployment, FAILED, finding, LANE, madeCase, rollback, sha, takenAway } from './made-case.ts';

function said(over: Parameters<typeof madeCase>[0]) {
  return explainRollback(decideRollback(madeCase(over)));
}

describe('what is said of a decision', () => {
  it('has what happens, why and what to do now, for every code, also without any data', () => {
    for (const code of ROLLBACK_CODES) {
      const bare = {
        action: 'none',
        reason: { code },
        target: null,
        rejected: [],
        guards: [],
        quarantine: null,
      } as const;
      const { headline, why, next } = explainRollback(bare);
      for (const text of [headline, why, next]) {
        expect(text).toMatch(/^[A-Z`].*\w/);
        expect(text).not.toMatch(/undefined|null|NaN/);
      }
      expect(headline).not.toMatch(/\.$/);
      expect(why).toMatch(/\.$/);
      expect(next).toMatch(/\.$/);
    }
  });

  it('names commits, who said so, and what stays out', () => {
    expect(said({})).toMatchObject({
      headline: 'Rolled back to aaaaaaaaaaaa',
      why: 'The deployment of bbbbbbbbbbbb is bad, aaaaaaaaaaaa was verified here, and nothing stands in the way; the policy authorises it in advance.',
    });
    expect(said({ approvedBy: ['ada', 'ben'] }).why).toContain('ada, ben said so');
  });

  it('promises of a job without the App neither a hold nor an answer to a comment', () => {
    for (const code of ROLLBACK_CODES) {
      const bare = { action: 'none', reason: { code, retries: 1 }, target: null, rejected: [], guards: [] } as const;
      const { why, next } = explainRollback({ ...bare, quarantine: null }, inJob(sha('a')));
      expect(`${why} ${next}`).not.toMatch(/lifts? it|is kept out\b(?<!not kept out)|\/tidegate/);
    }
    const asked = decideRollback(madeCase({ failed: { ...FAILED, tier: 'high' } }));
    const job = explainRollback(asked, inJob(sha('a')));
    expect(job.next).toContain(`by hand, with the input \`sha\` \`${sha('a')}\``);
    expect(job.why).toContain('the next merge ships it again');
    const app = explainRollback(asked, inApp('/tidegate rollback eu @bbbbbbb REASON'));
    expect(app.next).toContain('comment `/tidegate rollback eu @bbbbbbb REASON`');
    expect(app.why).toContain('Until a person lifts it');
  });

  it('names the change that cannot be taken back, its mark, and the way forward', () => {
    const { why, next } = said({ takenAway: takenAway(change({ name: '#14', labels: ['no-rollback'] })) });
    expect(why).toContain('#14 (label `no-rollback`)');
    expect(next).toContain('Go forward');
    const many = takenAway(...Array.from({ length: 7 }, (_, n) => change({ name: `#${n}`, markedPaths: ['db/1'] })));
    expect(said({ takenAway: many }).why).toContain('and 2 more');
  });

  it('names the next older commit where the target is not there', () => {
    const deployments = [...LANE, deployment(0, sha('0'))];
    expect(said({ deployments, target: { isAvailable: false } }).next).toContain('000000000000 (deployment 0)');
    expect(said({ target: { isAvailable: false, because: 'the image is gone' } }).why).toContain('the image is gone');
  });

  it('lists the rollbacks that were too many, and the age of what is too old', () => {
    const earlier = [rollback({ at: ago(90) }), rollback({ failedDeploymentId: 91 })];
    expect(said({ earlier }).why).toContain(`${ago(90)} from eeeeeeeeeeee to ffffffffffff`);
    expect(said({ trigger: finding({ at: ago(190) }) }).why).toContain('3 h 10 min ago; after 20 min');
  });

  it('tells a cancelled verification, a first one and a second one apart', () => {
    const of = (over: Parameters<typeof finding>[0]) =>
      said({ trigger: finding({ verdict: 'error', ...over }) }).headline;
    const headlines = [of({ reasonCode: 'cancelled' }), of({}), of({ retries: 1 })];
    expect(new Set(headlines).size).toBe(3);
  });

  it('has the rows, and for each candidate that was passed over why', () => {
    const { rows, rejected } = said({ failed: { ...FAILED, tier: 'high' } });
    expect(rows.at(-1)).toEqual({ guard: 'approval-required', held: true, value: 'tier: high' });
    expect(rejected).toEqual([{ deploymentId: 2, sha: sha('b'), why: 'it is the commit that is gone back from' }]);
    expect(new Set(REJECTION_CODES.map(explainRejection)).size).toBe(REJECTION_CODES.length);
    expect(explainRejection('of-a-newer-version')).toBe('of-a-newer-version');
  });
});

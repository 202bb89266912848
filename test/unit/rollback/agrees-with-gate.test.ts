/** The table orders a rollback, and the gate lets it in: what one authorises in advance the other has to, as well. */
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/domain/facts.ts';
import { epochMs } from '../../../src/domain/instant.ts';
import { rollbackSettings } from '../../../src/flow/rollback/case/settings.ts';
import { takenAwayIn } from '../../../src/flow/rollback/case/taken-away.ts';
import { whyNotAuthorised } from '../../../src/policy/authorised-rollback.ts';
import { classifyRelease } from '../../../src/policy/classify-release.ts';
import { directoryOf } from '../../../src/policy/people.ts';
import { decideRollback } from '../../../src/rollback/decide.ts';
import { at, changing, commit, facts, inForce, policyFrom, pullRequest, SHA } from '../policy/builders.ts';
import { BAD, deployment, FAILED, failedVerification, finding, madeCase } from './made-case.ts';

const POLICY = `version: 1
tiers: [low, high]
risk: [{ tier: low }, { tier: high, when: { paths: ["db/**"] } }]
environments:
  production:
    rollback:
      authorise: { low: auto }
      workflow: deploy.yml
      by: { teams: [sre] }
      barriers: { labels: [no-rollback], paths: ["db/migrations/**", "schema/**"] }
      limit: { attempts: 2, per: 24h, at-most: 3 }
`;

const GOOD: Partial<Facts> = {
  direction: 'backward',
  baseline: { sha: BAD, at: at('2026-11-20T00:00:00Z') },
  deployments: [
    {
      ...{ id: 10, environment: 'production', sha: SHA, state: 'success', startedAt: at('2026-11-10T00:00:00Z') },
      verification: { verdict: 'pass', at: at('2026-11-10T00:00:00Z') },
    },
  ],
};

function gateSays(given: Facts): boolean {
  const policies = [policyFrom(POLICY)];
  const risk = classifyRelease(policies, given);
  const release = { facts: given, at: epochMs(given.at), policies, risk, kind: 'deploy' } as const;
  return whyNotAuthorised({ ...release, directory: directoryOf(given), environment: 'production' })?.length === 0;
}

function tableSays(given: Facts): boolean {
  const rules = rollbackSettings([inForce(POLICY)], 'production');
  if (rules === undefined) throw new Error('The policy has rules');
  const [good] = given.deployments;
  const started = at('2026-11-20T00:00:00Z');
  const target = deployment(1, SHA, {
    startedAt: at('2026-11-10T00:00:00Z'),
    verification: good?.verification === undefined ? null : { ...good.verification, confidence: 'high' },
  });
  const { action } = decideRollback(
    madeCase({
      ...{ at: given.at, rules, trigger: finding({ at: given.at }) },
      failed: { ...FAILED, startedAt: started, tier: classifyRelease([policyFrom(POLICY)], given).tierOfChanges },
      deployments: [deployment(2, BAD, { startedAt: started, verification: failedVerification(2) }), target],
      quarantined: given.holds.map(({ sha }) => sha),
      earlier: given.rollbacks.map((each) => ({ ...each, failedDeploymentId: 0, outcome: 'verified' as const })),
      takenAway: { ...takenAwayIn(given.changes, SHA, rules), complete: given.complete },
    }),
  );
  return action === 'rollback';
}

const rolledBack = (when: string, from = 'earlier'): Facts['rollbacks'][number] => ({ at: at(when), from, to: SHA });
const failed = { verdict: 'fail', at: at('2026-11-10T00:00:00Z') } as const;
const hold = { environment: 'production', sha: SHA, reason: 'slow', by: 'sam', at: failed.at, contains: true };

describe('the gate and the table agree', () => {
  it.each<[string, boolean, Partial<Facts>]>([
    ['nothing stands in the way', true, {}],
    ['a label is a barrier', false, { changes: [pullRequest({ labels: ['No-Rollback'] })] }],
    ['a path is a barrier', false, { changes: [pullRequest(changing('schema/1.sql'))] }],
    ['a commit touches one', false, { changes: [commit(changing('schema/1.sql'))] }],
    ['the files of a change are cut', false, { changes: [pullRequest({ filesComplete: false })] }],
    ['the range is cut', false, { complete: false }],
    ['nothing is listed', false, { changes: [] }],
    ['the tier asks people', false, { changes: [pullRequest(changing('db/a.sql'))] }],
    [
      'the target failed',
      false,
      { deployments: (GOOD.deployments ?? []).map((each) => ({ ...each, verification: failed })) },
    ],
    ['the target is kept out', false, { holds: [hold] }],
    ['one attempt is left', true, { rollbacks: [rolledBack('2026-01-01T00:00:00Z', BAD)] }],
    [
      'no attempt is left',
      false,
      { rollbacks: [rolledBack('2026-01-01T00:00:00Z', BAD), rolledBack('2026-01-02T00:00:00Z', BAD)] },
    ],
    ['the limit is reached', false, { rollbacks: recent(3) }],
    ['the limit is not reached', true, { rollbacks: recent(2) }],
  ])('%s: %s', (_, expected, more) => {
    const given = facts({ ...GOOD, ...more });
    expect({ gate: gateSays(given), table: tableSays(given) }).toEqual({ gate: expected, table: expected });
  });
});

function recent(count: number): Facts['rollbacks'] {
  const { at: now } = facts({});
  return Array.from({ length: count }, () => ({
    ...rolledBack(now),
    at: at(new Date(epochMs(now) - 3_600_000).toISOString()),
  }));
}

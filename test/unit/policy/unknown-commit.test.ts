/** A release of which nobody knows the commit: what is known of the one that it is filed against opens nothing. */
import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/policy/decide.ts';
import { explainMarkdown, holdReport } from '../../../src/policy/explain.ts';
import { sayUnknownCommit } from '../../../src/policy/unknown-commit.ts';
import { approval, at, changing, decideBy, facts, inForce, pullRequest, SHA } from './builders.ts';

const POLICY = `version: 1
risk: [{ tier: low }]
environments: { production: { rollback: { on: [fail], authorise: { high: auto }, workflow: deploy.yml } } }
gates: [{ name: cab, for: { tiers: [high] }, require: { approvals: { count: 1, from: { users: [sam] } } } }]
override: { by: { teams: [sre] } }
`;
const PASSED = {
  id: 1,
  environment: 'production',
  sha: SHA,
  startedAt: at('2026-11-10T00:00:00Z'),
  state: 'success',
  verification: { verdict: 'pass', at: at('2026-11-10T00:01:00Z') },
} as const;
const UNKNOWN = { sha: SHA, isUnknown: true, inputs: ['sha', 'tag'] } as const;

describe('a release whose commit is not known', () => {
  test.each(['same', 'backward', 'forward'] as const)('that looks %s is no redeploy and no rollback', (direction) => {
    const known = { direction, changes: [pullRequest(changing('docs/a.md'))], deployments: [PASSED] };
    expect(decideBy(POLICY, known)).toMatchObject({ verdict: 'open' });
    const decision = decideBy(POLICY, { ...known, candidate: UNKNOWN });
    expect(decision).toMatchObject({ verdict: 'waiting', tier: 'high' });
    expect(['redeploy', 'rollback']).not.toContain(decision.releaseType);
  });

  test('is not one that we ordered, whatever else is said of it', () => {
    const ordered = { rollback: 'r-1', sha: SHA };
    expect(decideBy(POLICY, { ordered })).toMatchObject({ verdict: 'open' });
    expect(decideBy(POLICY, { ordered, candidate: UNKNOWN })).toMatchObject({ verdict: 'waiting' });
  });

  test('needs a yes to itself: reviews of the changes that are listed are of others', () => {
    const changes = [pullRequest({ reviews: [] })];
    const reviewed = { changes: [], direction: 'same', candidate: UNKNOWN } as const;
    expect(decideBy(POLICY, reviewed).verdict).toBe('waiting');
    expect(decideBy(POLICY, { ...reviewed, approvals: [approval('sam')] }).verdict).toBe('open');
    expect(decideBy(POLICY, { candidate: UNKNOWN, changes }).verdict).toBe('waiting');
  });

  test('is told to who is asked about it, with the inputs and what to do', () => {
    const unknown = facts({ candidate: UNKNOWN, direction: 'same', changes: [] });
    const decision = decide([inForce(POLICY)], unknown);
    const sentence =
      'Which commit would be deployed is not known: the run was started by hand, and GitHub does not tell what was given as the inputs sha, tag. Start it by a trigger without inputs, or let Tidegate start it.';
    expect(holdReport(decision, unknown)).toContain(sentence);
    expect(explainMarkdown(decision, unknown)).toContain(sentence);
    expect(sayUnknownCommit({ candidate: { sha: SHA, isUnknown: true } })).toContain('could not be read');
  });
});

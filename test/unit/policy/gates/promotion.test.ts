import { describe, expect, test } from 'vitest';
import type { Decision, RequirementResult } from '../../../../src/domain/decision.ts';
import type { DeploymentFact, Facts } from '../../../../src/domain/facts.ts';
import { decide } from '../../../../src/policy/decide.ts';
import { gatesAhead } from '../../../../src/policy/gates-ahead.ts';
import { at, decideBy, facts, inForce, requirement, SHA } from '../builders.ts';

const POLICY = `version: 1
zone: Europe/Berlin
environments: { Staging: , production: { promote: { from: staging, soak: 30m } } }
`;
const VERIFIED_IS_ENOUGH = POLICY.replace(', soak: 30m', '');
const OTHER = 'other';

type Verdict = NonNullable<DeploymentFact['verification']>['verdict'];

/** A deployment to staging on the morning of the decision, which is made at 09:00. */
function deployed(
  ended: string,
  verification: string | null = ended,
  more: Partial<DeploymentFact> & { verdict?: Verdict } = {},
): DeploymentFact {
  const { verdict = 'pass', ...rest } = more;
  const time = (clock: string): ReturnType<typeof at> => at(`2026-11-23T${clock}:00Z`);
  return {
    id: 1,
    environment: 'staging',
    sha: SHA,
    startedAt: at('2026-11-23T05:00:00Z'),
    finishedAt: time(ended),
    state: 'success',
    ...(verification === null ? {} : { verification: { verdict, at: time(verification) } }),
    ...rest,
  };
}

function decided(deployments: readonly DeploymentFact[], policy = POLICY, more: Partial<Facts> = {}): Decision {
  return decideBy(policy, { deployments, ...more });
}

function judged(deployments: readonly DeploymentFact[], policy = POLICY): RequirementResult {
  return requirement(decided(deployments, policy), 'promotion');
}

describe('the commit has to be there', () => {
  test.each<[string, readonly DeploymentFact[]]>([
    ['nothing was deployed', []],
    ['another commit was deployed', [deployed('08:00', '08:00', { sha: OTHER })]],
    ['it was deployed elsewhere', [deployed('08:00', '08:00', { environment: 'qa' })]],
    ['its deployment failed', [deployed('08:00', '08:00', { state: 'failure' })]],
    ['its deployment has not ended', [deployed('08:00', '08:00', { state: 'in_progress', finishedAt: undefined })]],
  ])('%s', (_name, deployments) => {
    expect(judged(deployments)).toMatchObject({
      kind: 'promotion',
      status: 'pending',
      reason: { code: 'not-deployed', from: 'staging', soak: '30m' },
      text: 'This very commit was not deployed to staging yet. Deploy it there and have it verified first.',
    });
  });

  test('names of environments compare without case', () => {
    expect(judged([deployed('08:00', '08:00', { environment: 'STAGING' })]).status).toBe('met');
  });
});

describe('the commit has to be verified there', () => {
  test.each<[string, Partial<DeploymentFact>, Verdict | null]>([
    ['nothing verified it', {}, null],
    ['its verification failed', {}, 'fail'],
    ['its verification found nothing out', {}, 'inconclusive'],
    ['its verification broke', {}, 'error'],
    ['its verification never came', {}, 'missing'],
  ])('%s', (_name, more, verdict) => {
    const given = deployed('08:00', verdict === null ? null : '08:10', { ...more, verdict: verdict ?? 'pass' });
    for (const policy of [POLICY, VERIFIED_IS_ENOUGH]) {
      expect(judged([given], policy)).toMatchObject({ status: 'pending', reason: { code: 'not-verified' } });
    }
  });

  test('a failed verification is told with its time', () => {
    expect(judged([deployed('08:00', '08:10', { verdict: 'fail' })])).toMatchObject({
      reason: { code: 'not-verified', failedAt: '2026-11-23T08:10:00Z' },
      text: expect.stringContaining('failed Mon 23 Nov 09:10 Europe/Berlin (08:10 UTC)'),
    });
  });

  test('without a soak it is enough, whatever was deployed there since', () => {
    expect(judged([deployed('08:59'), deployed('08:59', null, { sha: OTHER })], VERIFIED_IS_ENOUGH)).toMatchObject({
      status: 'met',
      reason: { code: 'soaked', soak: null },
      text: 'This very commit was verified in staging.',
    });
  });
});

describe('the soak', () => {
  test('runs from the end of the deployment or its verification, whichever is later', () => {
    expect(judged([deployed('08:40', '08:50')])).toMatchObject({
      status: 'pending',
      reason: { code: 'soaking', since: '2026-11-23T08:50:00Z', until: '2026-11-23T09:20:00Z' },
      nextTransitionAt: '2026-11-23T09:20:00Z',
      text: 'This commit has to be healthy in staging for 30m. It is since Mon 23 Nov 09:50 Europe/Berlin (08:50 UTC), so that is until Mon 23 Nov 10:20 Europe/Berlin (09:20 UTC). It opens by itself, unless a verification fails or another commit is deployed there.',
    });
    expect(judged([deployed('08:50', '08:40')]).reason).toMatchObject({ until: '2026-11-23T09:20:00Z' });
  });

  test('is over at its last instant, not a moment before', () => {
    expect(judged([deployed('08:30')])).toMatchObject({
      status: 'met',
      reason: { code: 'soaked', since: '2026-11-23T09:00:00Z' },
      text: 'This very commit was verified in staging and stayed healthy for 30m.',
    });
    expect(judged([deployed('08:31')]).status).toBe('pending');
  });

  test('decides when the release opens', () => {
    expect(decided([deployed('08:45')])).toMatchObject({
      verdict: 'waiting',
      earliestOpening: '2026-11-23T09:15:00Z',
      nextTransitionAt: '2026-11-23T09:15:00Z',
    });
  });

  test('and a window have to be over and open together', () => {
    const policy = `${POLICY}windows: { noon: { days: mon-fri, hours: "11:00-12:00" } }
gates: [{ name: hours, require: { window: noon } }]
`;
    expect(decided([deployed('08:45')], policy).earliestOpening).toBe('2026-11-23T10:00:00Z');
    expect(decided([deployed('08:45')], policy.replace('30m', '3h')).earliestOpening).toBe('2026-11-24T10:00:00Z');
  });

  test('does not begin again when the same commit is deployed again', () => {
    const first = deployed('08:20');
    expect(judged([first, deployed('08:50')]).status).toBe('met');
    expect(judged([first, deployed('08:50', null)]).status).toBe('met');
    expect(judged([deployed('08:40'), deployed('08:50')]).reason).toMatchObject({ until: '2026-11-23T09:10:00Z' });
  });

  test('does not mind failed attempts, before or after', () => {
    const attempt = deployed('08:10', '08:10', { state: 'failure', verdict: 'fail' });
    expect(judged([attempt, deployed('08:20')]).status).toBe('met');
    expect(judged([deployed('08:20'), deployed('08:25', null, { state: 'failure' })]).status).toBe('met');
  });

  test.each(['inconclusive', 'error', 'missing'] as const)(
    'does not mind a later verification that is %s, since only a failure says something',
    (verdict) => {
      expect(judged([deployed('08:20'), deployed('08:40', '08:40', { verdict })]).status).toBe('met');
    },
  );

  test('ends when another commit replaces it, and no time helps', () => {
    const decision = decided([deployed('08:20'), deployed('08:49', null, { sha: OTHER })]);
    expect(decision).toMatchObject({ verdict: 'waiting', earliestOpening: decision.at, nextTransitionAt: null });
    expect(requirement(decision, 'promotion')).toMatchObject({
      status: 'pending',
      reason: { code: 'not-deployed', replacedAt: '2026-11-23T08:49:00Z' },
      text: expect.stringMatching(/^Another commit replaced this one in staging .* Deploy it to staging again/),
    });
  });

  test('once completed stays so when another commit replaces it', () => {
    expect(judged([deployed('08:20'), deployed('08:50', null, { sha: OTHER })]).status).toBe('met');
    expect(judged([deployed('08:10'), deployed('08:50', null, { sha: OTHER })]).status).toBe('met');
  });

  test.each<[string, Partial<DeploymentFact>]>([
    ['failed', { state: 'failure' }],
    ['has not ended', { state: 'in_progress', finishedAt: undefined }],
    ['is in another environment', { environment: 'qa' }],
    ['is of another service', { service: 'billing' }],
  ])('does not end with a deployment of another commit that %s', (_name, more) => {
    const deployments = [
      deployed('08:20', '08:20', { service: 'shop' }),
      deployed('08:40', null, { sha: OTHER, ...more }),
    ];
    const question = { kind: 'deploy', environment: 'production', service: 'shop', actor: 'dora' } as const;
    expect(requirement(decided(deployments, POLICY, { question }), 'promotion').status).toBe('met');
  });

  test.each([undefined, 'Shop'])('counts deployments that name no service, or the repository: %s', (service) => {
    const policy = POLICY.replace('Staging: ', 'Staging: { service: web }').replace(
      'environments:',
      'services: { web: { paths: ["web/**"] } }\nenvironments:',
    );
    expect(judged([deployed('08:20', '08:20', { service })], policy).status).toBe('met');
    expect(judged([deployed('08:20', '08:20', { service: 'api' })], policy).reason.code).toBe('not-deployed');
  });

  test('that ended begins anew with a verified deployment, not with one that nobody verified', () => {
    const replaced = [deployed('07:40'), deployed('08:00', null, { sha: OTHER })];
    expect(judged([...replaced, deployed('08:10', null)])).toMatchObject({
      status: 'pending',
      reason: { code: 'not-verified' },
    });
    expect(judged([...replaced, deployed('08:10', '08:40')]).reason).toMatchObject({
      code: 'soaking',
      until: '2026-11-23T09:10:00Z',
    });
    expect(judged([...replaced, deployed('08:10')]).status).toBe('met');
  });

  test('does not begin with a verification that comes after another commit replaced it', () => {
    expect(judged([deployed('07:00', '07:40'), deployed('07:30', null, { sha: OTHER })]).reason).toMatchObject({
      code: 'not-deployed',
    });
  });

  test('of a commit that ended together with another is not sure, so it does not count', () => {
    expect(judged([deployed('08:00'), deployed('08:00', null, { sha: OTHER })]).status).toBe('pending');
  });

  test('is void when a later verification of the commit fails there, completed or not', () => {
    const failed = deployed('08:55', '08:58', { verdict: 'fail' });
    expect(judged([deployed('08:00'), failed]).reason).toMatchObject({ code: 'not-verified' });
    expect(judged([deployed('08:50'), failed]).reason).toMatchObject({ code: 'not-verified' });
    expect(judged([deployed('08:00'), failed], VERIFIED_IS_ENOUGH).reason).toMatchObject({ code: 'not-verified' });
  });

  test('begins again with the verification after a failed one', () => {
    const failed = deployed('08:00', '08:05', { verdict: 'fail' });
    expect(judged([deployed('07:00'), failed, deployed('08:00', '08:10')]).status).toBe('met');
    expect(judged([deployed('07:00'), failed, deployed('08:00', '08:40')]).reason).toMatchObject({
      code: 'soaking',
      until: '2026-11-23T09:10:00Z',
    });
  });

  test('is void when a pass and a failure come at one instant', () => {
    expect(judged([deployed('08:00'), deployed('08:00', '08:00', { verdict: 'fail' })]).status).toBe('pending');
  });

  test('that the calendar cannot tell any more never ends, and nothing breaks', () => {
    const decision = decided([deployed('08:00')], POLICY.replace('30m', '999999999w'));
    expect(decision.verdict).not.toBe('open');
  });
});

test('what has not happened yet does not count, and its time is announced', () => {
  expect(judged([deployed('09:10', '09:20')], VERIFIED_IS_ENOUGH)).toMatchObject({
    status: 'pending',
    reason: { code: 'not-deployed' },
    nextTransitionAt: '2026-11-23T09:10:00Z',
  });
});

test('65: a failed newest attempt there does not block what was verified before; another commit there does', () => {
  expect(judged([deployed('07:00'), deployed('08:50', null, { state: 'failure' })]).status).toBe('met');
  expect(judged([deployed('08:40'), deployed('08:50', null, { sha: OTHER })]).status).toBe('pending');
});

test('promotion is asked for in each policy, and the one that is farthest from it speaks', () => {
  const org = inForce(
    'version: 1\nenvironments: { qa: , production: { promote: { from: qa, soak: 2h } } }\noverride: { by: { users: [max] } }\n',
    'org',
  );
  const own = inForce(`${POLICY}override: { by: { teams: [sre] } }\n`);
  const inQa = deployed('08:00', '08:00', { environment: 'qa' });
  const reason = (...deployments: readonly DeploymentFact[]): unknown =>
    requirement(decide([org, own], facts({ deployments })), 'promotion').reason;
  expect(reason(deployed('08:00'))).toMatchObject({ code: 'not-deployed', from: 'qa' });
  expect(reason(inQa)).toMatchObject({ code: 'not-deployed', from: 'staging' });
  expect(reason(inQa, deployed('08:45'))).toMatchObject({ code: 'soaking', until: '2026-11-23T10:00:00Z' });
  const override = { environment: 'production', sha: SHA, reason: 'now', at: at('2026-11-23T08:30:00Z') };
  const verdict = (user: string): string =>
    decide([org, own], facts({ deployments: [inQa, deployed('08:00')], overrides: [{ ...override, user }] })).verdict;
  expect([verdict('max'), verdict('sam')]).toEqual(['open', 'waiting']);
});

test('what passed there by another file is named, with what to do', () => {
  const uncounted = {
    code: 'other-file',
    asked: '.github/smoke.yml',
    path: 'quick.yml',
    at: at('2026-11-23T08:00:00Z'),
  };
  const { status, reason, text } = judged([deployed('07:00', null, { uncounted } as Partial<DeploymentFact>)]);
  expect({ status, code: reason.code, uncounted: reason['uncounted'] }).toEqual({
    ...{ status: 'pending', code: 'not-verified', uncounted },
  });
  expect(text).toBe(
    'Not verified in staging. A verification passed, but ran another file (quick.yml); the policy asks for .github/smoke.yml, so it does not count. Verify again with smoke-file: .github/smoke.yml.',
  );
});

test('an environment without `promote` has no such gate, and neither has merging', () => {
  expect(decideBy(POLICY, { question: { kind: 'deploy', environment: 'staging', actor: 'dora' } }).gates).toEqual([]);
  expect(decideBy(POLICY, { question: { kind: 'merge', pullRequest: 12, base: 'main' } }).gates).toEqual([]);
});

test('an entry that is a glob promotes every environment that it matches', () => {
  const policy = POLICY.replace('production:', 'prod-*:');
  const question = { kind: 'deploy', environment: 'prod-eu', actor: 'dora' } as const;
  expect(requirement(decided([], policy, { question }), 'promotion').reason.code).toBe('not-deployed');
});

test('a pull request is told that promotion and group are ahead of it', () => {
  const policy = `version: 1
environments: { staging: , "prod-*": { promote: { from: staging }, group: live } }
gates: [{ name: ci, require: { checks: build } }]
`;
  const org = inForce('version: 1\nenvironments: { staging: , "prod-*": { promote: { from: staging } } }\n', 'org');
  expect(gatesAhead([org, inForce(policy)], { tier: 'low', releaseType: 'patch' }, [])).toEqual([
    { environment: 'staging', gates: ['ci'], needed: [] },
    { environment: 'prod-*', gates: ['promotion', 'group', 'ci'], needed: [] },
  ]);
});

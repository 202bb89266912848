import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision } from '../../../../src/domain/decision.ts';
import type { DeploymentFact, Facts } from '../../../../src/domain/facts.ts';
import { epochMs, type Instant, toInstant } from '../../../../src/domain/instant.ts';
import { decide } from '../../../../src/policy/decide.ts';
import { approval, decideBy, facts, inForce, MONDAY, pullRequest, requirement, SHA } from '../builders.ts';

const MINUTE = 60_000;
const SOAK = 4;

function minute(number: number): Instant {
  return toInstant(epochMs(MONDAY) + number * MINUTE);
}

const minutes = fc.integer({ min: 0, max: 20 });
const anyDeployment = fc
  .record({
    environment: fc.constantFrom('staging', 'Staging', 'production', 'prod-eu'),
    sha: fc.constantFrom(SHA, SHA, 'other'),
    state: fc.constantFrom('success', 'success', 'success', 'failure', 'in_progress'),
    ended: minutes,
    verdict: fc.constantFrom('pass', 'pass', 'fail', 'error', null),
    later: fc.integer({ min: 0, max: 5 }),
  })
  .map(
    ({ environment, sha, state, ended, verdict, later }): DeploymentFact => ({
      id: 1,
      environment,
      sha,
      state,
      startedAt: minute(ended),
      finishedAt: minute(ended),
      ...(verdict === null ? {} : { verification: { verdict, at: minute(ended + later) } }),
    }),
  ) as fc.Arbitrary<DeploymentFact>;

const PROMOTION = `version: 1\nenvironments: { staging: , production: { promote: { from: staging, soak: ${SOAK}m } } }\n`;

/** The soak, minute by minute: what runs there, since when it is healthy, whether it was for long enough. */
function isSoakedBy(deployments: readonly DeploymentFact[], now: number): boolean {
  const there = deployments.filter(({ environment }) => environment.toLowerCase() === 'staging');
  const successes = there.filter(({ state }) => state === 'success');
  let stay: DeploymentFact[] = [];
  let healthySince: number | undefined;
  let isSoaked = false;
  for (let now_ = 0; now_ <= now; now_++) {
    const instant = minute(now_);
    if (healthySince !== undefined && now_ - healthySince >= SOAK) isSoaked = true;
    const ended = successes.filter(({ finishedAt }) => finishedAt === instant);
    if (ended.some(({ sha }) => sha !== SHA)) {
      stay = [];
      healthySince = undefined;
    } else {
      stay.push(...ended);
    }
    const isPassed = stay.some(({ verification }) => verification?.verdict === 'pass' && verification.at === instant);
    if (isPassed) healthySince ??= now_;
    const isFailed = there.some(
      ({ sha, verification }) => sha === SHA && verification?.verdict === 'fail' && verification.at === instant,
    );
    if (isFailed) {
      healthySince = undefined;
      isSoaked = false;
    }
  }
  return isSoaked;
}

test('a soak is what a clock beside the environment would have measured', () => {
  fc.assert(
    fc.property(fc.array(anyDeployment, { maxLength: 7 }), fc.integer({ min: 0, max: 30 }), (deployments, now) => {
      const found = requirement(decideBy(PROMOTION, { deployments, at: minute(now) }), 'promotion');
      expect(found.status).toBe(isSoakedBy(deployments, now) ? 'met' : 'pending');
    }),
    { numRuns: 1000 },
  );
});

const EVERYTHING = inForce(`version: 1
environments:
  staging:
  prod-eu: { group: live }
  production:
    promote: { from: staging, soak: ${SOAK}m }
    group: live
    rollback:
      authorise: { low: auto, medium: auto, high: auto }
      barriers: { labels: [no-rollback] }
      limit: { attempts: 3, per: 6m, at-most: 1 }
gates:
  - { name: evidence, require: { checks: [build, e2e], checklist: true, no-incident: { labels: [sev1] } } }
  - { name: others, require: { dependencies: [{ repository: a/b, environment: live }] } }
override: { by: { permission: write }, expires: 7m }
`);

const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    at: minutes.map(minute),
    direction: fc.constantFrom('forward', 'backward'),
    deployments: fc.array(anyDeployment, { maxLength: 5 }),
    checks: fc.array(
      fc.record({
        name: fc.constantFrom('build', 'e2e'),
        app: fc.constantFrom('ci', 'ci', 'other'),
        status: fc.constantFrom('completed', 'completed', 'queued'),
        conclusion: fc.constantFrom('success', 'success', 'success', 'failure'),
        at: minutes.map(minute),
      }),
      { maxLength: 4 },
    ),
    incidents: fc.array(
      fc
        .record({ number: fc.nat(3), openedAt: minutes, lasts: fc.option(fc.nat(5)) })
        .map(({ number, openedAt, lasts }) => ({
          number,
          labels: ['sev1'],
          openedAt: minute(openedAt),
          ...(lasts === null ? {} : { closedAt: minute(openedAt + lasts) }),
        })),
      { maxLength: 3 },
    ),
    dependencies: fc.array(
      fc.record({
        repository: fc.constant('a/b'),
        environment: fc.constant('live'),
        health: fc.constantFrom('healthy', 'healthy', 'failing'),
      }),
      { maxLength: 2 },
    ),
    holds: fc.array(
      fc.record({
        environment: fc.constant('production'),
        sha: fc.constantFrom('bad', 'worse'),
        reason: fc.constantFrom('a', 'b'),
        by: fc.constantFrom('sam', 'max'),
        at: minutes.map(minute),
        contains: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    overrides: fc.array(
      fc.record({
        user: fc.constantFrom('sam', 'max'),
        environment: fc.constant('production'),
        sha: fc.constant(SHA),
        reason: fc.constantFrom('now', 'please'),
        at: minutes.map(minute),
      }),
      { maxLength: 2 },
    ),
    rollbacks: fc.array(
      minutes.map((ended) => ({ at: minute(ended), from: 'ba5e', to: SHA })),
      { maxLength: 2 },
    ),
    changes: fc.array(
      fc.constantFrom(pullRequest(), pullRequest({ body: '- [ ] a' }), pullRequest({ labels: ['no-rollback'] })),
      { maxLength: 2 },
    ),
    approvals: fc.array(fc.constantFrom(approval('sam'), approval('max', { state: 'rejected' })), { maxLength: 1 }),
  })
  .map((more) => facts(more as Partial<Facts>));

/** What a decision says apart from the times it names. */
function statuses(decision: Decision): unknown {
  return [
    decision.verdict,
    decision.override?.user,
    decision.gates.map((gate) => [gate.name, gate.status, gate.requirements.map((each) => each.reason.code)]),
  ];
}

test('nothing changes before the time that is announced', () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(60), (given, some) => {
      const now = decide([EVERYTHING], given);
      const end = now.nextTransitionAt === null ? epochMs(given.at) + 60 * MINUTE : epochMs(now.nextTransitionAt);
      expect(end).toBeGreaterThan(epochMs(given.at));
      for (const then of [epochMs(given.at) + some * MINUTE, end - MINUTE]) {
        if (then <= epochMs(given.at) || then >= end) continue;
        expect(statuses(decide([EVERYTHING], { ...given, at: toInstant(then) }))).toEqual(statuses(now));
      }
    }),
    { numRuns: 400 },
  );
});

test('the order in which facts are listed means nothing', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const turned: Facts = {
        ...given,
        deployments: given.deployments.toReversed(),
        checks: given.checks.toReversed(),
        incidents: given.incidents.toReversed(),
        dependencies: given.dependencies.toReversed(),
        holds: given.holds.toReversed(),
        overrides: given.overrides.toReversed(),
        rollbacks: given.rollbacks.toReversed(),
      };
      const { factsDigest: _one, ...decision } = decide([EVERYTHING], given);
      const { factsDigest: _other, ...again } = decide([EVERYTHING], turned);
      expect(again).toEqual(decision);
    }),
    { numRuns: 400 },
  );
});

import { describe, expect, test } from 'vitest';
import type { DeploymentFact } from '../../../src/domain/facts.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import type { VerificationQuestion, WatchQuestion } from '../../../src/domain/question.ts';
import type { Verification } from '../../../src/domain/verification.ts';
import { answerVerification } from '../../../src/flow/answer/answer-verification.ts';
import { answerWatch } from '../../../src/flow/answer/answer-watch.ts';
import { withVerifications } from '../../../src/flow/gather/verified.ts';
import type { KnownGate } from '../../../src/flow/ports.ts';
import { createWorld, GATE, NOW, REPOSITORY } from './world.ts';

const SHA = 'c'.repeat(40);
const MINUTE = 60_000;

function claimed(change: Partial<VerificationQuestion['claim']> = {}): VerificationQuestion {
  const claim = {
    tokenId: 'token-1',
    runId: 900,
    runAttempt: 2,
    environment: 'Production',
    sha: SHA,
    verdict: 'pass',
    failedChecks: [],
    at: toInstant(NOW),
    ...change,
  } as const;
  return { kind: 'verification', repository: REPOSITORY, claim };
}

/** A gate of the run, let through. */
function letThrough(deploymentId: number, change: Partial<KnownGate['life']>): KnownGate {
  const at = toInstant(NOW - MINUTE);
  const life = {
    ...({ state: 'approved', reasons: [], since: at, requestedAt: at, runAttempt: 2, sha: SHA } as const),
    ...{ reports: 0, reported: null, warnedAt: null, by: [] },
  };
  return { question: { ...GATE, deploymentId, runId: 900 }, life: { ...life, ...change }, dueAt: null };
}

describe('a verification that a job sent', () => {
  test('is kept for the deployment of its run, and what waits is asked about again', async () => {
    const world = createWorld();
    world.job = { runAttempt: 2, deployments: [{ id: 70, sha: SHA }] };
    world.openGates = [GATE];
    const claim = { verdict: 'fail', failedChecks: ['home'], liveSha: 'abcdef1' } as const;
    const { record } = await answerVerification(claimed(claim), world.ports);
    expect(record).toMatchObject({ final: true, questions: [GATE, { kind: 'rollback', deploymentId: 70 }] });
    expect(record.verifications).toEqual([
      {
        repositoryId: REPOSITORY.id,
        deploymentId: 70,
        environment: 'Production',
        sha: SHA,
        verdict: 'fail',
        failedChecks: ['home'],
        liveSha: 'abcdef1',
        at: toInstant(NOW),
      },
    ]);
  });

  test('is of the newest deployment, unless it names one', async () => {
    const world = createWorld();
    world.job = { runAttempt: 2, deployments: [70, 72, 71].map((id) => ({ id, sha: SHA })) };
    const newest = await answerVerification(claimed(), world.ports);
    expect(newest.record.verifications).toMatchObject([{ deploymentId: 72 }]);
    const named = await answerVerification(claimed({ deploymentId: 71 }), world.ports);
    expect(named.record.verifications).toMatchObject([{ deploymentId: 71 }]);
  });

  test.each([
    ['beside it, and newer', [72, 71, 70]],
    ['in such numbers that GitHub shows no other', [172, 171]],
  ])('is of the deployment that our gate let through, whatever somebody filed %s', async (_, listed) => {
    const world = createWorld();
    world.job = { runAttempt: 2, deployments: listed.map((id) => ({ id, sha: SHA })) };
    world.lane = [letThrough(70, {}), letThrough(74, { runAttempt: 1 }), letThrough(73, { state: 'held' })];
    expect((await answerVerification(claimed(), world.ports)).record.verifications).toMatchObject([
      { deploymentId: 70 },
    ]);
    const named = await answerVerification(claimed({ deploymentId: 70 }), world.ports);
    expect(named.record.verifications).toMatchObject([{ deploymentId: 70 }]);
    const ofAnother = { ...claimed(), claim: { ...claimed().claim, sha: 'd'.repeat(40) } };
    expect((await answerVerification(ofAnother, world.ports)).record.verifications ?? []).toEqual([]);
  });

  test.each([
    ['of a commit that the run did not deploy', { sha: 'd'.repeat(40) }, 2],
    ['of an attempt that was followed by another', {}, 3],
  ])('%s is not taken', async (_, change, runAttempt) => {
    const world = createWorld();
    world.job = { runAttempt, deployments: [{ id: 70, sha: SHA }] };
    const { record, dueAt } = await answerVerification(claimed(change), world.ports);
    expect(record).toMatchObject({ final: true, effects: [], questions: [] });
    expect(record.verifications ?? []).toEqual([]);
    expect(record.summary).toContain('not taken');
    expect(dueAt).toBeNull();
  });

  test.each([
    ['the run', null],
    ['the deployment', { runAttempt: 2, deployments: [] }],
  ])('is looked at again for ten minutes while GitHub does not show %s', async (_, job) => {
    const world = createWorld();
    world.job = job;
    const early = await answerVerification(claimed(), world.ports);
    expect(early).toMatchObject({ record: { final: false }, dueAt: NOW + 15_000 });
    world.now = NOW + 10 * MINUTE;
    const late = await answerVerification(claimed(), world.ports);
    expect(late).toMatchObject({ record: { final: true, questions: [] }, dueAt: null });
    expect(late.record.verifications ?? []).toEqual([]);
  });
});

const WATCHED = 'version: 1\nenvironments: { production: { verify: { within: 15m } } }\n';
const WATCH: WatchQuestion = {
  kind: 'watch',
  repository: REPOSITORY,
  deploymentId: 70,
  runId: 900,
  environment: 'production',
};

function kept(change: Partial<Verification> = {}): Verification {
  const at = toInstant(NOW - 60 * MINUTE);
  return {
    repositoryId: REPOSITORY.id,
    deploymentId: 1,
    environment: 'production',
    sha: SHA,
    verdict: 'pass',
    failedChecks: [],
    at,
    ...change,
  };
}

function deployed(state: DeploymentFact['state'], endedAgoMs = 0): DeploymentFact {
  const startedAt = toInstant(NOW - endedAgoMs - MINUTE);
  const finished = state === 'in_progress' ? {} : { finishedAt: toInstant(NOW - endedAgoMs) };
  return { id: 70, environment: 'production', sha: SHA, startedAt, ...finished, state };
}

function watched(state: DeploymentFact['state'], endedAgoMs = 0) {
  return Object.assign(createWorld(), { policy: WATCHED, verified: [kept()], filed: [deployed(state, endedAgoMs)] });
}

describe('a deployment that was let through', () => {
  test('is missing its verification when none arrived in time, which is a finding', async () => {
    const world = Object.assign(watched('success', 15 * MINUTE), { openGates: [GATE] });
    const { record } = await answerWatch(WATCH, world.ports);
    expect(record).toMatchObject({ final: true, questions: [GATE, { kind: 'rollback', deploymentId: 70 }] });
    expect(record.verifications).toMatchObject([
      { deploymentId: 70, sha: SHA, verdict: 'missing', at: toInstant(NOW) },
    ]);
  });

  test('is no finding a day later: of a restored backup nobody knows what was verified since', async () => {
    const late = Object.assign(watched('success', (15 + 24 * 60) * MINUTE + 1), { openGates: [GATE] });
    const { record } = await answerWatch(WATCH, late.ports);
    expect(record).toMatchObject({ final: true, questions: [], summary: expect.stringContaining('a day after') });
    expect([record.verifications ?? [], record.notices ?? []]).toEqual([[], []]);
    const { record: hours } = await answerWatch(WATCH, watched('success', 24 * 60 * MINUTE).ports);
    expect(hours.verifications).toHaveLength(1);
  });

  test('is told to those who asked for it, once each', async () => {
    const asking = `${WATCHED}notify: [{ on: [verification-missing], pagerduty: PD_KEY }, { on: [released], slack: S }]\n`;
    const world = Object.assign(watched('success', 15 * MINUTE), { policy: asking });
    const { record } = await answerWatch(WATCH, world.ports);
    expect(record.notices).toMatchObject([
      { event: 'verification-missing', target: { channel: 'pagerduty', variable: 'PD_KEY' }, told: { runId: 900 } },
    ]);
  });

  test('is waited for until then, to the millisecond', async () => {
    const { record, dueAt } = await answerWatch(WATCH, watched('success', 15 * MINUTE - 1).ports);
    expect(record.final).toBe(false);
    expect(dueAt).toBe(NOW + 1);
  });

  test('is looked at again while it runs', async () => {
    expect((await answerWatch(WATCH, watched('in_progress').ports)).dueAt).toBe(NOW + 5 * MINUTE);
  });

  test.each([
    ['that was verified', { verified: [kept({ deploymentId: 70, verdict: 'fail' })] }],
    ['where no verification ever came from', { verified: [] }],
    ['where the policy asks for none', { policy: 'version: 1\n' }],
  ])('%s is not waited for', async (_, change) => {
    const world = Object.assign(watched('success', 60 * MINUTE), change);
    const { record, dueAt } = await answerWatch(WATCH, world.ports);
    expect(record.final).toBe(true);
    expect(record.verifications ?? []).toEqual([]);
    expect(dueAt).toBeNull();
  });
});

describe('what a decision sees of a deployment', () => {
  const said =
    (verdict: Verification['verdict'], change: Partial<Verification> = {}) =>
    async () => ({ isTold: true, newest: [kept({ deploymentId: 70, verdict, ...change })] });

  test('is what was said of this very commit', async () => {
    const [own] = await withVerifications([deployed('success')], 'production', said('fail'));
    expect(own?.verification).toEqual({ verdict: 'fail', at: kept().at });
    const [other] = await withVerifications([deployed('success')], 'production', said('pass', { sha: 'd'.repeat(40) }));
    expect(other?.verification).toBeUndefined();
  });

  test('is the end of its job, with low confidence, where no verification ever came from', async () => {
    const none = async () => ({ isTold: false, newest: [] });
    const ended = deployed('success').finishedAt as Instant;
    const [ofJob] = await withVerifications([{ ...deployed('success'), isOfJob: true }], 'production', none);
    expect(ofJob).toEqual({ ...deployed('success'), verification: { verdict: 'pass', at: ended, confidence: 'low' } });
    const filed = [deployed('success'), { ...deployed('failure'), isOfJob: true }];
    const seen = await withVerifications(filed, 'production', none);
    expect(seen.map((each) => each.verification)).toEqual([undefined, undefined]);
  });

  test('is nothing where verifications come from and none came of it', async () => {
    const read = said('pass', { deploymentId: 69 });
    const [own] = await withVerifications([{ ...deployed('success'), isOfJob: true }], 'production', read);
    expect(own?.verification).toBeUndefined();
  });
});

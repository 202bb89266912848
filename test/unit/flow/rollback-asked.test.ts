/** What makes a rollback a question: what jobs say of deployments, and that they say nothing. */
import { expect, test } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import type { VerificationQuestion, WatchQuestion } from '../../../src/domain/question.ts';
import { answerVerification } from '../../../src/flow/answer/answer-verification.ts';
import { answerWatch } from '../../../src/flow/answer/answer-watch.ts';
import { answerReview } from '../../../src/flow/review/answer-review.ts';
import { answerRollback } from '../../../src/flow/rollback/answer-rollback.ts';
import { pastRollbacks } from '../../../src/flow/rollback/past-rollbacks.ts';
import { BAD, badRelease, dispatch, FINDING, GOOD, keep, MINUTE } from './rollback-world.ts';
import { GATE, NOW, REPOSITORY } from './world.ts';

function claimed(change: Partial<VerificationQuestion['claim']>): VerificationQuestion {
  const at = toInstant(NOW);
  const claim = {
    tokenId: 'one',
    runId: 500,
    runAttempt: 1,
    environment: 'production',
    sha: GOOD,
    failedChecks: [],
    at,
  };
  return { kind: 'verification', repository: REPOSITORY, claim: { verdict: 'pass', ...claim, ...change } };
}

test('scenario 33: what a run of ours deployed is the target of its rollback, whatever GitHub files it against', async () => {
  const world = badRelease();
  keep(world, (await answerRollback(FINDING, world.ports)).record);
  dispatch(world, 500);
  world.job = { runAttempt: 1, deployments: [{ id: 90, sha: 'd'.repeat(40) }] };
  const { record } = await answerVerification(claimed({}), world.ports);
  expect(record.verifications).toMatchObject([{ deploymentId: 90, sha: GOOD, verdict: 'pass' }]);
  expect(record.questions).toEqual([FINDING, expect.objectContaining({ kind: 'hypercare', deploymentId: 90 })]);
  const other = await answerVerification(claimed({ runId: 501 }), world.ports);
  expect(other.record.verifications ?? []).toEqual([]);
});

test('a verification that is no pass asks whether the environment goes back; a pass asks whether it stays well', async () => {
  const world = badRelease();
  world.job = { runAttempt: 1, deployments: [{ id: 70, sha: BAD }] };
  const causes = { preExisting: ['home'], reasonCode: 'pre-existing' };
  const failed = await answerVerification(claimed({ sha: BAD, verdict: 'fail', ...causes }), world.ports);
  expect(failed.record).toMatchObject({ questions: [FINDING], verifications: [causes] });
  const passed = await answerVerification(claimed({ sha: BAD }), world.ports);
  expect(passed.record.questions).toMatchObject([{ kind: 'hypercare', deploymentId: 70 }]);
});

const WATCH: WatchQuestion = { ...FINDING, kind: 'watch', runId: 900 };

test('scenario 20: a verification that never came asks it, too', async () => {
  const world = badRelease();
  world.verified = world.verified.filter(({ deploymentId }) => deploymentId !== 70);
  world.now = NOW + 15 * MINUTE;
  const { record } = await answerWatch(WATCH, world.ports);
  expect(record).toMatchObject({ questions: [FINDING], verifications: [{ verdict: 'missing', deploymentId: 70 }] });
});

test('what its job said is not missing while nobody has looked into it', async () => {
  const world = badRelease();
  world.verified = world.verified.filter(({ deploymentId }) => deploymentId !== 70);
  world.now = NOW + 15 * MINUTE;
  world.unread = [{ runId: 900, at: toInstant(world.now) }];
  const early = await answerWatch(WATCH, world.ports);
  expect(early).toMatchObject({ record: { final: false }, dueAt: world.now + MINUTE / 2 });
  world.unread = [{ runId: 901, at: toInstant(world.now) }];
  expect((await answerWatch(WATCH, world.ports)).record).toMatchObject({ verifications: [{ verdict: 'missing' }] });
  world.unread = [{ runId: 900, at: toInstant(world.now - 60 * MINUTE) }];
  expect((await answerWatch(WATCH, world.ports)).record).toMatchObject({ verifications: [{ verdict: 'missing' }] });
});

test('scenario 20: a deployment that never ends, as its runner was lost, is missing its verification after six hours', async () => {
  const world = badRelease();
  world.verified = world.verified.filter(({ deploymentId }) => deploymentId !== 70);
  world.filed = world.filed.map(({ finishedAt: _, ...each }) => ({ ...each, state: 'in_progress' }));
  const early = await answerWatch(WATCH, world.ports);
  expect(early).toMatchObject({ record: { final: false }, dueAt: NOW + 5 * MINUTE });
  world.now = NOW + 350 * MINUTE;
  expect((await answerWatch(WATCH, world.ports)).record).toMatchObject({ verifications: [{ verdict: 'missing' }] });
});

test('the six hours begin when it was let through, however long it waited at the gate', async () => {
  const world = badRelease();
  world.verified = world.verified.filter(({ deploymentId }) => deploymentId !== 70);
  world.filed = world.filed.map(({ finishedAt: _, ...each }) => ({ ...each, state: 'in_progress' }));
  const question = { ...GATE, deploymentId: 70 };
  const openedAt = NOW + 600 * MINUTE;
  world.keptGates = [{ question, askedAt: NOW, openedAt, endedAt: openedAt, summary: 'Let through.', decided: null }];
  world.now = openedAt + 5 * MINUTE;
  expect(await answerWatch(WATCH, world.ports)).toMatchObject({
    record: { final: false },
    dueAt: world.now + 5 * MINUTE,
  });
  world.now = openedAt + 360 * MINUTE;
  expect((await answerWatch(WATCH, world.ports)).record).toMatchObject({ verifications: [{ verdict: 'missing' }] });
});

test('a rollback of ours is looked back on in its own issue, and not in a second one', async () => {
  const world = badRelease();
  keep(world, (await answerRollback(FINDING, world.ports)).record);
  dispatch(world, GATE.runId);
  const question = { ...GATE, deploymentId: 90 };
  world.keptGates = [{ question, askedAt: NOW, openedAt: NOW, endedAt: NOW, summary: 'Let through.', decided: null }];
  const { record } = await answerReview({ kind: 'review', repository: REPOSITORY, deploymentId: 90 }, world.ports);
  expect(record).toMatchObject({ effects: [], final: true, summary: 'Looked back on in the issue of the rollback.' });
});

test('only what took something away counts towards the limits', async () => {
  const world = badRelease();
  keep(world, (await answerRollback(FINDING, world.ports)).record);
  const [kept] = world.rollbacks;
  if (kept === undefined) throw new Error('Nothing was ordered');
  const states = ['asked', 'ordered', 'dispatched', 'verified', 'failed', 'unknown', 'cancelled', 'refused'] as const;
  const counted = states.filter((state) => pastRollbacks([{ ...kept, state }]).length === 1);
  expect(counted).toEqual(['verified', 'failed', 'unknown', 'cancelled']);
});

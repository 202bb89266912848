/** A job that ends before its checks do, and nobody meant it to. */
import { expect, test } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import type { WatchQuestion } from '../../../src/domain/question.ts';
import { answerWatch } from '../../../src/flow/answer/answer-watch.ts';
import { endedRun } from './dispatched-world.ts';
import { type Bad, badRelease, FINDING, MINUTE, POLICY } from './rollback-world.ts';
import { NOW } from './world.ts';

const WATCH: WatchQuestion = { ...FINDING, kind: 'watch', runId: 99 };
const TELLING = `${POLICY}  - { on: [verification-missing], pagerduty: ON_CALL }\n`;

/** GitHub calls a job that it stopped for its `timeout-minutes` cancelled, and names nobody. */
function stopped(state: 'success' | 'failure', change: Parameters<typeof endedRun>[1] = {}): Bad {
  const world = badRelease(TELLING);
  world.verified = world.verified.filter(({ deploymentId }) => deploymentId !== 70);
  world.filed = world.filed.map((each) => ({ ...each, state, finishedAt: toInstant(NOW) }));
  world.run = endedRun('cancelled', change);
  world.now = NOW + 15 * MINUTE;
  return world;
}

test.each(['success', 'failure'] as const)(
  'scenario 21: the time of the job was up before the deadline of its checks (%s): on call is told, and it is decided about',
  async (state) => {
    const { record } = await answerWatch(WATCH, stopped(state).ports);
    expect(record).toMatchObject({
      final: true,
      verifications: [{ deploymentId: 70, verdict: 'missing' }],
      notices: [{ event: 'verification-missing', target: { channel: 'pagerduty' } }],
      questions: [FINDING],
    });
    expect(record.verifications?.[0]?.reasonCode).toBeUndefined();
  },
);

test.each(['success', 'failure'] as const)('scenario 19: a person who cancelled it is named (%s)', async (state) => {
  const { record } = await answerWatch(WATCH, stopped(state, { cancelledBy: 'ben' }).ports);
  expect(record).toMatchObject({ final: true, questions: [], summary: expect.stringContaining('by ben') });
});

test('scenario 36: a run that was replaced before it began deployed nothing, and nothing is gone back from', async () => {
  const { record } = await answerWatch(WATCH, stopped('failure', { hadBegun: false }).ports);
  expect(record).toMatchObject({ final: true, questions: [] });
});

import { describe, expect, test } from 'vitest';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { Notice } from '../../../src/domain/notice.ts';
import type { AnswerRecord } from '../../../src/flow/ports.ts';
import { answerRollback } from '../../../src/flow/rollback/answer-rollback.ts';
import type { MessageCase } from '../../../src/notify/message.ts';
import { pagerDutyMessage } from '../../../src/notify/pagerduty.ts';
import { BAD, badRelease, dispatch, FINDING, GOOD, keep, MINUTE, POLICY, said } from './rollback-world.ts';
import { CHANGE, GATE, NOW, REPOSITORY } from './world.ts';

const ASKED = POLICY.replace('medium: auto', 'medium: ask');

function issueOf({ effects }: AnswerRecord): KeepIssue {
  const issue = effects.find((each) => each.kind === 'keep-issue');
  if (issue === undefined) throw new Error('No issue');
  return issue;
}

function dispatchesOf({ effects }: AnswerRecord) {
  return effects.filter(({ kind }) => kind === 'dispatch-run');
}

describe('a release that failed its verification', () => {
  test('scenario 4: goes back to the last known good commit, where the policy authorised it', async () => {
    const world = badRelease();
    world.openGates = [GATE];
    const { record, dueAt } = await answerRollback(FINDING, world.ports);
    expect(record.rollbacks).toMatchObject([
      { state: 'ordered', failedSha: BAD, targetSha: GOOD, failedDeploymentId: 70, orderedBy: null, trigger: 'fail' },
    ]);
    expect(dispatchesOf(record)).toMatchObject([{ workflow: 'deploy.yml', targetSha: GOOD, dispatch: 1 }]);
    expect(record).toMatchObject({ final: false, questions: [GATE] });
    expect(dueAt).toBe(NOW + 30_000);
  });

  test('scenario 39: keeps the commit out, with whatever contains it', async () => {
    const world = badRelease();
    const { record } = await answerRollback(FINDING, world.ports);
    expect(record.statements).toMatchObject([
      { kind: 'hold', user: 'Tidegate', userId: 0, commentId: -70, environment: 'production', sha: BAD },
    ]);
    expect(record.statements).toMatchObject([{ reason: 'its verification failed (checkout)' }]);
  });

  test('is logged with every row of the table that was looked at', async () => {
    const { record } = await answerRollback(FINDING, badRelease().ports);
    expect(record.decidedRollback?.decision).toMatchObject({ action: 'rollback', reason: { code: 'authorized' } });
    expect(record.decidedRollback?.decision.guards.length).toBeGreaterThan(15);
  });

  test('scenario 41: is rolled back once, however often it is told', async () => {
    const world = badRelease();
    const { record } = await answerRollback(FINDING, world.ports);
    keep(world, record);
    const again = await answerRollback(FINDING, world.ports);
    expect(again.record.rollbacks).toMatchObject([{ id: world.rollbacks[0]?.id, dispatches: 0 }]);
    // The same slot and the same content: the same effect.
    expect(dispatchesOf(again.record)).toEqual(dispatchesOf(record));
    dispatch(world, 500);
    world.run = runOf('running');
    expect(dispatchesOf((await answerRollback(FINDING, world.ports)).record)).toEqual([]);
    world.rollbacks = world.rollbacks.map((each) => ({ ...each, state: 'verified', endedAt: toInstant(NOW) }));
    const late = await answerRollback(FINDING, world.ports);
    expect(late).toMatchObject({ record: { final: true }, dueAt: null });
    expect(dispatchesOf(late.record)).toEqual([]);
  });

  test('scenario 38: does not wait for a freeze, and the log says which one it passed', async () => {
    const freezes = 'freezes:\n  - { name: Black Friday, from: 2026-11-20T00:00, until: 2026-12-01T00:00 }\n';
    const { record } = await answerRollback(FINDING, badRelease(`${POLICY}${freezes}`).ports);
    expect(dispatchesOf(record)).toHaveLength(1);
    expect(record.decidedRollback?.told.freezes).toEqual(['Black Friday']);
    expect(issueOf(record).body).toContain('Black Friday');
  });

  test('scenario 42: a finding that is hours old is looked at by people', async () => {
    const world = badRelease();
    world.now = NOW + 180 * MINUTE;
    const { record } = await answerRollback(FINDING, world.ports);
    expect(record.rollbacks).toEqual([]);
    expect(record.notices).toMatchObject([{ event: 'rollback-failed' }]);
    expect(record).toMatchObject({ final: true, decidedRollback: { decision: { reason: { code: 'stale-event' } } } });
  });

  test('scenario 1: and is not what runs, as the platform went back by itself: nothing is dispatched, and it is kept out', async () => {
    const world = badRelease();
    const [good, bad] = world.verified;
    if (good === undefined || bad === undefined) throw new Error('Nothing was verified');
    for (const liveSha of [GOOD, GOOD.slice(0, 7)]) {
      world.verified = [good, { ...bad, liveSha }];
      const { record } = await answerRollback(FINDING, world.ports);
      expect(record.decidedRollback?.decision).toMatchObject({
        action: 'none',
        reason: { code: 'already-rolled-back' },
      });
      expect(record).toMatchObject({ rollbacks: [], statements: [{ kind: 'hold', sha: BAD }], final: true });
      expect(dispatchesOf(record)).toEqual([]);
      expect(issueOf(record).body).toMatch(/^\*\*production answers with `aaaaaaa`, not with `ccccccc`/);
      expect(record.notices).toMatchObject([{ event: 'rollback' }]);
    }
    // What answered with it a moment before the bad one is no reason to look away.
    world.verified = [good, { ...bad, liveSha: BAD.slice(0, 9) }];
    expect(dispatchesOf((await answerRollback(FINDING, world.ports)).record)).toHaveLength(1);
  });

  test('and something runs that nobody expected: a person is asked', async () => {
    const world = badRelease();
    world.verified = world.verified.map((each) =>
      each.deploymentId === 70 ? { ...each, liveSha: 'e'.repeat(40) } : each,
    );
    const { record } = await answerRollback(FINDING, world.ports);
    expect(record.rollbacks).toMatchObject([{ state: 'asked' }]);
    expect(record.decidedRollback?.decision.reason).toMatchObject({ because: 'unexpected-live' });
  });

  test('and what answered then says nothing of an order that is given later', async () => {
    const world = badRelease();
    world.verified = world.verified.map((each) => (each.deploymentId === 70 ? { ...each, liveSha: GOOD } : each));
    const order = { commentId: 9, user: 'olga', userId: 4, environment: 'production', sha: BAD, reason: 'it is there' };
    world.stated = { ...world.stated, requests: [{ ...order, at: toInstant(NOW - MINUTE) }] };
    expect(dispatchesOf((await answerRollback(FINDING, world.ports)).record)).toHaveLength(1);
  });

  test('scenario 22: waits while a newer deployment is under way, and is over when that one ended', async () => {
    const world = badRelease();
    const [bad] = world.filed;
    if (bad === undefined) throw new Error('Nothing was deployed');
    const newer = { ...bad, id: 80, sha: 'd'.repeat(40), startedAt: toInstant(NOW - MINUTE) };
    world.opened = [...world.opened, { deploymentId: 80, sha: newer.sha }];
    const { finishedAt: _, ...begun } = newer;
    world.filed = [{ ...begun, state: 'in_progress' }, bad];
    const waiting = await answerRollback(FINDING, world.ports);
    expect(waiting).toMatchObject({ record: { final: false, effects: [] }, dueAt: NOW + MINUTE });
    world.filed = [newer, bad];
    const over = await answerRollback(FINDING, world.ports);
    expect(over).toMatchObject({ record: { final: true, effects: [], statements: [] }, dueAt: null });
    world.verified = [...world.verified, said({ deploymentId: 80, sha: newer.sha })];
    const { record } = await answerRollback({ ...FINDING, deploymentId: 80 }, world.ports);
    expect(record.rollbacks).toMatchObject([{ failedSha: newer.sha, targetSha: GOOD }]);
  });

  test('scenario 24: and was itself a rollback is nothing to roll back', async () => {
    const world = badRelease();
    keep(world, (await answerRollback(FINDING, world.ports)).record);
    const [kept] = world.rollbacks;
    if (kept === undefined) throw new Error('Nothing was ordered');
    const older = { id: 0, environment: 'production', sha: 'e'.repeat(40), state: 'success' as const };
    world.filed = [
      { ...older, id: 90, sha: GOOD, startedAt: toInstant(NOW), finishedAt: toInstant(NOW) },
      ...world.filed,
      { ...older, startedAt: toInstant(NOW - 9_000 * MINUTE) },
    ];
    world.rollbacks = [{ ...kept, state: 'dispatched', dispatches: 1, runId: 500, deployments: [90] }];
    const during = await answerRollback({ ...FINDING, deploymentId: 90 }, world.ports);
    expect(during.record).toMatchObject({ final: true, effects: [], questions: [FINDING] });
    world.rollbacks = world.rollbacks.map((each) => ({ ...each, state: 'verified' }));
    world.verified = [
      ...world.verified,
      said({ deploymentId: 90, sha: GOOD }),
      said({ deploymentId: 0, sha: older.sha, verdict: 'pass' }),
    ];
    const { record } = await answerRollback({ ...FINDING, deploymentId: 90 }, world.ports);
    expect(record.decidedRollback?.decision.reason.code).toBe('rollback-failed');
    expect(dispatchesOf(record)).toEqual([]);
    expect(record.notices).toMatchObject([{ event: 'rollback-failed' }]);
  });

  test('scenario 25: by nothing that had not failed before is left as it is', async () => {
    const world = badRelease();
    world.verified = world.verified.map((each) => ({ ...each, preExisting: ['checkout'] }));
    const { record } = await answerRollback(FINDING, world.ports);
    expect(record).toMatchObject({ rollbacks: [], statements: [] });
    expect(record.decidedRollback?.decision.reason.code).toBe('pre-existing');
  });

  test('scenario 6: by the network of its runner is left as it is', async () => {
    const world = badRelease();
    world.verified = world.verified.map((each) => ({ ...each, reasonCode: 'runner-network' }));
    expect((await answerRollback(FINDING, world.ports)).record.rollbacks).toEqual([]);
  });

  test('scenario 20: whose verification never came is shown to people, and goes back only where the policy says so', async () => {
    const world = badRelease();
    world.verified = world.verified.map((each) => (each.deploymentId === 70 ? { ...each, verdict: 'missing' } : each));
    const { record } = await answerRollback(FINDING, world.ports);
    expect(record).toMatchObject({ rollbacks: [], statements: [], notices: [{ event: 'rollback-failed' }] });
    // Whoever asked to be told of what is missing was told of it: one finding is one page.
    world.policy = POLICY.replace('[rollback, rollback-failed]', '[rollback-failed, verification-missing]');
    const again = await answerRollback(FINDING, world.ports);
    expect(again.record).toMatchObject({ notices: [], effects: [{ kind: 'keep-issue' }] });
    world.policy = POLICY.replace('[fail]', '[fail, missing]');
    expect(dispatchesOf((await answerRollback(FINDING, world.ports)).record)).toHaveLength(1);
  });

  test('and whose verification could not tell is given five minutes for another one', async () => {
    const world = badRelease();
    world.verified = world.verified.map((each) => (each.deploymentId === 70 ? { ...each, verdict: 'error' } : each));
    const first = await answerRollback(FINDING, world.ports);
    expect(first).toMatchObject({ record: { effects: [], final: false }, dueAt: NOW + 4 * MINUTE });
    world.now = NOW + 4 * MINUTE;
    const { record } = await answerRollback(FINDING, world.ports);
    expect(record).toMatchObject({ final: true, notices: [{ event: 'rollback-failed' }] });
    expect(record.statements).toMatchObject([{ kind: 'hold' }]);
  });

  test('in an environment without rules, or under a policy that only observes, nothing is done', async () => {
    const without = await answerRollback(FINDING, badRelease('version: 1\nenvironments: { production: {} }\n').ports);
    expect(without.record).toMatchObject({ effects: [], statements: [], final: true });
    const observed = await answerRollback(FINDING, badRelease(`mode: observe\n${POLICY}`).ports);
    expect(observed.record).toMatchObject({ effects: [], statements: [], final: true });
    expect(observed.record.summary).toContain('would be `rollback`');
  });

  test('does not go back past a barrier, nor where GitHub cut the list', async () => {
    const world = badRelease(
      POLICY.replace('by: {', 'barriers: { labels: [no-rollback], paths: ["db/**"] }\n      by: {'),
    );
    world.range = { ...world.range, changes: [{ ...CHANGE, labels: ['no-rollback'] }] };
    expect((await answerRollback(FINDING, world.ports)).record.decidedRollback?.decision.reason.code).toBe(
      'point-of-no-return',
    );
    world.range = { ...world.range, changes: [CHANGE], complete: false };
    expect((await answerRollback(FINDING, world.ports)).record.rollbacks).toMatchObject([{ state: 'asked' }]);
    world.range = { direction: 'diverged', changes: [CHANGE], complete: true };
    expect((await answerRollback(FINDING, world.ports)).record.rollbacks).toMatchObject([{ state: 'asked' }]);
  });

  test('does not go by itself to a commit beside what runs, whatever the tier', async () => {
    const world = badRelease(POLICY.replace('high: ask', 'high: auto'));
    world.range = { direction: 'diverged', changes: [CHANGE], complete: true };
    const { record } = await answerRollback(FINDING, world.ports);
    expect(record.decidedRollback?.decision.reason.code).toBe('barrier-unknown');
  });

  test('does not go back to a commit that contains what is held', async () => {
    const world = badRelease();
    const hold = {
      commentId: 5,
      user: 'olga',
      environment: 'production',
      sha: 'f'.repeat(40),
      reason: 'leak',
      at: toInstant(NOW),
    };
    world.stated = { ...world.stated, holds: [hold] };
    world.contained = [hold.sha];
    expect((await answerRollback(FINDING, world.ports)).record.decidedRollback?.decision.reason.code).toBe('no-lkg');
  });
});

function runOf(state: 'waiting' | 'running' | 'ended', conclusion: string | null = null) {
  return {
    id: 500,
    url: 'https://github.example/runs/500',
    attempt: 1,
    state,
    conclusion,
    hadBegun: state !== 'waiting',
    cancelledBy: null,
    endedAt: state === 'ended' ? toInstant(NOW) : null,
  };
}

describe('a rollback that a person is asked about', () => {
  test('says in its issue and to those on call what would be gone back to, until when, and how to say yes and no', async () => {
    const { record, dueAt } = await answerRollback(FINDING, badRelease(ASKED).ports);
    expect(record.rollbacks).toMatchObject([{ state: 'asked', answerBy: toInstant(NOW + 15 * MINUTE) }]);
    expect(dispatchesOf(record)).toEqual([]);
    expect(dueAt).toBe(NOW + 15 * MINUTE);
    const { body } = issueOf(record);
    for (const part of [
      '/tidegate rollback production @ccccccc REASON',
      '/tidegate lift production @ccccccc REASON',
      'Who may: olga',
      '\\#',
      'Tue 24 Nov 07:45 UTC',
    ].filter((each) => each !== '\\#')) {
      expect(body).toContain(part);
    }
    expect(record.notices).toMatchObject([{ event: 'rollback', told: { runId: 0 } }]);
    expect(record.notices?.[0]?.told.lines.join(' ')).toContain('/tidegate rollback production @ccccccc REASON');
  });

  const PAGED = 'escalation: [{ when: [verification-failed], page: PD_KEY, then: { after: 15m, page: PD_BOSS } }]\n';

  test.each([
    [PAGED, 'Answer by', 'Paged since it was found: on call (PD\\_KEY) at once, level 2 (PD\\_BOSS) 15 minutes later'],
    ['', 'If nobody answers by', 'on call is told'],
  ])('says in its issue who hears of it meanwhile: %s', async (rules, until, who) => {
    const { body } = issueOf((await answerRollback(FINDING, badRelease(`${ASKED}${rules}`).ports)).record);
    expect(body).toContain(until);
    expect(body).toContain(who);
  });

  test('leads those who are told to its issue once there is one', async () => {
    const world = badRelease(ASKED);
    world.issueNumber = 8;
    const { record } = await answerRollback(FINDING, world.ports);
    expect(record.notices?.[0]?.told.page).toBe('issues/8');
  });

  test('goes to whoever is on call when nobody answers in time, once, and never back by itself', async () => {
    const world = badRelease(ASKED);
    keep(world, (await answerRollback(FINDING, world.ports)).record);
    world.now = NOW + 15 * MINUTE;
    const late = await answerRollback(FINDING, world.ports);
    expect(late.record).toMatchObject({ final: false, notices: [{ event: 'rollback-failed' }] });
    expect(late.record.rollbacks).toMatchObject([{ state: 'asked', answerBy: null }]);
    keep(world, late.record);
    world.now = NOW + 300 * MINUTE;
    const later = await answerRollback(FINDING, world.ports);
    expect(dispatchesOf(later.record)).toEqual([]);
    expect(later.record.notices?.map(({ content }) => content)).toEqual(
      late.record.notices?.map(({ content }) => content),
    );
  });

  test('is asked for once: what is looked at again gives it no more time', async () => {
    const world = badRelease(ASKED);
    keep(world, (await answerRollback(FINDING, world.ports)).record);
    world.now = NOW + 5 * MINUTE;
    const again = await answerRollback(FINDING, world.ports);
    expect(again.dueAt).toBe(NOW + 15 * MINUTE);
    expect(again.record.rollbacks).toEqual(world.rollbacks);
  });

  test.each([5, 200])('goes back when somebody says so, also %i minutes later', async (minutes) => {
    const world = badRelease(ASKED);
    keep(world, (await answerRollback(FINDING, world.ports)).record);
    const [asked] = world.rollbacks;
    world.now = NOW + minutes * MINUTE;
    const order = { commentId: 9, userId: 2, user: 'olga', environment: 'production', sha: BAD, reason: 'yes' };
    world.stated = { ...world.stated, requests: [{ ...order, at: toInstant(world.now) }] };
    const { record } = await answerRollback(FINDING, world.ports);
    expect(record.rollbacks).toMatchObject([
      { id: asked?.id, state: 'ordered', orderedBy: 'olga', trigger: 'requested' },
    ]);
    expect(dispatchesOf(record)).toHaveLength(1);
  });

  test('an order from before the deployment is not about it', async () => {
    const world = badRelease(ASKED);
    const order = { commentId: 9, userId: 2, user: 'olga', environment: 'production', sha: BAD, reason: 'yes' };
    world.stated = { ...world.stated, requests: [{ ...order, at: toInstant(NOW - 60 * MINUTE) }] };
    expect((await answerRollback(FINDING, world.ports)).record.rollbacks).toMatchObject([{ state: 'asked' }]);
  });

  test('is not asked any more when the hold is lifted', async () => {
    const world = badRelease(ASKED);
    keep(world, (await answerRollback(FINDING, world.ports)).record);
    world.stated = { ...world.stated, holds: [], liftedHoldAt: toInstant(NOW) };
    world.now = NOW + MINUTE;
    const { record } = await answerRollback(FINDING, world.ports);
    expect(record).toMatchObject({ final: true, rollbacks: [{ state: 'refused' }] });
    expect(issueOf(record).body).toContain('Somebody lifted the hold');
  });

  test('scenario 43: nor when a later verification of the same deployment passes', async () => {
    const world = badRelease(ASKED);
    keep(world, (await answerRollback(FINDING, world.ports)).record);
    world.verified = world.verified.map((each) => ({ ...each, verdict: 'pass', at: toInstant(NOW + MINUTE) }));
    world.now = NOW + 2 * MINUTE;
    expect((await answerRollback(FINDING, world.ports)).record).toMatchObject({
      final: true,
      rollbacks: [{ state: 'refused' }],
    });
  });
});

describe('a rollback that was dispatched', () => {
  test('is verified when its deployment is, and people hear that it is over', async () => {
    const world = badRelease();
    keep(world, (await answerRollback(FINDING, world.ports)).record);
    dispatch(world, 500);
    world.run = runOf('ended', 'success');
    world.job = { runAttempt: 1, deployments: [{ id: 90, sha: 'd'.repeat(40) }] };
    world.verified = [...world.verified, said({ deploymentId: 90, sha: GOOD, verdict: 'pass' })];
    const { record, dueAt } = await answerRollback(FINDING, world.ports);
    expect(record).toMatchObject({ final: true, rollbacks: [{ state: 'verified' }], notices: [{ event: 'rollback' }] });
    expect(issueOf(record)).toMatchObject({ isOver: false, label: 'tidegate:review' });
    expect(issueOf(record).body).toContain('is back on `aaaaaaa`');
    expect(dueAt).toBeNull();
  });

  test('ends the alerts that it raised, each once, when it is verified', async () => {
    const world = badRelease(ASKED.replace('slack: SLACK_URL', 'pagerduty: PD_KEY'));
    const keepTold = ({ notices = [] }: AnswerRecord) => world.told.push(...notices);
    const asking = await answerRollback(FINDING, world.ports);
    keep(world, asking.record);
    keepTold(asking.record);
    world.now = NOW + 15 * MINUTE;
    keepTold((await answerRollback(FINDING, world.ports)).record);
    expect(world.told.map(({ event, action }) => [event, action])).toEqual([
      ['rollback', 'tell'],
      ['rollback-failed', 'tell'],
    ]);
    dispatch(world, 500);
    world.run = runOf('ended', 'success');
    world.job = { runAttempt: 1, deployments: [{ id: 90, sha: 'd'.repeat(40) }] };
    world.verified = [...world.verified, said({ deploymentId: 90, sha: GOOD, verdict: 'pass' })];
    const { record } = await answerRollback(FINDING, world.ports);
    expect(record.rollbacks).toMatchObject([{ state: 'verified' }]);
    const [asked, late] = [...world.told];
    const at = toInstant(world.now);
    expect(record.notices).toEqual(
      [asked, late].map((each) => ({ ...each, action: 'resolve', told: { ...each?.told, at } })),
    );
    const keyOf = (notice: Notice | undefined) => {
      if (notice === undefined) throw new Error('Nothing was told');
      const value = { reveal: () => 'k'.repeat(32) };
      const sent = pagerDutyMessage({ notice, value, pageUrl: '', pagerDutyUrl: 'http://127.0.0.1' } as MessageCase);
      return sent.kind === 'message' ? JSON.parse(sent.body) : sent;
    };
    expect(keyOf(record.notices?.[0])).toEqual({
      routing_key: 'k'.repeat(32),
      event_action: 'resolve',
      dedup_key: keyOf(asked).dedup_key,
    });
    keepTold(record);
    keep(world, record);
    expect((await answerRollback(FINDING, world.ports)).record.notices).toEqual([]);
  });

  test.each([
    ['dies', 'failure', 'fail'],
    ['fails its verification', 'success', 'fail'],
  ])('pages when it %s, and stops there', async (_, conclusion, verdict) => {
    const world = badRelease();
    keep(world, (await answerRollback(FINDING, world.ports)).record);
    dispatch(world, 500);
    world.run = runOf('ended', conclusion);
    world.job = { runAttempt: 1, deployments: [{ id: 90, sha: 'd'.repeat(40) }] };
    world.verified = [...world.verified, said({ deploymentId: 90, sha: GOOD, verdict: verdict as 'fail' })];
    const { record } = await answerRollback(FINDING, world.ports);
    expect(record).toMatchObject({
      final: true,
      rollbacks: [{ state: 'failed' }],
      notices: [{ event: 'rollback-failed' }],
    });
    expect(dispatchesOf(record)).toEqual([]);
  });
});

test('two rollbacks of one environment do not run at once', async () => {
  const world = badRelease();
  keep(world, (await answerRollback(FINDING, world.ports)).record);
  world.rollbacks = world.rollbacks.map((each) => ({
    ...each,
    id: 'other',
    failedDeploymentId: 60,
    failedSha: 'e'.repeat(40),
  }));
  const { record, dueAt } = await answerRollback(FINDING, world.ports);
  expect(record).toMatchObject({ final: false, effects: [] });
  expect(dueAt).toBe(NOW + MINUTE);
});

test('the repository of a finding is that of its question', async () => {
  const { record } = await answerRollback(FINDING, badRelease().ports);
  expect(issueOf(record)).toMatchObject({ repository: REPOSITORY, key: 'rollback/70' });
});

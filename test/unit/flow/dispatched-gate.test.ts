/** The gate of a run that we dispatched, and what others make to look like one. */
import { describe, expect, test } from 'vitest';
import type { DeploymentFact } from '../../../src/domain/facts.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { WatchQuestion } from '../../../src/domain/question.ts';
import type { Verification } from '../../../src/domain/verification.ts';
import { answerGate } from '../../../src/flow/answer/answer-gate.ts';
import { answerWatch } from '../../../src/flow/answer/answer-watch.ts';
import { knownLane } from '../../../src/flow/baseline.ts';
import { ownRollback } from '../../../src/flow/dispatched/own-gate.ts';
import { intake } from '../../../src/flow/intake.ts';
import { BAD, dispatched, endedRun, MINUTE, ordered, runOf, TARGET } from './dispatched-world.ts';
import { createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

/** Nothing opens production: two people have to approve. */
const CLOSED = `version: 1
gates:
  - name: cab
    require: { approvals: { count: 2, from: { users: [olga, ada] }, of: release } }
`;

/** GitHub files the run against the head of the branch, which is what failed. */
function waiting(change: Partial<World> = {}): World {
  const world = Object.assign(createWorld(), { policy: CLOSED, rollbacks: [dispatched()] });
  world.gate = { ...world.gate, sha: BAD, actors: ['tidegate[bot]'] };
  return Object.assign(world, change);
}

const frozen = {
  approvals: [],
  holds: [],
  freezes: [
    {
      commentId: 1,
      user: 'olga',
      environment: 'production',
      reason: 'sale',
      at: toInstant(NOW - MINUTE),
      until: null,
    },
  ],
  liftedHoldAt: null,
};

describe('the gate of a rollback that we dispatched', () => {
  test('scenario 38: is opened past approvals and freezes, for the commit of the ledger, and says for which rollback', async () => {
    const { record } = await answerGate(GATE, waiting({ stated: frozen }).ports);
    expect(record.effects).toMatchObject([
      { kind: 'open-gate', headSha: BAD, effectiveSha: TARGET, runAttempt: 1, gate: { runId: 99 } },
    ]);
    expect(record.summary).toMatch(/^Rollback of [0-9a-f]{7} to [0-9a-f]{7}: Open/);
    expect(record.facts).toMatchObject({ candidate: { sha: TARGET }, ordered: { rollback: 'r-1', sha: TARGET } });
    expect(record.gate?.sha).toBe(TARGET);
  });

  test('is never opened past a hold of its commit', async () => {
    const hold = {
      commentId: 2,
      user: 'olga',
      environment: 'production',
      sha: TARGET,
      reason: 'bad',
      at: toInstant(NOW),
    };
    const { record } = await answerGate(GATE, waiting({ stated: { ...frozen, freezes: [], holds: [hold] } }).ports);
    expect(record.decision?.verdict).toBe('blocked');
    expect(record.effects.filter(({ kind }) => kind === 'open-gate')).toEqual([]);
  });

  test('waits for what was let in before it, and for nothing that waits', async () => {
    const life = {
      state: 'approved',
      reasons: [],
      since: toInstant(NOW - MINUTE),
      requestedAt: toInstant(NOW - MINUTE),
      runAttempt: 1,
      sha: 'd'.repeat(40),
      reports: 0,
      reported: null,
      warnedAt: null,
      by: [],
    } as const;
    const question = { ...GATE, deploymentId: 10, runId: 98 };
    const running = waiting({ lane: [{ question, life, dueAt: null }], underWay: [10] });
    expect((await answerGate(GATE, running.ports)).record.gate).toMatchObject({ reasons: ['lane-busy'] });
    const newer = {
      question: { ...GATE, deploymentId: 12, runId: 100 },
      life: { ...life, state: 'held' },
      dueAt: NOW,
    } as const;
    const opened = await answerGate(GATE, waiting({ lane: [newer], contained: [BAD, TARGET] }).ports);
    expect(opened.record.effects).toMatchObject([{ kind: 'open-gate' }]);
  });

  test.each<[string, Partial<World>, Partial<World['gate']>]>([
    [
      'another run of the workflow that mallory dispatched with the same commit',
      { rollbacks: [dispatched({ runId: 98 })] },
      { actors: ['mallory'] },
    ],
    [
      'a run in the name of our bot whose number GitHub did not tell us',
      { rollbacks: [ordered({ sentAt: toInstant(NOW) })] },
      {},
    ],
    ['our run that somebody started again', {}, { runAttempt: 2 }],
    ['our run in another environment', { rollbacks: [dispatched({ environment: 'staging' })] }, {}],
    ['our run after the rollback was cancelled', { rollbacks: [dispatched({ state: 'cancelled' })] }, {}],
    ['our run after the rollback was verified', { rollbacks: [dispatched({ state: 'verified' })] }, {}],
  ])('is not that of %s', async (_, change, gate) => {
    const world = waiting(change);
    world.gate = { ...world.gate, ...gate };
    const { record } = await answerGate(GATE, world.ports);
    expect(record.effects.filter(({ kind }) => kind === 'open-gate')).toEqual([]);
    expect(record.facts?.ordered).toBeUndefined();
    expect(record.summary).not.toContain('Rollback of');
  });

  test('a run that another one has replaced is not let in when somebody starts it', () => {
    const known = dispatched({ dispatches: 2, runId: 100 });
    const asked = { runId: 99, environment: 'production', gate: { runAttempt: 1 }, known };
    expect(ownRollback(asked)).toBeNull();
    expect(ownRollback({ ...asked, runId: 100, environment: 'Production' })).toBe(known);
  });

  test('a run of ours that was started again is judged for what it deploys, not for where GitHub files it', async () => {
    const world = waiting();
    world.gate = { ...world.gate, runAttempt: 2 };
    expect((await answerGate(GATE, world.ports)).record.facts?.candidate.sha).toBe(TARGET);
  });

  test('meanwhile nothing else is let in, however open it is', async () => {
    const world = Object.assign(createWorld(), { policy: 'version: 1\n', rollbacks: [dispatched({ runId: 98 })] });
    const { record, dueAt } = await answerGate(GATE, world.ports);
    expect(record.gate).toMatchObject({ state: 'held', reasons: ['rollback-under-way'] });
    expect(dueAt).toBe(NOW + MINUTE);
    const over = Object.assign(world, { rollbacks: [dispatched({ runId: 98, state: 'failed' })] });
    expect((await answerGate(GATE, over.ports)).record.effects).toMatchObject([{ kind: 'open-gate' }]);
  });

  test('scenario 33: what it deployed counts with the commit of the ledger, as what runs', async () => {
    const { store } = waiting({
      rollbacks: [dispatched({ deployments: [11] })],
      opened: [{ deploymentId: 11, sha: BAD }],
    }).ports;
    const lane = await knownLane(store, REPOSITORY.id, 'production');
    expect(lane.opened).toEqual([{ deploymentId: 11, sha: TARGET }]);
    expect(lane.commits?.get(11)).toBe(TARGET);
  });

  test('news of runs and jobs ask about rollbacks that go on, and about no other', async () => {
    const world = waiting({
      rollbacks: [dispatched(), ordered({ id: 'r-2', state: 'failed', failedDeploymentId: 6 })],
    });
    const asked = { kind: 'rollback', repository: REPOSITORY, environment: 'production', deploymentId: 5 };
    const moved = await intake('1', { kind: 'deployment-moved', repository: REPOSITORY }, world.ports);
    expect(moved).toEqual([asked]);
    expect(await intake('2', { kind: 'run-moved', repository: REPOSITORY, runId: 99 }, world.ports)).toEqual([asked]);
  });
});

const WATCH: WatchQuestion = {
  kind: 'watch',
  repository: REPOSITORY,
  deploymentId: 70,
  runId: 900,
  environment: 'production',
};
const ROLLBACK = { kind: 'rollback', repository: REPOSITORY, environment: 'production', deploymentId: 70 };
const SAID: Verification = {
  repositoryId: REPOSITORY.id,
  deploymentId: 1,
  environment: 'production',
  sha: BAD,
  verdict: 'pass',
  failedChecks: [],
  at: toInstant(NOW - 60 * MINUTE),
};

function watched(state: DeploymentFact['state'], run: World['run'], agoMs = 0): World {
  const startedAt = toInstant(NOW - agoMs - MINUTE);
  const ended = state === 'in_progress' ? {} : { finishedAt: toInstant(NOW - agoMs) };
  return Object.assign(createWorld(), {
    policy: 'version: 1\nenvironments: { production: { verify: { within: 15m } } }\n',
    verified: [SAID],
    filed: [{ id: 70, environment: 'production', sha: BAD, startedAt, ...ended, state }],
    run,
  });
}

describe('the watchdog', () => {
  test.each<[string, World]>([
    ['a deployment whose job failed', watched('failure', endedRun('failure'))],
    ['a run that died while its deployment was under way', watched('in_progress', endedRun('failure'))],
    ['a run that timed out', watched('in_progress', endedRun('timed_out'))],
    ['a deployment of six hours whose runner was lost', watched('in_progress', runOf(), 6 * 60 * MINUTE)],
    ['a deployment that nobody verified', watched('success', endedRun('success'), 15 * MINUTE)],
  ])('scenario 20: %s is missing its verification, and that asks for a rollback', async (_, world) => {
    const { record } = await answerWatch(WATCH, world.ports);
    expect(record).toMatchObject({ final: true, questions: [ROLLBACK], verifications: [{ verdict: 'missing' }] });
  });

  test.each<[string, World]>([
    ['while it deployed', watched('failure', endedRun('cancelled', { cancelledBy: 'ben' }))],
    ['before the deployment ended', watched('in_progress', endedRun('cancelled', { cancelledBy: 'ben' }))],
    ['while it verified', watched('success', endedRun('cancelled', { cancelledBy: 'ben' }), 15 * MINUTE)],
  ])('scenario 19: a run that a person cancelled %s asks for no rollback, and it says who', async (_, world) => {
    const { record } = await answerWatch(WATCH, world.ports);
    expect(record).toMatchObject({ final: true, summary: expect.stringContaining('by ben') });
    expect(record.questions).toEqual([]);
  });

  test('a deployment whose run goes on, or of which nothing is known, is looked at again', async () => {
    for (const run of [runOf(), null]) {
      const { record, dueAt } = await answerWatch(WATCH, watched('in_progress', run).ports);
      expect([record.final, dueAt]).toEqual([false, NOW + 5 * MINUTE]);
    }
  });
});

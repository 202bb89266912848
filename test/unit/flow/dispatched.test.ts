import { describe, expect, test } from 'vitest';
import type { DispatchRun, Outcome } from '../../../src/domain/effect.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { KeptRollback, RollbackState } from '../../../src/domain/rollback.ts';
import {
  hasEnded,
  mayFollow,
  rollbackAfter,
  type SeenOfRollback,
  seenOfDispatch,
} from '../../../src/domain/rollback-life.ts';
import type { Verification } from '../../../src/domain/verification.ts';
import { applyDispatch } from '../../../src/flow/dispatched/apply-dispatch.ts';
import { dispatchOf } from '../../../src/flow/dispatched/dispatch-of.ts';
import { followRun } from '../../../src/flow/dispatched/follow-run.ts';
import { startedByHand } from '../../../src/flow/dispatched/workflow-inputs.ts';
import type { Ports, Sending } from '../../../src/flow/ports.ts';
import { dispatched, endedRun, MINUTE, ordered, runOf, TARGET } from './dispatched-world.ts';
import { createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

describe('the life of a rollback', () => {
  const run = { id: 99, url: 'u' };
  const seen: Readonly<Record<string, SeenOfRollback>> = {
    started: { kind: 'dispatched', run, nth: 1 },
    'started again': { kind: 'dispatched', run, nth: 2 },
    'nothing to go back from': { kind: 'not-dispatched', nth: 1, code: 'moved-on', text: 't' },
    'no permission': { kind: 'not-dispatched', nth: 1, code: 'executor-forbidden', text: 't' },
    'no workflow': { kind: 'not-dispatched', nth: 1, code: 'target-unavailable', text: 't' },
    'an answer that was lost': { kind: 'not-dispatched', nth: 1, code: 'dispatch-unknown', text: 't' },
    'a run that is gone': { kind: 'run-lost' },
    'a run that ben cancelled': { kind: 'run-cancelled', by: 'ben', hadBegun: false },
    'a run cancelled half-way': { kind: 'run-cancelled', by: null, hadBegun: true },
    'a run that was replaced': { kind: 'run-cancelled', by: null, hadBegun: false },
    'a run that failed': { kind: 'run-failed', conclusion: 'timed_out' },
    'nothing deployed': { kind: 'nothing-deployed' },
    'a pass': { kind: 'verified' },
    'a fail': { kind: 'not-verified', verdict: 'fail' },
    'no verification': { kind: 'not-verified', verdict: 'missing' },
  };

  test.each<[string, KeptRollback, RollbackState, string | undefined]>([
    ['started', ordered(), 'dispatched', undefined],
    ['started again', ordered(), 'ordered', undefined],
    ['started again', ordered({ dispatches: 1 }), 'dispatched', undefined],
    ['started', dispatched(), 'dispatched', undefined],
    ['nothing to go back from', ordered(), 'cancelled', 'moved-on'],
    ['no permission', ordered(), 'failed', 'executor-forbidden'],
    ['no workflow', ordered(), 'failed', 'target-unavailable'],
    ['an answer that was lost', ordered(), 'unknown', 'dispatch-unknown'],
    ['an answer that was lost', dispatched(), 'dispatched', undefined],
    ['a run that is gone', dispatched(), 'unknown', 'run-lost'],
    ['a run that ben cancelled', dispatched(), 'cancelled', 'run-cancelled'],
    ['a run cancelled half-way', dispatched(), 'cancelled', 'run-cancelled'],
    ['a run that was replaced', dispatched(), 'ordered', undefined],
    ['a run that was replaced', dispatched({ dispatches: 2 }), 'cancelled', 'replaced'],
    ['a run that failed', dispatched(), 'failed', 'run-failed'],
    ['nothing deployed', dispatched(), 'failed', 'nothing-deployed'],
    ['a pass', dispatched(), 'verified', undefined],
    ['a pass', ordered(), 'ordered', undefined],
    ['a fail', dispatched(), 'failed', 'verification-failed'],
    ['no verification', dispatched(), 'failed', 'verification-missing'],
  ])('%s', (name, before, state, code) => {
    const after = rollbackAfter(before, seen[name] as SeenOfRollback, NOW);
    expect([after.state, after.ending?.code]).toEqual([state, code]);
    expect(after.endedAt).toBe(hasEnded(after) ? toInstant(NOW) : null);
    expect(mayFollow(before, after)).toBe(true);
    // What is ended stays so, whatever is seen afterwards.
    if (!hasEnded(after)) return;
    for (const each of Object.values(seen)) expect(rollbackAfter(after, each, NOW + 1)).toBe(after);
  });

  test('nothing follows an end, and who is late changes nothing', () => {
    for (const state of ['verified', 'failed', 'unknown', 'cancelled', 'refused'] as const) {
      expect(mayFollow(ordered({ state }), ordered())).toBe(false);
    }
    expect(mayFollow(dispatched(), ordered())).toBe(false);
    expect(mayFollow(dispatched(), ordered({ dispatches: 1 }))).toBe(true);
  });

  test('an outcome without the number of a run is unknown, and a try that is repeated is nothing yet', () => {
    expect(seenOfDispatch(1, { kind: 'done' })).toMatchObject({ code: 'dispatch-unknown' });
    expect(seenOfDispatch(1, { kind: 'retry', because: '' })).toBeNull();
    expect(seenOfDispatch(1, { kind: 'superseded', because: 'x' })).toMatchObject({ code: 'moved-on' });
  });
});

async function follow(world: World, rollback: KeptRollback, within: readonly string[] = ['15m']) {
  const github = await world.ports.github(REPOSITORY);
  const place = { repository: REPOSITORY, workflow: 'deploy.yml', within };
  return followRun(rollback, { ...place, ports: world.ports, github, at: world.now });
}

function verified(verdict: Verification['verdict'], change: Partial<Verification> = {}): Verification {
  const { id: repositoryId } = REPOSITORY;
  const at = toInstant(NOW);
  return {
    repositoryId,
    deploymentId: 70,
    environment: 'production',
    sha: TARGET,
    verdict,
    failedChecks: [],
    at,
    ...change,
  };
}

describe('a run that was dispatched', () => {
  test('is dispatched by an effect of its own for each time, and looked at soon', async () => {
    const followed = await follow(createWorld(), ordered());
    expect(followed.effects).toMatchObject([
      { kind: 'dispatch-run', dispatch: 1, targetSha: TARGET, workflow: 'deploy.yml' },
    ]);
    expect(followed.dueAt).toBe(NOW + 5_000);
  });

  test('is looked at again while it is under way, with the gates that wait in it and no others', async () => {
    const world = Object.assign(createWorld(), {
      run: runOf(),
      openGates: [GATE, { ...GATE, runId: 98, deploymentId: 12 }],
    });
    const followed = await follow(world, dispatched());
    expect(followed).toMatchObject({ rollback: dispatched(), questions: [GATE], dueAt: NOW + MINUTE, page: null });
  });

  test('scenario 36: one that does not begin is not waited for in place; people hear of it', async () => {
    const world = Object.assign(createWorld(), { run: runOf({ state: 'waiting', hadBegun: false }) });
    expect((await follow(world, dispatched())).page).toBeNull();
    const late = await follow(world, dispatched({ dispatchedAt: toInstant(NOW - 10 * MINUTE) }));
    expect(late).toMatchObject({
      page: { code: 'not-started' },
      dueAt: NOW + MINUTE,
      rollback: { state: 'dispatched' },
    });
  });

  test('scenario 36: one that was replaced before it began is dispatched once more, then people are called', async () => {
    const world = Object.assign(createWorld(), { run: endedRun('cancelled', { hadBegun: false }) });
    const again = await follow(world, dispatched());
    expect(again).toMatchObject({
      rollback: { state: 'ordered', runId: null },
      effects: [{ dispatch: 2 }],
      page: null,
    });
    const twice = await follow(world, dispatched({ dispatches: 2 }));
    expect(twice).toMatchObject({
      rollback: { state: 'cancelled' },
      effects: [],
      page: { code: 'replaced' },
      dueAt: null,
    });
  });

  test('scenario 19: one that a person cancelled stays cancelled, and it says who', async () => {
    const world = Object.assign(createWorld(), { run: endedRun('cancelled', { hadBegun: false, cancelledBy: 'ben' }) });
    const { rollback, effects, page } = await follow(world, dispatched());
    expect(rollback).toMatchObject({ state: 'cancelled', ending: { text: expect.stringContaining('ben cancelled') } });
    expect([effects, page?.code]).toEqual([[], 'run-cancelled']);
  });

  test('that failed, or is not shown any more, calls people and lets others go', async () => {
    const world: World = Object.assign(createWorld(), { run: endedRun('timed_out'), openGates: [GATE] });
    expect(await follow(world, dispatched())).toMatchObject({ page: { code: 'run-failed' }, questions: [GATE] });
    world.run = null;
    expect((await follow(world, dispatched())).dueAt).toBe(NOW + MINUTE);
    const lost = await follow(world, dispatched({ dispatchedAt: toInstant(NOW - 10 * MINUTE) }));
    expect(lost).toMatchObject({ rollback: { state: 'unknown' }, page: { code: 'run-lost' } });
  });

  const good = () =>
    Object.assign(createWorld(), {
      run: endedRun('success'),
      job: { runAttempt: 1, deployments: [{ id: 70, sha: 'd'.repeat(40) }] },
    });

  test('scenario 33: is verified by what was said of its deployment and the commit of the ledger', async () => {
    const world = Object.assign(good(), { verified: [verified('pass')] });
    expect(await follow(world, dispatched())).toMatchObject({ rollback: { state: 'verified' }, page: null });
    world.verified = [verified('pass', { sha: 'd'.repeat(40) })];
    expect((await follow(world, dispatched())).rollback.state).toBe('dispatched');
    world.verified = [verified('pass', { deploymentId: 71 })];
    expect((await follow(world, dispatched())).rollback.state).toBe('dispatched');
  });

  test('scenario 24: whose target fails, too, is a failed rollback, and nothing more is started', async () => {
    const world = Object.assign(good(), { verified: [verified('fail')] });
    const followed = await follow(world, dispatched());
    expect(followed).toMatchObject({
      rollback: { state: 'failed' },
      effects: [],
      page: { code: 'verification-failed' },
    });
  });

  test('waits for its verification until the policy says that it is missing, to the millisecond', async () => {
    const world = good();
    expect(await follow(world, dispatched())).toMatchObject({ rollback: { deployments: [70], state: 'dispatched' } });
    world.now = NOW - MINUTE + 15 * MINUTE - 1;
    expect((await follow(world, dispatched())).rollback.state).toBe('dispatched');
    world.now += 1;
    world.unread = [{ runId: 99, at: toInstant(NOW) }];
    expect((await follow(world, dispatched())).rollback.state).toBe('dispatched');
    world.unread = [];
    expect(await follow(world, dispatched())).toMatchObject({ page: { code: 'verification-missing' } });
    expect((await follow(world, dispatched(), [])).rollback.state).toBe('dispatched');
    world.verified = [verified('error')];
    expect(await follow(world, dispatched())).toMatchObject({ page: { code: 'verification-missing' } });
  });

  test('counts what waited at our gate, and nothing that somebody linked to the run', async () => {
    const world = Object.assign(good(), { job: { runAttempt: 1, deployments: [{ id: 71, sha: 'd'.repeat(40) }] } });
    const kept = dispatched({ deployments: [70] });
    expect((await follow(world, kept)).rollback.deployments).toEqual([70]);
    world.verified = [verified('pass'), { ...verified('fail'), deploymentId: 71 }];
    expect((await follow(world, kept)).rollback.state).toBe('verified');
  });

  test('that deployed nothing to the environment has not rolled anything back', async () => {
    const world = Object.assign(good(), { job: { runAttempt: 1, deployments: [] } });
    expect((await follow(world, dispatched())).rollback.state).toBe('dispatched');
    world.run = endedRun('success', { endedAt: toInstant(NOW - 10 * MINUTE) });
    expect(await follow(world, dispatched())).toMatchObject({ page: { code: 'nothing-deployed' } });
  });
});

describe('right before a dispatch', () => {
  const WORKFLOW = 'on: { workflow_dispatch: { inputs: { sha: { type: string } } } }\n';
  const EFFECT: DispatchRun = dispatchOf(ordered(), { repository: REPOSITORY, workflow: 'deploy.yml' });

  async function apply(world: World, effect = EFFECT): Promise<{ outcome: Outcome; sent: Sending | undefined }> {
    let sent: Sending | undefined;
    const github: Ports['github'] = async (repository) => ({
      ...(await world.ports.github(repository)),
      apply: async (_effect, _at, _isNew, sending) => {
        sent = sending;
        return { kind: 'done', run: { id: 1, url: '' } };
      },
    });
    return { outcome: await applyDispatch(effect, { ...world.ports, github }), sent };
  }

  const ready = () => Object.assign(createWorld(), { policy: WORKFLOW, rollbacks: [ordered()] });

  test('the workflow gets the commit, on the default branch', async () => {
    const { sent } = await apply(ready());
    expect(sent).toMatchObject({ ref: 'main', inputs: { sha: TARGET }, mark: null, since: null });
  });

  test('a workflow that declares it gets the id of the rollback, too', async () => {
    const policy = WORKFLOW.replace('sha: {', 'tidegate: { type: string }, sha: {');
    expect((await apply(Object.assign(ready(), { policy }))).sent).toMatchObject({
      inputs: { tidegate: 'r-1' },
      mark: 'r-1',
    });
  });

  test.each([
    ['no such file', null, 'Add it'],
    ['no trigger', 'on: push\n', 'workflow_dispatch'],
    ['no input', 'on: workflow_dispatch\n', 'sha: { type: string'],
  ])('%s: nothing is sent, and the line to add is named', async (_, policy, says) => {
    const { outcome, sent } = await apply(Object.assign(ready(), { policy }));
    expect(outcome).toMatchObject({ code: 'target-unavailable', because: expect.stringContaining(says) });
    expect(sent).toBeUndefined();
  });

  test('a name that is no file of the folder is not sent', async () => {
    const { outcome, sent } = await apply(ready(), { ...EFFECT, workflow: '../x.yml' });
    expect(outcome).toMatchObject({ code: 'target-unavailable' });
    expect(sent).toBeUndefined();
  });

  test.each<[string, readonly KeptRollback[]]>([
    ['was dispatched', [dispatched()]],
    ['was cancelled', [ordered({ state: 'cancelled' })]],
    ['is not known', []],
    ['orders another dispatch', [ordered({ dispatches: 1 })]],
  ])('a rollback that %s by now is not sent', async (_, rollbacks) => {
    const { outcome, sent } = await apply(Object.assign(ready(), { rollbacks }));
    expect(outcome).toMatchObject({ kind: 'superseded', code: 'moved-on' });
    expect(sent).toBeUndefined();
  });

  const newer = { id: 6, environment: 'production', sha: 'd'.repeat(40), startedAt: toInstant(NOW) } as const;

  test.each(['success', 'in_progress'] as const)(
    'scenario 22: a newer deployment (%s) is not taken away',
    async (state) => {
      const { outcome, sent } = await apply(Object.assign(ready(), { filed: [{ ...newer, state }] }));
      expect(outcome).toMatchObject({ code: 'moved-on', because: expect.stringContaining('deployment 6') });
      expect(sent).toBeUndefined();
    },
  );

  test('one that failed, or that our gate never let through, stops nothing', async () => {
    expect(
      (await apply(Object.assign(ready(), { filed: [{ ...newer, state: 'failure' as const }] }))).sent,
    ).toBeDefined();
    const forged = Object.assign(ready(), { filed: [{ ...newer, state: 'success' as const }], firstGate: 2 });
    expect((await apply(forged)).sent).toBeDefined();
  });

  test('scenario 37: what may have been sent before is looked for, whatever runs by now', async () => {
    const sentAt = toInstant(NOW - 1000);
    const world = Object.assign(ready(), {
      rollbacks: [ordered({ sentAt })],
      filed: [{ ...newer, state: 'success' as const }],
    });
    expect((await apply(Object.assign(world, { policy: null }))).sent).toMatchObject({ since: sentAt });
  });

  test.each([
    ['on: [push, workflow_dispatch]', { kind: 'inputs', names: [] }],
    ['"on": { workflow_dispatch: }', { kind: 'inputs', names: [] }],
    ['on: { push: }', { kind: 'never' }],
    ['jobs: &a\n', { kind: 'unreadable' }],
  ])('a workflow file is read as GitHub reads it: %s', (text, said) => {
    expect(startedByHand(text)).toEqual(said);
  });
});

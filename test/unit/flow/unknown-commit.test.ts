/** Runs that were started by hand: GitHub does not tell what was given as their inputs. */
import { describe, expect, test } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import type { VerificationQuestion } from '../../../src/domain/question.ts';
import { answerGate } from '../../../src/flow/answer/answer-gate.ts';
import { answerVerification } from '../../../src/flow/answer/answer-verification.ts';
import { isOpenedIn, trusts } from '../../../src/flow/baseline.ts';
import { unknownCommit } from '../../../src/flow/dispatched/unknown-commit.ts';
import { readLane } from '../../../src/flow/rollback/case/lane.ts';
import { BAD, dispatched, MINUTE, TARGET } from './dispatched-world.ts';
import { createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

const HEAD = 'c'.repeat(40);
const BY_HAND = { workflow: '.github/workflows/deploy.yml', sha: HEAD };

async function inputsOf(text: string | null) {
  const reads: string[] = [];
  const file = async (path: string, sha: string) => {
    reads.push(`${path} ${sha}`);
    return text === null ? null : { text };
  };
  const found = await unknownCommit(BY_HAND, { file });
  expect(reads).toEqual([`${BY_HAND.workflow} ${HEAD}`]);
  return found;
}

describe('the commit of a run that was started by hand', () => {
  test.each([
    ['on: workflow_dispatch'],
    ['on: [push, workflow_dispatch]'],
    ['on: { workflow_dispatch: }'],
    ['on: { workflow_dispatch: { inputs: } }'],
    ['on: { workflow_dispatch: { inputs: { fast: { type: boolean }, where: { type: environment } } } }'],
    ['on: { workflow_dispatch: { inputs: { size: { type: choice, options: [s, l] }, count: { type: number } } } }'],
  ])('is that of the run: %s', async (text) => {
    expect(await inputsOf(text)).toEqual({});
  });

  test.each([
    ['a text', 'on: { workflow_dispatch: { inputs: { sha: { type: string } } } }', ['sha']],
    ['one without a type', 'on: { workflow_dispatch: { inputs: { fast: { type: boolean }, tag: {} } } }', ['tag']],
    ['one that says nothing of itself', 'on: { workflow_dispatch: { inputs: { tag: } } }', ['tag']],
    ['a type that we do not know', 'on: { workflow_dispatch: { inputs: { tag: { type: commit } } } }', ['tag']],
    ['a name that GitHub does not take', 'on: { workflow_dispatch: { inputs: { "a b](x)": {} } } }', []],
  ])('is not known with %s as an input', async (_, text, inputs) => {
    expect(await inputsOf(text)).toEqual({ isUnknown: true, inputs });
  });

  test.each([
    ['is not there', null],
    ['is no YAML', 'on: [workflow_dispatch'],
    ['cannot be started by hand', 'on: push'],
    ['has a trigger that is no map', 'on: { workflow_dispatch: [inputs] }'],
    ['has inputs that are no map', 'on: { workflow_dispatch: { inputs: [sha] } }'],
  ])('is not known where the file %s', async (_, text) => {
    expect(await inputsOf(text)).toEqual({ isUnknown: true });
  });

  test('is not looked into where something else started the run', async () => {
    const file = async () => Promise.reject(new Error('asked'));
    expect(await unknownCommit(undefined, { file })).toEqual({});
  });
});

/** The policy of the world is the text of every file, so this is the workflow as well. */
const POLICY = `version: 1
risk: [{ tier: low }]
gates:
  - name: cab
    for: { tiers: [high] }
    require: { approvals: { count: 1, from: { users: [olga] }, of: release, via: [comment] } }
override: { by: { users: [olga] } }
`;

function waiting(byHand: World['gate']['byHand'], change: Partial<World> = {}): World {
  const world = Object.assign(createWorld(), { policy: POLICY });
  world.people = { olga: { id: 5, kind: 'user', permission: 'maintain', teams: [] } };
  world.gate = { ...world.gate, byHand };
  return Object.assign(world, change);
}

function saidAt(at: number): Partial<World> {
  const said = { user: 'olga', userId: 5, sha: HEAD, environment: 'production', at: toInstant(at), reason: 'go' };
  const approval = { ...said, commentId: 1, state: 'approved' } as const;
  return { stated: { approvals: [approval], holds: [], freezes: [], liftedHoldAt: null } };
}

describe('the gate of a run that was started by hand', () => {
  test('has the highest tier and is held; the same run by a push is let in', async () => {
    expect((await answerGate(GATE, waiting(undefined).ports)).record.effects).toMatchObject([
      { kind: 'open-gate', headSha: HEAD },
    ]);
    const { record } = await answerGate(GATE, waiting(BY_HAND).ports);
    expect(record.facts?.candidate).toMatchObject({ sha: HEAD, isUnknown: true });
    expect(record.decision).toMatchObject({ tier: 'high', verdict: 'waiting' });
    expect(record.effects.map(({ kind }) => kind)).not.toContain('open-gate');
  });

  test('is not opened by what was said of the commit before it asked, and by what was said since', async () => {
    const requestedAt = Date.parse('2026-11-24T07:20:00Z');
    const before = await answerGate(GATE, waiting(BY_HAND, saidAt(requestedAt - MINUTE)).ports);
    expect(before.record.decision?.verdict).toBe('waiting');
    const since = await answerGate(GATE, waiting(BY_HAND, saidAt(requestedAt + MINUTE)).ports);
    expect(since.record.effects).toMatchObject([{ kind: 'open-gate', isUnknownCommit: true }]);
  });

  test('is not opened by an override from before', async () => {
    const override = { user: 'olga', userId: 5, environment: 'production', sha: HEAD, reason: 'now', commentId: 2 };
    const overrides = [{ ...override, at: toInstant(Date.parse('2026-11-24T07:19:00Z')) }];
    expect((await answerGate(GATE, waiting(BY_HAND, { overrides }).ports)).record.decision?.verdict).toBe('waiting');
    expect((await answerGate(GATE, waiting(undefined, { overrides }).ports)).record.decision?.verdict).toBe('open');
  });

  test('is opened by itself where we dispatched it: the ledger knows its commit', async () => {
    const world = waiting({ ...BY_HAND, sha: BAD }, { rollbacks: [dispatched()] });
    world.gate = { ...world.gate, sha: BAD, actors: ['tidegate[bot]'] };
    const { record } = await answerGate(GATE, world.ports);
    expect(record.effects).toMatchObject([{ kind: 'open-gate', effectiveSha: TARGET }]);
    expect(record.effects[0]).not.toHaveProperty('isUnknownCommit');
    expect(record.facts?.candidate.isUnknown).toBeUndefined();
  });
});

describe('what was let in without knowing its commit', () => {
  const lane = { opened: [{ deploymentId: 5, sha: HEAD, isUnknownCommit: true }], firstAsked: 5 };

  test('is neither what runs nor a stage that was passed', () => {
    expect(isOpenedIn(lane)({ id: 5, sha: HEAD })).toBe(false);
    expect(trusts(lane)({ id: 5, sha: HEAD })).toBe(false);
    expect(trusts(lane)({ id: 4, sha: HEAD })).toBe(true);
  });

  test('is not gone back to by the word of GitHub, which names the head of the branch', async () => {
    const filed = { id: 5, environment: 'production', sha: HEAD, startedAt: toInstant(NOW), state: 'success' } as const;
    const question = { kind: 'rollback', repository: REPOSITORY, environment: 'production', deploymentId: 5 } as const;
    const opened = [{ deploymentId: 5, sha: HEAD }];
    const from = async (world: World) =>
      (await readLane(question, await world.ports.github(REPOSITORY), world.ports)).deployments.find(
        ({ id }) => id === 5,
      )?.shaFrom;
    expect(await from(waiting(undefined, { filed: [filed], opened }))).toBe('ledger');
    expect(await from(waiting(undefined, { filed: [filed], opened: lane.opened }))).toBe('deployment');
  });

  const claim: VerificationQuestion['claim'] = {
    tokenId: 'token-1',
    runId: 99,
    runAttempt: 1,
    environment: 'production',
    sha: HEAD,
    verdict: 'pass',
    failedChecks: [],
    at: toInstant(NOW),
  };

  async function shaVerified(
    change: Partial<VerificationQuestion['claim']>,
    world: World,
  ): Promise<string | undefined> {
    const question = { kind: 'verification', repository: REPOSITORY, claim: { ...claim, ...change } } as const;
    return (await answerVerification(question, world.ports)).record.verifications?.[0]?.sha;
  }

  test('is never known good: a pass is of no commit, and a failure counts', async () => {
    const job = { runAttempt: 1, deployments: [{ id: 11, sha: HEAD }] };
    expect(await shaVerified({}, waiting(undefined, { job }))).toBe(HEAD);
    expect(await shaVerified({}, waiting(undefined, { job: { ...job, byHand: BY_HAND } }))).toBe('0'.repeat(40));
    expect(await shaVerified({ verdict: 'fail' }, waiting(undefined, { job: { ...job, byHand: BY_HAND } }))).toBe(HEAD);
  });

  test('is not what a run of ours did', async () => {
    const job = { runAttempt: 1, deployments: [{ id: 11, sha: BAD }], byHand: BY_HAND };
    expect(await shaVerified({ sha: TARGET }, waiting(undefined, { job, rollbacks: [dispatched()] }))).toBe(TARGET);
  });
});

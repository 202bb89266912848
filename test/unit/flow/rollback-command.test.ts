import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../src/domain/command.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import { handle } from '../../../src/flow/handle.ts';
import { answerRollback } from '../../../src/flow/rollback/answer-rollback.ts';
import { BAD, type Bad, badRelease, FINDING, GOOD, keep, MINUTE, POLICY } from './rollback-world.ts';
import { CHANGE, claimOf, NOW, REPOSITORY } from './world.ts';

const COMMAND = claimOf({ kind: 'command', repository: REPOSITORY, issueNumber: 12, commentId: 5 });
const ASKED = POLICY.replace('medium: auto', 'medium: ask');

function commented(world: Bad, body: string, user = 'olga'): Bad {
  const createdAt = toInstant(world.now);
  return Object.assign(world, {
    comment: { id: 5, body, user, userId: 4, createdAt, edited: false },
    people: { [user]: { id: 4, kind: 'user', permission: 'write', teams: [] } },
  });
}

async function answered(world: Bad) {
  await handle(COMMAND, world.ports);
  const [reply] = world.applied;
  return { record: world.records[0], body: reply?.kind === 'reply' ? reply.body : '' };
}

test('the command names an environment, maybe a commit, and a reason', () => {
  expect(parseCommand('/tidegate rollback production @ABCDEF1 it is broken')).toEqual({
    kind: 'rollback',
    environment: 'production',
    sha: 'abcdef1',
    reason: 'it is broken',
  });
  expect(parseCommand('/tidegate rollback production')).toMatchObject({
    kind: 'unclear',
    because: 'the reason is missing',
  });
  expect(parseCommand('/tidegate rollback')).toMatchObject({ kind: 'unclear' });
});

describe('somebody orders a rollback', () => {
  test('and may: it is kept with the reason, and carried out where the environment is decided about', async () => {
    const { record, body } = await answered(commented(badRelease(ASKED), '/tidegate rollback production it is broken'));
    expect(record).toMatchObject({
      statements: [{ kind: 'rollback', user: 'olga', sha: BAD, environment: 'production', reason: 'it is broken' }],
      questions: [FINDING],
    });
    expect(body).toContain(
      '**Ordered**: production goes back from `cccccccccccc` to `aaaaaaaaaaaa`, which takes away one change',
    );
  });

  test('of a release that nobody found fault with, and it goes back', async () => {
    const world = badRelease(ASKED);
    world.verified = world.verified.filter(({ deploymentId }) => deploymentId !== 70);
    const { record } = await answered(commented(world, '/tidegate rollback production the shop is slow'));
    if (record === undefined) throw new Error('No answer');
    keep(world, record);
    const { record: decided } = await answerRollback(FINDING, world.ports);
    expect(decided.rollbacks).toMatchObject([{ state: 'ordered', orderedBy: 'olga', trigger: 'requested' }]);
    expect(decided.statements).toMatchObject([{ kind: 'hold', reason: 'olga asks to go back: the shop is slow' }]);
  });

  test('and may not: nothing is kept, and they are told who may', async () => {
    const world = commented(badRelease(ASKED), '/tidegate rollback production please', 'anna');
    const { record, body } = await answered(world);
    expect(record).toMatchObject({ statements: [], questions: [] });
    expect(body).toContain('@anna may not roll back production; that is for olga');
  });

  test.each([
    ['another commit runs by now', 'production @eeeeeee', 'production runs `cccccccccccc`, not `eeeeeee`'],
    ['the policy names nobody for the environment', 'prod', 'names nobody who may roll back prod'],
  ])('and %s: nothing is done', async (_, aim, told) => {
    const line = `/tidegate rollback ${aim} it is broken`;
    const { record, body } = await answered(commented(badRelease(ASKED), line));
    expect(record).toMatchObject({ statements: [], questions: [] });
    expect(body).toContain(told);
  });

  test('and a barrier lies in between: a person does not get past it either, and hears why', async () => {
    const world = badRelease(ASKED.replace('by: {', 'barriers: { labels: [no-rollback] }\n      by: {'));
    world.range = { ...world.range, changes: [{ ...CHANGE, labels: ['no-rollback'] }] };
    const { record, body } = await answered(commented(world, '/tidegate rollback production it is broken'));
    expect(record).toMatchObject({ statements: [], questions: [] });
    expect(body).toContain('a change cannot be taken back');
  });

  test('and was asked to: the same entry of the ledger is ordered', async () => {
    const world = badRelease(ASKED);
    keep(world, (await answerRollback(FINDING, world.ports)).record);
    const [asked] = world.rollbacks;
    world.now = NOW + MINUTE;
    const { record } = await answered(commented(world, '/tidegate rollback production @ccccccc yes'));
    if (record === undefined) throw new Error('No answer');
    keep(world, record);
    const { record: decided } = await answerRollback(FINDING, world.ports);
    expect(decided.rollbacks).toMatchObject([{ id: asked?.id, state: 'ordered', targetSha: GOOD }]);
  });
});

test('scenario 40: what is lifted may come in again, and if it fails again it is held, and not rolled back by itself', async () => {
  const world = badRelease();
  keep(world, (await answerRollback(FINDING, world.ports)).record);
  const [hold] = world.stated.holds;
  expect(hold).toMatchObject({ commentId: -70, sha: BAD });
  world.rollbacks = world.rollbacks.map((each) => ({ ...each, state: 'verified', endedAt: toInstant(NOW) }));
  const { record } = await answered(commented(world, '/tidegate lift production @ccccccc the flag is off'));
  expect(record).toMatchObject({ statements: [{ kind: 'lift', ends: [-70], sha: BAD }] });
  world.stated = { ...world.stated, holds: [], liftedHoldAt: toInstant(NOW) };
  const [bad] = world.filed;
  if (bad === undefined) throw new Error('Nothing was deployed');
  world.now = NOW + 60 * MINUTE;
  const again = { ...bad, id: 95, startedAt: toInstant(NOW + 50 * MINUTE), finishedAt: toInstant(NOW + 55 * MINUTE) };
  world.filed = [again, bad];
  world.opened = [...world.opened, { deploymentId: 95, sha: BAD }];
  const [, failed] = world.verified;
  if (failed === undefined) throw new Error('Nothing was verified');
  world.verified = [...world.verified, { ...failed, deploymentId: 95, at: toInstant(world.now) }];
  const second = await answerRollback({ ...FINDING, deploymentId: 95 }, world.ports);
  expect(second.record.decidedRollback?.decision.reason).toMatchObject({ code: 'attempts-exhausted', used: 1 });
  expect(second.record.statements).toMatchObject([{ kind: 'hold', commentId: -95, sha: BAD }]);
});

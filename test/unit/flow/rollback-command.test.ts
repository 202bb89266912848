import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../src/domain/command.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import { handle } from '../../../src/flow/handle.ts';
import { answerRollback } from '../../../src/flow/rollback/answer-rollback.ts';
import { BAD, type Bad, badRelease, FINDING, GOOD, keep, MINUTE, POLICY, said } from './rollback-world.ts';
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

describe('somebody orders a rollback while a deployment is under way', () => {
  /** The new release is at five per cent, and the one before it is known to be good. */
  function canary(): Bad {
    const world = badRelease(ASKED);
    const [bad] = world.filed;
    if (bad === undefined) throw new Error('Nothing was deployed');
    const { finishedAt: _finishedAt, ...begun } = bad;
    const good = { ...begun, id: 1, sha: GOOD, state: 'success', startedAt: toInstant(NOW - 600 * MINUTE) } as const;
    world.filed = [{ ...begun, state: 'in_progress' }, good];
    world.verified = world.verified.filter(({ deploymentId }) => deploymentId !== 70);
    return world;
  }

  async function orderedIn(world: Bad, line = '/tidegate rollback production customers complain') {
    const { record, body } = await answered(commented(world, line));
    if (record === undefined) throw new Error('No answer');
    keep(world, record);
    const { record: kept, dueAt } = await answerRollback(FINDING, world.ports);
    keep(world, kept);
    return { record, body, kept, dueAt };
  }

  async function lookedAgain(world: Bad) {
    world.now += MINUTE;
    const { record } = await answerRollback(FINDING, world.ports);
    keep(world, record);
    return record;
  }

  const kinds = ({ effects }: { readonly effects: readonly { readonly kind: string }[] }) =>
    effects.map(({ kind }) => kind);

  test.each([
    ['', 'production customers complain'],
    [' by its commit', 'production @ccccccc customers complain'],
  ])(
    'that one is meant%s: the order is kept, the commit stays out, and nothing is started beside it',
    async (_, aim) => {
      const world = canary();
      const { record, body, kept, dueAt } = await orderedIn(world, `/tidegate rollback ${aim}`);
      expect(record).toMatchObject({ statements: [{ kind: 'rollback', sha: BAD }], questions: [FINDING] });
      expect(body).toContain('**The order is kept**: `cccccccccccc` is still being deployed to production');
      expect(body).toContain('production goes back to `aaaaaaaaaaaa`, which takes away one change');
      expect(body).toContain('`/tidegate lift production @cccccccccccc REASON`, which is for olga');
      expect(kept.rollbacks).toMatchObject([
        { state: 'ordered', targetSha: GOOD, dispatches: 0, told: { waits: true } },
      ]);
      expect(kept.statements).toMatchObject([{ kind: 'hold', sha: BAD }]);
      expect(kinds(kept)).toEqual(['keep-issue']);
      expect(dueAt).toBeLessThanOrEqual(world.now + MINUTE);
      expect(kinds(await lookedAgain(world))).toEqual(['keep-issue']);
    },
  );

  test('the issue and the message say that it waits, and what calls it off', async () => {
    const { kept } = await orderedIn(canary());
    const [issue] = kept.effects;
    const text = issue?.kind === 'keep-issue' ? issue.body : '';
    expect(text).toContain('goes back from `ccccccc` to `aaaaaaa` as soon as the deployment of `ccccccc` has ended');
    expect(text).toContain('/tidegate lift production @ccccccc REASON');
    expect(kept.notices?.map(({ told }) => told.summary)).toEqual([
      'acme/shop production goes back from ccccccc to aaaaaaa as soon as the deployment of ccccccc has ended',
    ]);
  });

  test.each(['success', 'failure'] as const)('it goes back once that ended with %s', async (state) => {
    const world = canary();
    await orderedIn(world);
    // That it was verified meanwhile takes back nobody's order.
    world.verified = [...world.verified, said({ verdict: 'pass', failedChecks: [], at: toInstant(NOW + 1000) })];
    world.filed = world.filed.map((each) => (each.id === 70 ? { ...each, state } : each));
    const record = await lookedAgain(world);
    expect(record.effects).toContainEqual(expect.objectContaining({ kind: 'dispatch-run', targetSha: GOOD }));
    expect(record.rollbacks).toMatchObject([{ state: 'ordered' }]);
    expect(record.rollbacks?.[0]?.told?.waits).toBeUndefined();
    expect(kinds(await lookedAgain(world))).toContain('dispatch-run');
  });

  test('a lift calls it off, and that is told', async () => {
    const world = canary();
    await orderedIn(world);
    world.stated = { ...world.stated, holds: [], liftedHoldAt: toInstant(NOW + 1000) };
    const record = await lookedAgain(world);
    expect(record.rollbacks).toMatchObject([{ state: 'refused', ending: { text: expect.stringContaining('lifted') } }]);
    expect(kinds(record)).toEqual(['keep-issue']);
    expect(record.notices?.map(({ event, told }) => [event, told.summary])).toEqual([
      ['rollback', 'acme/shop production does not go back from ccccccc, which olga ordered'],
    ]);
  });

  test('what stands in the way when its time comes is a page', async () => {
    const world = canary();
    await orderedIn(world);
    world.policy = ASKED.replace('by: {', 'barriers: { labels: [no-rollback] }\n      by: {');
    world.range = { ...world.range, changes: [{ ...CHANGE, labels: ['no-rollback'] }] };
    world.filed = world.filed.map((each) => (each.id === 70 ? { ...each, state: 'success' } : each));
    const record = await lookedAgain(world);
    expect(record.rollbacks).toMatchObject([{ state: 'refused' }]);
    expect(record.notices?.map(({ event }) => event)).toEqual(['rollback-failed']);
    expect(kinds(record)).toEqual(['keep-issue']);
  });

  test('the good one before it is not offered as what to go back from', async () => {
    const world = commented(canary(), '/tidegate rollback production @aaaaaaa it is broken');
    const { record, body } = await answered(world);
    expect(record).toMatchObject({ statements: [], questions: [] });
    expect(body).toContain('production is being given `cccccccccccc`');
    expect(body).toContain('`/tidegate rollback production @cccccccccccc REASON`, which is for olga');
  });

  test('the newest that was let in and failed is meant, not the good one before it', async () => {
    const world = canary();
    world.filed = world.filed.map((each) => (each.id === 70 ? { ...each, state: 'failure' } : each));
    const { record, body } = await answered(commented(world, '/tidegate rollback production it is broken'));
    expect(record?.statements).toMatchObject([{ sha: BAD }]);
    expect(body).toContain('goes back from `cccccccccccc` to `aaaaaaaaaaaa`');
  });

  test('nothing is ordered where there is nothing to go back to', async () => {
    const world = canary();
    world.verified = [];
    const { record, body } = await answered(commented(world, '/tidegate rollback production it is broken'));
    expect(record).toMatchObject({ statements: [], questions: [] });
    expect(body).toContain('**Nothing was done**');
    expect(body).not.toContain('``');
  });

  describe('which was let in and has not begun', () => {
    function queued(): Bad {
      const world = canary();
      world.queued = world.filed.filter(({ id }) => id === 70);
      world.filed = world.filed.filter(({ id }) => id !== 70);
      return world;
    }

    test('that one is meant, and the order is kept until it has ended', async () => {
      const world = queued();
      const { record, body, kept } = await orderedIn(world);
      expect(record).toMatchObject({ statements: [{ kind: 'rollback', sha: BAD }], questions: [FINDING] });
      expect(body).toContain('**The order is kept**: `cccccccccccc` is still being deployed to production');
      expect(kept.rollbacks).toMatchObject([{ state: 'ordered', targetSha: GOOD, told: { waits: true } }]);
      world.filed = [...world.queued.map((each) => ({ ...each, state: 'success' as const })), ...world.filed];
      world.queued = [];
      expect(kinds(await lookedAgain(world))).toContain('dispatch-run');
    });

    test('and ends before it begins: there is nothing to go back from, and that is told', async () => {
      const world = queued();
      await orderedIn(world);
      world.queued = [];
      const record = await lookedAgain(world);
      expect(record.rollbacks).toMatchObject([
        { state: 'refused', ending: { code: 'moved-on', text: expect.stringContaining('ended before it began') } },
      ]);
      expect(kinds(record)).not.toContain('dispatch-run');
    });

    test('what was not let in by us is not meant', async () => {
      const world = queued();
      world.opened = world.opened.filter(({ deploymentId }) => deploymentId !== 70);
      const { body } = await answered(commented(world, '/tidegate rollback production @ccccccc it is broken'));
      expect(body).toContain('production runs `aaaaaaaaaaaa`, not `ccccccc`');
    });
  });

  test('a second order says that it goes back already', async () => {
    const world = canary();
    await orderedIn(world);
    Object.assign(world, { records: [], applied: [] });
    const reply = await answered(commented(world, '/tidegate rollback production again'));
    expect(reply.body).toContain(
      'goes back from `cccccccccccc` to `aaaaaaaaaaaa` already, as @olga ordered, as soon as',
    );
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

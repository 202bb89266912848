import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../src/domain/command.ts';
import { Failure } from '../../../src/domain/failure.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { CommandQuestion, TrainQuestion } from '../../../src/domain/question.ts';
import { answerCommand } from '../../../src/flow/answer/answer-command.ts';
import { recordOf } from '../../../src/flow/answer.ts';
import { answerRollback } from '../../../src/flow/rollback/answer-rollback.ts';
import { answerTrain } from '../../../src/flow/train/answer-train.ts';
import { trainAim } from '../../../src/flow/train/train-text.ts';
import { trainsIn } from '../../../src/flow/train/trains-of.ts';
import { goBack } from '../../../src/flow/train/way-back.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { BAD, badRelease, FINDING, keep as keepRollback, POLICY } from './rollback-world.ts';
import {
  deployed,
  keep,
  later,
  MINUTE,
  member,
  ORGANISATION,
  opened,
  PAYMENTS,
  PLACE,
  plan,
  planned,
  rolledBack,
  SHOP,
  said,
  shaOf,
  TITLE,
  type Trains,
} from './train-world.ts';
import { NOW } from './world.ts';

const QUESTION: TrainQuestion = { kind: 'train', repository: PLACE, train: 'checkout', title: TITLE };
const ON_RECORD: CommandQuestion = { kind: 'command', repository: PLACE, issueNumber: 41, commentId: 5 };

async function told(world: Trains) {
  const { record, dueAt } = await answerTrain(QUESTION, world.ports);
  keep(world, record);
  const [effect] = record.effects;
  const body = effect?.kind === 'keep-issue' ? effect.body : '';
  return { record, dueAt, body, first: body.split('\n')[0] ?? '' };
}

/** Both were deployed, and the last one turned out badly. */
async function released(): Promise<Trains> {
  const world = planned();
  Object.assign(member(world, PAYMENTS), {
    gates: [opened(21)],
    verified: [said(PAYMENTS, 21, 'pass')],
    deployments: [deployed(21), deployed(20)],
  });
  Object.assign(member(world, SHOP), {
    gates: [opened(11)],
    verified: [said(SHOP, 11, 'fail')],
    deployments: [deployed(11), deployed(10)],
  });
  await told(world);
  return world;
}

async function comment(world: Trains, body: string, question = ON_RECORD, user = 'olga') {
  world.comment = { id: question.commentId, body, user, userId: 4, createdAt: toInstant(world.now), edited: false };
  world.people = { [user]: { id: 4, kind: 'user', permission: 'write', teams: [] } };
  const { record } = await answerCommand(question, world.ports);
  keep(world, record);
  const [reply] = record.effects;
  return { record, body: reply?.kind === 'reply' ? reply.body : '' };
}

const ORDER = '/tidegate rollback train:checkout the totals are wrong';

test('the command names a train in place of an environment, and a reason', () => {
  expect(parseCommand(ORDER)).toEqual({ kind: 'rollback-train', train: 'checkout', reason: 'the totals are wrong' });
  expect(parseCommand('/tidegate rollback "train:big one" it hurts')).toMatchObject({ train: 'big one' });
  expect(parseCommand('/tidegate rollback train:checkout')).toMatchObject({ because: 'the reason is missing' });
  expect(parseCommand('/tidegate rollback train: x')).toMatchObject({ because: 'the name of the train is missing' });
  expect(parseCommand('/tidegate rollback train:a @abcdef1 x')).toMatchObject({ kind: 'unclear' });
  expect(parseCommand('/tidegate hold train:a x')).toMatchObject({ kind: 'hold', environment: 'train:a' });
});

test.each(['checkout', 'big one', 'Züge (EU)', 'a/b.c-d'])('the command that is told for train %s names it', (name) => {
  const command = parseCommand(`/tidegate rollback ${trainAim(name)} it hurts`);
  expect(command).toEqual({ kind: 'rollback-train', train: name, reason: 'it hurts' });
});

test('a name that could end the command is left to the reader', () => {
  expect(trainAim('a"b')).toBe('train:NAME');
});

describe('somebody orders a train back', () => {
  test('on its record: the order is kept, and the train is asked', async () => {
    const world = await released();
    const { record, body } = await comment(world, ORDER);
    expect(record.trainOrders).toEqual([
      {
        ...{ commentId: 5, userId: 4, user: 'olga', reason: 'the totals are wrong', at: toInstant(NOW) },
        ...{ placeId: PLACE.id, train: 'checkout', title: TITLE },
      },
    ]);
    expect(record.questions).toEqual([QUESTION]);
    expect(body).toContain('each when the one before it is back and verified: acme/shop, acme/payments');
  });

  test('and may not in one of the members: nothing is kept', async () => {
    const world = await released();
    const own = 'version: 1\nenvironments: { production: { rollback: { workflow: d.yml, by: { users: [pia] } } } }';
    member(world, PAYMENTS).policy = own;
    const { record, body } = await comment(world, ORDER);
    expect(record.trainOrders ?? []).toEqual([]);
    expect(body).toContain('@olga may not roll back production; that is for pia');
    expect(body).toContain('acme/payments');
  });

  test.each([
    ['one that the App does not know', (world: Trains) => Object.assign(world, { known: [SHOP, PLACE] })],
    ['one without a valid policy', (world: Trains) => Object.assign(member(world, PAYMENTS), { policy: 'not: valid' })],
  ])('with %s: nobody can say who may, so nobody does', async (_, change) => {
    const world = await released();
    change(world);
    const { record, body } = await comment(world, ORDER);
    expect(record.trainOrders ?? []).toEqual([]);
    expect(body).toContain('nobody can say who may roll it back');
  });

  test('elsewhere: the only one that is open is meant, of several none', async () => {
    const world = await released();
    const elsewhere = { ...ON_RECORD, repository: SHOP, issueNumber: 12 };
    world.trains = world.trains.map((each) => ({ ...each, issue: 41 }));
    expect((await comment(world, ORDER, elsewhere)).record.trainOrders).toHaveLength(1);
    const other = { ...world.trains[0], title: 'release/2.5', orders: [], issue: 42 } as Trains['trains'][number];
    world.trains = [...world.trains, other];
    const { record, body } = await comment(world, ORDER, { ...elsewhere, commentId: 6 });
    expect(record.trainOrders ?? []).toEqual([]);
    expect(body).toContain('[its record](../../.github/issues/42)');
    world.trains = world.trains.map((each) => ({ ...each, state: 'over' }));
    expect((await comment(world, ORDER, { ...elsewhere, commentId: 7 })).body).toContain('no planned release of train');
  });

  test('on its record when it is over, but not on the record of another', async () => {
    const world = await released();
    world.trains = world.trains.map((each) => ({ ...each, state: 'over' }));
    expect((await comment(world, ORDER)).record.trainOrders).toHaveLength(1);
    world.trains = world.trains.map((each) => ({ ...each, train: 'other', orders: [] }));
    expect((await comment(world, ORDER)).body).toContain('this is the record of train other');
  });

  test('that there is not, or that goes back already: nothing is done', async () => {
    const world = await released();
    expect((await comment(world, ORDER.replace('checkout', 'chekout'))).body).toContain('Did you mean checkout?');
    await comment(world, ORDER);
    const { record, body } = await comment(world, ORDER, { ...ON_RECORD, commentId: 6 });
    expect(record.trainOrders ?? []).toEqual([]);
    expect(body).toContain('is going back already, as @olga ordered');
    await told(world);
    const { record: later } = await comment(world, ORDER, { ...ON_RECORD, commentId: 7 });
    expect(later.trainOrders ?? []).toEqual([]);
  });
});

async function orderedBack(): Promise<Trains> {
  const world = await released();
  await comment(world, ORDER);
  later(world, MINUTE);
  return world;
}

describe('a train that was ordered back', () => {
  test('tells the last member to go first, and no other before it is verified', async () => {
    const world = await orderedBack();
    const { record, first, dueAt } = await told(world);
    expect(record.statements).toEqual([
      {
        ...{
          kind: 'rollback',
          repositoryId: SHOP.id,
          commentId: 5,
          userId: 4,
          user: 'olga',
          environment: 'production',
        },
        ...{ sha: shaOf(11), reason: 'train checkout: the totals are wrong', at: toInstant(world.now) },
      },
    ]);
    expect(record.questions).toContainEqual({
      ...{ kind: 'rollback', repository: SHOP, environment: 'production', deploymentId: 11 },
    });
    expect(first).toContain('Going back, as olga ordered: acme/shop is told to go back');
    expect(dueAt).toBe(world.now + MINUTE);
    for (const state of ['ordered', 'dispatched'] as const) {
      member(world, SHOP).rollbacks = [rolledBack(SHOP, 11, state)];
      expect((await told(world)).record.statements).toEqual([]);
    }
    member(world, SHOP).rollbacks = [rolledBack(SHOP, 11, 'verified')];
    expect((await told(world)).record.statements).toMatchObject([{ repositoryId: PAYMENTS.id, sha: shaOf(21) }]);
    member(world, PAYMENTS).rollbacks = [rolledBack(PAYMENTS, 21, 'verified')];
    const over = await told(world);
    expect(over.first).toBe('**Over: it was taken back**');
    // The payments went back with the shop, and had not failed.
    expect(over.body.match(/⏪ back/g)).toHaveLength(2);
    expect(over.body.match(/⏪ back, nothing is known to be wrong with it/g)).toHaveLength(1);
    expect(over.body).not.toContain('❌ failed');
  });

  test('is told once, however often it is asked before the ledger says anything', async () => {
    const world = await orderedBack();
    expect((await told(world)).record.statements).toHaveLength(1);
    for (const _ of [1, 2, 3]) expect((await told(world)).record.statements).toEqual([]);
  });

  test('holds every member at once, also one that was verified', async () => {
    const world = await orderedBack();
    member(world, PAYMENTS).waiting = [22];
    const { record } = await told(world);
    expect(record.train?.members.map(({ state }) => state)).toEqual(['failed', 'failed']);
    expect(record.questions).toContainEqual(expect.objectContaining({ kind: 'gate', deploymentId: 22 }));
  });

  test.each(['failed', 'unknown', 'cancelled', 'refused'] as const)(
    'stops where one ends %s, and says so',
    async (state) => {
      const world = await orderedBack();
      await told(world);
      member(world, SHOP).rollbacks = [rolledBack(SHOP, 11, state)];
      const { record, first, body } = await told(world);
      expect(record.statements).toEqual([]);
      expect(first).toContain('The way back stopped');
      expect(body).toContain('acme/payments waits for its turn');
      expect(record.train?.back).toEqual({ commentId: 5, state: 'stopped' });
    },
  );

  test('waits while one is asked for or still deployed, and stops where an order came to nothing', async () => {
    const world = await orderedBack();
    member(world, SHOP).deployments = [deployed(11, { state: 'in_progress', finishedAt: undefined }), deployed(10)];
    expect((await told(world)).body).toContain('acme/shop is still being deployed');
    member(world, SHOP).deployments = [];
    expect((await told(world)).body).toContain('acme/shop GitHub does not show its deployment yet');
    member(world, SHOP).deployments = [deployed(11)];
    await told(world);
    member(world, SHOP).rollbacks = [rolledBack(SHOP, 11, 'asked')];
    expect((await told(world)).record.train?.back?.state).toBe('under-way');
    member(world, SHOP).rollbacks = [];
    later(world, 11 * MINUTE);
    expect((await told(world)).record.train?.back?.state).toBe('stopped');
  });

  test('passes over who runs another release by now, and who was not deployed', async () => {
    const world = await orderedBack();
    member(world, SHOP).deployments = [deployed(12), deployed(11)];
    member(world, SHOP).gates = [opened(11)];
    expect((await told(world)).record.statements).toMatchObject([{ repositoryId: PAYMENTS.id }]);
    const fresh = await orderedBack();
    member(fresh, SHOP).gates = [];
    expect((await told(fresh)).record.statements).toMatchObject([{ repositoryId: PAYMENTS.id }]);
  });

  test('leaves alone what was let through after the order', async () => {
    const world = await orderedBack();
    member(world, SHOP).gates = [opened(12, { openedAt: NOW + 1 }), opened(11)];
    member(world, SHOP).deployments = [deployed(12), deployed(11)];
    const { record } = await told(world);
    expect(record.statements).toMatchObject([{ repositoryId: PAYMENTS.id }]);
  });

  test('goes on nowhere where nobody knows what runs, and tries again where GitHub failed', async () => {
    const world = await orderedBack();
    world.fails = new Failure('forbidden', 'no');
    expect((await told(world)).body).toContain('Tidegate may not read what runs there');
    world.fails = new Failure('unavailable', 'later');
    await expect(answerTrain(QUESTION, world.ports)).rejects.toThrow('later');
  });

  test('needs a new word a day later', async () => {
    const world = await orderedBack();
    later(world, 25 * 60 * MINUTE);
    const { record, body } = await told(world);
    expect(record.statements).toEqual([]);
    expect(body).toContain('its turn came more than a day after the order');
    expect((await comment(world, ORDER, { ...ON_RECORD, commentId: 6 })).record.trainOrders).toHaveLength(1);
  });

  test('is over when a new try of all was verified', async () => {
    const world = await orderedBack();
    for (const [each, id] of [
      [SHOP, 11],
      [PAYMENTS, 21],
    ] as const) {
      Object.assign(member(world, each), {
        gates: [opened(id + 1, { openedAt: NOW + MINUTE }), opened(id)],
        verified: [said(each, id + 1, 'pass')],
        rollbacks: [rolledBack(each, id, 'verified')],
        plans: [plan(each)],
      });
    }
    expect((await told(world)).first).toBe('**Over: all members are verified**');
  });
});

test('what a member is told is an order that its environment goes back by', async () => {
  const world = badRelease(POLICY.replace('medium: auto', 'medium: ask'));
  const [train] = trainsIn(parsedOrganisation());
  if (train === undefined) throw new Error('No train');
  const order = { commentId: 5, userId: 4, user: 'olga', reason: 'it hurts', at: toInstant(world.now) };
  const gates = [opened(70, { sha: BAD })];
  const shop = {
    repository: 'acme/shop',
    ref: SHOP,
    plan: null,
    gates,
    state: 'failed',
    isTakenBack: false,
    watchedUntil: null,
  } as const;
  const input = { ports: world.ports, train, members: [shop], order, at: world.now };
  const { statements, questions } = await goBack(input);
  expect(questions).toEqual([FINDING]);
  keepRollback(world, recordOf(world.now, '', { statements }));
  const { record } = await answerRollback(FINDING, world.ports);
  expect(record.rollbacks).toMatchObject([{ state: 'ordered', orderedBy: 'olga', trigger: 'requested' }]);
  keepRollback(world, record);
  expect((await goBack(input)).members).toEqual([
    { repository: 'acme/shop', kind: 'under-way', isBack: false, text: 'is going back' },
  ]);
});

function parsedOrganisation() {
  const parsed = parsePolicy(ORGANISATION, { source: 'orgPolicy', file: '.github/tidegate-org.yml' });
  return parsed.kind === 'valid' ? parsed.policy : undefined;
}

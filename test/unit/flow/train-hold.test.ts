import { describe, expect, test } from 'vitest';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import { questionKey, type TrainQuestion } from '../../../src/domain/question.ts';
import type { KnownPlan } from '../../../src/flow/ports.ts';
import { answerTrain } from '../../../src/flow/train/answer-train.ts';
import { trainLines } from '../../../src/flow/train/plan-lines.ts';
import { withTrains } from '../../../src/flow/train/train-facts.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
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
  TITLE,
  type Trains,
  waiting,
} from './train-world.ts';
import { GATE, NOW } from './world.ts';

const QUESTION: TrainQuestion = { kind: 'train', repository: PLACE, train: 'checkout', title: TITLE };
const HOUR = 60 * MINUTE;

async function told(world: Trains) {
  const { record, dueAt } = await answerTrain(QUESTION, world.ports);
  keep(world, record);
  const [effect] = record.effects as readonly KeepIssue[];
  const body = effect?.body ?? '';
  return { record, dueAt, effect, body, first: body.split('\n')[0] ?? '' };
}

async function membersSeenBy(world: Trains, environment = 'production') {
  const parsed = parsePolicy(ORGANISATION, { source: 'orgPolicy', file: '.github/tidegate-org.yml' });
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  const policies = [{ source: 'org', file: '.github/tidegate-org.yml', policy: parsed.policy } as const];
  const plans = [{ number: 3, title: TITLE, dueAt: null, decisions: [] }];
  const question = { kind: 'deploy', environment, actor: 'anna' };
  const facts = { repository: 'acme/payments', plans, question, complete: true, direction: 'forward', changes: [] };
  const known = { ...facts, candidate: { sha: 'c'.repeat(40) }, at: toInstant(NOW) } as unknown as Facts;
  const asked = { ...GATE, repository: PAYMENTS, environment };
  return (await withTrains(known, { ports: world.ports, question: asked, policies })).trains?.[0]?.members;
}

/** Somebody says no-go in the plan of the shop. */
function noGo(world: Trains, change: Partial<KnownPlan> = {}): void {
  const word = {
    stage: 'test-end',
    verdict: 'no-go',
    userId: 4,
    user: 'ravi',
    reason: 'instalments of 0 months',
  } as const;
  const decisions = [{ ...word, at: toInstant(NOW - HOUR), commentId: 9 }];
  member(world, SHOP).plans = [plan(SHOP, { decisions, issue: 3, about: { pulls: [12], isCut: false }, ...change })];
}

describe('a no-go of one member', () => {
  test('is a fact of the train for the others, without the words that were said', async () => {
    const world = planned();
    noGo(world);
    expect(await membersSeenBy(world)).toEqual([
      { repository: 'acme/payments', state: 'waiting' },
      {
        ...{ repository: 'acme/shop', state: 'waiting' },
        noGo: { stage: 'test-end', user: 'ravi', record: 'acme/shop#3' },
      },
    ]);
    expect(await membersSeenBy(world, 'staging')).toBeUndefined();
  });

  test('is a fact without who said it, and where, for a deployment that everybody may read of', async () => {
    const world = planned();
    noGo(world);
    member(world, PAYMENTS).isPublic = true;
    expect((await membersSeenBy(world))?.[1]).toEqual({ repository: 'acme/shop', state: 'waiting', noGo: {} });
    member(world, SHOP).isPublic = true;
    expect((await membersSeenBy(world))?.[1]?.noGo).toMatchObject({ user: 'ravi' });
  });

  test('stands also where its milestone is closed, and where nobody knows what it is about', async () => {
    const world = planned();
    noGo(world, { state: 'over' });
    expect((await membersSeenBy(world))?.[1]?.noGo).toBeDefined();
    noGo(world, { about: undefined });
    expect((await membersSeenBy(world))?.[1]?.noGo).toBeDefined();
  });

  test('ends with a go at that stage, and where all that it is about was left out of it', async () => {
    const world = planned();
    noGo(world);
    const [held] = member(world, SHOP).plans;
    const go = { stage: 'test-end', verdict: 'go', userId: 4, user: 'ravi', reason: '', commentId: 10 } as const;
    const decisions = [...(held?.decisions ?? []), { ...go, at: toInstant(NOW - MINUTE) }];
    noGo(world, { decisions });
    expect((await membersSeenBy(world))?.[1]?.noGo).toBeUndefined();
    const left = { pull: 12, userId: 4, user: 'ravi', reason: 'not in it', at: toInstant(NOW), commentId: 11 };
    noGo(world, { leftOut: [left] });
    expect((await membersSeenBy(world))?.[1]?.noGo).toBeUndefined();
  });

  test('asks the open gates of all anew, and is the first line of the record', async () => {
    const world = planned();
    member(world, PAYMENTS).waiting = [21];
    await told(world);
    noGo(world);
    const { record, first, body } = await told(world);
    expect(record.questions.map((each) => questionKey(each))).toEqual(['8/gate/21', '8/plan/3', '7/plan/3']);
    expect(first).toContain('Held in production, all of it, by a no-go for acme/shop at test-end, says ravi');
    expect(first).toContain('instalments of 0 months');
    expect(first.replaceAll('\u200b', '')).toContain('/tidegate go test-end on acme/shop#3');
    expect(body).toMatch(/acme\/shop .*⛔ no-go/);
    expect((await told(world)).record.questions).toEqual([]);
  });

  test('tells nobody who may not read that repository what was said there', async () => {
    const world = planned();
    member(world, PLACE).isPublic = true;
    noGo(world);
    const { body, first } = await told(world);
    expect(first).toContain('by a no-go for acme/shop');
    expect(body).not.toMatch(/instalments|ravi/);
  });
});

test('the record of each plan names its train, and the no-go of another member', async () => {
  const world = planned();
  await told(world);
  noGo(world);
  const parsed = parsePolicy(ORGANISATION, { source: 'orgPolicy', file: '.github/tidegate-org.yml' });
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  const policies = [{ source: 'org', file: '.github/tidegate-org.yml', policy: parsed.policy } as const];
  const on = { ports: world.ports, title: TITLE, policies, at: NOW };
  const payments = (await trainLines({ ...on, repository: PAYMENTS })).join('\n');
  expect(payments).toContain('Part of train checkout ([its record](../../.github/issues/41))');
  expect(payments).toContain('acme/payments, acme/shop');
  expect(payments).toContain('no-go for acme/shop at test-end by ravi');
  expect(payments).toContain('`/tidegate go test-end` on [its record](../../shop/issues/3)');
  expect(payments).not.toContain('instalments');
  expect((await trainLines({ ...on, repository: SHOP })).join('\n')).toContain(
    'The no-go here holds all of train checkout in production.',
  );
  // Whoever reads a public repository may not be one who may read the other.
  member(world, PAYMENTS).isPublic = true;
  const shown = (await trainLines({ ...on, repository: PAYMENTS })).join('\n');
  expect(shown).toContain('no-go for acme/shop. Somebody there has to say go');
  expect(shown).not.toMatch(/ravi|test-end/);
  member(world, SHOP).isPublic = true;
  expect((await trainLines({ ...on, repository: PAYMENTS })).join('\n')).toContain('by ravi');
});

describe('a train whose members are watched', () => {
  const WATCHED = ORGANISATION.replace('within: 15m', 'within: 15m, watch: 48h');

  function out(): Trains {
    const world = planned();
    world.organisation = WATCHED;
    Object.assign(member(world, PAYMENTS), { gates: [opened(21)], verified: [said(PAYMENTS, 21, 'pass')] });
    Object.assign(member(world, SHOP), { gates: [opened(11)], verified: [said(SHOP, 11, 'pass')] });
    return world;
  }

  test('stays open until the last watch is over, and says until when', async () => {
    const world = out();
    const { effect, first, dueAt } = await told(world);
    expect(effect?.isOver).toBe(false);
    expect(first).toContain('All members are out and verified, and watched until Thu 26 Nov');
    expect(dueAt).toBe(NOW + HOUR);
    later(world, 48 * HOUR - 2 * MINUTE);
    expect((await told(world)).dueAt).toBe(world.now + MINUTE);
    later(world, MINUTE);
    expect((await told(world)).first).toBe('**Over: all members are verified**');
  });

  test('names who may take it back, by each member where they differ', async () => {
    const world = out();
    expect((await told(world)).body).toContain('`/tidegate rollback train:checkout REASON` here. It is for olga.');
    const own = 'version: 1\nenvironments: { production: { rollback: { workflow: d.yml, by: { teams: [sre] } } } }';
    member(world, SHOP).policy = own;
    expect((await told(world)).body).toContain('(acme/payments: olga; acme/shop: olga, and team sre)');
  });
});

describe('a train that was ordered back', () => {
  test('says of a member that was well that it goes back, not that it failed', async () => {
    const world = planned();
    const well = { gates: [opened(21)], verified: [said(PAYMENTS, 21, 'pass')], deployments: [deployed(21)] };
    Object.assign(member(world, PAYMENTS), well);
    const bad = { gates: [opened(11)], verified: [said(SHOP, 11, 'fail')], deployments: [deployed(11)] };
    Object.assign(member(world, SHOP), bad);
    await told(world);
    const order = { commentId: 5, userId: 4, user: 'olga', reason: 'totals', at: toInstant(NOW) };
    world.trains = world.trains.map((each) => ({ ...each, orders: [order] }));
    const { body } = await told(world);
    expect(body).toMatch(/acme\/payments .*⏪ goes back when its turn comes/);
    expect(body).toMatch(/acme\/shop .*⏪ going back/);
    expect(body).not.toContain('❌');
    member(world, SHOP).rollbacks = [rolledBack(SHOP, 11, 'verified')];
    member(world, PAYMENTS).rollbacks = [rolledBack(PAYMENTS, 21, 'dispatched')];
    expect((await told(world)).body).toMatch(/acme\/payments .*⏪ going back/);
    expect((await membersSeenBy(world))?.map(({ isTakenBack }) => isTakenBack)).toEqual([true, undefined]);
    member(world, PAYMENTS).gates = [waiting(22), opened(21)];
    expect((await membersSeenBy(world))?.[0]).toEqual({ repository: 'acme/payments', state: 'waiting' });
  });
});

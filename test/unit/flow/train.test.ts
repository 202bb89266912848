import { describe, expect, test } from 'vitest';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import type { GateQuestion, TrainQuestion } from '../../../src/domain/question.ts';
import { questionKey } from '../../../src/domain/question.ts';
import { trainKey } from '../../../src/domain/train.ts';
import { answer } from '../../../src/flow/answer/answer-question.ts';
import { recordOf } from '../../../src/flow/answer.ts';
import type { ChangeRange } from '../../../src/flow/ports.ts';
import { answerTrain } from '../../../src/flow/train/answer-train.ts';
import { trainsOfGate, withTrainsAsked } from '../../../src/flow/train/asked.ts';
import { withTrains } from '../../../src/flow/train/train-facts.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import {
  deployed,
  keep,
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
  waiting,
} from './train-world.ts';
import { CHANGE, GATE, NOW } from './world.ts';

const QUESTION: TrainQuestion = { kind: 'train', repository: PLACE, train: 'checkout', title: TITLE };

function policiesOf(text: string) {
  const parsed = parsePolicy(text, { source: 'orgPolicy', file: '.github/tidegate-org.yml' });
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  return [{ source: 'org', file: '.github/tidegate-org.yml', policy: parsed.policy } as const];
}

function factsWith(...titles: string[]): Facts {
  const plans = titles.map((title) => ({ number: 3, title, dueAt: null, decisions: [] }));
  const question = { kind: 'deploy', environment: 'production', actor: 'anna' };
  const known = { question, complete: true, direction: 'forward', changes: [], candidate: { sha: 'c'.repeat(40) } };
  return { repository: 'acme/shop', plans, ...known } as unknown as Facts;
}

async function trainsOf(world: Trains, question: Partial<GateQuestion> = {}, text = ORGANISATION, title = TITLE) {
  const asked = { ...GATE, ...question };
  const input = { ports: world.ports, question: asked, policies: policiesOf(text) };
  return (await withTrains(factsWith(title), input)).trains;
}

/** States in the order in which they go: payments, then the shop that asks. */
async function states(world: Trains): Promise<readonly string[]> {
  return (await trainsOf(world))?.[0]?.members.map(({ state }) => state) ?? [];
}

describe('the facts of a train', () => {
  test('are the members in their order, and nothing is read of GitHub', async () => {
    const world = planned();
    expect(await trainsOf(world)).toEqual([
      {
        ...{ name: 'checkout', title: TITLE, environment: 'production' },
        members: [
          { repository: 'acme/payments', state: 'waiting' },
          { repository: 'acme/shop', state: 'waiting' },
        ],
      },
    ]);
    expect(world.reads).toEqual([]);
  });

  test('are none in another environment, for a repository that is on no train, and without a plan', async () => {
    expect(await trainsOf(planned(), { environment: 'staging' })).toBeUndefined();
    expect(await trainsOf(planned(), { repository: { ...SHOP, id: 70, name: 'blog' } })).toBeUndefined();
    const world = planned();
    const input = { ports: world.ports, question: GATE, policies: policiesOf(ORGANISATION) };
    expect((await withTrains(factsWith(), input)).trains).toEqual([]);
  });

  test('are of every open milestone where it is not known what a deployment brings', async () => {
    const world = planned();
    const input = { ports: world.ports, question: GATE, policies: policiesOf(ORGANISATION) };
    const unseen = { ...factsWith(), complete: false };
    expect((await withTrains(unseen, input)).trains?.map(({ title }) => title)).toEqual([TITLE]);
    member(world, SHOP).plans = [plan(SHOP, { state: 'over' })];
    expect((await withTrains(unseen, input)).trains).toEqual([]);
  });

  test('a repository of its own policy speaks for nobody else', async () => {
    const own = policiesOf(ORGANISATION).map((each) => ({ ...each, source: 'repository' as const }));
    const input = { ports: planned().ports, question: GATE, policies: own };
    expect((await withTrains(factsWith(TITLE), input)).trains).toBeUndefined();
  });

  test('a member that the App does not know, or that is somebody else’s, is unreadable', async () => {
    expect(await states(planned({ known: [SHOP] }))).toEqual(['unreadable', 'waiting']);
    const other = { ...PAYMENTS, installationId: 4 };
    expect(await states(planned({ known: [SHOP, other] }))).toEqual(['unreadable', 'waiting']);
  });

  test('names compare without case, titles as they are written but for spaces around them', async () => {
    const world = planned({ known: [SHOP, { ...PAYMENTS, name: 'Payments', owner: 'ACME' }] });
    member(world, PAYMENTS).plans = [plan(PAYMENTS, { title: ` ${TITLE} ` })];
    expect(await states(world)).toEqual(['waiting', 'waiting']);
    member(world, PAYMENTS).plans = [plan(PAYMENTS, { title: 'Release/2.4' })];
    expect(await states(world)).toEqual(['unplanned', 'waiting']);
  });

  test('a milestone without the others is a train that is not whole', async () => {
    const world = planned();
    member(world, PAYMENTS).plans = [];
    expect(await states(world)).toEqual(['unplanned', 'waiting']);
  });

  test.each([
    ['waits at its gate', [waiting(21)], [], 'waiting'],
    ['was refused at its gate', [waiting(21, { state: 'rejected' })], [], 'waiting'],
    ['was deployed and not verified', [opened(21)], [], 'deployed'],
    ['passed', [opened(21)], [said(PAYMENTS, 21, 'pass')], 'verified'],
    ['passed for another commit', [opened(21)], [said(PAYMENTS, 21, 'pass', { sha: '0'.repeat(40) })], 'deployed'],
    ['failed', [opened(21)], [said(PAYMENTS, 21, 'fail')], 'failed'],
    ['nobody could tell', [opened(21)], [said(PAYMENTS, 21, 'inconclusive')], 'deployed'],
    [
      'was let through past us, and failed',
      [opened(21, { state: 'bypassed' })],
      [said(PAYMENTS, 21, 'fail')],
      'failed',
    ],
    ['a new try waits', [waiting(22), opened(21)], [said(PAYMENTS, 21, 'fail')], 'waiting'],
    [
      'one job of several waits',
      [opened(22, { runId: 5 }), waiting(21, { runId: 5 })],
      [said(PAYMENTS, 22, 'pass')],
      'waiting',
    ],
    [
      'one job of several failed',
      [opened(22, { runId: 5 }), opened(21, { runId: 5 })],
      [said(PAYMENTS, 21, 'fail'), said(PAYMENTS, 22, 'pass')],
      'failed',
    ],
    [
      'the same commit passed when it was deployed again',
      [opened(21)],
      [said(PAYMENTS, 21, 'fail'), said(PAYMENTS, 30, 'pass', { sha: shaOf(21) })],
      'verified',
    ],
  ])('a member that %s', async (_, gates, verified, state) => {
    const world = planned();
    Object.assign(member(world, PAYMENTS), { gates, verified });
    expect(await states(world)).toEqual([state, 'waiting']);
  });

  test.each(['ordered', 'dispatched', 'verified', 'failed', 'unknown'] as const)(
    'a member that we took back (%s) failed, whatever was said before',
    async (state) => {
      const world = planned();
      const rollbacks = [rolledBack(PAYMENTS, 21, state)];
      Object.assign(member(world, PAYMENTS), {
        gates: [opened(21)],
        verified: [said(PAYMENTS, 21, 'pass')],
        rollbacks,
      });
      expect(await states(world)).toEqual(['failed', 'waiting']);
    },
  );

  test('where nothing is verified, what ended well counts, and what nobody knows does not', async () => {
    const world = planned();
    const quiet = ORGANISATION.replace('verify: { within: 15m }, ', '');
    const stateWith = async (ended: 'success' | 'failure' | null, policy: string | null = null) => {
      Object.assign(member(world, PAYMENTS), { gates: [opened(21, { ended })], policy });
      return (await trainsOf(world, {}, quiet))?.[0]?.members[0]?.state;
    };
    expect(await stateWith('success')).toBe('verified');
    expect(await stateWith('failure')).toBe('failed');
    expect(await stateWith(null)).toBe('deployed');
    expect(await stateWith('success', 'version: 1\nenvironments: { production: { verify: { within: 5m } } }')).toBe(
      'deployed',
    );
    expect(await stateWith('success', 'not: a policy')).toBe('deployed');
  });

  test('what asks now waits, though what was deployed before it failed', async () => {
    const world = planned();
    Object.assign(member(world, SHOP), { gates: [opened(7)], verified: [said(SHOP, 7, 'fail')] });
    expect(await states(world)).toEqual(['waiting', 'waiting']);
  });
});

async function told(world: Trains, question: TrainQuestion = QUESTION) {
  const { record, dueAt } = await answerTrain(question, world.ports);
  keep(world, record);
  const [effect] = record.effects as readonly KeepIssue[];
  const body = effect?.body ?? '';
  return { record, dueAt, effect, body, first: body.split('\n')[0] ?? '' };
}

describe('the record of a train', () => {
  test('names the managers of its members, assigns them, and links what each has to go by', async () => {
    const world = planned();
    const owned = (manager: string, runbook: string) =>
      `version: 1\nenvironments: { production: { release-manager: ${manager}, runbook: "${runbook}" } }\n`;
    member(world, SHOP).policy = owned('{ users: [rita, "bot[bot]"] }', 'docs/a (b).md');
    member(world, PAYMENTS).policy = owned('{ users: [Rita, otto], teams: [release] }', 'docs/pay.md');
    member(world, SHOP).gates = [opened(21)];
    world.releaseRecords = [{ kind: 'release-record', repository: SHOP, sha: shaOf(21) }];
    world.issueNumber = 77;
    const { effect, body } = await told(world);
    expect(effect?.assignees).toEqual(['Rita', 'otto']);
    expect(body).toMatch(/^Release manager: team release, [Rr]ita, otto\.$/m);
    expect(body).toContain('acme/payments, [runbook](../../payments/blob/HEAD/docs/pay.md) |');
    expect(body).toContain('acme/shop, [runbook](../../shop/blob/HEAD/docs/a%20%28b%29.md) |');
    expect(body).toContain(`\`${shaOf(21).slice(0, 7)}\`, [record](../../shop/issues/77)`);
  });

  test('says that nobody is named, and tells nothing of who owns what not everybody may read', async () => {
    const world = planned();
    expect((await told(world)).body).toContain('Release manager: nobody is named; add `release-manager` to production');
    const secret = 'version: 1\nenvironments: { production: { release-manager: { users: [spy] }, runbook: s.md } }\n';
    member(world, PAYMENTS).policy = secret;
    member(world, PLACE).isPublic = true;
    const { body, effect } = await told(world);
    expect(body).not.toMatch(/spy|s\.md/);
    expect(effect?.assignees).toBeUndefined();
    member(world, PAYMENTS).isPublic = true;
    expect((await told(world)).effect?.assignees).toEqual(['spy']);
  });

  test('says first what is next, and lists the members in their order', async () => {
    const world = planned();
    member(world, SHOP).gates = [waiting(11)];
    const { effect, body, first, dueAt } = await told(world);
    expect(effect).toMatchObject({
      ...{ kind: 'keep-issue', repository: PLACE, key: 'train/checkout/release%2F2.4', label: 'tidegate:release' },
      ...{ title: 'Train checkout: release/2.4', isOver: false },
    });
    expect(first).toContain('Next: acme/payments, planned for Tue 1 Dec 2026');
    expect(first).toContain('Held by it: acme/shop');
    expect(body.indexOf('| 1 | acme/payments')).toBeLessThan(body.indexOf('| 2 | acme/shop'));
    expect(body).toContain('[milestone 3](../../payments/milestone/3)');
    expect(body).toContain('/tidegate rollback train:checkout REASON');
    expect(dueAt).toBe(NOW + 3_600_000);
  });

  test('is over when all are verified', async () => {
    const world = planned();
    await told(world);
    Object.assign(member(world, PAYMENTS), { gates: [opened(21)], verified: [said(PAYMENTS, 21, 'pass')] });
    Object.assign(member(world, SHOP), { gates: [opened(11)], verified: [said(SHOP, 11, 'pass')] });
    const { effect, first, dueAt, record } = await told(world);
    expect(first).toBe('**Over: all members are verified**');
    expect([effect?.isOver, dueAt, record.final]).toEqual([true, null, true]);
  });

  test('is over when the milestones are closed, and none is begun for those that are', async () => {
    const world = planned();
    for (const each of [SHOP, PAYMENTS]) member(world, each).plans = [plan(each, { state: 'over' })];
    expect((await answerTrain(QUESTION, world.ports)).record.effects).toEqual([]);
    member(world, SHOP).plans = [plan(SHOP)];
    expect((await told(world)).effect?.isOver).toBe(false);
    member(world, SHOP).plans = [plan(SHOP, { state: 'over' })];
    expect((await told(world)).first).toBe('**Over: the milestones are closed**');
  });

  test('a failed verification in one asks the open gates of all anew, once', async () => {
    const world = planned();
    Object.assign(member(world, PAYMENTS), { gates: [opened(21)], waiting: [22] });
    member(world, SHOP).waiting = [11];
    await told(world);
    member(world, PAYMENTS).verified = [said(PAYMENTS, 21, 'fail')];
    const { record, first } = await told(world);
    expect(record.questions.map((each) => questionKey(each))).toEqual(['8/gate/22', '7/gate/11']);
    expect(first).toContain('Held: acme/payments turned out badly in production');
    expect((await told(world)).record.questions).toEqual([]);
  });

  test('is told of the first member that the App knows where it is not on the repository of the policy', async () => {
    const world = planned({ known: [SHOP, PAYMENTS] });
    const elsewhere = await told(world, { ...QUESTION, repository: SHOP });
    expect(elsewhere.record.effects).toEqual([]);
    expect(elsewhere.record.questions).toEqual([{ ...QUESTION, repository: PAYMENTS }]);
    expect((await told(world, { ...QUESTION, repository: PAYMENTS })).effect?.repository).toEqual(PAYMENTS);
  });

  test('ends when the policy has no such train any more, and waits while no policy is in force', async () => {
    const world = planned();
    await told(world);
    world.organisation = { kind: 'unreadable', because: 'not-shown' };
    world.keptOrganisation = null;
    expect(await answerTrain(QUESTION, world.ports)).toMatchObject({ record: { effects: [] }, dueAt: NOW + 600_000 });
    world.organisation = 'version: 1\n';
    expect((await told(world)).first).toBe('**Over: the policy of the organisation has no such train**');
  });

  test('shows what others wrote, and nothing else comes of it', async () => {
    const world = planned();
    const title = 'release/2 | @acme/all <!-- --> \u202e**x**';
    for (const each of [SHOP, PAYMENTS]) member(world, each).plans = [plan(each, { title })];
    member(world, SHOP).gates = [waiting(11, { summary: 'Held: | @anna\n# <b>' })];
    const { effect, body } = await told(world, { ...QUESTION, title });
    expect(effect?.key).not.toMatch(/[\s<>]|--/);
    expect(body).not.toMatch(/@acme|@anna|<b>|<!--|\u202e|\*\*x/);
    const row = body.split('\n').find((line) => line.startsWith('| 2 |')) ?? '';
    expect(row.split('|')).toHaveLength(7);
  });

  test('tells what everybody may read no more than states of what not everybody may read', async () => {
    const world = planned();
    member(world, PLACE).isPublic = true;
    member(world, PAYMENTS).isPublic = true;
    Object.assign(member(world, SHOP), { gates: [opened(11, { summary: 'secret' })] });
    const { body } = await told(world);
    expect(body).toMatch(/^\| 2 \| acme\/shop \| {2}\| {2}\| [^|]*, not verified yet \|$/m);
    expect(body).toContain('[milestone 3](../../payments/milestone/3)');
    expect(body).not.toContain(shaOf(11).slice(0, 7));
  });

  test('twenty members are told, each in a row', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `acme/r${index}`);
    const world = planned();
    world.organisation = ORGANISATION.replace(
      '[acme/shop, acme/payments], order: [acme/payments, acme/shop]',
      `[${names}]`,
    );
    world.trains = [];
    member(world, PLACE).plans = [];
    const repositories = names.map((name, index) => ({ ...SHOP, id: 100 + index, name: name.slice(5) }));
    world.known = [PLACE, ...repositories];
    for (const each of repositories) world.members.set(each.id, { ...member(world, PLACE), plans: [plan(each)] });
    const { body } = await told(world);
    expect(body.split('\n').filter((line) => /^\| \d+ \|/.test(line))).toHaveLength(20);
  });
});

describe('a train is due', () => {
  test('when a gate says something new of it', async () => {
    const world = planned();
    const facts = { ...factsWith(TITLE), trains: (await trainsOf(world)) ?? [] };
    expect(await trainsOfGate(GATE, recordOf(NOW, '', { facts }), world.ports.store)).toEqual([QUESTION]);
    expect(await trainsOfGate(GATE, recordOf(NOW, ''), world.ports.store)).toEqual([]);
    await told(world);
    expect(await trainsOfGate(GATE, recordOf(NOW, '', { final: true }), world.ports.store)).toEqual([QUESTION]);
  });

  test('when a member was verified, or a rollback of it ended, and not for others', async () => {
    const world = planned();
    await told(world);
    const rollback = { kind: 'rollback', repository: SHOP, environment: 'production', deploymentId: 11 } as const;
    const asked = async (parts: object, question: Parameters<typeof withTrainsAsked>[0] = rollback) =>
      (await withTrainsAsked(question, { record: recordOf(NOW, '', parts), dueAt: null }, world.ports)).record
        .questions;
    expect(await asked({ verifications: [said(SHOP, 11, 'fail')] })).toEqual([QUESTION]);
    expect(await asked({ final: true })).toEqual([QUESTION]);
    expect(await asked({})).toEqual([]);
    const other = { ...rollback, repository: { ...SHOP, id: 70 } };
    expect(await asked({ final: true }, other)).toEqual([]);
  });

  test('when the plan of a member is told, also before any of its gates', async () => {
    const world = planned();
    const question = { kind: 'plan', repository: SHOP, milestone: 3 } as const;
    const { decisions: _decisions, issue: _issue, ...kept } = plan(SHOP);
    const asked = async (change: object) => {
      const record = recordOf(NOW, '', { plan: { ...kept, ...change } });
      return (await withTrainsAsked(question, { record, dueAt: null }, world.ports)).record.questions;
    };
    expect(await asked({})).toEqual([QUESTION]);
    expect(await asked({ state: 'over' })).toEqual([]);
    await told(world);
    expect(await asked({ state: 'over' })).toEqual([QUESTION]);
  });
});

test('the key of a record holds nothing that ends a comment', () => {
  const key = trainKey({ train: 'A--> b', title: '--!> \ud800 x' });
  expect(key).not.toMatch(/[\s<>]|--/);
  expect(trainKey({ train: 'a', title: 'x' })).toBe(trainKey({ train: 'A', title: ' x ' }));
});

test('a gate behind another member is held, says so, and makes the train due; a failure there holds it as well', async () => {
  const world = planned();
  member(world, SHOP).deployments = [deployed(1)];
  const { github } = world.ports;
  const changes = [{ ...CHANGE, milestone: 3 }];
  const range: ChangeRange = { direction: 'forward', changes, complete: true };
  const reach = async (...given: Parameters<typeof github>) => {
    return { ...(await github(...given)), changes: async () => range };
  };
  const ports = { ...world.ports, github: reach };
  const reasons = async () => {
    const { record } = await answer(GATE, ports);
    const found = record.decision?.gates.find(({ name }) => name === 'train');
    return { record, codes: found?.requirements.map(({ reason }) => reason.code) };
  };
  const { record, codes } = await reasons();
  expect(codes).toEqual(['train-order']);
  expect(record.questions).toContainEqual(QUESTION);
  Object.assign(member(world, PAYMENTS), { gates: [opened(21)], verified: [said(PAYMENTS, 21, 'fail')] });
  expect((await reasons()).codes).toEqual(['train-failed']);
  member(world, PAYMENTS).plans = [];
  member(world, PAYMENTS).gates = [];
  expect((await reasons()).codes).toEqual(['train-incomplete']);
});

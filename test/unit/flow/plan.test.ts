import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../src/domain/command.ts';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import { bodyOf } from '../../../src/domain/kept-issue.ts';
import { slotOfNotice } from '../../../src/domain/notice.ts';
import { handle } from '../../../src/flow/handle.ts';
import { answerPlan } from '../../../src/flow/plan/answer-plan.ts';
import { withPlans } from '../../../src/flow/plan/plan-facts.ts';
import type { KnownPlan, MilestoneState } from '../../../src/flow/ports.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { CHANGE, claimOf, createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

const POLICY = `
version: 1
zone: Europe/Berlin
windows:
  office: { days: [mon, tue, wed, thu], hours: "09:00-15:30" }
freezes:
  - { name: year end, from: 2026-12-20, until: 2027-01-04 }
environments:
  production: { release-manager: { teams: [release] } }
gates:
  - name: window
    require: { window: office }
  - name: board
    require: { approvals: { count: 1, from: { teams: [product] }, of: release } }
  - name: payments
    require: { dependencies: [{ repository: acme/payments, environment: production }] }
override: { by: { users: [olga] } }
plan: { milestones: "release/*", stages: { code-freeze: -5d, "test end": -2d, production: 0d } }
notify:
  - { on: [planned, { window-opens-in: 24h }], slack: CHANNEL_URL }
`;

const QUESTION = { kind: 'plan', repository: REPOSITORY, milestone: 3 } as const;

function milestone(change: Partial<MilestoneState> = {}): MilestoneState {
  return {
    number: 3,
    title: 'release/2.4',
    description: 'Big.\r\nExpected downtime: 30 minutes\r\n',
    dueOn: '2026-12-01T08:00:00Z' as Instant,
    isOpen: true,
    openItems: 2,
    closedItems: 1,
    updatedAt: '2026-11-24T07:00:00Z' as Instant,
    ...change,
  };
}

function planned(change: Partial<MilestoneState> = {}): World {
  const world = createWorld();
  world.policy = POLICY;
  world.milestones = [milestone(change)];
  world.milestoneItems = [
    { kind: 'pull-request', number: 12, title: 'feat: a thing', isOpen: true },
    { kind: 'pull-request', number: 11, title: 'fix: another', isOpen: false, isMerged: true },
    { kind: 'issue', number: 10, title: 'A wish', isOpen: true },
  ];
  return world;
}

/** What the answer leaves in the store. */
function keep(world: World, plan: KnownPlan | undefined): void {
  world.plans = plan === undefined ? [] : [plan];
}

async function told(world: World) {
  const { record, dueAt } = await answerPlan(QUESTION, world.ports);
  const [effect] = record.effects as readonly KeepIssue[];
  if (record.plan)
    keep(world, { ...record.plan, decisions: world.plans[0]?.decisions ?? [], issue: world.issueNumber });
  return { record, dueAt, effect, body: effect?.body ?? '', first: effect?.body.split('\n')[0] ?? '' };
}

const AT_11: Instant = '2026-11-24T07:00:00Z' as Instant;

function decided(stage: string, verdict: 'go' | 'no-go', change: object = {}) {
  return { stage, verdict, userId: 4, user: 'olga', reason: '', at: AT_11, commentId: 5, ...change };
}

describe('the record of a planned release', () => {
  test('says first what is next, by whom and when, and keeps one issue', async () => {
    const { effect, first, body } = await told(planned());
    expect(effect).toMatchObject({
      kind: 'keep-issue',
      key: 'plan/3',
      number: null,
      label: 'tidegate:release',
      title: 'Planned release: release/2.4',
      isOver: false,
    });
    expect(first).toBe('**Next: code-freeze on Thu 26 Nov 2026, go or no-go by team release.**');
    expect(body).toContain('| test end | Sun 29 Nov 2026 | nobody has said go or no-go yet |');
    expect(body).toContain('Production: **Tue 1 Dec 2026 09:00 Europe/Berlin**');
    expect(body).toContain('Expected downtime: 30 minutes');
    expect(body).toContain('Pull requests: 1 open, 1 merged. Issues: 1 open.');
    expect(body).toContain('`/tidegate go code-freeze`');
  });

  test('is asked again when its next date comes', async () => {
    const world = planned();
    world.now = Date.parse('2026-11-25T12:00:00Z');
    expect((await told(world)).dueAt).toBe(Date.parse('2026-11-26T00:00:00+01:00'));
    world.now = Date.parse('2026-11-30T06:00:00+01:00');
    expect((await told(world)).dueAt).toBe(Date.parse('2026-11-30T09:00:00+01:00'));
  });

  test('a date that passed without a word holds nothing, so nobody is told that it is overdue', async () => {
    const world = planned();
    world.now = Date.parse('2026-11-27T10:00:00+01:00');
    const { first, body } = await told(world);
    expect(first).toBe('**Next: test end on Sun 29 Nov 2026, go or no-go by team release.**');
    expect(body).toContain('| code-freeze | Thu 26 Nov 2026 | nobody has said go or no-go yet |');
    expect(body).toContain('Silence holds nothing: it goes out when its gates open, unless somebody says no-go.');
    expect(body).not.toMatch(/overdue/i);
    expect(body).toContain('⚠️ The stage code-freeze was on Thu 26 Nov 2026');
  });

  test('a no-go stands first until somebody says go at that stage, as the gate judges', async () => {
    const world = planned();
    await told(world);
    const no = decided('code-freeze', 'no-go', { reason: 'tests are <red> @team' });
    world.plans = world.plans.map((plan) => ({ ...plan, decisions: [no] }));
    const held = await told(world);
    expect(held.first).toContain('Held: no-go at code-freeze by olga');
    expect(held.first).not.toContain('<red>');
    expect(held.first).not.toMatch(/@team/);
    expect(held.body).toContain('⛔ **no-go** by olga');
    const later = '2026-11-24T07:10:00Z' as Instant;
    const go = decided('Code-Freeze', 'go', { user: 'rita', userId: 9, commentId: 7, at: later });
    world.plans = world.plans.map((plan) => ({ ...plan, decisions: [no, go] }));
    expect((await told(world)).first).toContain('Next: test end on Sun 29 Nov 2026');
  });

  test.each([
    ['of a stage that the policy does not name any more', 'uat', {}],
    ['where the date was taken away', 'code-freeze', { dueOn: null }],
  ])('a no-go stands first also %s', async (_, stage, change) => {
    const world = planned(change);
    await told(world);
    const [plan] = world.plans;
    world.plans = plan === undefined ? [] : [{ ...plan, decisions: [decided(stage, 'no-go')] }];
    expect((await told(world)).first).toContain(`Held: no-go at ${stage} by olga`);
  });

  test('without a date it says what to do, and has no stages and no notices', async () => {
    const { first, body, record } = await told(planned({ dueOn: null }));
    expect(first).toContain('No date: give the milestone a due date');
    expect(body).not.toContain('### Stages');
    expect(record.notices).toEqual([]);
    expect(record.plan).toMatchObject({ date: null, productionAt: null, stages: [] });
  });

  test.each([
    ['closed', () => [milestone({ isOpen: false })], 'Over: the milestone is closed'],
    ['deleted', () => [], 'Over: the milestone was deleted'],
    ['renamed', () => [milestone({ title: 'ideas' })], 'Over: the policy does not plan by a milestone of this title'],
  ])('%s: the record is over', async (_what, after, first) => {
    const world = planned();
    await told(world);
    world.milestones = after();
    const over = await told(world);
    expect(over.first).toContain(first);
    expect(over.effect?.isOver).toBe(true);
    expect(over.record).toMatchObject({ final: true, plan: { state: 'over' } });
    expect(over.dueAt).toBeNull();
  });

  test.each([
    ['never matched', milestone({ title: 'ideas' })],
    ['was closed before', milestone({ isOpen: false })],
  ])('a milestone that %s gets none', async (_what, one) => {
    const world = planned();
    world.milestones = [one];
    expect((await told(world)).record).toMatchObject({ effects: [], final: true });
  });

  test('what people named so has no power in it', async () => {
    const title = 'release/\u202E@olga [x](evil.example) <b> | **x** #1';
    const world = planned({ title });
    world.milestoneItems = [{ kind: 'pull-request', number: 12, title: `${title}\n# Head`, isOpen: true }];
    const { body, effect } = await told(world);
    expect(body).not.toMatch(/@olga|(?<!\\)\]\(evil|<b>|\u202E|\*\*x\*\*|\n# Head/u);
    expect(effect?.title ?? '\n').not.toMatch(/\u202E|\n/u);
  });

  test('expected downtime is read from what people wrote in the record, never from our own part', async () => {
    const world = planned({ description: '' });
    world.issueNumber = 40;
    const { effect } = await told(world);
    if (effect === undefined) throw new Error('There is no record');
    const own = bodyOf({ ...effect, body: `${effect.body}\nExpected downtime: 9 h` }, null);
    world.issues = { 40: { body: own, milestone: null } };
    expect((await told(world)).body).not.toContain('Expected downtime: 9 h');
    world.issues = { 40: { body: `${own}\n\n**Expected downtime:** 2 h`, milestone: null } };
    expect((await told(world)).body).toContain('Expected downtime: 2 h');
  });

  test('links the commits that gates know to belong to it', async () => {
    const world = planned();
    const facts = { candidate: { sha: 'c'.repeat(40) }, plans: [{ number: 3 }] };
    const other = { candidate: { sha: 'd'.repeat(40) }, plans: [{ number: 4 }] };
    const decision = { verdict: 'waiting' };
    world.past = [facts, other].map((each) => ({ question: GATE, facts: each, decision })) as never;
    world.releaseRecords = [{ kind: 'release-record', repository: REPOSITORY, sha: 'c'.repeat(40) }];
    world.issueNumber = 40;
    const { body } = await told(world);
    expect(body).toContain('- `cccccccccccc`: production held; its record is #40');
    expect(body).not.toContain('dddd');
  });

  test('a date that moves makes the open gates judge anew', async () => {
    const world = planned();
    world.openGates = [GATE];
    expect((await told(world)).record.questions).toEqual([GATE]);
    expect((await told(world)).record.questions).toEqual([]);
    world.milestones = [milestone({ dueOn: '2026-12-02T08:00:00Z' as Instant })];
    expect((await told(world)).record.questions).toEqual([GATE]);
  });

  test.each([
    ['its milestone was deleted', []],
    ['its title is another', [milestone({ title: 'ideas' })]],
  ])('a no-go of which nobody kept what it is about ends with its plan: %s', async (_, milestones) => {
    const world = planned();
    await told(world);
    world.plans = world.plans.map((plan) => ({
      ...plan,
      about: undefined,
      decisions: [decided('code-freeze', 'no-go')],
    }));
    world.milestones = milestones;
    expect((await told(world)).body).toContain('The no-go of olga at code-freeze holds nothing any more');
  });

  test('a policy that cannot be applied ends no record', async () => {
    const world = planned();
    await told(world);
    world.policy = 'version: 1\ngates: 7\n';
    world.kept = null;
    const { record, dueAt } = await told(world);
    expect(record).toMatchObject({ effects: [], final: false });
    expect(dueAt).toBe(NOW + 600_000);
  });
});

describe('what it collides with', () => {
  test('a plan of a repository that it depends on, by the day alone', async () => {
    const world = planned();
    const payments = { id: 8, owner: 'acme', name: 'payments', installationId: 3 };
    Object.assign(world.ports.store, {
      knownRepositories: async () => [REPOSITORY, payments],
      plansOf: async (id: number) =>
        id === 8 ? [{ number: 1, title: 'release/secret', state: 'open', date: '2026-12-01', decisions: [] }] : [],
    });
    const { body } = await told(world);
    expect(body).toContain('acme/payments, which this release depends on, is planned for the same day');
    expect(body).not.toContain('secret');
    payments.installationId = 4;
    expect((await told(world)).body).not.toContain('acme/payments, which');
  });

  test('a freeze of the policy, and one that a person set', async () => {
    const frozen = planned({ dueOn: '2026-12-22T08:00:00Z' as Instant });
    expect((await told(frozen)).body).toContain('falls into the freeze year end of production');
    const world = planned();
    const freeze = { commentId: 1, user: 'olga', environment: 'Production', reason: 'audit', at: AT_11, until: null };
    world.stated = { ...world.stated, freezes: [freeze] };
    expect((await told(world)).body).toContain('Production is frozen by olga until somebody ends it');
  });
});

describe('people are told', () => {
  async function notices(world: World) {
    return (await told(world)).record.notices ?? [];
  }

  test('once for each date of a plan', async () => {
    const world = planned();
    const [first, ...others] = await notices(world);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ event: 'planned', content: '2026-12-01', told: { page: 'milestone/3' } });
    expect(first?.told.summary).toBe('Planned: acme/shop release/2.4 on Tue 1 Dec 2026');
    expect(first?.told.lines).toContain('Expected downtime: 30 minutes');
    world.now += 3_600_000;
    world.milestones = [milestone({ title: 'release/2.5' })];
    const [again] = await notices(world);
    expect(again && first && slotOfNotice(again)).toBe(first && slotOfNotice(first));
    expect(again?.content).toBe(first?.content);
    world.milestones = [milestone({ dueOn: '2026-12-02T00:00:00Z' as Instant })];
    expect((await notices(world))[0]?.content).toBe('2026-12-02');
  });

  test('so long before its window opens, and not before or after that', async () => {
    const world = planned();
    const near = async (time: string) => {
      world.now = Date.parse(time);
      return (await notices(world)).filter(({ event }) => event === 'window-opens-in');
    };
    expect(await near('2026-11-30T08:59:59+01:00')).toEqual([]);
    const [one] = await near('2026-11-30T09:00:00+01:00');
    expect(one).toMatchObject({ subject: 'plan/3/in-24h', content: '2026-12-01' });
    const [late] = await near('2026-12-01T08:59:59+01:00');
    expect(late && one && slotOfNotice(late)).toBe(one && slotOfNotice(one));
    expect(await near('2026-12-01T09:00:00+01:00')).toEqual([]);
  });

  test('what is past is not announced', async () => {
    const world = planned();
    world.now = Date.parse('2026-12-02T00:00:00+01:00');
    expect(await notices(world)).toEqual([]);
  });
});

test.each([
  ['go code-freeze', { kind: 'go', stage: 'code-freeze' }],
  ['go "test end"', { kind: 'go', stage: 'test end' }],
  ['no-go "test end" not yet', { kind: 'no-go', stage: 'test end', reason: 'not yet' }],
  ['go', { kind: 'unclear', because: 'the stage is missing', form: '/tidegate go STAGE' }],
  ['go code-freeze after lunch', { kind: 'unclear', because: 'a go has nothing after the stage' }],
  ['no-go code-freeze', { kind: 'unclear', because: 'the reason is missing' }],
])('/tidegate %s is understood as it is meant', (line, command) => {
  expect(parseCommand(`/tidegate ${line}`)).toMatchObject(command);
});

describe('a decision at a stage', () => {
  const COMMAND = claimOf({ kind: 'command', repository: REPOSITORY, issueNumber: 40, commentId: 5 });

  async function say(body: string, world: World, person: object = { teams: ['release'] }) {
    world.records.length = 0;
    world.applied.length = 0;
    const createdAt = toInstant(world.now - 1000);
    world.comment = { id: 5, body, user: 'rita', userId: 9, createdAt, edited: false };
    world.people = { rita: { id: 9, kind: 'user', permission: 'write', teams: [], ...person } };
    await handle(COMMAND, world.ports);
    const reply = world.applied.find(({ kind }) => kind === 'reply');
    return { record: world.records[0], body: reply?.kind === 'reply' ? reply.body : '' };
  }

  async function recorded(): Promise<World> {
    const world = planned();
    world.issueNumber = 40;
    await told(world);
    world.openGates = [GATE];
    return world;
  }

  test('in the record: it is kept, the answer names stage, plan and date, and plan and gates are asked', async () => {
    const { record, body } = await say('/tidegate no-go "TEST END" red tests', await recorded());
    expect(record?.stageDecisions).toEqual([
      {
        repositoryId: 7,
        commentId: 5,
        user: 'rita',
        userId: 9,
        at: toInstant(NOW - 1000),
        milestone: 3,
        stage: 'test end',
        verdict: 'no-go',
        reason: 'red tests',
        about: { pulls: [11, 12], isCut: false },
      },
    ]);
    expect(record?.questions).toEqual([QUESTION, GATE]);
    expect(body).toContain(
      '@rita says no-go at test end (Sun 29 Nov 2026) of release/2.4, which is planned for Tue 1 Dec 2026: red tests',
    );
  });

  test.each([
    ['the release manager', { teams: ['release'] }, true],
    ['an approver of production', { teams: ['product'] }, true],
    ['somebody with write alone', {}, false],
    ['somebody who took over a login', { id: 10, teams: ['release'] }, false],
  ])('by %s', async (_who, person, isPermitted) => {
    const { record, body } = await say('/tidegate go code-freeze', await recorded(), person);
    expect((record?.stageDecisions ?? []).length === 1).toBe(isPermitted);
    if (!isPermitted && body !== '') expect(body).toContain('someone in team release, or');
  });

  test('by who may override', async () => {
    const world = await recorded();
    world.policy = POLICY.replace('users: [olga]', 'users: [rita]');
    expect((await say('/tidegate go code-freeze', world, {})).record?.stageDecisions).toHaveLength(1);
  });

  test('of an unknown stage it is refused with the list and a guess', async () => {
    const { record, body } = await say('/tidegate go code-freze', await recorded());
    expect(record?.stageDecisions ?? []).toEqual([]);
    expect(body).toContain(
      'has no stage code-freze. Its stages are code-freeze, test end, production. Did you mean code-freeze?',
    );
  });

  test('a go takes back the no-go of a stage that the policy does not name any more', async () => {
    const world = await recorded();
    const no = decided('uat sign-off', 'no-go');
    world.plans = world.plans.map((plan) => ({ ...plan, decisions: [no] }));
    const { record, body } = await say('/tidegate go "UAT sign-off"', world);
    expect(record?.stageDecisions).toMatchObject([{ stage: 'uat sign-off', verdict: 'go' }]);
    expect(body).toContain('says go at uat sign-off of release/2.4, which has no such stage any more');
    expect((await say('/tidegate no-go "UAT sign-off" no', world)).body).toContain('has no stage UAT sign-off');
  });

  test('a go takes back a no-go also where the date was taken away', async () => {
    const world = await recorded();
    const no = decided('code-freeze', 'no-go');
    world.plans = world.plans.map((plan) => ({ ...plan, date: null, decisions: [no] }));
    const { record } = await say('/tidegate go code-freeze', world);
    expect(record?.stageDecisions).toMatchObject([{ stage: 'code-freeze', verdict: 'go' }]);
  });

  test('outside of the record it is about the milestone of the pull request, read anew', async () => {
    const world = await recorded();
    world.plans = [];
    world.issues = { 40: { body: '', milestone: 3 } };
    expect((await say('/tidegate go code-freeze', world)).record?.stageDecisions).toMatchObject([{ milestone: 3 }]);
  });

  test('without a milestone it is about the only open plan; of none or several it is refused with the list', async () => {
    const world = await recorded();
    const plans = world.plans.map((plan) => ({ ...plan, issue: 41 }));
    world.plans = plans;
    expect((await say('/tidegate go code-freeze', world)).record?.stageDecisions).toHaveLength(1);
    world.plans = [...plans, ...plans.map((plan) => ({ ...plan, number: 4, title: 'release/3 @all', issue: 42 }))];
    const several = await say('/tidegate go code-freeze', world);
    expect(several.record?.stageDecisions ?? []).toEqual([]);
    expect(several.body).toContain('- release/2.4: its record is #41');
    expect(several.body).not.toContain('@all');
    world.plans = plans.map((plan) => ({ ...plan, state: 'over' }));
    expect((await say('/tidegate go code-freeze', world)).body).toContain('there is no open planned release');
  });

  test('of a plan that is over, or has no date, it is refused', async () => {
    const world = await recorded();
    const [plan] = world.plans;
    world.plans = plan === undefined ? [] : [{ ...plan, state: 'over' }];
    expect((await say('/tidegate go code-freeze', world)).body).toContain('is over');
    world.plans = plan === undefined ? [] : [{ ...plan, date: null }];
    expect((await say('/tidegate go code-freeze', world)).body).toContain('has no due date');
  });
});

describe('facts of a gate', () => {
  const PARSED = parsePolicy(POLICY, { source: 'policy', file: 'tidegate.yml' });
  const policies = PARSED.kind === 'valid' ? [PARSED.policy] : [];
  const base = (world: World) => ({
    store: world.ports.store,
    github: {
      milestone: async (number: number) => {
        world.reads.push(`milestone ${number}`);
        return world.milestones[0] ?? null;
      },
      openMilestones: async () => {
        world.reads.push('open milestones');
        return world.milestones;
      },
    },
    repositoryId: 7,
    policies,
    at: world.now,
  });
  const facts = (milestones: readonly (number | undefined)[]) =>
    ({ changes: milestones.map((each) => ({ ...CHANGE, milestone: each })) }) as never;

  test('name the plans of the changes with all decisions, and read each milestone once', async () => {
    const world = planned();
    const { plans } = await withPlans(facts([3, 3]), base(world));
    expect(plans).toEqual([{ number: 3, title: 'release/2.4', dueAt: '2026-12-01T08:00:00Z', decisions: [] }]);
    expect(world.reads).toEqual(['milestone 3']);
  });

  test('of many milestones the open ones are read as one list, and too many closed ones hold', async () => {
    const world = planned();
    world.milestones = Array.from({ length: 30 }, (_, at) => milestone({ number: at + 1, title: `release/${at}` }));
    const { plans } = await withPlans(facts(world.milestones.map(({ number }) => number)), base(world));
    expect(plans).toHaveLength(30);
    expect(world.reads).toEqual(['open milestones']);
    const closed = Array.from({ length: 21 }, (_, at) => at + 100);
    await expect(withPlans(facts(closed), base(world))).rejects.toThrow(/21 milestones, 21 of them closed/);
  });

  test('nothing is read where no change has a milestone, and nothing is said where no policy plans', async () => {
    const world = planned();
    expect((await withPlans(facts([undefined]), base(world))).plans).toEqual([]);
    expect('plans' in (await withPlans(facts([3]), { ...base(world), policies: [] }))).toBe(false);
    expect(world.reads).toEqual([]);
  });

  test('a plan that was told a moment ago is believed, an older one is read again', async () => {
    const world = planned();
    await told(world);
    world.reads.length = 0;
    world.plans = world.plans.map((plan) => ({ ...plan, decisions: [decided('code-freeze', 'go')] }));
    const { plans } = await withPlans(facts([3]), base(world));
    expect(plans?.[0]?.decisions).toEqual([{ stage: 'code-freeze', verdict: 'go', user: 'olga', at: AT_11 }]);
    expect(world.reads).toEqual([]);
    world.now += 300_001;
    await withPlans(facts([3]), base(world));
    expect(world.reads).toEqual(['milestone 3']);
  });

  test('a no-go holds also what is not listed: it may belong to its plan', async () => {
    const world = planned();
    await told(world);
    const no = decided('code-freeze', 'no-go');
    world.plans = world.plans.map((plan) => ({ ...plan, decisions: [no] }));
    const unseen = { changes: [CHANGE], complete: false } as never;
    expect((await withPlans(unseen, base(world))).plans).toMatchObject([{ number: 3, title: 'release/2.4' }]);
    const candidate = { sha: 'a'.repeat(40) };
    const seen = {
      changes: [{ ...CHANGE, number: 99 }],
      complete: true,
      candidate,
      question: { kind: 'deploy' },
      direction: 'forward',
    };
    expect((await withPlans(seen as never, base(world))).plans).toEqual([]);
    world.plans = world.plans.map((plan) => ({
      ...plan,
      decisions: [no, decided('code-freeze', 'go', { at: toInstant(NOW) })],
    }));
    expect((await withPlans(unseen, base(world))).plans).toEqual([]);
  });

  test('a milestone that the policy does not plan by, or that is gone, is none', async () => {
    const world = planned({ title: 'ideas' });
    expect((await withPlans(facts([3]), base(world))).plans).toEqual([]);
    world.milestones = [];
    expect((await withPlans(facts([3]), base(world))).plans).toEqual([]);
  });
});

test('the record is assigned to the release managers who are named one by one', async () => {
  const world = planned();
  expect((await told(world)).effect).not.toHaveProperty('assignees');
  world.policy = POLICY.replace('{ teams: [release] }', '{ users: [rita, olga] }');
  expect((await told(world)).effect?.assignees).toEqual(['rita', 'olga']);
});

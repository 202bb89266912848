/** A no-go holds what it was said about, whatever becomes of the milestone: a decision alone ends it. */
import { describe, expect, test } from 'vitest';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import { handle } from '../../../src/flow/handle.ts';
import { answerPlan } from '../../../src/flow/plan/answer-plan.ts';
import { withPlans } from '../../../src/flow/plan/plan-facts.ts';
import type { KnownPlan, MilestoneItem, MilestoneState } from '../../../src/flow/ports.ts';
import { planGate } from '../../../src/policy/gates/plan.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { sayReason } from '../../../src/policy/reasons.ts';
import type { Policy } from '../../../src/policy/schema.ts';
import { CHANGE, claimOf, createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

const POLICY = `
version: 1
environments:
  production: { release-manager: { teams: [release] } }
plan: { milestones: "release/*", stages: { code-freeze: -5d, test-end: -2d } }
`;

const QUESTION = { kind: 'plan', repository: REPOSITORY, milestone: 3 } as const;

function milestone(change: Partial<MilestoneState> = {}): MilestoneState {
  return {
    number: 3,
    title: 'release/2.4',
    description: '',
    dueOn: '2026-12-01T08:00:00Z' as Instant,
    isOpen: true,
    openItems: 2,
    closedItems: 0,
    updatedAt: '2026-11-24T07:00:00Z' as Instant,
    ...change,
  };
}

function pull(number: number): MilestoneItem {
  return { kind: 'pull-request', number, title: `fix: ${number}`, isOpen: false };
}

const ISSUE: MilestoneItem = { kind: 'issue', number: 10, title: 'A wish', isOpen: true };

/** The answer as the store keeps it. */
async function tell(world: World): Promise<KeepIssue | undefined> {
  const { record } = await answerPlan(QUESTION, world.ports);
  const [known] = world.plans;
  if (record.plan !== undefined) {
    world.plans = [{ decisions: [], issue: 40, ...pick(known), ...record.plan }];
  }
  return (record.effects as readonly KeepIssue[])[0];
}

function pick(known: KnownPlan | undefined): Partial<KnownPlan> {
  return known === undefined ? {} : { decisions: known.decisions, leftOut: known.leftOut, issue: known.issue };
}

let comments = 100;

/** What is said is kept, and the plan is told anew. */
async function say(world: World, body: string, { issueNumber = 40, teams = ['release'] } = {}) {
  comments += 1;
  world.records.length = 0;
  world.applied.length = 0;
  world.now += 60_000;
  const createdAt = toInstant(world.now - 1000);
  world.comment = { id: comments, body, user: 'rita', userId: 9, createdAt, edited: false };
  world.people = { rita: { id: 9, kind: 'user', permission: 'write', teams } };
  await handle(claimOf({ kind: 'command', repository: REPOSITORY, issueNumber, commentId: comments }), world.ports);
  const record = world.records[0];
  if (world.plans.length === 0 && record?.plan !== undefined) {
    world.plans = [{ ...record.plan, decisions: [], issue: null }];
  }
  world.plans = world.plans.map((plan) => ({
    ...plan,
    decisions: [...plan.decisions, ...(record?.stageDecisions ?? [])],
    leftOut: [...(plan.leftOut ?? []), ...(record?.leaveOuts ?? [])],
  }));
  const reply = world.applied.find(({ kind }) => kind === 'reply');
  return { record, body: reply?.kind === 'reply' ? reply.body : '' };
}

/** Pull requests 11 and 12 are planned, and rita said no-go. */
async function stopped(): Promise<World> {
  const world = createWorld();
  world.policy = POLICY;
  world.issueNumber = 40;
  world.milestones = [milestone()];
  world.milestoneItems = [pull(12), pull(11), ISSUE];
  await tell(world);
  await say(world, '/tidegate no-go test-end checkout is slow');
  await tell(world);
  return world;
}

function policies(text = POLICY): readonly Policy[] {
  const parsed = parsePolicy(text, { source: 'policy', file: 'tidegate.yml' });
  return parsed.kind === 'valid' ? [parsed.policy] : [];
}

interface Release {
  readonly pulls: Readonly<Record<number, number | undefined>>;
  readonly complete?: boolean;
  readonly policy?: string;
}

/** A release of pull requests, by the milestone that each belongs to now. */
async function judged(world: World, { pulls, complete = true, policy = POLICY }: Release) {
  const changes = Object.entries(pulls).map(([number, of]) => ({ ...CHANGE, number: Number(number), milestone: of }));
  const facts = {
    changes,
    complete,
    candidate: { sha: 'a'.repeat(40) },
    question: { kind: 'deploy' },
    direction: 'forward',
  };
  const github = {
    milestone: async (number: number) => world.milestones.find((each) => each.number === number) ?? null,
    openMilestones: async () => world.milestones,
  };
  const inForce = policies(policy);
  const asked = { store: world.ports.store, github, repositoryId: 7, policies: inForce, at: world.now };
  const read = await withPlans(facts as never as Facts, asked);
  const context = { facts: read, policies: inForce, environment: 'production', at: world.now };
  const finding = planGate.judge(context as never)?.finding;
  const text = finding === undefined ? '' : sayReason(finding.reason, world.now);
  return { status: finding?.status ?? 'none', text, plans: read.plans };
}

const OUT = { pulls: { 12: undefined } } as const;

describe('a no-go holds what it was said about', () => {
  test.each<[string, (world: World) => void, Release, RegExp]>([
    [
      'taken out of the milestone',
      (world) => {
        world.milestoneItems = [pull(11)];
      },
      OUT,
      /leaving milestone 3 does not end it/,
    ],
    [
      'moved to another milestone',
      (world) => {
        world.milestoneItems = [pull(11)];
        world.milestones = [...world.milestones, milestone({ number: 4, title: 'release/3' })];
      },
      { pulls: { 12: 4 } },
      /leaving milestone 3 does not end it/,
    ],
    [
      'in a milestone that is renamed',
      (world) => {
        world.milestones = [milestone({ title: 'ideas' })];
      },
      { pulls: { 12: 3 } },
      /milestone 3 is closed, gone or renamed/,
    ],
    [
      'in a milestone that is closed',
      (world) => {
        world.milestones = [milestone({ isOpen: false })];
      },
      { pulls: { 12: 3 } },
      /No-go for release\/2\.4 at test-end by rita/,
    ],
    [
      'taken out of a milestone that is closed',
      (world) => {
        world.milestones = [milestone({ isOpen: false })];
        world.milestoneItems = [];
      },
      OUT,
      /milestone 3 is closed, gone or renamed/,
    ],
    [
      'in a milestone that is deleted',
      (world) => {
        world.milestones = [];
      },
      OUT,
      /milestone 3 is closed, gone or renamed/,
    ],
    [
      'in a milestone of another date',
      (world) => {
        world.milestones = [milestone({ dueOn: '2027-12-01T08:00:00Z' as Instant })];
      },
      { pulls: { 12: 3 } },
      /No-go for release/,
    ],
    [
      'in a milestone without a date',
      (world) => {
        world.milestones = [milestone({ dueOn: null })];
      },
      { pulls: { 12: 3 } },
      /No-go for release/,
    ],
  ])('and that is %s', async (_, happens, release, text) => {
    const world = await stopped();
    happens(world);
    for (const isTold of [false, true]) {
      if (isTold) await tell(world);
      world.now += 400_000;
      const held = await judged(world, release);
      expect(held.status).toBe('failed');
      expect(held.text).toMatch(/No-go for release\/2\.4 at test-end by rita: checkout is slow/);
      expect(held.text).toMatch(/\/tidegate go test-end on its record, #40, lets it go on/);
      if (isTold) expect(held.text).toMatch(text);
    }
    await say(world, '/tidegate go test-end');
    expect((await judged(world, release)).status).not.toBe('failed');
  });

  test('what came after it, and left again, too', async () => {
    const world = await stopped();
    world.milestoneItems = [pull(13), pull(12), pull(11)];
    await tell(world);
    world.milestoneItems = [pull(12), pull(11)];
    await tell(world);
    expect((await judged(world, { pulls: { 13: undefined } })).status).toBe('failed');
    expect((await judged(world, { pulls: { 14: undefined } })).status).toBe('none');
  });

  test('what is taken out before the command is answered, too', async () => {
    const world = createWorld();
    world.policy = POLICY;
    world.issueNumber = 40;
    world.milestones = [milestone()];
    world.milestoneItems = [pull(12), pull(11)];
    await tell(world);
    world.milestoneItems = [pull(11)];
    const { record } = await say(world, '/tidegate no-go test-end slow');
    expect(record?.stageDecisions?.[0]?.about).toEqual({ pulls: [11, 12], isCut: false });
    expect((await judged(world, OUT)).status).toBe('failed');
  });

  test('also where the plan was never told: the decision keeps it', async () => {
    const world = createWorld();
    world.policy = POLICY;
    world.milestones = [milestone()];
    world.milestoneItems = [pull(12)];
    world.issues = { 12: { body: '', milestone: 3 } };
    const { record } = await say(world, '/tidegate no-go test-end slow', { issueNumber: 12 });
    expect(record?.plan).toMatchObject({ number: 3, title: 'release/2.4', state: 'open' });
    world.milestones = [];
    expect((await judged(world, OUT)).status).toBe('failed');
    expect((await tell(world))?.body).toContain('Held: no-go at test-end by rita');
  });

  test('every pull request, where more belonged to it than could be read', async () => {
    const world = await stopped();
    world.plans = world.plans.map((plan) => ({ ...plan, about: { pulls: [11], isCut: true } }));
    expect((await judged(world, { pulls: { 99: undefined } })).status).toBe('failed');
    expect((await tell(world))?.body).toContain('the no-go holds every release that brings a pull request');
  });

  test('what may be among changes that are not listed, also of a plan that is over', async () => {
    const world = await stopped();
    world.milestones = [];
    await tell(world);
    const held = await judged(world, { pulls: { 99: undefined }, complete: false });
    expect(held).toMatchObject({
      status: 'failed',
      text: expect.stringContaining('Not all that this release brings is known'),
    });
    expect((await judged(world, { pulls: { 99: undefined } })).status).toBe('none');
  });

  test('not where the policy does not plan by it any more: that change has its own review', async () => {
    const world = await stopped();
    const policy = POLICY.replace('release/*', 'train/*');
    expect((await judged(world, { pulls: { 12: 3 }, policy })).status).toBe('none');
    world.policy = policy;
    const over = await tell(world);
    expect(over?.isOver).toBe(true);
    expect(over?.body).toContain('The no-go of rita at test-end holds nothing any more');
  });

  test('a plan that left it behind makes nothing wait for a train, and is no plan of the gate', async () => {
    const world = await stopped();
    world.milestoneItems = [pull(11)];
    await tell(world);
    const { plans } = await judged(world, OUT);
    expect(plans).toMatchObject([{ number: 3, record: 40, past: { isOver: false, pulls: [12] } }]);
  });
});

describe('the record of a plan that is over', () => {
  test.each([
    ['renamed', () => [milestone({ title: 'ideas' })]],
    ['deleted', () => []],
    ['closed', () => [milestone({ isOpen: false })]],
  ])('stays open while a no-go stands, says how it ends, and is closed by the go: %s', async (_, after) => {
    const world = await stopped();
    world.milestones = after();
    const held = await tell(world);
    expect(held?.isOver).toBe(false);
    expect(held?.body.split('\n')[0]).toMatch(
      /Held: no-go at test-end by rita \(checkout is slow\)\. It stands although the .*\. Next: rita or team release says \/tidegate go test-end/,
    );
    expect((await say(world, '/tidegate no-go code-freeze again')).body).toContain('is over');
    expect((await say(world, '/tidegate go code-freeze')).body).toContain('is over');
    const { record } = await say(world, '/tidegate go test-end');
    expect(record?.stageDecisions).toMatchObject([{ stage: 'test-end', verdict: 'go' }]);
    const over = await tell(world);
    expect(over?.isOver).toBe(true);
    expect(over?.body).toContain('Over: ');
    expect((await answerPlan(QUESTION, world.ports)).record.final).toBe(true);
  });

  test('a go on the pull request that it holds ends it too', async () => {
    const world = await stopped();
    world.milestones = [];
    await tell(world);
    world.issues = { 12: { body: '', milestone: null }, 50: { body: '', milestone: null } };
    expect((await say(world, '/tidegate go test-end', { issueNumber: 50 })).body).toContain('no open planned release');
    expect((await say(world, '/tidegate go test-end', { issueNumber: 12 })).record?.stageDecisions).toHaveLength(1);
  });
});

describe('/tidegate leave-out', () => {
  test('lets one pull request on, and what else is planned stays held', async () => {
    const world = await stopped();
    world.milestoneItems = [pull(11)];
    world.openGates = [GATE];
    world.issues = { 12: { body: '', milestone: null } };
    const { record, body } = await say(world, '/tidegate leave-out #12 a fix for the outage');
    expect(record?.leaveOuts).toMatchObject([
      { milestone: 3, pull: 12, user: 'rita', userId: 9, reason: 'a fix for the outage' },
    ]);
    expect(record?.questions).toEqual([QUESTION, GATE]);
    expect(body).toContain('leaves #12 out of the no-go for release/2.4: a fix for the outage');
    expect((await judged(world, OUT)).status).not.toBe('failed');
    expect((await judged(world, { pulls: { 12: undefined, 11: 3 } })).status).toBe('failed');
    expect((await judged(world, { pulls: { 11: undefined } })).status).toBe('failed');
  });

  test('counts where it belongs to the milestone still, until the next no-go', async () => {
    const world = await stopped();
    world.issues = { 12: { body: '', milestone: 3 } };
    expect((await say(world, '/tidegate leave-out 12 a fix')).body).toContain('It still belongs to the milestone');
    expect((await judged(world, { pulls: { 12: 3 } })).status).not.toBe('failed');
    await say(world, '/tidegate no-go code-freeze really not');
    expect((await judged(world, { pulls: { 12: 3 } })).status).toBe('failed');
  });

  test.each([
    ['by somebody with write alone', '/tidegate leave-out #12 mine', { teams: [] }, 'someone in team release'],
    ['of what it does not hold', '/tidegate leave-out #99 mine', {}, 'does not hold #99. It holds #11, #12'],
    [
      'elsewhere, of what nothing holds',
      '/tidegate leave-out #99 mine',
      { issueNumber: 99 },
      'no no-go of a planned release holds #99',
    ],
    ['without a reason', '/tidegate leave-out #12', {}, '/tidegate leave-out #NUMBER REASON'],
    ['without a number', '/tidegate leave-out the fix', {}, '/tidegate leave-out #NUMBER REASON'],
  ])('is refused %s', async (_, line, more, answer) => {
    const world = await stopped();
    const { record, body } = await say(world, line, more);
    expect(record?.leaveOuts ?? []).toEqual([]);
    expect(body).toContain(answer);
  });

  test('a no-go that came later is about it again', async () => {
    const world = await stopped();
    const no = world.plans[0]?.decisions[0];
    if (no === undefined) throw new Error('Nobody said no-go');
    const left = { pull: 12, user: 'rita', userId: 9, reason: 'r', commentId: 1, at: no.at };
    world.plans = world.plans.map((plan) => ({ ...plan, leftOut: [left] }));
    expect((await judged(world, OUT)).status).toBe('failed');
  });
});

test('a go that is yet to come by this clock makes the plan look again when it comes', async () => {
  const world = await stopped();
  const [plan] = world.plans;
  const at = toInstant(world.now + 5000);
  const go = { stage: 'test-end', verdict: 'go', user: 'ada', userId: 4, reason: '', commentId: 900, at } as const;
  world.plans = plan === undefined ? [] : [{ ...plan, decisions: [...plan.decisions, go] }];
  expect((await answerPlan(QUESTION, world.ports)).dueAt).toBe(world.now + 5000);
  expect((await tell(world))?.body).toContain('Held: no-go at test-end');
  world.now += 5000;
  expect((await tell(world))?.body).not.toContain('Held:');
  expect(NOW).toBeLessThan(world.now);
});

describe('a no-go of what is let in already', () => {
  const SHA = `8876fd4${'0'.repeat(33)}`;
  const SET_UP = POLICY.replace(
    '{ release-manager: { teams: [release] } }',
    [
      '',
      '    release-manager: { teams: [release] }',
      '    rollback: { on: [fail], authorise: { low: auto, medium: auto, high: ask }, workflow: deploy.yml }',
    ].join('\n'),
  ).replace('version: 1', 'version: 1\nzone: Europe/Berlin');

  async function letIn(policy: string): Promise<World> {
    const world = await stopped();
    world.policy = policy;
    world.opened = [{ deploymentId: 8, sha: SHA }];
    const openedAt = NOW - 60_000;
    const of = { environment: 'production', state: 'approved', summary: 'opened', ended: 'success' } as const;
    world.plannedGates = [
      { ...of, deploymentId: 9, runId: 2, sha: 'b'.repeat(40), state: 'held', openedAt: null, ended: null },
      { ...of, deploymentId: 8, runId: 1, sha: SHA, openedAt },
    ];
    return world;
  }

  test('says that it takes nothing out, since when it is in, and how to go back', async () => {
    const { body, record } = await say(await letIn(SET_UP), '/tidegate no-go test-end slow');
    expect(record?.stageDecisions).toMatchObject([{ verdict: 'no-go' }]);
    expect(body).toContain(
      'slow. It is **not** taken out by this: production was let in at Tue 24 Nov 08:29 Europe/Berlin. To go back: `/tidegate rollback production @8876fd4 REASON`. What of it has not gone out is held until',
    );
  });

  test('names no command where there is none that would be carried out', async () => {
    expect((await say(await letIn(POLICY), '/tidegate no-go test-end slow')).body).toContain(
      'To go back, deploy to production what was good: no rollback is set up there.',
    );
    const world = await letIn(SET_UP);
    world.opened = [...world.opened, { deploymentId: 12, sha: 'd'.repeat(40) }];
    const { body } = await say(world, '/tidegate no-go test-end slow');
    expect(body).toContain('Another release was let in since.');
    expect(body).not.toContain('/tidegate rollback');
  });

  test('says nothing of it where a go is said, where nothing was let in, or where it goes back', async () => {
    const world = await letIn(SET_UP);
    expect((await say(world, '/tidegate go test-end')).body).not.toContain('taken out');
    const back = { state: 'dispatched', environment: 'production', failedDeploymentId: 8 };
    world.rollbacks = [back as never];
    expect((await say(world, '/tidegate no-go test-end slow')).body).not.toContain('taken out');
    world.plannedGates = [];
    world.rollbacks = [];
    expect((await say(world, '/tidegate no-go test-end slow')).body).toContain('What belongs to it is held until');
  });
});

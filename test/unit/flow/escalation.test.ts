import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { newGate } from '../../../src/domain/gate-life.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { alertKeyOf, type Notice, slotOfNotice } from '../../../src/domain/notice.ts';
import type { CommandQuestion, EscalationQuestion } from '../../../src/domain/question.ts';
import type { KeptRollback } from '../../../src/domain/rollback.ts';
import type { Verification } from '../../../src/domain/verification.ts';
import { answer } from '../../../src/flow/answer/answer-question.ts';
import { type Answer, recordOf } from '../../../src/flow/answer.ts';
import { escalationLines } from '../../../src/flow/escalation/escalation-lines.ts';
import { settledBy } from '../../../src/flow/escalation/rules.ts';
import { withEscalations } from '../../../src/flow/escalation/with-escalations.ts';
import { type PagesAhead, roomFor, withPages } from '../../../src/flow/escalation/with-pages.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { KeptEscalation, KnownTrain, PlannedGate } from '../../../src/flow/ports.ts';
import { deploymentMark } from '../../../src/github/reads/gate-answers.ts';
import type { PolicyInForce } from '../../../src/policy/decide.ts';
import { createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

const MINUTE = 60_000;
const SHA = 'c'.repeat(40);

const FAILED: EscalationQuestion = {
  kind: 'escalation',
  repository: REPOSITORY,
  environment: 'production',
  deploymentId: 11,
  runId: 99,
  event: 'verification-failed',
};
const MISSING: EscalationQuestion = { ...FAILED, event: 'verification-missing' };
const NOT_BACK: EscalationQuestion = { ...FAILED, event: 'rollback-failed' };

const TWO_LEVELS = `
  - { when: [verification-failed, verification-missing, rollback-failed], page: PD_ROUTING_KEY, then: { after: 15m, page: PD_MANAGER_KEY } }`;

function policyWith(escalation: string, more = ''): string {
  return `version: 1
environments:
  production: { runbook: docs/runbooks/production.md }
escalation:${escalation}
${more}`;
}

function verification(change: Partial<Verification> = {}): Verification {
  return {
    repositoryId: REPOSITORY.id,
    deploymentId: 11,
    environment: 'production',
    sha: SHA,
    verdict: 'fail',
    failedChecks: ['home', 'checkout'],
    at: '2026-11-24T07:29:00Z' as Instant,
    ...change,
  };
}

function paging(escalation = TWO_LEVELS, more = ''): World {
  const world = createWorld();
  world.policy = policyWith(escalation, more);
  world.opened = [{ deploymentId: 11, sha: SHA }];
  world.verified = [verification()];
  return world;
}

/** With what was settled when the gate was opened, by the policy as it is now. */
function settledPaging(escalation = TWO_LEVELS, more = ''): World {
  const world = paging(escalation, more);
  world.openings.set(11, settledBy(inForce(policyWith(escalation, more)), 'production'));
  return world;
}

/** What saving the record does, as far as the next answer sees it. */
function save(world: World, { record }: Answer): readonly Notice[] {
  const { escalation: said, acknowledgements = [], notices = [] } = record;
  if (said !== undefined) {
    const before = world.escalations.find(({ id }) => id === said.id);
    const kept = { ...said, acknowledged: before?.nth === said.nth ? before.acknowledged : null };
    world.escalations = [...world.escalations.filter(({ id }) => id !== said.id), kept];
  }
  for (const { escalation: id, ...acknowledged } of acknowledgements) {
    world.escalations = world.escalations.map((each) => (each.id === id ? { ...each, acknowledged } : each));
  }
  const news = notices.filter((each) => {
    const last = world.told.findLast((other) => slotOfNotice(other) === slotOfNotice(each));
    return last?.content !== each.content;
  });
  world.told.push(...news);
  return news;
}

async function asked(world: World, question: EscalationQuestion = FAILED) {
  const answered = await answer(question, world.ports);
  return { answered, news: save(world, answered) };
}

async function later(world: World, minutes: number, question = FAILED) {
  world.now = NOW + minutes * MINUTE;
  return asked(world, question);
}

function paged(news: readonly Notice[]) {
  return news.filter(({ event }) => event === 'escalation').map(({ target, action }) => `${action} ${target.variable}`);
}

describe('levels', () => {
  it('pages the first at once and says what, where, who, what to do and who is next', async () => {
    const world = settledPaging();
    const { answered, news } = await asked(world);
    expect(paged(news)).toEqual(['tell PD_ROUTING_KEY']);
    expect(news[0]).toMatchObject({
      target: { channel: 'pagerduty', variable: 'PD_ROUTING_KEY' },
      event: 'escalation',
      subject: 'escalation/verification-failed/11/level-1',
      content: 'once',
      told: { environment: 'production', sha: SHA, deploymentId: 11, runId: 99, level: 1 },
    });
    expect(news[0]?.told.summary).toBe('acme/shop ccccccc in production: its verification failed');
    expect(news[0]?.told.lines).toEqual([
      'production is still broken: it fails since Tue 24 Nov 07:29 UTC, and nothing was verified there since then.',
      'What to do: look at production now. Then repair it, or go back.',
      'To acknowledge: in PagerDuty, or with a comment `/tidegate acknowledge production` on any issue or pull request of the repository.',
      'Next: level 2 (PD_MANAGER_KEY) is paged Tue 24 Nov 07:45 UTC, unless somebody acknowledges.',
      'Runbook: docs/runbooks/production.md',
      'Failed checks: home, checkout',
    ]);
    expect(answered.dueAt).toBe(NOW + 15 * MINUTE);
    const keys = answered.record.escalation?.pages.map(({ alertKey }) => alertKey) ?? [];
    expect(keys[0]).toBe(news[0] && alertKeyOf(news[0]));
    expect(new Set(keys).size).toBe(2);
  });

  it('tells how to go back where that is set up, on the wall clock of the policy', async () => {
    const world = paging();
    world.policy = policyWith(TWO_LEVELS, 'zone: Europe/Berlin\n').replace(
      'production.md }',
      'production.md, release-manager: { teams: [release] }, rollback: { workflow: deploy.yml } }',
    );
    const lines = (await asked(world)).news[0]?.told.lines;
    expect(lines).toContain(
      'To go back: comment `/tidegate rollback production @ccccccc REASON` on any issue or pull request. Who may: team release.',
    );
    expect(lines).toContain(
      'Next: level 2 (PD_MANAGER_KEY) is paged Tue 24 Nov 08:45 Europe/Berlin, unless somebody acknowledges.',
    );
  });

  it('waits for what is being let through: who let it in may have died before that was written down', async () => {
    const world = paging();
    world.opened = [];
    world.keptGates = [{ question: GATE, askedAt: NOW, openedAt: null, endedAt: null, summary: '', decided: null }];
    expect((await asked(world)).answered).toMatchObject({ record: { final: false }, dueAt: world.now + 30_000 });
    world.now += 7_200_000;
    expect((await asked(world)).answered.record.final).toBe(true);
    world.now -= 7_200_000;
    world.opened = [{ deploymentId: 11, sha: SHA }];
    expect(paged((await asked(world)).news)).toEqual(['tell PD_ROUTING_KEY']);
  });

  it('pages the next when it is due, and nobody twice', async () => {
    const world = paging();
    await asked(world);
    expect((await later(world, 14)).news).toEqual([]);
    const { news } = await later(world, 15);
    expect(paged(news)).toEqual(['tell PD_MANAGER_KEY']);
    expect(news[0]?.told.level).toBe(2);
    expect(news[0]?.told.lines.slice(0, 2)).toEqual([
      'production is still broken: it fails since Tue 24 Nov 07:29 UTC, and nothing was verified there since then.',
      'You are paged because nobody acknowledged: on call (PD_ROUTING_KEY) since Tue 24 Nov 07:30 UTC.',
    ]);
    expect(news[0]?.told.lines).toContain('Nobody is paged after you.');
    expect((await later(world, 16)).news).toEqual([]);
    expect((await later(world, 60)).news).toEqual([]);
  });

  it.each([
    ['the review of it', { 'rollback/11': 8, [`release/${SHA}`]: 7 }, 'issues/8'],
    ['the record of its release, before there is a review', { [`release/${SHA}`]: 7 }, 'issues/7'],
    ['the run, where there is neither', {}, undefined],
  ])('leads to %s', async (_what, issues: Readonly<Record<string, number>>, page) => {
    const world = settledPaging();
    world.releaseRecords = [{ kind: 'release-record', repository: REPOSITORY, sha: SHA }];
    world.ports.store.keptIssue = async (_repository, key) => issues[key] ?? null;
    const { news } = await asked(world);
    expect(news[0]?.told).toMatchObject({ runId: 99 });
    expect(news[0]?.told.page).toBe(page);
  });

  it('pages the same once when the answer is lost after it was made', async () => {
    const world = paging();
    const [one, other] = [await answer(FAILED, world.ports), await answer(FAILED, world.ports)];
    expect(paged(save(world, one))).toEqual(['tell PD_ROUTING_KEY']);
    expect(save(world, other)).toEqual([]);
  });

  it('counts each level from when the one before was due, whatever was down meanwhile', async () => {
    const world = paging(`
  - { when: [verification-failed], page: ONE, then: { after: 15m, page: TWO, then: { after: 1h, page: THREE } } }`);
    await asked(world);
    expect(paged((await later(world, 74)).news)).toEqual(['tell TWO']);
    expect(paged((await later(world, 75)).news)).toEqual(['tell THREE']);
  });

  it('follows two rules, the rule of the organisation and that of the repository, and pages one name once a level', async () => {
    const world = paging(`
  - { when: [verification-failed], page: PD_ROUTING_KEY }
  - { when: [verification-failed], page: PD_ROUTING_KEY, then: { after: 5m, page: SECOND } }
  - { when: [rollback-failed], page: OTHER }`);
    world.organisation = 'version: 1\nescalation: [{ when: [verification-failed], page: ORG_KEY }]\n';
    expect(paged((await asked(world)).news).toSorted()).toEqual(['tell ORG_KEY', 'tell PD_ROUTING_KEY']);
    expect(paged((await later(world, 5)).news)).toEqual(['tell SECOND']);
  });

  it('keeps to the rules that were in force when it was found', async () => {
    const world = paging();
    await asked(world);
    world.policy = 'version: 1\n';
    expect(paged((await later(world, 15)).news)).toEqual(['tell PD_MANAGER_KEY']);
  });

  it('says who started and approved it', async () => {
    const world = paging();
    const decided = {
      facts: { question: { kind: 'deploy', actor: 'anna', actors: ['anna', 'bob'] } },
      decision: { gates: [{ requirements: [{ counted: ['ola'] }, {}] }] },
    };
    world.keptGates = [{ decided }] as unknown as World['keptGates'];
    const { news } = await asked(world);
    expect(news[0]?.told.lines.slice(-3, -1)).toEqual(['Started by anna, bob', 'Approved by ola']);
  });

  it.each([
    ['a deployment that was not let through', (world: World) => Object.assign(world, { opened: [] })],
    ['a policy without a rule', (world: World) => Object.assign(world, { policy: 'version: 1\n' })],
    ['what passes by now', (world: World) => Object.assign(world, { verified: [verification({ verdict: 'pass' })] })],
  ])('pages nobody for %s', async (_what, change) => {
    const world = paging();
    change(world);
    const { answered, news } = await asked(world);
    expect(news).toEqual([]);
    expect(answered.record.final).toBe(true);
  });

  it('pages for a verification that did not arrive', async () => {
    const world = paging();
    world.verified = [verification({ verdict: 'missing', failedChecks: [] })];
    expect(paged((await asked(world)).news)).toEqual([]);
    const { news } = await asked(world, MISSING);
    expect(news[0]?.told.summary).toBe('acme/shop ccccccc in production: no verification arrived');
  });
});

function rollback(change: Partial<KeptRollback> = {}): KeptRollback {
  return {
    id: 'r-1',
    repositoryId: REPOSITORY.id,
    environment: 'production',
    failedDeploymentId: 11,
    failedSha: SHA,
    targetSha: 'a'.repeat(40),
    orderedBy: null,
    trigger: 'fail',
    group: null,
    position: 0,
    state: 'failed',
    decidedAt: '2026-11-24T07:29:00Z' as Instant,
    answerBy: null,
    dispatches: 1,
    runId: 500,
    runUrl: null,
    dispatchedAt: null,
    endedAt: '2026-11-24T07:29:30Z' as Instant,
    ending: { code: 'run-failed', text: 'The run of the rollback ended with "failure".' },
    ...change,
  };
}

describe('a rollback', () => {
  it('that did not end well pages', async () => {
    const world = paging();
    world.rollbacks = [rollback()];
    const { news } = await asked(world, NOT_BACK);
    expect(news[0]?.told.summary).toBe('acme/shop ccccccc in production: the rollback to aaaaaaa did not end well');
    expect(news[0]?.told.lines).toContain('The run of the rollback ended with "failure".');
  });

  it('that somebody refused pages nobody', async () => {
    const world = paging();
    world.rollbacks = [rollback({ state: 'refused' })];
    expect((await asked(world, NOT_BACK)).news).toEqual([]);
  });

  it('that ended well is the end of it', async () => {
    const world = paging();
    await asked(world);
    world.rollbacks = [rollback({ state: 'verified', ending: undefined })];
    const { answered, news } = await later(world, 10);
    expect(paged(news)).toEqual(['resolve PD_ROUTING_KEY']);
    expect(answered).toMatchObject({ dueAt: null, record: { final: true } });
    expect(news[0]?.told.lines).toEqual(['production went back to aaaaaaa, and that was verified.']);
    expect((await later(world, 15)).news).toEqual([]);
  });
});

describe('the issue of a rollback of what was found', () => {
  const ROLLBACK = { kind: 'rollback', repository: REPOSITORY, environment: 'production', deploymentId: 11 };

  it('is told anew when somebody is paged and when it is over, and not at each look', async () => {
    const world = paging();
    world.rollbacks = [rollback({ state: 'dispatched', ending: undefined })];
    expect((await asked(world)).answered.record.questions).toContainEqual(ROLLBACK);
    expect((await later(world, 5)).answered.record.questions).not.toContainEqual(ROLLBACK);
    expect((await later(world, 15)).answered.record.questions).toContainEqual(ROLLBACK);
    world.rollbacks = [rollback({ state: 'verified', ending: undefined })];
    expect((await later(world, 20)).answered.record.questions).toContainEqual(ROLLBACK);
  });

  it('is told anew when somebody takes it on', async () => {
    const world = paging();
    await asked(world);
    world.rollbacks = [rollback({ state: 'dispatched', ending: undefined })];
    const { answered } = await commented(world, '/tidegate acknowledge production');
    expect(answered.record.questions).toEqual([FAILED, ROLLBACK]);
  });

  it('is asked for nothing where there is none', async () => {
    const world = paging();
    expect((await asked(world)).answered.record.questions).not.toContainEqual(ROLLBACK);
    world.rollbacks = [rollback({ failedDeploymentId: 10 })];
    expect((await later(world, 15)).answered.record.questions).not.toContainEqual(ROLLBACK);
  });
});

describe('what goes back with its train', () => {
  const ORDER = { commentId: 5, userId: 4, user: 'olga', reason: 'slow', at: '2026-11-24T07:31:00Z' as Instant };
  const TRAIN: KnownTrain = {
    ...{ place: REPOSITORY, train: 'checkout', title: 'release/2.4', environment: 'production', state: 'open' },
    back: { commentId: 5, state: 'under-way' },
    members: [{ repository: 'acme/shop', repositoryId: REPOSITORY.id, state: 'failed' }],
    ...{ at: ORDER.at, orders: [ORDER], issue: 41 },
  };

  /** Its own environment is back and verified. */
  async function goingBack(change: Partial<KnownTrain> = {}): Promise<World> {
    const world = paging();
    await asked(world);
    world.rollbacks = [rollback({ state: 'verified', ending: undefined })];
    world.trains = [{ ...TRAIN, ...change }];
    world.plannedGates = [{ deploymentId: 11 } as PlannedGate];
    return world;
  }

  it.each([
    ['goes back', {}],
    ['was ordered back a moment ago', { back: null }],
    ['was ordered back again', { back: { commentId: 4, state: 'stopped' } }],
  ] as const)('is not over while the train %s', async (_, change) => {
    const world = await goingBack(change);
    expect((await later(world, 10)).news).toEqual([]);
    world.trains = [{ ...TRAIN, state: 'over', back: { commentId: 5, state: 'done' } }];
    expect(paged((await later(world, 12)).news)).toEqual(['resolve PD_ROUTING_KEY']);
  });

  it.each([
    ['stopped on its way', { back: { commentId: 5, state: 'stopped' } }],
    ['is over', { state: 'over' }],
    ['was never ordered back', { orders: [], back: null }],
    ['was ordered back over a day ago', { orders: [{ ...ORDER, at: '2026-11-23T07:00:00Z' as Instant }] }],
    ['goes back elsewhere', { environment: 'staging' }],
    ['is one of others', { members: [] }],
  ] as const)('waits for no train that %s', async (_, change) => {
    expect(paged((await later(await goingBack(change), 10)).news)).toEqual(['resolve PD_ROUTING_KEY']);
  });

  it('waits for no train with which it did not go out', async () => {
    const world = await goingBack();
    world.plannedGates = [{ deploymentId: 10 } as PlannedGate];
    expect(paged((await later(world, 10)).news)).toEqual(['resolve PD_ROUTING_KEY']);
  });

  it.each([
    ['is back', 'over', 'done', 1],
    ['stopped', 'open', 'stopped', 1],
    ['is no train any more', 'over', 'under-way', 1],
    ['goes back', 'open', 'under-way', 0],
  ] as const)('is looked at when the train says that it %s', async (_, state, back, looks) => {
    const world = await goingBack();
    const question = { kind: 'train', repository: REPOSITORY, train: 'checkout', title: 'release/2.4' } as const;
    const { orders: _orders, issue: _issue, ...kept } = TRAIN;
    const record = recordOf(NOW, 'told', { train: { ...kept, state, back: { commentId: 5, state: back } } });
    const told = await withEscalations(question, { record, dueAt: null }, world.ports);
    expect(told.record.questions).toEqual(looks === 0 ? [] : [FAILED]);
  });
});

describe('what is over', () => {
  it('is when a later deployment passes: all that were paged are told', async () => {
    const world = paging();
    await asked(world);
    await later(world, 15);
    world.verified = [verification(), verification({ deploymentId: 12, verdict: 'pass' })];
    const { news } = await later(world, 20);
    expect(paged(news).toSorted()).toEqual(['resolve PD_MANAGER_KEY', 'resolve PD_ROUTING_KEY']);
    expect(world.escalations[0]?.endedAt).not.toBeNull();
  });

  it('is not when an earlier deployment passed', async () => {
    const world = paging();
    world.verified = [verification(), verification({ deploymentId: 10, verdict: 'pass' })];
    expect(paged((await asked(world)).news)).toEqual(['tell PD_ROUTING_KEY']);
  });

  const filed = (id: number) =>
    ({
      id,
      environment: 'production',
      sha: 'd'.repeat(40),
      startedAt: '2026-11-24T07:40:00Z' as Instant,
      finishedAt: '2026-11-24T07:41:00Z' as Instant,
      state: 'success',
    }) as const;

  it('is when another release runs', async () => {
    const world = paging();
    await asked(world);
    world.opened = [...world.opened, { deploymentId: 14, sha: 'd'.repeat(40) }];
    world.filed = [filed(14)];
    expect(paged((await later(world, 15)).news)).toEqual(['resolve PD_ROUTING_KEY']);
  });

  const VERIFIED = '{ runbook: docs/runbooks/production.md, verify: { within: 15m } }';
  const askingNow = policyWith(TWO_LEVELS).replace('{ runbook: docs/runbooks/production.md }', VERIFIED);

  it.each([
    ['where a verification is asked for', (world: World) => Object.assign(world, { policy: askingNow })],
    [
      'where one was asked for when it was opened',
      (world: World) => world.openings.set(14, settledBy(inForce(askingNow), 'production')),
    ],
    [
      'where the policy cannot be applied',
      (world: World) => Object.assign(world, { policy: 'version: 1\ngates: 7\n', kept: null }),
    ],
    [
      'that was verified, and not with a pass',
      (world: World) => world.verified.push(verification({ deploymentId: 14, verdict: 'inconclusive' })),
    ],
  ])('is not when another release runs %s', async (_what, change) => {
    const world = paging();
    await asked(world);
    world.opened = [...world.opened, { deploymentId: 14, sha: 'd'.repeat(40) }];
    world.filed = [filed(14)];
    change(world);
    expect(paged((await later(world, 15)).news)).toEqual(['tell PD_MANAGER_KEY']);
    world.verified = [
      ...world.verified.filter((each) => each.deploymentId !== 14),
      verification({ deploymentId: 14, verdict: 'pass' }),
    ];
    expect(paged((await later(world, 16)).news)).toHaveLength(2);
  });

  it('is when another release runs that was asked for no verification when it was opened', async () => {
    const world = paging();
    await asked(world);
    world.opened = [...world.opened, { deploymentId: 14, sha: 'd'.repeat(40) }];
    world.filed = [filed(14)];
    world.openings.set(14, settledBy(inForce(policyWith(TWO_LEVELS)), 'production'));
    world.policy = askingNow;
    expect(paged((await later(world, 15)).news)).toEqual(['resolve PD_ROUTING_KEY']);
  });

  it('is when a later deployment was taken back and that was verified, not when what was bad came back', async () => {
    const world = paging();
    await asked(world);
    const back = { failedDeploymentId: 13, state: 'verified', ending: undefined } as const;
    world.rollbacks = [rollback({ ...back, targetSha: SHA })];
    expect(paged((await later(world, 15)).news)).toEqual(['tell PD_MANAGER_KEY']);
    world.rollbacks = [rollback(back)];
    expect(paged((await later(world, 16)).news)).toHaveLength(2);
  });

  it('is not when what runs was not let through by us, or is a rollback that nobody verified', async () => {
    const world = paging();
    await asked(world);
    world.filed = [filed(14)];
    world.opened = [...world.opened, { deploymentId: 13, sha: 'e'.repeat(40) }];
    world.firstGate = 11;
    expect(paged((await later(world, 15)).news)).toEqual(['tell PD_MANAGER_KEY']);
    world.opened = [...world.opened, { deploymentId: 14, sha: 'd'.repeat(40) }];
    world.rollbacks = [rollback({ state: 'dispatched', targetSha: 'd'.repeat(40), deployments: [14], endedAt: null })];
    expect((await later(world, 30)).news).toEqual([]);
    expect(world.escalations[0]?.endedAt).toBeNull();
  });

  it('is found again when it fails again: a new alert', async () => {
    const world = paging();
    const first = await asked(world);
    world.verified = [verification({ verdict: 'pass', at: '2026-11-24T07:35:00Z' as Instant })];
    await later(world, 5);
    expect((await later(world, 6)).news).toEqual([]);
    world.verified = [verification({ at: '2026-11-24T07:50:00Z' as Instant })];
    const { news } = await later(world, 20);
    expect(paged(news)).toEqual(['tell PD_ROUTING_KEY']);
    expect(news[0]?.content).toBe('again-2');
    expect(first.news[0]?.content).toBe('once');
    expect(world.escalations[0]?.pages[0]?.alertKey).not.toBe(first.answered.record.escalation?.pages[0]?.alertKey);
  });
});

const COMMENT: CommandQuestion = { kind: 'command', repository: REPOSITORY, issueNumber: 5, commentId: 77 };

async function commented(world: World, body: string, permission = 'write') {
  world.comment = {
    body,
    edited: false,
    user: 'ola',
    userId: 5,
    createdAt: '2026-11-24T07:35:00Z' as Instant,
  } as World['comment'];
  world.people = { ola: { id: 5, kind: 'user', permission, teams: [] } } as unknown as World['people'];
  const answered = await answer(COMMENT, world.ports);
  save(world, answered);
  const [reply] = answered.record.effects;
  return { answered, body: reply?.kind === 'reply' ? reply.body : '' };
}

describe('/tidegate acknowledge', () => {
  it('keeps the next level from being paged, and says who did it', async () => {
    const world = paging();
    await asked(world);
    const { answered, body } = await commented(world, '/tidegate acknowledge Production');
    expect(body).toContain('**Acknowledged**: @ola takes on what was found in production.');
    expect(answered.record.acknowledgements).toEqual([
      {
        escalation: '7/escalation/verification-failed/11',
        by: 'ola',
        userId: 5,
        how: 'comment',
        at: '2026-11-24T07:30:00Z',
      },
    ]);
    expect(answered.record.questions).toEqual([FAILED]);
    expect((await later(world, 15)).news).toEqual([]);
    expect((await later(world, 30)).answered.record.summary).toBe(
      'production: its verification failed; ola takes it on.',
    );
  });

  it('takes back the page when it is over', async () => {
    const world = paging();
    await asked(world);
    await commented(world, '/tidegate acknowledge production');
    world.verified = [verification({ verdict: 'pass' })];
    expect(paged((await later(world, 16)).news)).toEqual(['resolve PD_ROUTING_KEY']);
  });

  it('says so when it was acknowledged before', async () => {
    const world = paging();
    await asked(world);
    await commented(world, '/tidegate acknowledge production');
    const { answered, body } = await commented(world, '/tidegate acknowledge production');
    expect(answered.record.acknowledgements).toBeUndefined();
    expect(body).toBe(
      '**Nothing was done**: ola acknowledged it, Tue 24 Nov 07:30 UTC. Nobody further is paged for it.',
    );
  });

  it('says so when nobody was paged there, and where people were', async () => {
    const world = paging();
    await asked(world);
    const { body } = await commented(world, '/tidegate acknowledge staging');
    expect(body).toBe(
      '**Nothing was done**: nobody was paged for staging, or it is over. People were paged for: production.',
    );
  });

  it('is not for those who may not write', async () => {
    const world = paging();
    await asked(world);
    const { answered, body } = await commented(world, '/tidegate acknowledge production', 'triage');
    expect(answered.record.acknowledgements).toBeUndefined();
    expect(body).toContain('may not write in this repository');
  });
});

describe('what makes an escalation due', () => {
  const verified = async (world: World, ...verifications: Verification[]) => {
    const given = { record: recordOf(NOW, 'said', { verifications, final: true }), dueAt: null };
    const asking = {
      kind: 'watch',
      repository: REPOSITORY,
      environment: 'production',
      deploymentId: 11,
      runId: 99,
    } as const;
    return (await withEscalations(asking, given, world.ports)).record.questions;
  };

  it('is a verification that fails or is missing', async () => {
    const world = createWorld();
    expect(await verified(world, verification())).toEqual([FAILED]);
    expect(await verified(world, verification({ verdict: 'missing' }))).toEqual([MISSING]);
    expect(await verified(world, verification({ verdict: 'missing', reasonCode: 'cancelled' }))).toEqual([]);
    expect(await verified(world, verification({ verdict: 'inconclusive' }))).toEqual([]);
  });

  it('is a pass, for what is open in the environment', async () => {
    const world = paging();
    await asked(world);
    expect(await verified(world, verification({ deploymentId: 12, verdict: 'pass' }))).toEqual([FAILED]);
    world.escalations = world.escalations.map((each): KeptEscalation => ({ ...each, endedAt: each.openedAt }));
    expect(await verified(world, verification({ deploymentId: 12, verdict: 'pass' }))).toEqual([]);
  });

  it('is a rollback that ended badly', async () => {
    const world = createWorld();
    world.rollbacks = [rollback()];
    const asking = { kind: 'rollback', repository: REPOSITORY, environment: 'production', deploymentId: 11 } as const;
    const given = { record: recordOf(NOW, 'over', { final: true }), dueAt: null };
    const { record } = await withEscalations(asking, given, world.ports);
    expect(record.questions).toEqual([{ ...NOT_BACK, runId: 500 }]);
  });
});

describe('those who only want to know', () => {
  const NOTIFY = 'notify: [{ on: [verification-failed], slack: CHANNEL_URL }]';

  it('are told once that a verification failed, with or without anybody being paged', async () => {
    for (const escalation of [TWO_LEVELS, ' [{ when: [rollback-failed], page: KEY }]']) {
      const world = paging(escalation, NOTIFY);
      const first = (await asked(world)).news.filter(({ event }) => event === 'verification-failed');
      expect(first).toMatchObject([{ target: { channel: 'slack', variable: 'CHANNEL_URL' }, action: 'tell' }]);
      expect((await later(world, 1)).news).toEqual([]);
    }
  });
});

function inForce(text: string): readonly PolicyInForce[] {
  const parsed = parseRepositoryPolicy(text, undefined);
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  return [{ source: 'repository', file: '.github/tidegate.yml', policy: parsed.policy }];
}

describe('what is said before the window opens', () => {
  it.each([
    [
      ' [{ when: [verification-failed], page: PD_ROUTING_KEY, then: { after: 15m, page: PD_MANAGER_KEY } }]',
      'When the verification fails: on call (PD_ROUTING_KEY) is paged at once, level 2 (PD_MANAGER_KEY) 15 minutes later unless somebody acknowledges.',
    ],
    [
      ' [{ when: [verification-missing, rollback-failed], page: A, then: { after: 1h, page: B, then: { after: 90m, page: C } } }]',
      'When no verification arrives in time or the rollback fails: on call (A) is paged at once, level 2 (B) 1 hour later unless somebody acknowledges, level 3 (C) 90 minutes later.',
    ],
  ])('%s', (escalation, line) => {
    expect(escalationLines(inForce(policyWith(escalation)), 'production')).toEqual([line]);
  });

  it('is nothing for an environment that is not governed, and without a rule', () => {
    expect(escalationLines(inForce(policyWith(TWO_LEVELS)), 'playground')).toEqual([]);
    expect(escalationLines(inForce('version: 1\n'), 'production')).toEqual([]);
  });

  it('is of production, of what a rule names, and of all where nothing is called production', () => {
    const two = 'version: 1\nenvironments: { staging: {}, production: {} }\n';
    const rule = 'escalation: [{ when: [rollback-failed], page: KEY }]\n';
    const places = (text: string) =>
      ['staging', 'production', 'eu'].filter((each) => escalationLines(inForce(text), each).length > 0);
    expect(places(two + rule)).toEqual(['production']);
    expect(
      places(`${two}escalation: [{ when: [rollback-failed], for: { environments: ["stag*"] }, page: KEY }]`),
    ).toEqual(['staging']);
    expect(places(`${two}${rule}dora: { production: [staging] }`)).toEqual(['staging']);
    expect(places(`version: 1\n${rule}environments: { staging: {}, eu: {} }`)).toEqual(['staging', 'eu']);
    expect(places(`version: 1\n${rule}environments: { "**": {} }`)).toEqual(['production']);
    expect(places(`version: 1\n${rule}`)).toEqual(['production']);
  });

  it('refuses a rule of an environment that there is not', () => {
    const text = policyWith(' [{ when: [rollback-failed], for: { environments: [prodution] }, page: KEY }]');
    expect(() => inForce(text)).toThrow('environment-unknown');
  });
});

describe('a report of 1,024 characters', () => {
  const AHEAD: PagesAhead = {
    lines: [
      'When the rollback fails: PD_KEY is paged at once, PD_LATER 15 minutes later unless somebody acknowledges.',
    ],
    first: 'Paged at once if it goes wrong: on call (PD_KEY).',
    faults: ['Level 2 cannot be paged: PD_LATER is not set.'],
  };
  const FIRST = 'Paged at once if it goes wrong: on call (PD\\_KEY).';
  const FAULT = 'Level 2 cannot be paged: PD\\_LATER is not set.';
  const reasons = (count: number) =>
    Array.from({ length: count }, (_, index) => `- reason ${index}: ${'x'.repeat(70)}`);
  const ID = 123_456_789_012;
  const ROOM = roomFor(ID);
  const LEFT = '- More is left out.';
  const MARK = `\n\n${deploymentMark(ID)}`.length;

  it('ends with who is paged, and who cannot be, where there is room', () => {
    expect(withPages('**Held**\n\n- why', AHEAD, ROOM, LEFT)).toBe(
      '**Held**\n\n- why\n- When the rollback fails: PD\\_KEY is paged at once, PD\\_LATER 15 minutes later unless somebody acknowledges.\n- Level 2 cannot be paged: PD\\_LATER is not set.',
    );
    expect(withPages('held', { ...AHEAD, lines: [] }, ROOM, LEFT)).toBe('held');
  });

  it.each([
    ['many reasons', ['**Held**', reasons(30).join('\n')]],
    ['one reason too many', ['**Held**', reasons(11).join('\n')]],
    ['the warning before it expires', ['w'.repeat(290), `**${'h'.repeat(280)}**`, 'r'.repeat(330), ...reasons(9)]],
    ['a runbook with a long path', ['**Held**', `Runbook: \`${'p'.repeat(300)}\``, reasons(20).join('\n')]],
    ['a first line of 640', ['h'.repeat(640), ...reasons(3)]],
    ['a first line of 641', ['h'.repeat(641), ...reasons(3)]],
    ['a first line that is too long alone', ['h'.repeat(2000)]],
    ['one line of many', [`**Held**\n${'h'.repeat(1500)}`]],
  ])('says who is paged first, and who cannot be, with %s', (_what, parts) => {
    const text = withPages(parts.join('\n\n'), AHEAD, ROOM, LEFT);
    expect(ROOM + MARK).toBe(1024);
    expect(text.length).toBeLessThanOrEqual(ROOM);
    expect(text).toContain(FIRST);
    expect(text).toContain(FAULT);
    expect(text.slice(0, 6)).toBe(parts[0]?.slice(0, 6));
  });

  it('says it on a gate that waits for many', async () => {
    const world = createWorld();
    const gates = Array.from(
      { length: 20 },
      (_, index) =>
        `  - { name: "${'board '.repeat(8)}${index}", require: { approvals: { count: 2, from: { users: [ben, cleo] } } } }`,
    );
    world.policy = `version: 1\nescalation:${TWO_LEVELS}\ngates:\n${gates.join('\n')}\n`;
    const ports = { ...world.ports, pageFault: (name: string) => (name === 'PD_MANAGER_KEY' ? 'is not set' : null) };
    const { record } = await answer(GATE, ports);
    const [report] = record.effects;
    const comment = report?.kind === 'report-gate' ? report.comment : '';
    expect(comment).toContain('Paged at once if it goes wrong: on call (PD\\_ROUTING\\_KEY).');
    expect(comment).toContain('Level 2 cannot be paged: PD\\_MANAGER\\_KEY is not set.');
    expect(`${comment}\n\n${deploymentMark(GATE.deploymentId)}`.length).toBeLessThanOrEqual(1024);
    expect(record.opening).toBeUndefined();
  });

  it('says it on a gate that waits for something else than the policy', async () => {
    const world = createWorld();
    world.policy = `version: 1\nescalation:${TWO_LEVELS}\nfreezes: [{ name: later, from: 2026-12-01T00:00, until: 2026-12-02T00:00 }]\n`;
    world.otherRules = { hasReviewers: true, timerEndsAt: null };
    const { record } = await answer(GATE, world.ports);
    const [report] = record.effects;
    expect(report?.kind === 'report-gate' ? report.comment : '').toMatch(
      /others-first.*PD\\_ROUTING\\_KEY\\?\) is paged at once/s,
    );
  });
});

describe('what is settled when a gate is opened', () => {
  async function opened(world: World) {
    const { record } = await answer(GATE, world.ports);
    for (const id of record.opening?.deploymentIds ?? [])
      if (record.opening) world.openings.set(id, record.opening.settled);
    return record;
  }

  function opening(policy = policyWith(TWO_LEVELS)): World {
    const world = createWorld();
    world.policy = policy;
    return world;
  }

  it('is who is paged, whatever the policy says when it fails', async () => {
    const world = opening();
    const record = await opened(world);
    expect(record.effects.map(({ kind }) => kind)).toContain('open-gate');
    const { deploymentId } = GATE;
    world.opened = [{ deploymentId, sha: SHA }];
    world.verified = [verification({ deploymentId })];
    world.policy = policyWith(' [{ when: [verification-failed], page: SOMEBODY_ELSE }]');
    const question = { ...FAILED, deploymentId };
    const first = await asked(world, question);
    expect(paged(first.news)).toEqual(['tell PD_ROUTING_KEY']);
    expect(first.news[0]?.told.lines.join()).not.toContain('what the policy says now');
    world.policy = 'version: 1\n';
    expect(paged((await later(world, 15, question)).news)).toEqual(['tell PD_MANAGER_KEY']);
  });

  it('pages them where the policy names nobody by now, and where it cannot be read', async () => {
    const world = settledPaging();
    world.policy = 'version: 1\n';
    expect(paged((await asked(world)).news)).toEqual(['tell PD_ROUTING_KEY']);
    const broken = settledPaging(TWO_LEVELS, 'notify: [{ on: [verification-failed], slack: CHANNEL_URL }]');
    const github = () => Promise.reject(new Failure('unavailable', 'GitHub is down'));
    const answered = await answer(FAILED, { ...broken.ports, github });
    const news = save(broken, answered);
    expect(paged(news)).toEqual(['tell PD_ROUTING_KEY']);
    expect(news[0]?.told.lines).toContain('Runbook: docs/runbooks/production.md');
    expect(news.some(({ event }) => event === 'verification-failed')).toBe(false);
    const after = (await later(broken, 10)).news;
    expect(after.map(({ event, target }) => `${event} ${target.variable}`)).toEqual([
      'verification-failed CHANNEL_URL',
    ]);
    expect((await later(broken, 11)).news).toEqual([]);
    expect(broken.escalations[0]?.isUntold).toBeUndefined();
  });

  it('is of all jobs that are let in together', async () => {
    const world = opening();
    const life = { ...newGate({ requestedAt: '2026-11-24T07:20:00Z' as Instant, runAttempt: 1, sha: SHA }, NOW) };
    world.lane = [
      { question: { ...GATE, deploymentId: 12 }, life, dueAt: null },
      { question: { ...GATE, deploymentId: 14 }, life: { ...life, state: 'approved' }, dueAt: null },
      {
        question: { ...GATE, deploymentId: 13, runId: 5000 },
        life: { ...life, state: 'opened' as typeof life.state },
        dueAt: null,
      },
    ];
    const record = await opened(world);
    expect(record.opening?.deploymentIds).toEqual([GATE.deploymentId, 12]);
  });

  it('is not known of what was opened before: the policy of now counts, and the page says so', async () => {
    const world = paging();
    const { news } = await asked(world);
    expect(paged(news)).toEqual(['tell PD_ROUTING_KEY']);
    expect(news[0]?.told.lines).toContain(
      'Who is paged is what the policy says now: what it said when this was let through is not known.',
    );
  });

  it('leaves nobody out where it named nobody: the policy of now counts, and the page says so', async () => {
    const world = settledPaging(' [{ when: [rollback-failed], page: OTHER }]');
    world.policy = policyWith(TWO_LEVELS);
    const { news } = await asked(world);
    expect(paged(news)).toEqual(['tell PD_ROUTING_KEY']);
    expect(news[0]?.told.lines).toContain(
      'Who is paged is what the policy says now: when this was let through it named nobody for it.',
    );
  });

  it('leaves an escalation as it is that was kept before anything was settled', async () => {
    const world = paging();
    await asked(world);
    world.openings.set(
      11,
      settledBy(inForce(policyWith(' [{ when: [verification-failed], page: OTHER }]')), 'production'),
    );
    expect(paged((await later(world, 15)).news)).toEqual(['tell PD_MANAGER_KEY']);
  });
});

describe('a fault in staging', () => {
  it('pages nobody, unless a rule says so', async () => {
    const staging = { ...FAILED, environment: 'staging' };
    const both = 'version: 1\nenvironments: { staging: {}, production: {} }\n';
    for (const [named, expected] of [
      ['', []],
      ['for: { environments: [staging] }, ', ['tell KEY']],
    ] as const) {
      const world = paging();
      world.policy = `${both}escalation: [{ when: [verification-failed], ${named}page: KEY }]\n`;
      expect(paged((await asked(world, staging)).news)).toEqual(expected);
    }
  });
});

describe('a member of a train', () => {
  const TRAIN = {
    place: { ...REPOSITORY, id: 8, name: '.github' },
    train: 'checkout',
    title: 'release/2.4',
    environment: 'Production',
    state: 'open',
    back: null,
    members: [{ repository: 'acme/shop', repositoryId: REPOSITORY.id, state: 'deployed' }],
    at: '2026-11-24T07:00:00Z' as Instant,
    orders: [],
    issue: 12,
  } as const;
  const GATES = [{ deploymentId: 11 }] as unknown as World['plannedGates'];

  it('names how all of the train goes back, and where that is said', async () => {
    const world = paging();
    world.trains = [TRAIN];
    world.plannedGates = GATES;
    expect((await asked(world)).news[0]?.told.lines).toContain(
      'It is part of the train checkout. To take back all of that, last one first: comment `/tidegate rollback train:checkout REASON` in its record, acme/.github#12.',
    );
  });

  it('says so when the train is on its way back already', async () => {
    const world = paging();
    world.trains = [{ ...TRAIN, back: { commentId: 4, state: 'under-way' } }];
    world.plannedGates = GATES;
    expect((await asked(world)).news[0]?.told.lines).toContain(
      'Train checkout is on its way back already; how far it is stands in its record, acme/.github#12.',
    );
  });

  it.each([
    ['a train whose deployment it is not', [TRAIN], [], FAILED],
    ['a train of another environment', [{ ...TRAIN, environment: 'staging' }], GATES, FAILED],
    ['a train, as far as another rollback goes', [TRAIN], GATES, NOT_BACK],
    ['a train of others', [{ ...TRAIN, members: [] }], GATES, FAILED],
  ])('is not one of %s', async (_what, trains, gates, question) => {
    const world = paging();
    world.trains = trains;
    world.plannedGates = gates;
    world.rollbacks = [rollback()];
    expect((await asked(world, question)).news[0]?.told.lines.join()).not.toContain('train');
  });
});

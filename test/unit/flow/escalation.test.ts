import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../src/domain/instant.ts';
import { alertKeyOf, type Notice, slotOfNotice } from '../../../src/domain/notice.ts';
import type { CommandQuestion, EscalationQuestion } from '../../../src/domain/question.ts';
import type { KeptRollback } from '../../../src/domain/rollback.ts';
import type { Verification } from '../../../src/domain/verification.ts';
import { type Answer, answer } from '../../../src/flow/answer/answer.ts';
import { recordOf } from '../../../src/flow/answer/record-of.ts';
import { escalationLines } from '../../../src/flow/escalation/escalation-lines.ts';
import { withEscalations } from '../../../src/flow/escalation/with-escalations.ts';
import { withPages } from '../../../src/flow/escalation/with-pages.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { KeptEscalation } from '../../../src/flow/ports.ts';
import type { PolicyInForce } from '../../../src/policy/decide.ts';
import { createWorld, NOW, REPOSITORY, type World } from './world.ts';

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
    const world = paging();
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
      'Failed checks: home, checkout',
      'Runbook: docs/runbooks/production.md',
      'What to do: look at production now. Then repair it, or go back.',
      'To acknowledge: in PagerDuty, or with a comment `/tidegate acknowledge production` on any issue or pull request of the repository.',
      'Next: PD_MANAGER_KEY is paged Tue 24 Nov 07:45 UTC, unless somebody acknowledges.',
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
      'production.md, rollback: { workflow: deploy.yml } }',
    );
    const lines = (await asked(world)).news[0]?.told.lines;
    expect(lines).toContain(
      'To go back: comment `/tidegate rollback production @ccccccc REASON` on any issue or pull request.',
    );
    expect(lines).toContain(
      'Next: PD_MANAGER_KEY is paged Tue 24 Nov 08:45 Europe/Berlin, unless somebody acknowledges.',
    );
  });

  it('pages the next when it is due, and nobody twice', async () => {
    const world = paging();
    await asked(world);
    expect((await later(world, 14)).news).toEqual([]);
    const { news } = await later(world, 15);
    expect(paged(news)).toEqual(['tell PD_MANAGER_KEY']);
    expect(news[0]?.told.level).toBe(2);
    expect(news[0]?.told.lines.at(-1)).toBe('Nobody is paged after you.');
    expect((await later(world, 16)).news).toEqual([]);
    expect((await later(world, 60)).news).toEqual([]);
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
    expect(news[0]?.told.lines.slice(1, 3)).toEqual(['Started by anna, bob', 'Approved by ola']);
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
      'When the verification fails: PD_ROUTING_KEY is paged at once, PD_MANAGER_KEY 15 minutes later unless somebody acknowledges.',
    ],
    [
      ' [{ when: [verification-missing, rollback-failed], page: A, then: { after: 1h, page: B, then: { after: 90m, page: C } } }]',
      'When no verification arrives in time or the rollback fails: A is paged at once, B 1 hour later unless somebody acknowledges, C 90 minutes later.',
    ],
  ])('%s', (escalation, line) => {
    expect(escalationLines(inForce(policyWith(escalation)), 'production')).toEqual([line]);
  });

  it('is nothing for an environment that is not governed, and without a rule', () => {
    expect(escalationLines(inForce(policyWith(TWO_LEVELS)), 'playground')).toEqual([]);
    expect(escalationLines(inForce('version: 1\n'), 'production')).toEqual([]);
  });

  it('is left out of a report that would be too long', () => {
    const policies = inForce(policyWith(' [{ when: [rollback-failed], page: KEY }]'));
    const line = '\n- When the rollback fails: KEY is paged at once.';
    expect(withPages('held', policies, 'production')).toBe(`held${line}`);
    const full = 'x'.repeat(1024 - line.length);
    expect(withPages(full, policies, 'production')).toHaveLength(1024);
    expect(withPages(`${full}x`, policies, 'production')).toBe(`${full}x`);
  });
});

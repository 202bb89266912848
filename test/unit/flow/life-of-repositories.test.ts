/** What happens to a repository, and to the App on it, while something waits: nothing is lost, repeated or sent wrongly. */
import { describe, expect, test } from 'vitest';
import type { Effect } from '../../../src/domain/effect.ts';
import type { Event } from '../../../src/domain/event.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import type { Notice } from '../../../src/domain/notice.ts';
import { type EscalationQuestion, type Question, questionKey } from '../../../src/domain/question.ts';
import { answer } from '../../../src/flow/answer/answer-question.ts';
import { handle } from '../../../src/flow/handle.ts';
import { intake } from '../../../src/flow/intake.ts';
import type { KeptEscalation, Lost } from '../../../src/flow/ports.ts';
import { rollbackOf } from './rollback-samples.ts';
import { claimOf, createWorld, GATE, NOW, REPOSITORY } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RENAMED = { ...REPOSITORY, name: 'store' };

describe('what a webhook tells of where repositories are is kept, and asks what it concerns', () => {
  const policy: Question = { kind: 'policy', repository: RENAMED };
  const gate: Question = { ...GATE, repository: RENAMED };

  test.each<[string, Event, string[], Question[]]>([
    [
      'renamed, moved, or with another default branch',
      { kind: 'repository-changed', repository: RENAMED },
      ['see acme/store'],
      [policy, gate],
    ],
    ['added', { kind: 'repositories-added', repositories: [RENAMED] }, ['see acme/store'], [policy]],
    ['archived', { kind: 'repositories-lost', why: 'archived', repositories: [REPOSITORY] }, ['lose 7: archived'], []],
    ['deleted', { kind: 'repositories-lost', why: 'deleted', repositories: [REPOSITORY] }, ['lose 7: deleted'], []],
    ['removed', { kind: 'repositories-lost', why: 'removed', repositories: [REPOSITORY] }, ['lose 7: removed'], []],
    ['suspended', { kind: 'installation-lost', why: 'suspended', installationId: 3 }, ['lose all of 3: suspended'], []],
    [
      'uninstalled',
      { kind: 'installation-lost', why: 'uninstalled', installationId: 3 },
      ['lose all of 3: uninstalled'],
      [],
    ],
    ['unsuspended', { kind: 'installation-resumed', installationId: 3 }, ['resume 3'], [GATE]],
  ])('%s', async (_, event, places, questions) => {
    const world = createWorld();
    world.openGates = [GATE];
    world.openGatesOfAll = [GATE];
    const store = { ...world.ports.store, waitingPullRequests: async () => [] };
    expect(await intake('d1', event, { ...world.ports, store })).toEqual(questions);
    expect(world.places).toEqual(places);
  });

  test('a gate that asks proves that the repository can be seen, whatever was told before', async () => {
    const world = createWorld();
    await intake('d1', { kind: 'gate-requested', gate: GATE }, world.ports);
    expect(world.places).toEqual([]);
    world.lost = 'suspended';
    await intake('d2', { kind: 'gate-requested', gate: GATE }, world.ports);
    expect(world.places).toEqual(['see acme/shop']);
  });
});

const REPLY: Effect = { kind: 'reply', repository: REPOSITORY, issueNumber: 1, commentId: 2, body: 'hello' };
const REPORT: Effect = { kind: 'report-gate', repository: REPOSITORY, gate: GATE, comment: 'waits' };
const COMMENT: Effect = {
  ...{ kind: 'comment-issue', repository: REPOSITORY, issueNumber: 5, key: 'k', since: toInstant(NOW), body: 'x' },
};
const CHECK: Effect = {
  ...{ kind: 'write-check', repository: REPOSITORY, name: 'tidegate', headSha: 'a'.repeat(40), externalId: 'p/1' },
  ...{ status: 'in_progress', title: 'waits', summary: '', annotations: [] },
};
const ISSUE: Effect = {
  ...{
    kind: 'keep-issue',
    repository: REPOSITORY,
    key: 'release/a',
    number: null,
    title: 't',
    label: 'tidegate:release',
  },
  ...{ body: 'b', seed: '', isOver: false },
};
const REOPEN: Effect = { kind: 'reopen-issue', repository: REPOSITORY, issueNumber: 5, closedAt: toInstant(NOW) };
const OPEN: Effect = {
  ...{ kind: 'open-gate', repository: REPOSITORY, gate: GATE, runAttempt: 1, headSha: 'c'.repeat(40), comment: 'ok' },
  validUntil: toInstant(NOW + 30 * DAY),
};
const REJECT: Effect = {
  ...{ kind: 'reject-gate', repository: REPOSITORY, gate: GATE, runAttempt: 1, headSha: 'c'.repeat(40) },
  ...{ comment: 'no', onlyOlderThan: null },
};
const DISPATCH: Effect = {
  ...{ kind: 'dispatch-run', repository: REPOSITORY, rollbackId: 'r-1', dispatch: 1, workflow: 'deploy.yml' },
  ...{ environment: 'production', targetSha: 'a'.repeat(40), failedDeploymentId: 70 },
};
const EFFECTS: Readonly<Record<Effect['kind'], Effect>> = {
  reply: REPLY,
  'report-gate': REPORT,
  'comment-issue': COMMENT,
  'write-check': CHECK,
  'keep-issue': ISSUE,
  'reopen-issue': REOPEN,
  'open-gate': OPEN,
  'reject-gate': REJECT,
  'dispatch-run': DISPATCH,
};

/** A policy question: its answer wants nothing of this. */
const POLICY: Question = { kind: 'policy', repository: REPOSITORY };

function pendingSince(effect: Effect, decidedAt: number) {
  const world = createWorld();
  world.pending = [{ id: 1, slot: 'slot', effect, attempts: 3, decidedAt }];
  return world;
}

describe('what was decided over a day ago is not done', () => {
  test.each(Object.values(EFFECTS))('$kind', async (effect) => {
    const world = pendingSince(effect, NOW - DAY - 1);
    const handled = await handle(claimOf(POLICY), world.ports);
    expect(world.applied).toEqual([]);
    expect(handled?.tooOld).toEqual(['slot']);
    const [settled] = world.settled;
    expect(settled?.outcome).toMatchObject({
      kind: 'superseded',
      isTooOld: true,
      because: expect.stringMatching(/^not done: it was decided on 2026-11-23T07:29Z, over a day ago/),
    });
  });

  test.each(Object.values(EFFECTS).filter(({ kind }) => kind !== 'dispatch-run'))(
    '$kind: an outage of hours only delays it',
    async (effect) => {
      const world = pendingSince(effect, NOW - 23 * HOUR);
      await handle(claimOf(POLICY), world.ports);
      expect(world.applied).toMatchObject([{ kind: effect.kind }]);
    },
  );

  test('a question that was claimed for it alone is asked anew: facts may want the same again', async () => {
    const world = pendingSince(ISSUE, NOW - DAY - 1);
    await handle({ ...claimOf(POLICY), forEffects: { dueAt: null } }, world.ports);
    expect(world.records).toHaveLength(1);
    const fresh = pendingSince(ISSUE, NOW - HOUR);
    await handle({ ...claimOf(POLICY), forEffects: { dueAt: null } }, fresh.ports);
    expect(fresh.records).toHaveLength(0);
  });

  test('a command is not judged again for its reply, which is dropped', async () => {
    const world = pendingSince(EFFECTS.reply, NOW - DAY - 1);
    const command: Question = { kind: 'command', repository: REPOSITORY, issueNumber: 7, commentId: 70 };
    const handled = await handle({ ...claimOf(command), forEffects: { dueAt: null } }, world.ports);
    expect(handled?.tooOld).toEqual(['slot']);
    expect(world.records).toHaveLength(0);
  });

  test('what grows a day old while it is decided again is done', async () => {
    const world = pendingSince(OPEN, NOW - DAY);
    world.policy = 'version: 1\nenvironments: { production: {} }\n';
    const { saveRecord } = world.ports.store;
    world.ports.store.saveRecord = async (claim, record) => {
      world.now += 5_000;
      // As the store does with the same decision: it stays as old as it was.
      world.pending = [{ id: 1, slot: 'slot', effect: OPEN, attempts: 3, decidedAt: NOW - DAY }];
      return await saveRecord(claim, { ...record, effects: [] });
    };
    const handled = await handle(claimOf(GATE), world.ports);
    expect(handled?.tooOld).toEqual([]);
    expect(world.applied).toMatchObject([{ kind: 'open-gate' }]);
  });

  test('an approval of last week is dropped before the gate is decided anew, and that decision is sent', async () => {
    const world = pendingSince(OPEN, NOW - 7 * DAY);
    world.policy = 'version: 1\nenvironments: { production: {} }\n';
    const settledBefore: number[] = [];
    const { saveRecord } = world.ports.store;
    world.ports.store.saveRecord = async (claim, record) => {
      settledBefore.push(world.settled.length);
      return await saveRecord(claim, record);
    };
    await handle(claimOf(GATE), world.ports);
    // Otherwise the store takes the new decision for the same approval, which is as old as before.
    expect(settledBefore).toEqual([1]);
    expect(world.settled.map(({ outcome }) => outcome.kind)).toEqual(['superseded', 'done']);
    expect(world.applied).toMatchObject([{ kind: 'open-gate', validUntil: '2026-11-24T07:31:00Z' }]);
  });

  test('a rollback that may have been started is looked for, however late; one that was not ends', async () => {
    const world = pendingSince(DISPATCH, NOW - 3 * DAY);
    world.rollbacks = [rollbackOf({ id: 'r-1', state: 'ordered', dispatches: 0, sentAt: toInstant(NOW - 3 * DAY) })];
    const handled = await handle(claimOf(POLICY), world.ports);
    expect(handled?.tooOld).toEqual([]);
    const unsent = pendingSince(DISPATCH, NOW - 3 * DAY);
    unsent.rollbacks = [rollbackOf({ id: 'r-1', state: 'ordered', dispatches: 0 })];
    await handle(claimOf(POLICY), unsent.ports);
    expect(unsent.settled[0]?.outcome).toMatchObject({
      code: 'moved-on',
      because: expect.stringContaining('orders it again'),
    });
  });
});

test.each(Object.values(EFFECTS).filter(({ kind }) => kind !== 'dispatch-run'))(
  '$kind: what was decided under an old name is sent to the new one',
  async (effect) => {
    const world = pendingSince(effect, NOW);
    const reached: string[] = [];
    const { github } = world.ports;
    const ports: typeof world.ports = {
      ...world.ports,
      github: async (repository) => {
        reached.push(`${repository.owner}/${repository.name}`);
        return await github(repository);
      },
    };
    await handle(claimOf({ ...POLICY, repository: RENAMED }), ports);
    expect(world.applied).toMatchObject([
      { repository: RENAMED, ...('gate' in effect ? { gate: { repository: RENAMED } } : {}) },
    ]);
    expect(new Set(reached)).toEqual(new Set(['acme/store']));
    // It is settled as what it was decided as: the store knows it by that.
    expect(world.settled[0]?.effect).toBe(effect);
  },
);

const ESCALATION: EscalationQuestion = {
  ...{ kind: 'escalation', repository: REPOSITORY, environment: 'production', deploymentId: 11, runId: 99 },
  event: 'verification-failed',
};

function paged(change: Partial<KeptEscalation> = {}) {
  const world = createWorld();
  const page = (level: number, dueAt: number, pagedAt: Instant | null) => {
    return { level, variable: `PD_${level}`, dueAt: toInstant(dueAt), alertKey: `key-${level}`, pagedAt };
  };
  world.escalations = [
    {
      ...{ id: questionKey(ESCALATION), question: ESCALATION, sha: 'c'.repeat(40), nth: 1, openedAt: toInstant(NOW) },
      ...{ found: { what: 'its verification failed', lines: [] }, acknowledged: null, endedAt: null, ending: null },
      pages: [page(1, NOW - HOUR, toInstant(NOW - HOUR)), page(2, NOW, null)],
      ...change,
    },
  ];
  const told: Notice = {
    ...{
      kind: 'notify',
      repository: REPOSITORY,
      target: { channel: 'pagerduty', variable: 'PD_1' },
      event: 'escalation',
    },
    ...{ subject: 'escalation/verification-failed/11/level-1', content: 'once', action: 'tell' },
    told: {
      ...{ at: toInstant(NOW - HOUR), environment: 'production', sha: 'c'.repeat(40), deploymentId: 11, runId: 99 },
      ...{ summary: 'acme/shop ccccccc in production: its verification failed', lines: ['Next: PD_2'], level: 1 },
    },
  } as Notice;
  world.told = [told, { ...told, content: 'again-2' }];
  return world;
}

describe('an escalation under way', () => {
  test.each<[Lost, RegExp]>([
    ['archived', /was archived/],
    ['deleted', /was deleted/],
    ['removed', /was taken out of the installation/],
    ['suspended', /is suspended/],
    ['uninstalled', /was uninstalled/],
  ])('%s: nobody further is paged, and who was is told that nobody follows it', async (lost, why) => {
    const world = paged();
    world.lost = lost;
    const { record } = await answer(ESCALATION, world.ports);
    expect(record.final).toBe(true);
    expect(record.escalation).toMatchObject({ endedAt: toInstant(NOW), ending: expect.stringMatching(why) });
    expect(record.escalation?.pages[1]?.pagedAt).toBeNull();
    expect(record.notices).toMatchObject([
      { action: 'tell', content: 'once-unfollowed', target: { variable: 'PD_1' } },
    ]);
    const [notice] = record.notices ?? [];
    expect(notice?.told.summary).toMatch(why);
    expect(notice?.told.lines.join('\n')).toMatch(/look at production yourselves.*Nobody is paged after you/);
  });

  test('nobody is paged for what is found where we cannot see', async () => {
    const world = paged();
    world.escalations = [];
    world.lost = 'suspended';
    world.verified = [
      {
        ...{ repositoryId: 7, deploymentId: 11, environment: 'production', sha: 'c'.repeat(40), verdict: 'fail' },
        ...{ failedChecks: [], at: toInstant(NOW) },
      },
    ];
    const { record } = await answer(ESCALATION, world.ports);
    expect(record).toMatchObject({ final: true, summary: expect.stringContaining('Nobody is to be paged') });
    expect(record.notices ?? []).toEqual([]);
  });

  test('a page that was due over a day ago, as in a backup, is not sent', async () => {
    const world = paged();
    world.now = NOW + DAY + 1;
    const { record } = await answer(ESCALATION, world.ports);
    expect(record).toMatchObject({ final: true, escalation: { ending: expect.stringContaining('over a day ago') } });
    expect(record.notices ?? []).toEqual([]);
  });

  test('one that was due hours ago is: the App was away', async () => {
    const world = paged();
    world.now = NOW + 20 * HOUR;
    const { record } = await answer(ESCALATION, world.ports);
    expect(record.notices).toMatchObject([{ action: 'tell', target: { variable: 'PD_2' } }]);
  });
});

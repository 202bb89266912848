/** What the App does about a release, sentence by sentence: what is dispatched, kept out, told and written. */
import { describe, expect, test } from 'vitest';
import { rollbackDecisionEntry } from '../../../src/audit/rollback-decision-entry.ts';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import { bodyOf } from '../../../src/domain/kept-issue.ts';
import type { KeptRollback } from '../../../src/domain/rollback.ts';
import { rollbackAfter } from '../../../src/domain/rollback-life.ts';
import { answerGate } from '../../../src/flow/answer/answer-gate.ts';
import type { AnswerRecord, Ports } from '../../../src/flow/ports.ts';
import { answerRollback } from '../../../src/flow/rollback/answer-rollback.ts';
import { BAD, type Bad, badRelease, FINDING, GOOD, keep, MINUTE, POLICY, said } from './rollback-world.ts';
import { CHANGE, createWorld, GATE, NOW } from './world.ts';

const HOUR = 60 * MINUTE;

function issueOf({ effects }: AnswerRecord): KeepIssue {
  const issue = effects.find((each) => each.kind === 'keep-issue');
  if (issue === undefined) throw new Error('No issue');
  return issue;
}

/** What was done: what nobody is told of is empty. */
function done({ effects, statements, rollbacks = [], notices = [] }: AnswerRecord) {
  return {
    dispatched: effects.filter(({ kind }) => kind === 'dispatch-run').length,
    held: statements.filter(({ kind }) => kind === 'hold').length,
    rollbacks: rollbacks.map(({ state }) => state),
    told: notices.map(({ event }) => event),
  };
}

const PAGED = { dispatched: 0, held: 0, rollbacks: [], told: ['rollback-failed'] };
const PAGED_AND_HELD = { ...PAGED, held: 1 };

/** Of the failed deployment only. */
function saidOfBad(world: Bad, change: Partial<ReturnType<typeof said>>): void {
  world.verified = world.verified.map((each) => (each.deploymentId === 70 ? { ...each, ...change } : each));
}

async function answered(world: Bad): Promise<AnswerRecord> {
  return (await answerRollback(FINDING, world.ports)).record;
}

function codeOf({ decidedRollback }: AnswerRecord): string | undefined {
  return decidedRollback?.decision.reason.code;
}

/** One that the policy ordered `agoMs` ago, and that ended well. */
async function earlier(id: string, agoMs: number, change: Partial<KeptRollback> = {}): Promise<KeptRollback> {
  const world = badRelease();
  keep(world, await answered(world));
  const [kept] = world.rollbacks;
  if (kept === undefined) throw new Error('Nothing was ordered');
  const decidedAt = toInstant(NOW - agoMs);
  const failed = { failedDeploymentId: 60, failedSha: id.repeat(40) };
  return { ...kept, id, ...failed, decidedAt, state: 'verified', endedAt: decidedAt, ...change };
}

describe('what is looked at by people instead', () => {
  test('scenario 6: the network of the runner: one more verification is waited for, then on call is told', async () => {
    const world = badRelease();
    saidOfBad(world, { verdict: 'error', reasonCode: 'runner-network', failedChecks: [] });
    const first = await answerRollback(FINDING, world.ports);
    expect(first).toMatchObject({ record: { final: false, effects: [], statements: [] }, dueAt: NOW + 4 * MINUTE });
    world.now = NOW + 4 * MINUTE;
    expect(done(await answered(world))).toMatchObject({ dispatched: 0, rollbacks: [], told: ['rollback-failed'] });
    world.policy = POLICY.replace('[fail]', '[fail, error]');
    const listed = await answered(world);
    expect(done(listed)).toEqual(PAGED);
    expect(codeOf(listed)).toBe('runner-network');
  });

  test('scenario 26: the third failure within 24 hours: the environment is held, and the issue has all three', async () => {
    const limit = POLICY.replace('by: {', 'limit: { attempts: 1, per: 24h, at-most: 2 }\n      by: {');
    const world = badRelease(limit);
    world.rollbacks = [await earlier('1', 23 * HOUR), await earlier('2', 2 * HOUR)];
    const record = await answered(world);
    expect(codeOf(record)).toBe('flapping');
    expect(done(record)).toEqual(PAGED_AND_HELD);
    const { body, label } = issueOf(record);
    expect(label).toBe('tidegate:review');
    for (const commit of ['1'.repeat(12), '2'.repeat(12), BAD]) expect(body).toContain(commit);
    world.rollbacks = [await earlier('1', 24 * HOUR), await earlier('2', 2 * HOUR)];
    expect(done(await answered(world)).dispatched).toBe(1);
  });

  test('scenario 27: the first deployment ever is left as it is, and its repair may come in', async () => {
    const world = badRelease();
    world.verified = world.verified.filter(({ deploymentId }) => deploymentId === 70);
    world.opened = world.opened.filter(({ deploymentId }) => deploymentId === 70);
    const record = await answered(world);
    expect(codeOf(record)).toBe('no-lkg');
    expect(done(record)).toEqual(PAGED);
    expect(issueOf(record).body).toContain('Deploy a repair; it is not kept out');
  });

  test('scenario 28: a change that cannot be taken back is named, with the way forward', async () => {
    const world = badRelease(POLICY.replace('by: {', 'barriers: { labels: [no-rollback] }\n      by: {'));
    world.range = { ...world.range, changes: [{ ...CHANGE, labels: ['no-rollback'] }] };
    const record = await answered(world);
    expect(codeOf(record)).toBe('point-of-no-return');
    expect(done(record)).toEqual(PAGED);
    expect(record.effects.map(({ kind }) => kind)).toEqual(['keep-issue']);
    expect(issueOf(record).body).toMatch(/12 \(label .*no-rollback/);
    expect(issueOf(record).body).toContain('Go forward');
  });

  test('scenario 29: where GitHub cut the list of changes a person is asked', async () => {
    const world = badRelease();
    world.range = { ...world.range, complete: false };
    const record = await answered(world);
    expect(codeOf(record)).toBe('barrier-unknown');
    expect(done(record)).toMatchObject({ dispatched: 0, rollbacks: ['asked'] });
  });

  test('scenario 30: nothing is started where nothing can deploy the commit, and the next older one is only named', async () => {
    const world = badRelease();
    const older = 'e'.repeat(40);
    const startedAt = toInstant(NOW - 9000 * HOUR);
    world.opened = [...world.opened, { deploymentId: 0, sha: older }];
    world.verified = [...world.verified, said({ deploymentId: 0, sha: older, verdict: 'pass', at: startedAt })];
    world.filed = [
      ...world.filed,
      { id: 1, environment: 'production', sha: GOOD, startedAt: toInstant(NOW - 500 * HOUR), state: 'success' },
      { id: 0, environment: 'production', sha: older, startedAt, state: 'success' },
    ];
    const record = await answerRollback(FINDING, withoutWorkflow(world)).then((answer) => answer.record);
    expect(codeOf(record)).toBe('target-unavailable');
    expect(done(record)).toEqual(PAGED_AND_HELD);
    expect(issueOf(record).body).toContain('eeeeeeeeeeee');
    expect(issueOf(record).body).toContain('Nothing goes that far back by itself');
  });
});

function withoutWorkflow({ ports }: Bad): Ports {
  return {
    ...ports,
    github: async (repository) => {
      const github = await ports.github(repository);
      const file: typeof github.file = async (path, sha) =>
        path.includes('workflows/') ? null : await github.file(path, sha);
      return { ...github, file };
    },
  };
}

describe('what the breaker stops', () => {
  const LIMITED = POLICY.replace('by: {', 'limit: { attempts: 1, per: 24h, at-most: 1 }\n      by: {');

  test('scenario 24: after a rollback that failed nothing goes back by itself for the time of the limit', async () => {
    const world = badRelease(LIMITED);
    world.rollbacks = [await earlier('1', HOUR, { state: 'failed' })];
    const record = await answered(world);
    expect(codeOf(record)).toBe('flapping');
    expect(done(record)).toEqual(PAGED_AND_HELD);
  });

  test('scenario 24: a commit that did not work when it was gone back to is known good no more', async () => {
    const world = badRelease();
    world.verified = [...world.verified, said({ deploymentId: 2, sha: GOOD, at: toInstant(NOW - HOUR) })];
    world.opened = [...world.opened, { deploymentId: 2, sha: GOOD }];
    const startedAt = toInstant(NOW - 2 * HOUR);
    world.filed = [...world.filed, { id: 2, environment: 'production', sha: GOOD, startedAt, state: 'success' }];
    const record = await answered(world);
    expect(codeOf(record)).toBe('no-lkg');
    expect(done(record)).toEqual(PAGED);
  });
});

test('scenario 3: a verification that passed after a retry starts nothing', async () => {
  const world = badRelease();
  saidOfBad(world, { verdict: 'pass', failedChecks: [] });
  const { record, dueAt } = await answerRollback(FINDING, world.ports);
  expect(done(record)).toEqual({ dispatched: 0, held: 0, rollbacks: [], told: [] });
  expect([record.final, dueAt]).toEqual([true, null]);
});

describe('an event that is told twice', () => {
  test('scenario 41: before anything of it is kept it is the same rollback and the same effect', async () => {
    const world = badRelease();
    const first = await answered(world);
    world.now = NOW + MINUTE;
    const second = await answered(world);
    expect(second.rollbacks?.map(({ id }) => id)).toEqual(first.rollbacks?.map(({ id }) => id));
    const dispatched = ({ effects }: AnswerRecord) => effects.filter(({ kind }) => kind === 'dispatch-run');
    expect(dispatched(first)).toHaveLength(1);
    expect(dispatched(second)).toEqual(dispatched(first));
  });

  test('scenario 41: after it has ended nothing is decided, held or told anew', async () => {
    const world = badRelease();
    keep(world, await answered(world));
    world.rollbacks = world.rollbacks.map((each) => ({ ...each, state: 'verified', endedAt: toInstant(NOW) }));
    const again = await answered(world);
    expect(again.decidedRollback).toBeUndefined();
    expect(done(again)).toMatchObject({ dispatched: 0, held: 0 });
    expect(done(again).told).not.toContain('rollback-failed');
  });
});

test('scenario 35: without the right to start workflows the decision stands, and on call reads which right is missing', async () => {
  const world = badRelease();
  keep(world, await answered(world));
  const text = 'Tidegate may not start workflows here: grant the App "actions: write".';
  const seen = { kind: 'not-dispatched', nth: 1, code: 'executor-forbidden', text } as const;
  world.rollbacks = world.rollbacks.map((each) => rollbackAfter(each, seen, NOW));
  const record = await answered(world);
  expect(done(record)).toMatchObject({ dispatched: 0, told: ['rollback-failed'] });
  expect(record.notices?.[0]?.told.lines.join(' ')).toContain('actions: write');
  expect(issueOf(record).body).toContain('actions: write');
  expect(world.rollbacks).toMatchObject([{ state: 'failed', failedSha: BAD, targetSha: GOOD }]);
});

test('scenario 38: the audit log says that the freeze was passed, and by what', async () => {
  const freezes = 'freezes:\n  - { name: Black Friday, from: 2026-11-20T00:00, until: 2026-12-01T00:00 }\n';
  const logged = async (world: Bad) => {
    const { decidedRollback } = await answered(world);
    if (decidedRollback === undefined) throw new Error('Nothing was decided');
    return rollbackDecisionEntry(toInstant(NOW), FINDING, decidedRollback).data;
  };
  expect(await logged(badRelease(`${POLICY}${freezes}`))).toMatchObject({
    action: 'rollback',
    freezes: ['Black Friday'],
    freezeBypassedBy: 'pre-authorisation',
  });
  expect(await logged(badRelease())).not.toHaveProperty('freezeBypassedBy');
  const asked = POLICY.replace('medium: auto', 'medium: ask');
  expect(await logged(badRelease(`${asked}${freezes}`))).not.toHaveProperty('freezeBypassedBy');
});

describe('after the rollback', () => {
  const hold = {
    ...{ commentId: -70, user: 'Tidegate', environment: 'production', sha: BAD },
    ...{ reason: 'its verification failed (checkout)', at: toInstant(NOW - MINUTE) },
  };

  test('scenario 39: what contains the commit is held with the reason, the repair too, until a person lifts that', async () => {
    const world = Object.assign(createWorld(), { policy: 'version: 1\n', contained: [BAD] });
    world.gate = { ...world.gate, sha: 'f'.repeat(40) };
    world.stated = { ...world.stated, holds: [hold] };
    const { record } = await answerGate(GATE, world.ports);
    expect(record.decision?.verdict).toBe('blocked');
    expect(record.effects.filter(({ kind }) => kind === 'open-gate')).toEqual([]);
    expect(JSON.stringify(record.effects)).toContain('its verification failed');
    world.stated = { ...world.stated, holds: [], liftedHoldAt: toInstant(NOW) };
    expect((await answerGate(GATE, world.ports)).record.effects).toMatchObject([{ kind: 'open-gate' }]);
  });

  test('scenario 39: what does not contain it is let in', async () => {
    const world = Object.assign(createWorld(), { policy: 'version: 1\n', contained: [] });
    world.gate = { ...world.gate, sha: 'f'.repeat(40) };
    world.stated = { ...world.stated, holds: [hold] };
    expect((await answerGate(GATE, world.ports)).record.effects).toMatchObject([{ kind: 'open-gate' }]);
  });

  test('scenario 40: the same commit is let in on purpose once the hold is lifted', async () => {
    const world = Object.assign(createWorld(), { policy: 'version: 1\n' });
    world.gate = { ...world.gate, sha: BAD };
    world.stated = { ...world.stated, holds: [hold] };
    expect((await answerGate(GATE, world.ports)).record.decision?.verdict).toBe('blocked');
    world.stated = { ...world.stated, holds: [], liftedHoldAt: toInstant(NOW) };
    expect((await answerGate(GATE, world.ports)).record.effects).toMatchObject([{ kind: 'open-gate' }]);
  });
});

test('scenario 45: a change of the checks or the policy has the tier that the policy gives it, and is not gone back from unasked', async () => {
  const rule = 'risk:\n  - { tier: high, because: its own checks, when: { paths: [".github/**"] } }\n';
  for (const path of ['.github/smoke.yml', '.github/tidegate.yml']) {
    const world = badRelease(`${POLICY}${rule}`);
    const files = [{ path, status: 'modified' as const, additions: 1, deletions: 1 }];
    world.range = { ...world.range, changes: [{ ...CHANGE, files }] };
    const record = await answered(world);
    expect(record.decidedRollback?.told.tier).toBe('high');
    expect(done(record)).toMatchObject({ dispatched: 0, rollbacks: ['asked'] });
  }
});

test('scenario 46: the issue of a rollback fits, with what to do in it, however long the texts of others are', async () => {
  const world = badRelease(POLICY.replace('low: auto, medium: auto', 'low: ask, medium: ask'));
  saidOfBad(world, { failedChecks: Array.from({ length: 3000 }, (_, nth) => `check-${nth}-${'x'.repeat(90)}`) });
  const changes = Array.from({ length: 500 }, (_, nth) => ({ ...CHANGE, number: nth, title: 'é'.repeat(250) }));
  world.range = { ...world.range, changes };
  const issue = issueOf(await answered(world));
  expect(issue.body.length).toBeLessThan(20_000);
  const body = bodyOf({ ...issue, seed: '✓'.repeat(62_000) }, null);
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body.includes('/tidegate rollback production @ccccccc REASON')).toBe(true);
});

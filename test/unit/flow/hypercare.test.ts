/** A deployment while it is watched: probed again and again, until its time is over or two runs in a row failed. */
import { expect, test } from 'vitest';
import type { DeploymentFact } from '../../../src/domain/facts.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { HypercareQuestion, WatchQuestion } from '../../../src/domain/question.ts';
import type { Verification } from '../../../src/domain/verification.ts';
import { answerWatch } from '../../../src/flow/answer/answer-watch.ts';
import { answerHypercare } from '../../../src/flow/hypercare/answer-hypercare.ts';
import { watchRules } from '../../../src/flow/hypercare/rules.ts';
import type { KeptProbe } from '../../../src/flow/ports.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { dispatched } from './dispatched-world.ts';
import { createWorld, NOW, REPOSITORY, type World } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SHA = 'c'.repeat(40);
const FILE = '.github/smoke.yml';
const QUESTION: HypercareQuestion = {
  kind: 'hypercare',
  repository: REPOSITORY,
  environment: 'production',
  deploymentId: 70,
  runId: 99,
};
const WATCH = 'watch: { for: 2h, every: 15m }';
const SMOKE = `version: 1
warm-up: { until: home }
checks:
  - { id: live, version: { url: "https://shop.example/version", json: "$.commit", expect: "\${sha}" }, watch: true, depends-on: [home] }
  - { id: home, http: { url: "https://shop.example/" } }
`;

function policyOf(verify: string): string {
  return `version: 1\nenvironments: { production: { verify: { ${verify} } } }\nnotify: [{ on: [watching-ended], slack: TEAM }]\n`;
}

function deployment(id: number, change: Partial<DeploymentFact> = {}): DeploymentFact {
  const startedAt = toInstant(NOW - 2 * MINUTE);
  const finishedAt = toInstant(NOW - MINUTE);
  return { id, environment: 'production', sha: SHA, startedAt, finishedAt, state: 'success', ...change };
}

function verified(verdict: Verification['verdict'], change: Partial<Verification> = {}): Verification {
  const place = { repositoryId: REPOSITORY.id, deploymentId: 70, environment: 'production', sha: SHA };
  return { ...place, verdict, failedChecks: [], at: toInstant(NOW), ...change };
}

/** Verified at {@link NOW}; asked `after` that. */
function worldAt(after: number, change: Partial<World> = {}, smoke: string | null = SMOKE): World {
  const world = Object.assign(createWorld(), {
    policy: policyOf(`smoke: ${FILE}, within: 15m, ${WATCH}`),
    filed: [deployment(70)],
    verified: [verified('pass')],
    now: NOW + after,
    ...change,
  });
  if (smoke !== null) world.files.set(FILE, smoke);
  return world;
}

function seen(after: number, verdict: KeptProbe['verdict'], change: Partial<KeptProbe> = {}): KeptProbe {
  const at = toInstant(NOW + after);
  return {
    ...{ repositoryId: REPOSITORY.id, environment: 'production', deploymentId: 70, purpose: 'hypercare', file: FILE },
    ...{ sha: SHA, verdict, failedChecks: [], because: null, liveSha: null, startedAt: at, at },
    failures: verdict === 'fail' ? 1 : 0,
    ...change,
  };
}

async function asked(world: World) {
  const { record, dueAt } = await answerHypercare(QUESTION, world.ports);
  return { record, dueAfter: dueAt === null ? null : dueAt - NOW, summary: record.summary, isOver: record.final };
}

test('its first run is due a step after it was verified, and nothing is probed before', async () => {
  const world = worldAt(5 * MINUTE);
  expect(await asked(world)).toMatchObject({ dueAfter: 15 * MINUTE, isOver: false });
  expect(world.probed).toEqual([]);
});

test('a run asks the marked checks alone, of the commit that was deployed', async () => {
  const world = worldAt(15 * MINUTE);
  const { dueAfter } = await asked(world);
  expect(world.probed).toMatchObject([
    { purpose: 'hypercare', file: FILE, sha: SHA, askAgain: QUESTION, plan: { deadlineMs: 300_000, warmUp: null } },
  ]);
  expect(world.probed[0]?.plan.checks).toMatchObject([{ id: 'live', dependsOn: [], asks: { expect: SHA } }]);
  expect(dueAfter).toBe(15 * MINUTE + 310_000);
});

test('from the end of each run it is a step to the next', async () => {
  const world = worldAt(16 * MINUTE, { probe: seen(15 * MINUTE, 'pass') });
  expect((await asked(world)).dueAfter).toBe(30 * MINUTE);
  expect((await asked(Object.assign(world, { probe: seen(15 * MINUTE, 'error') }))).dueAfter).toBe(30 * MINUTE);
});

test('a run that failed is looked at a second time half a minute later, and is no finding yet', async () => {
  const world = worldAt(15 * MINUTE, { probe: seen(15 * MINUTE, 'fail') });
  const { record, dueAfter } = await asked(world);
  expect(dueAfter).toBe(15 * MINUTE + 30_000);
  expect(record.verifications).toBeUndefined();
  world.now = NOW + 15 * MINUTE + 30_000;
  await asked(world);
  expect(world.probed).toHaveLength(1);
});

test('a run that found out nothing after a failure is no finding, and the next one is a step away', async () => {
  const probe = seen(16 * MINUTE, 'error', { failures: 1 });
  const { record, dueAfter } = await asked(worldAt(16 * MINUTE, { probe }));
  expect(record.verifications).toBeUndefined();
  expect(dueAfter).toBe(31 * MINUTE);
});

test('a second run that fails, too, is a verification that failed, and the rollback is decided as for any', async () => {
  const probe = seen(16 * MINUTE, 'fail', {
    failures: 2,
    failedChecks: ['live'],
    liveSha: 'ddddddd',
    because: 'live: old',
  });
  const gate = { ...QUESTION, kind: 'gate', deploymentId: 12 } as const;
  const { record, isOver } = await asked(worldAt(16 * MINUTE, { probe, openGates: [gate] }));
  const found = { verdict: 'fail', failedChecks: ['live'], liveSha: 'ddddddd', at: toInstant(NOW + 16 * MINUTE) };
  expect(record.verifications).toEqual([{ ...verified('fail'), ...found }]);
  expect(record.questions).toEqual([
    gate,
    { kind: 'rollback', repository: REPOSITORY, environment: 'production', deploymentId: 70 },
  ]);
  expect(isOver).toBe(true);
});

test('what was seen before it was verified anew, or of another commit, counts for nothing', async () => {
  for (const probe of [
    seen(-MINUTE, 'fail', { failures: 2 }),
    seen(MINUTE, 'fail', { failures: 2, sha: 'e'.repeat(40) }),
  ]) {
    const { record, dueAfter } = await asked(worldAt(5 * MINUTE, { probe }));
    expect({ found: record.verifications, dueAfter }).toEqual({ found: undefined, dueAfter: 15 * MINUTE });
  }
});

test('when its time is over without a finding, the record is asked about and who wants it is told once', async () => {
  const release = { kind: 'release-record', repository: REPOSITORY, sha: SHA } as const;
  const { record, isOver } = await asked(
    worldAt(2 * HOUR, { probe: seen(110 * MINUTE, 'pass'), releaseRecords: [release] }),
  );
  expect({ isOver, questions: record.questions }).toEqual({ isOver: true, questions: [release] });
  expect(record.notices).toMatchObject([
    { event: 'watching-ended', subject: 'gate/70', content: 'once', target: { variable: 'TEAM' }, told: { sha: SHA } },
  ]);
});

test.each([
  [
    'no run could be made',
    seen(110 * MINUTE, 'error', { because: 'there is no .github/smoke.yml' }),
    'there is no .github/smoke.yml',
  ],
  ['no run ever ended', null, 'no run ended'],
])('that it did well is not said where %s', async (_what, probe, said) => {
  const { record } = await asked(worldAt(2 * HOUR, { probe }));
  const told = record.notices?.[0]?.told;
  expect(told?.summary).toContain('not known');
  expect(told?.summary).not.toContain('did well');
  expect(told?.lines.join(' ')).toContain(said);
  expect(record.summary).not.toContain('nothing was found');
});

test('a failure in the last minute is looked at a second time before its time is over', async () => {
  const { dueAfter, isOver } = await asked(worldAt(2 * HOUR, { probe: seen(119 * MINUTE + 50_000, 'fail') }));
  expect({ dueAfter, isOver }).toEqual({ dueAfter: 2 * HOUR + 20_000, isOver: false });
});

test.each([
  ['another deployment was made since', { filed: [deployment(71), deployment(70)] }],
  ['another deployment failed since', { filed: [deployment(71, { state: 'failure' }), deployment(70)] }],
  ['the environment went back from it', { rollbacks: [dispatched({ failedDeploymentId: 70 })] }],
  ['the policy watches nothing there any more', { policy: policyOf('within: 15m') }],
  ['it was verified as failed', { verified: [verified('fail')] }],
])('the watch is over when %s', async (_what, change) => {
  const { record, isOver } = await asked(worldAt(15 * MINUTE, change));
  expect({ isOver, notices: record.notices ?? [], questions: record.questions }).toEqual({
    ...{ isOver: true, notices: [], questions: [] },
  });
});

test.each(['rejected', 'expired', 'held'] as const)(
  'a later deployment that was %s deployed nothing, and the watch goes on',
  async (state) => {
    const at = toInstant(NOW);
    const gate = { deploymentId: 71, runId: 5, environment: 'Production', sha: SHA, reasons: [], since: at };
    const world = worldAt(15 * MINUTE, { filed: [deployment(71, { state: 'failure' }), deployment(70)] });
    world.libraryGates = [{ ...gate, state, requestedAt: at, by: [] }];
    expect((await asked(world)).isOver).toBe(false);
    expect(world.probed).toHaveLength(1);
    world.libraryGates = [{ ...gate, state: 'bypassed', requestedAt: at, by: [] }];
    expect((await asked(world)).isOver).toBe(true);
  },
);

test('while another deployment is on its way in, who answers is not known, and nothing is probed', async () => {
  const world = worldAt(15 * MINUTE, { filed: [deployment(71, { state: 'in_progress' }), deployment(70)] });
  expect(await asked(world)).toMatchObject({ isOver: false, dueAfter: 20 * MINUTE });
  expect(world.probed).toEqual([]);
});

test('before the verification that the policy asks for, it is not watched', async () => {
  const world = worldAt(15 * MINUTE, { verified: [verified('pass', { deploymentId: 60 })] });
  expect(await asked(world)).toMatchObject({ isOver: false, summary: 'A verification is awaited.' });
});

test('where none is asked for, the end of its job begins the watch', async () => {
  const world = worldAt(0, { policy: policyOf(WATCH), verified: [] });
  expect((await asked(world)).dueAfter).toBe(2 * HOUR - MINUTE);
  world.filed = [deployment(70, { state: 'failure' })];
  expect((await asked(world)).isOver).toBe(true);
});

test('without a smoke file, or without a step, time passes and its end is told', async () => {
  for (const verify of [`within: 15m, ${WATCH}`, `smoke: ${FILE}, watch: 2h`]) {
    const world = worldAt(15 * MINUTE, { policy: policyOf(verify) });
    expect((await asked(world)).dueAfter).toBe(2 * HOUR);
    expect(world.probed).toEqual([]);
    world.now = NOW + 2 * HOUR;
    expect((await asked(world)).record.notices).toMatchObject([{ event: 'watching-ended' }]);
  }
});

test.each([
  ['nothing in it is marked', SMOKE.replace('watch: true, ', ''), 'nothing is marked'],
  ['it is not there', null, 'there is no'],
])(
  'a smoke file is not run where %s: that is said and kept, and the next step looks again',
  async (_what, smoke, said) => {
    const world = worldAt(15 * MINUTE, {}, smoke);
    const { summary, dueAfter } = await asked(world);
    expect(summary).toContain(said);
    expect(world.keptProbes).toMatchObject([
      { verdict: 'error', because: expect.stringContaining(said), liveSha: null },
    ]);
    expect({ probed: world.probed, dueAfter }).toEqual({ probed: [], dueAfter: 30 * MINUTE });
  },
);

test('of several policies the longest watch and the shortest step hold', () => {
  const inForce = ['for: 1h, every: 10m', 'for: 3h, every: 1s'].map((watch) => {
    const file = '.github/tidegate.yml';
    const parsed = parsePolicy(policyOf(`watch: { ${watch} }`), { source: 'policy', file });
    if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
    return { policy: parsed.policy, source: 'repository', file } as const;
  });
  const rules = watchRules(inForce, 'PRODUCTION');
  expect(rules).toEqual({ forMs: 3 * HOUR, everyMs: MINUTE, file: undefined, isVerificationAsked: false });
  expect(watchRules(inForce, 'staging')).toBeNull();
});

test('what was let through into a watched environment is asked about', async () => {
  const question: WatchQuestion = { ...QUESTION, kind: 'watch' };
  const { record } = await answerWatch(question, worldAt(0).ports);
  expect(record.questions).toEqual([QUESTION]);
  const unwatched = await answerWatch(question, worldAt(0, { policy: policyOf('within: 15m') }).ports);
  expect(unwatched.record.questions).toEqual([]);
});

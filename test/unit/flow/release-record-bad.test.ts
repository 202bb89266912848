/** The record of a release that went bad: could somebody follow it from the record alone? */
import { expect, test } from 'vitest';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import { type DeploymentFact, type Facts, NOTHING_KNOWN } from '../../../src/domain/facts.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import { type EscalationQuestion, questionKey, type ReleaseRecordQuestion } from '../../../src/domain/question.ts';
import type { KeptRollback } from '../../../src/domain/rollback.ts';
import type { Verification } from '../../../src/domain/verification.ts';
import { answer } from '../../../src/flow/answer/answer-question.ts';
import { followGate } from '../../../src/flow/answer/gate/follow-gate.ts';
import { recordOf } from '../../../src/flow/answer.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { KeptEscalation, KeptGate } from '../../../src/flow/ports.ts';
import { withRecordsAsked } from '../../../src/flow/release-record/with-records.ts';
import { decide, type PolicyInForce } from '../../../src/policy/decide.ts';
import { rollbackOf } from './rollback-samples.ts';
import { CHANGE, createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

const SHA = 'c'.repeat(40);
const BEFORE = 'a'.repeat(40);
const MINUTE = 60_000;
const QUESTION: ReleaseRecordQuestion = { kind: 'release-record', repository: REPOSITORY, sha: SHA };
const ESCALATION: EscalationQuestion = {
  kind: 'escalation',
  repository: REPOSITORY,
  environment: 'production',
  deploymentId: 11,
  runId: 99,
  event: 'verification-failed',
};

const POLICY = `version: 1
zone: Europe/Berlin
environments:
  production:
    release-manager: { users: [rita] }
    verify: { within: 15m }
gates:
  - name: request
    require: { linked-issue: "CHG[-_*0-9]+" }
record: {}
`;

function inForce(): PolicyInForce {
  const parsed = parseRepositoryPolicy(POLICY, undefined);
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  return { source: 'repository', file: '.github/tidegate.yml', policy: parsed.policy };
}

function at(minute: number): Instant {
  return toInstant(NOW + minute * MINUTE);
}

const FACTS: Facts = {
  version: 1,
  at: toInstant(NOW),
  repository: 'acme/shop',
  question: { kind: 'deploy', environment: 'production', actor: 'anna' },
  candidate: { sha: SHA },
  baseline: { sha: BEFORE, at: '2026-11-01T00:00:00Z' as Instant },
  direction: 'forward',
  changes: [{ ...CHANGE, body: 'For CHG12345 and CHG*1*.' }],
  complete: true,
  ...NOTHING_KNOWN,
  preflights: [{ file: '.github/pre.yml', verdict: 'fail', at: at(-5), failedChecks: ['disk_space'] }],
  plans: [
    {
      ...{ number: 3, title: 'release/<b>9', dueAt: null },
      decisions: [
        { stage: 'staging', verdict: 'no-go', user: 'rita', reason: 'not @today', at: at(-60) },
        { stage: 'staging', verdict: 'go', user: 'rita', at: at(-30) },
      ],
    },
  ],
};

function gate(): KeptGate {
  const decided = { facts: FACTS, decision: decide([inForce()], FACTS), summary: 'Open' };
  const question = { ...GATE, environment: 'production', deploymentId: 11 };
  return { question, askedAt: NOW, openedAt: NOW + MINUTE, endedAt: NOW + MINUTE, summary: 'Open', decided };
}

const DEPLOYED: DeploymentFact = {
  ...{ id: 11, environment: 'production', sha: SHA, state: 'success' },
  ...{ startedAt: at(1), finishedAt: at(2) },
};

function failed(): Verification {
  return {
    ...{ repositoryId: REPOSITORY.id, deploymentId: 11, environment: 'production', sha: SHA, verdict: 'fail' },
    ...{ failedChecks: ['home'], at: at(3) },
  };
}

function escalation(parts: Partial<KeptEscalation> = {}): KeptEscalation {
  return {
    ...{ id: questionKey(ESCALATION), question: ESCALATION, sha: SHA, nth: 1, openedAt: at(3) },
    found: { what: 'its verification failed', lines: [] },
    pages: [
      { level: 1, variable: 'PD_ROUTING_KEY', dueAt: at(3), alertKey: 'k1', pagedAt: at(3) },
      { level: 2, variable: 'PD_MANAGER_KEY', dueAt: at(18), alertKey: 'k2', pagedAt: null },
    ],
    ...{ acknowledged: null, endedAt: null, ending: null },
    ...parts,
  };
}

const BACK: KeptRollback = {
  ...rollbackOf({ failedDeploymentId: 11, failedSha: SHA, targetSha: BEFORE, environment: 'production' }),
  ...{ orderedBy: null, trigger: 'fail', state: 'dispatched', decidedAt: at(4), dispatchedAt: at(5), runId: 77 },
  ...{ endedAt: null, ending: undefined },
};

function bad(): World {
  const world = createWorld();
  world.policy = POLICY;
  world.keptGates = [gate()];
  world.elsewhere = { production: [DEPLOYED] };
  world.verified = [failed()];
  world.now = NOW + 6 * MINUTE;
  return world;
}

async function bodyOf(world: World): Promise<string> {
  const { record } = await answer(QUESTION, world.ports);
  const issue = record.effects.find((effect): effect is KeepIssue => effect.kind === 'keep-issue');
  return issue?.body ?? '';
}

function timelineOf(body: string): readonly string[] {
  const part = body.split('### Timeline (Europe/Berlin)\n')[1] ?? '';
  return part.split('\n').filter((line) => line.startsWith('- '));
}

test('a pass by another file stands on the timeline, and makes nothing verified', async () => {
  const world = bad();
  const [failed] = world.verified;
  const uncounted = { code: 'other-file', asked: '.github/smoke.yml' } as const;
  const smoke = { path: 'quick.yml', digest: `sha256:${'1'.repeat(64)}` };
  world.verified = failed === undefined ? [] : [{ ...failed, verdict: 'pass', failedChecks: [], smoke, uncounted }];
  const lines = timelineOf(await bodyOf(world)).join('\n');
  expect(lines).toContain('**not verified in production**. A verification passed, but ran another file (quick.yml)');
  expect(lines).not.toContain('verification in production: **pass**');
});

test('the timeline tells the plan, the preflight, who was woken and who came, and the way back, in one order', async () => {
  const world = bad();
  const by = { by: 'Otto <b>N.</b>', userId: null, how: 'pagerduty', at: at(6) } as const;
  world.escalations = [escalation({ acknowledged: by, endedAt: at(9), ending: 'production went back.' })];
  world.rollbacks = [{ ...BACK, state: 'verified', endedAt: at(9) }];
  world.elsewhere = {
    production: [{ ...DEPLOYED, id: 12, sha: BEFORE, startedAt: at(6), finishedAt: at(7) }, DEPLOYED],
  };
  world.now = NOW + 10 * MINUTE;
  const body = await bodyOf(world);
  const lines = timelineOf(body).map((line) => line.replace(/^- .{16}: /, ''));
  expect(lines).toEqual([
    'rita says **no-go** at staging of the plan release/&lt;b&gt;9: not \u200B@\u200Btoday',
    'rita says go at staging of the plan release/&lt;b&gt;9',
    'preflight of production (.github/pre.yml): **fail**: disk\\_space',
    'production is asked for by anna ([run 99](../actions/runs/99))',
    expect.stringContaining('**production is let through**'),
    '**deployed to production**',
    'verification in production: **fail**: home',
    'production: its verification failed; **on call (PD\\_ROUTING\\_KEY) is paged**',
    expect.stringMatching(
      /^production: it is \*\*ordered to go back to aaaaaaa\*\*, as the policy authorises in advance/,
    ),
    'production: the rollback is started ([run 77](../actions/runs/77))',
    'production: **Otto &lt;b&gt;N.&lt;/b&gt; takes it on**, in PagerDuty',
    'production: **it went back**, and that was verified',
    'production: nobody further is paged: production went back.',
  ]);
  expect(body.split('\n')[0]).toContain(
    '**Rolled back: production went back to aaaaaaa, Tue 24 Nov 08:39 Europe/Berlin.**',
  );
});

test.each<[string, Partial<KeptRollback>, string, string]>([
  [
    'asked for',
    { state: 'asked', dispatchedAt: null },
    'somebody is asked **to go back to aaaaaaa**',
    'Production is failing since Tue 24 Nov 08:33 Europe/Berlin: home. Decide: go back to aaaaaaa, or keep it.',
  ],
  [
    'ordered by a person',
    { orderedBy: 'rita' },
    'rita **orders it to go back to aaaaaaa**',
    'Going back to aaaaaaa since Tue 24 Nov 08:34 Europe/Berlin, ordered by rita. Nothing to do here.',
  ],
  [
    'that failed',
    { state: 'failed', endedAt: at(5), ending: { code: 'run-failed', text: 'Its run failed.' } },
    '**the rollback failed**: Its run failed.',
    'Production is failing since Tue 24 Nov 08:33 Europe/Berlin: home. The way back to aaaaaaa did not end well (Its run failed). Somebody has to look.',
  ],
])('a rollback %s is told in the first line and in the timeline', async (_, parts, line, head) => {
  const world = bad();
  world.rollbacks = [{ ...BACK, ...parts }];
  const body = await bodyOf(world);
  expect(body.split('\n')[0]).toBe(`**${head}**`);
  expect(body).toContain('State: verifying. Release manager: rita.');
  expect(timelineOf(body).join('\n')).toContain(line);
});

test('the lines below the first say who is paged, and that nobody came yet, or who did', async () => {
  const world = bad();
  world.escalations = [escalation()];
  const head = async () => (await bodyOf(world)).split('\n')[2];
  expect(await head()).toContain(
    'on call (PD\\_ROUTING\\_KEY) is paged since Tue 24 Nov 08:33 Europe/Berlin, and nobody has taken it on yet.',
  );
  world.escalations = [escalation({ acknowledged: { by: 'otto', userId: 4, how: 'comment', at: at(5) } })];
  expect(await head()).toContain('otto has taken it on (Tue 24 Nov 08:35 Europe/Berlin).');
});

test('while a rollback of it is under way it is not over, whatever runs there', async () => {
  const world = bad();
  world.rollbacks = [BACK];
  world.elsewhere = {
    production: [{ ...DEPLOYED, id: 12, sha: BEFORE, startedAt: at(6), finishedAt: at(7) }, DEPLOYED],
  };
  world.contained = [BEFORE];
  expect((await answer(QUESTION, world.ports)).record.final).toBe(false);
  world.rollbacks = [];
  expect((await answer(QUESTION, world.ports)).record.final).toBe(true);
});

test('each change is told with its requests, and what others wrote of them has no power', async () => {
  const body = await bodyOf(bad());
  expect(body).toMatch(/^- #12 .*\), for CHG12345, CHG\\\*1\\\*$/m);
});

test('what is known anew of a deployment makes its record due, once', async () => {
  const world = bad();
  world.releaseRecords = [QUESTION];
  world.escalations = [escalation()];
  const { record } = await answer(ESCALATION, world.ports);
  expect(record.escalation).toBeDefined();
  expect(record.questions.filter(({ kind }) => kind === 'release-record')).toEqual([QUESTION]);
});

test('open plans are told anew when something is known of a deployment of theirs, and by gates of what belongs to them', async () => {
  const world = bad();
  const [known] = world.keptGates;
  if (known?.decided == null) throw new Error('Nothing is decided');
  const brought = [2, 3].map((number) => ({ number, title: 'release/9', dueAt: null, decisions: [] }));
  const left = { number: 5, title: 'release/8', dueAt: null, decisions: [], past: { isOver: false, pulls: [12] } };
  const plans = [...brought, left];
  world.keptGates = [{ ...known, decided: { ...known.decided, facts: { ...known.decided.facts, plans } } }];
  const plan = { repositoryId: REPOSITORY.id, title: 'release/9', date: null, productionAt: null, zone: 'UTC' };
  const rest = { stages: [], downtime: null, warnings: [], updatedAt: null, at: at(0), decisions: [], issue: null };
  world.plans = [
    { ...plan, ...rest, number: 5, state: 'open' },
    { ...plan, ...rest, number: 4, state: 'open' },
    { ...plan, ...rest, number: 3, state: 'open' },
    { ...plan, ...rest, number: 2, state: 'over' },
  ];
  const about = { kind: 'plan', repository: REPOSITORY, milestone: 3 } as const;
  const found = { record: recordOf(NOW, 'Said.', { verifications: [failed()] }), dueAt: null };
  const question = {
    kind: 'watch',
    repository: REPOSITORY,
    deploymentId: 11,
    runId: 99,
    environment: 'production',
  } as const;
  expect((await withRecordsAsked(question, found, world.ports)).record.questions).toEqual([about]);
  const nothing = { record: recordOf(NOW, 'Nothing.'), dueAt: null };
  expect((await withRecordsAsked(question, nothing, world.ports)).record.questions).toEqual([]);
  const decision = decide([inForce()], FACTS);
  const held = { record: recordOf(NOW, 'Held.', { facts: FACTS, decision }), dueAt: null };
  expect((await followGate(gate().question, held, world.ports)).record.questions).toContainEqual(about);
});

/** What people read first: the whole first line of a record, by state and situation, and what to type. */
import { describe, expect, test } from 'vitest';
import type { Reason, RequirementResult } from '../../../src/domain/decision.ts';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import { type DeploymentFact, type Facts, NOTHING_KNOWN } from '../../../src/domain/facts.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import type { ReleaseRecordQuestion } from '../../../src/domain/question.ts';
import type { KeptRollback } from '../../../src/domain/rollback.ts';
import type { Verification } from '../../../src/domain/verification.ts';
import { answer } from '../../../src/flow/answer/answer-question.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { KeptGate } from '../../../src/flow/ports.ts';
import { opensByItselfAt, sayHeldBefore } from '../../../src/flow/release-record/held-line.ts';
import { decide, type PolicyInForce } from '../../../src/policy/decide.ts';
import { rollbackOf } from './rollback-samples.ts';
import { CHANGE, createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

const SHA = 'c'.repeat(40);
const BEFORE = 'a'.repeat(40);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ZONE = 'Europe/Berlin';
const QUESTION: ReleaseRecordQuestion = { kind: 'release-record', repository: REPOSITORY, sha: SHA };

function unmet(kind: string, reason: Reason, text = '', status: 'pending' | 'failed' = 'pending'): RequirementResult {
  return { kind, status, reason, text };
}

const SIGN_OFF = unmet('approvals', {
  code: 'not-enough',
  of: 'release',
  as: 'product owner',
  from: 'someone in team product',
  waiting: [{ change: 'this release', missing: 1 }],
});
const TRAIN = unmet('train', { code: 'train-order', members: [{ repository: 'acme/payments', state: 'planned' }] });
const CLOSED = unmet('window', { code: 'window-closed', windows: ['morning'] });
const NOT_RUN = unmet('preflight', { code: 'preflight-unknown', file: '.github/preflight.yml', because: 'not-run' });
const NOT_READY = unmet('preflight', { code: 'preflight-failed', file: '.github/preflight.yml', failed: ['standby'] });
const NO_GO = unmet('plan', { code: 'no-go', plan: 'release/9', stage: 'test-end', user: 'ravi' }, '', 'failed');
const OPEN_CHECK = unmet('checks', { code: 'other' }, 'Nobody knows this. Look it up.');

function waitingFor(requirements: readonly RequirementResult[], parts: object = {}): KeptGate {
  const gates = [{ name: 'all', status: 'pending', requirements }];
  const opensAt = requirements.includes(CLOSED) ? toInstant(NOW + 26.5 * HOUR) : null;
  const decision = { verdict: 'waiting', mode: 'enforce', at: toInstant(NOW), gates, earliestOpening: opensAt };
  const summary = 'Held (release manager: team release). Waiting for something';
  const decided = { facts: { direction: 'forward' }, decision: { ...decision, ...parts }, summary } as never;
  return { question: GATE, askedAt: NOW, openedAt: null, endedAt: null, summary, decided };
}

describe('what is held says in one line what it waits for, who does that and when', () => {
  test.each<[string, readonly RequirementResult[], string]>([
    [
      'people, another repository and a time',
      [NOT_RUN, TRAIN, SIGN_OFF, CLOSED],
      'Held before production: the product owner (team product) approves; then acme/payments goes first. Not before Wed 25 Nov 11:00 Europe/Berlin',
    ],
    ['another repository', [TRAIN, NOT_RUN], 'Held before production: acme/payments goes first'],
    [
      'a time, and what is done by itself then',
      [NOT_RUN, CLOSED],
      'Held before production: nothing to do, it opens by itself Wed 25 Nov 11:00 Europe/Berlin',
    ],
    [
      'a target that is not ready',
      [NOT_READY],
      'Held before production: the target is not ready (standby failed); repair it',
    ],
    ['a no-go', [NO_GO], 'Held before production: no-go at test-end by ravi'],
    ['the preflight alone', [NOT_RUN], 'Held before production: nothing to do, the preflight is run now'],
    ['what only its own sentence says', [OPEN_CHECK], 'Held before production: nobody knows this'],
  ])('%s', (_, requirements, line) => {
    expect(sayHeldBefore('production', waitingFor(requirements), ZONE)).toBe(line);
  });

  test('what has no room is counted, and the first of it is told', () => {
    const issues = ['#12', '#13', '#14'].map((change) =>
      unmet('linked-issue', { code: 'issue-missing', changes: [change] }),
    );
    const line = sayHeldBefore('production', waitingFor([SIGN_OFF, ...issues, TRAIN]), ZONE);
    expect(line).toBe('Held before production: the product owner (team product) approves, and 4 more');
    expect(line.length).toBeLessThanOrEqual(140);
  });

  test('where the policy has not decided, the newest answer is told without its owner', () => {
    const gate = { ...waitingFor([SIGN_OFF]), summary: 'Held (release manager: team release). The policy is invalid.' };
    expect(sayHeldBefore('production', gate, ZONE)).toBe('Held before production: the policy is invalid');
  });

  test('it opens by itself where time alone holds it, and nowhere else', () => {
    expect(opensByItselfAt(waitingFor([NOT_RUN, CLOSED]))).toBe(NOW + 26.5 * HOUR);
    expect(opensByItselfAt(waitingFor([SIGN_OFF, CLOSED]))).toBeNull();
    expect(opensByItselfAt(waitingFor([NO_GO]))).toBeNull();
    expect(opensByItselfAt({ ...waitingFor([CLOSED]), openedAt: NOW })).toBeNull();
  });
});

const POLICY = `version: 1
zone: Europe/Berlin
environments:
  staging: {}
  production:
    promote: { from: staging }
    release-manager: { teams: [release] }
    verify: { within: 15m, watch: { for: 48h } }
    rollback: { workflow: back.yml, by: { teams: [release, sre] } }
plan: { milestones: "release/*", stages: { production: 0d } }
escalation:
  - { when: [verification-failed], page: PD_ROUTING_KEY, for: { environments: [staging, production] } }
record: {}
`;

function inForce(): PolicyInForce {
  const parsed = parseRepositoryPolicy(POLICY, undefined);
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  return { source: 'repository', file: '.github/tidegate.yml', policy: parsed.policy };
}

function gateOf(environment: string, parts: Partial<KeptGate> = {}, own: Partial<Facts> = {}): KeptGate {
  const facts: Facts = {
    ...{ version: 1, at: toInstant(NOW), repository: 'acme/shop', complete: true, direction: 'forward' },
    question: { kind: 'deploy', environment, actor: 'anna' },
    candidate: { sha: SHA },
    baseline: { sha: BEFORE, at: '2026-11-01T00:00:00Z' as Instant },
    changes: [CHANGE],
    ...NOTHING_KNOWN,
    plans: [{ number: 4, title: 'release/9', dueAt: null, record: 3, decisions: [] }],
    ...own,
  };
  const decided = { facts, decision: decide([inForce()], facts), summary: 'Open' };
  const question = { ...GATE, environment, deploymentId: environment === 'staging' ? 10 : 11 };
  const opened = { openedAt: NOW + MINUTE, endedAt: NOW + MINUTE };
  return { question, askedAt: NOW, ...opened, summary: 'Open', decided, ...parts };
}

function deployed(environment: string, parts: Partial<DeploymentFact> = {}): DeploymentFact {
  const id = environment === 'staging' ? 10 : 11;
  const [startedAt, finishedAt] = [toInstant(NOW + MINUTE), toInstant(NOW + 2 * MINUTE)];
  return { id, environment, sha: SHA, startedAt, finishedAt, state: 'success', ...parts };
}

function verified(
  verdict: Verification['verdict'],
  minute: number,
  failedChecks: readonly string[] = [],
): Verification {
  return {
    ...{ repositoryId: REPOSITORY.id, deploymentId: 11, environment: 'production', sha: SHA, verdict, failedChecks },
    at: toInstant(NOW + minute * MINUTE),
  };
}

function back(parts: Partial<KeptRollback> = {}): KeptRollback {
  return {
    ...rollbackOf({ failedDeploymentId: 11, failedSha: SHA, targetSha: BEFORE, environment: 'production' }),
    ...{ orderedBy: 'ola', state: 'dispatched', decidedAt: toInstant(NOW + 90 * MINUTE), endedAt: null },
    ...{ ending: undefined },
    ...parts,
  };
}

/** It is out, was verified, and after an hour it fails. */
function failing(): World {
  const world = createWorld();
  world.policy = POLICY;
  world.keptGates = [gateOf('staging'), gateOf('production')];
  world.elsewhere = { staging: [deployed('staging')], production: [deployed('production')] };
  world.verifiedEarlier = [verified('pass', 3)];
  world.verified = [verified('fail', 60, ['checkout'])];
  world.issueNumber = 8;
  world.now = NOW + 91 * MINUTE;
  return world;
}

async function bodyOf(world: World): Promise<readonly string[]> {
  const { record } = await answer(QUESTION, world.ports);
  const issue = record.effects.find((effect): effect is KeepIssue => effect.kind === 'keep-issue');
  return (issue?.body ?? '').split('\n');
}

describe('what is out says in one line how it does', () => {
  test.each<[string, (world: World) => void, string, string]>([
    [
      'it fails while it is watched, and nobody decided yet',
      () => undefined,
      'Production is failing since Tue 24 Nov 09:30 Europe/Berlin: checkout. Decide in #8: go back, or keep it.',
      'watching',
    ],
    [
      'somebody is asked whether it goes back',
      (world) => {
        world.rollbacks = [back({ state: 'asked', orderedBy: null })];
      },
      'Production is failing since Tue 24 Nov 09:30 Europe/Berlin: checkout. Decide in #8: go back, or keep it.',
      'watching',
    ],
    [
      'it goes back',
      (world) => {
        world.rollbacks = [back()];
      },
      'Going back to aaaaaaa since Tue 24 Nov 10:00 Europe/Berlin, ordered by ola. Nothing to do here; how it goes is told in #8.',
      'watching',
    ],
    [
      'it is well, and goes back with its train',
      (world) => {
        world.verified = [verified('pass', 3)];
        world.verifiedEarlier = [];
        world.rollbacks = [back({ state: 'ordered' })];
      },
      'Going back to aaaaaaa since Tue 24 Nov 10:00 Europe/Berlin, ordered by ola. Nothing to do here; how it goes is told in #8.',
      'watching',
    ],
    [
      'it does not go back',
      (world) => {
        world.rollbacks = [back({ state: 'refused' })];
      },
      'Production is failing since Tue 24 Nov 09:30 Europe/Berlin: checkout. It does not go back (#8): repair it.',
      'watching',
    ],
    [
      'the way back failed',
      (world) => {
        world.rollbacks = [back({ state: 'failed', ending: { code: 'run-failed', text: 'Its run failed.' } })];
      },
      'Production is failing since Tue 24 Nov 09:30 Europe/Berlin: checkout. The way back to aaaaaaa did not end well (Its run failed). Somebody has to look in #8.',
      'watching',
    ],
    [
      'it never passed',
      (world) => {
        world.verifiedEarlier = [];
        world.verified = [verified('missing', 17)];
      },
      'Production is not known to work since Tue 24 Nov 08:47 Europe/Berlin: no verification of it came in time. Decide in #8: go back, or keep it.',
      'verifying',
    ],
    [
      'it is well',
      (world) => {
        world.verified = [verified('pass', 3)];
        world.verifiedEarlier = [];
      },
      'Out in production since Tue 24 Nov 08:32 Europe/Berlin; watched until Thu 26 Nov 08:33. Nothing to do.',
      'watching',
    ],
    [
      'it is on its way',
      (world) => {
        world.elsewhere = {
          staging: [deployed('staging')],
          production: [deployed('production', { state: 'in_progress' })],
        };
      },
      'Being deployed to production since Tue 24 Nov 08:31 Europe/Berlin. Nothing to do.',
      'releasing',
    ],
    [
      'its deployment failed',
      (world) => {
        world.elsewhere = {
          staging: [deployed('staging')],
          production: [deployed('production', { state: 'failure' })],
        };
      },
      'The deployment to production failed. Repair it, and deploy it again.',
      'releasing',
    ],
    [
      'it has yet to ask for production',
      (world) => {
        world.keptGates = [gateOf('staging')];
        world.verified = [];
      },
      'Deployed to staging. Next: deploy it to production.',
      'releasing',
    ],
    [
      'production comes back to it, though what took its place contains it',
      (world) => {
        const again = { ...GATE, environment: 'production', deploymentId: 12 };
        const newer = { sha: 'd'.repeat(40), at: toInstant(NOW) };
        const parts = { direction: 'backward', baseline: newer } as const;
        world.keptGates.push({ ...gateOf('production', {}, parts), question: again });
        const other = deployed('production', { id: 50, sha: newer.sha, startedAt: toInstant(NOW + 30 * MINUTE) });
        world.elsewhere = { staging: [deployed('staging')], production: [other, deployed('production')] };
        world.contained = [SHA];
      },
      'Production is going back to it from ddddddd since Tue 24 Nov 08:31 Europe/Berlin. Nothing to do here.',
      'releasing',
    ],
  ])('%s', async (_, change, line, state) => {
    const world = failing();
    change(world);
    const [first, , second] = await bodyOf(world);
    expect(first).toBe(`**${line}**`);
    expect(second).toContain(`State: ${state}. Release manager: team release`);
  });

  test('below it stand its plan, its train and its review, as links', async () => {
    const world = failing();
    world.trains = [trainOf()];
    const lines = await bodyOf(world);
    expect(lines).toContain('Part of release/9 (#3), train checkout (acme/payments#5). Review: #8.');
  });

  test('what failed later takes nothing away from what passed before', async () => {
    const body = (await bodyOf(failing())).join('\n');
    expect(body).toContain('- Tue 24 Nov 08:33: verification in production: **pass**');
    expect(body).toContain('- Tue 24 Nov 09:30: looked at again in production: **fail**: checkout');
  });

  test('what it waited for before it was let in stands on the timeline, each once', async () => {
    const world = failing();
    const said = [
      { at: NOW, summary: 'Held (release manager: team release). Waiting for 1 more approval' },
      {
        at: NOW + 1000,
        summary: 'Held (release manager: team release). Waiting for the target to be ready: <b> failed',
      },
      { at: NOW + 2000, summary: 'Held (release manager: team release). Waiting for 1 more approval' },
      { at: NOW + 3000, summary: 'Open: nothing is missing' },
      { at: NOW + HOUR, summary: 'Held later' },
    ];
    world.keptGates = [gateOf('staging'), gateOf('production', { said })];
    const held = (await bodyOf(world)).filter((line) => line.includes(' is held: '));
    expect(held).toEqual([
      '- Tue 24 Nov 08:30: production is held: Waiting for 1 more approval',
      '- Tue 24 Nov 08:30: production is held: Waiting for the target to be ready: &lt;b&gt; failed',
    ]);
  });

  test('it is closed since it was deployed, not since it was watched to the end', async () => {
    const world = failing();
    world.verified = [verified('pass', 3)];
    world.verifiedEarlier = [];
    world.now = NOW + 49 * HOUR;
    const [first, , second] = await bodyOf(world);
    expect(first).toBe('**Closed: it is deployed to production since Tue 24 Nov 08:32 Europe/Berlin.**');
    expect(second).toBe('State: closed. Release manager: team release.');
    expect((await bodyOf(world)).join('\n')).not.toMatch(/Next:|nothing to do|has said go or no-go yet/i);
  });
});

function trainOf(): World['trains'][number] {
  const place = { ...REPOSITORY, id: 77, name: 'payments' };
  const member = { repository: 'acme/shop', repositoryId: REPOSITORY.id, state: 'verified' } as const;
  return {
    ...{ place, train: 'checkout', title: 'release/9', environment: 'production', state: 'open', back: null },
    ...{ members: [member], at: toInstant(NOW), orders: [], issue: 5 },
  };
}

function commandsOf(lines: readonly string[], heading = '### If it goes wrong'): readonly string[] {
  const from = lines.indexOf(heading);
  const end = lines.findIndex((line, index) => index > from && line.startsWith('### '));
  return from < 0 ? [] : lines.slice(from + 1, end).filter((line) => line !== '');
}

describe('what to type stands in it at every stage, with the commit and who may', () => {
  test('before it is let in', async () => {
    const world = failing();
    world.keptGates = [gateOf('staging'), gateOf('production', { openedAt: null, endedAt: null })];
    world.elsewhere = { staging: [deployed('staging')], production: [] };
    expect(commandsOf(await bodyOf(world)).slice(1)).toEqual([
      '- To stop it before it is let into production: `/tidegate hold production @ccccccc REASON` in a comment here (team release, team sre), or `/tidegate no-go production REASON` in #3 (team release).',
      '- Once it is in production, to go back: `/tidegate rollback production @ccccccc REASON` in a comment here (team release, team sre).',
    ]);
  });

  test('while it is out, with its train, and each sentence once for all environments', async () => {
    const world = failing();
    world.trains = [trainOf()];
    const [pages, ...ways] = commandsOf(await bodyOf(world));
    expect(pages).toMatch(/^- staging and production: When the verification fails: .*is paged at once\.$/);
    expect(ways).toEqual([
      '- To go back in production: `/tidegate rollback production @ccccccc REASON` in a comment here (team release, team sre).',
      '- With its train: `/tidegate rollback train:checkout REASON` in acme/payments#5.',
    ]);
  });

  test('while it goes back there is nothing to go back from, and the table does not say that it is well', async () => {
    const world = failing();
    expect((await bodyOf(world)).join('\n')).toContain('| production | ❌ deployed, and failing | Tue 24 Nov 09:30 |');
    world.rollbacks = [back()];
    const lines = await bodyOf(world);
    expect(lines.join('\n')).toContain('| production | ⏪ going back to aaaaaaa | Tue 24 Nov 10:00 |');
    expect(commandsOf(lines)).toHaveLength(1);
  });

  test('once it was taken back: how it is let in again, and nothing to go back to', async () => {
    const world = failing();
    const ended = { state: 'verified', endedAt: toInstant(NOW + 95 * MINUTE) } as const;
    world.rollbacks = [back(ended)];
    const older = deployed('production', { id: 12, sha: BEFORE, startedAt: toInstant(NOW + 92 * MINUTE) });
    world.elsewhere = { staging: [deployed('staging')], production: [older, deployed('production')] };
    const lines = await bodyOf(world);
    expect(lines[0]).toBe('**Rolled back: production went back to aaaaaaa, Tue 24 Nov 10:05 Europe/Berlin (#8).**');
    expect(commandsOf(lines, '### To let it in again')).toEqual([
      '- production refuses what contains it until somebody types `/tidegate lift production @ccccccc REASON` in a comment here (team release, team sre).',
    ]);
    expect(lines.join('\n')).not.toMatch(/rollback production|Next:/);
  });
});

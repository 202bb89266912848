/** The record of a release: when it is asked for, and what it says. */
import { expect, test } from 'vitest';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import { type DeploymentFact, type Facts, NOTHING_KNOWN } from '../../../src/domain/facts.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import type { ReleaseRecordQuestion } from '../../../src/domain/question.ts';
import { answer } from '../../../src/flow/answer/answer-question.ts';
import { followGate } from '../../../src/flow/answer/gate/follow-gate.ts';
import { recordOf } from '../../../src/flow/answer.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { KeptGate } from '../../../src/flow/ports.ts';
import { lastEnvironments, recordAsked } from '../../../src/flow/release-record/asked.ts';
import { decide, type PolicyInForce } from '../../../src/policy/decide.ts';
import { headline } from '../../../src/policy/explain.ts';
import { CHANGE, createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

const SHA = 'c'.repeat(40);
const QUESTION: ReleaseRecordQuestion = { kind: 'release-record', repository: REPOSITORY, sha: SHA };

const POLICY = `version: 1
zone: Europe/Berlin
risk:
  - { tier: high, because: database schema change, when: { paths: ["src/**"] } }
environments:
  staging: {}
  production: { promote: { from: staging } }
gates:
  - name: change advisory board
    for: { environments: [production] }
    require: { approvals: { count: 2, from: { users: [ben, cleo] }, of: release, via: [comment] } }
record: { for: { tiers: [high], environments: [production] }, checklist: .github/checklist.md }
`;

function inForce(text = POLICY): PolicyInForce {
  const parsed = parseRepositoryPolicy(text, undefined);
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  return { source: 'repository', file: '.github/tidegate.yml', policy: parsed.policy };
}

function keptGate(environment: string, parts: Partial<KeptGate> & { facts?: Partial<Facts> } = {}): KeptGate {
  const { facts: own, ...rest } = parts;
  const deploymentId = environment === 'staging' ? 10 : 11;
  const facts: Facts = {
    version: 1,
    at: toInstant(NOW),
    repository: 'acme/shop',
    question: { kind: 'deploy', environment, actor: 'anna', deploymentId },
    candidate: { sha: SHA },
    baseline: { sha: 'a'.repeat(40), at: '2026-11-01T00:00:00Z' as Instant },
    direction: 'forward',
    changes: [{ ...CHANGE, title: 'feat: <b>orders</b> @acme/sre #1' }],
    complete: true,
    ...NOTHING_KNOWN,
    ...own,
  };
  const decision = decide([inForce()], facts);
  const summary = headline(decision, facts);
  const question = { ...GATE, environment, deploymentId };
  const decided = { facts, decision, summary };
  return { question, askedAt: NOW, openedAt: null, endedAt: null, summary, decided, ...rest };
}

async function issueOf(world: World): Promise<KeepIssue> {
  const { record } = await answer(QUESTION, world.ports);
  const [effect] = record.effects;
  if (effect?.kind !== 'keep-issue') throw new Error('no issue is kept');
  return effect;
}

function worldWith(...gates: readonly KeptGate[]): World {
  const world = createWorld();
  world.policy = POLICY;
  world.keptGates = [...gates];
  world.elsewhere = { staging: [], production: [] };
  return world;
}

const STAGED: DeploymentFact = {
  id: 10,
  environment: 'staging',
  sha: SHA,
  startedAt: toInstant(NOW + 60_000),
  finishedAt: toInstant(NOW + 120_000),
  state: 'success',
};

test('the first line says what to do, and everything that others wrote is inert', async () => {
  const people = { ben: { id: 2, kind: 'user' as const, permission: 'write' as const, teams: [] } };
  const at = toInstant(NOW - 60_000);
  const said = { sha: SHA, environment: 'production', at, source: 'comment' as const };
  const approvals = [
    { ...said, user: 'ben', state: 'approved' as const },
    { ...said, user: 'eve', state: 'approved' as const },
  ];
  const staged = keptGate('staging', { openedAt: NOW + 1000, endedAt: NOW + 2000 });
  const world = worldWith(staged, keptGate('production', { facts: { people, approvals } }));
  world.elsewhere = { staging: [STAGED], production: [] };
  const { body, title, seed, number, isOver } = await issueOf(world);
  expect(body.split('\n')[0]).toMatch(
    /^\*\*Held before production: waits for this commit to be deployed to staging and verified there; .*ben or cleo approves\.\*\*$/,
  );
  expect(body).toContain('State: held. Waits since Tue 24 Nov 08:30 Europe/Berlin.');
  expect(body).toContain('| staging | ✅ deployed | Tue 24 Nov 08:32 | [run 99](../actions/runs/99) |');
  expect(body).toContain('### What production asks for');
  expect(body).toMatch(/\| ben \| ✅ go \(comment, counts for change advisory board\) \| production \| Tue 24 Nov/);
  expect(body).toMatch(/\| eve \| go \(comment\), which does not count: /);
  expect(body).toContain('- high: #12, database schema change');
  expect(body).toContain('- #12 feat: &lt;b&gt;orders');
  expect(body).not.toContain('@acme');
  expect(body).toContain(': **deployed to staging**');
  expect(title).toBe('Release ccccccc: feat: <b>orders</b> @acme/sre #1');
  expect(seed).toContain('### Checklist');
  expect([number, isOver]).toEqual([null, false]);
  if (process.env['SHOW_TEXTS']) process.stdout.write(`${body}\n`);
});

test('once the issue is known the checklist is people’s and not read again', async () => {
  const world = worldWith(keptGate('production'));
  world.issueNumber = 12;
  expect(await issueOf(world)).toMatchObject({ number: 12, seed: '' });
});

test('a no-go is told with its reason', async () => {
  const said = { sha: SHA, environment: 'production', at: toInstant(NOW), source: 'comment' as const };
  const approvals = [{ ...said, user: 'ben', state: 'rejected' as const, reason: 'not on <i>my</i> watch' }];
  const { body } = await issueOf(worldWith(keptGate('production', { facts: { approvals } })));
  expect(body).toContain('| ben | ⛔ no-go: not on &lt;i&gt;my');
});

test('who is paged should it go wrong stands in it before it goes', async () => {
  const world = worldWith(keptGate('staging'));
  world.policy = `${POLICY}escalation: [{ when: [rollback-failed], page: PD_ROUTING_KEY }]\n`;
  const { body } = await issueOf(world);
  const line = 'When the rollback fails: on call (PD\\_ROUTING\\_KEY) is paged at once.';
  expect(body).toContain(`### If it goes wrong\n\n- production: ${line}\n`);
});

test('it is over when the last environment runs it, and not before', async () => {
  const staged = keptGate('staging', { openedAt: NOW + 1000, endedAt: NOW + 2000 });
  const through = keptGate('production', { openedAt: NOW + 1000, endedAt: NOW + 2000 });
  const world = worldWith(staged, through);
  world.elsewhere = { staging: [STAGED], production: [{ ...STAGED, id: 11, environment: 'production' }] };
  const over = await answer(QUESTION, world.ports);
  expect(over.record).toMatchObject({ final: true, effects: [{ isOver: true }] });
  expect(over.record.summary).toBe('Closed: it is deployed to production since Tue 24 Nov 08:32 Europe/Berlin');
  const failed: DeploymentFact = { ...STAGED, id: 11, environment: 'production', state: 'failure' };
  world.elsewhere = { staging: [STAGED], production: [failed] };
  const after = await answer(QUESTION, world.ports);
  expect(after.record).toMatchObject({ final: false, effects: [{ isOver: false }] });
  expect(after.record.summary).toContain('The deployment to production failed');
  world.elsewhere = { staging: [STAGED], production: [] };
  expect((await answer(QUESTION, world.ports)).dueAt).toBe(NOW + 600_000);
});

test('it is over when a newer release that contains it took its place, and goes on when another one did', async () => {
  const newer: DeploymentFact = { ...STAGED, id: 50, environment: 'production', sha: 'd'.repeat(40) };
  const world = worldWith(keptGate('staging', { openedAt: NOW + 1000, endedAt: NOW + 2000 }));
  world.elsewhere = { staging: [STAGED], production: [newer] };
  expect((await answer(QUESTION, world.ports)).record.final).toBe(false);
  world.contained = [SHA];
  const { record } = await answer(QUESTION, world.ports);
  expect(record.final).toBe(true);
  expect(record.summary).toContain('a newer release that contains it, ddddddd, is deployed to production');
  world.keptGates.push(keptGate('production'));
  expect((await answer(QUESTION, world.ports)).record.final).toBe(false);
});

test('the policies say for which releases a record is kept, and of which service', () => {
  const gate = { ...GATE, environment: 'production' };
  expect(recordAsked(gate, SHA, { tier: 'high' }, [inForce()])).toEqual([QUESTION]);
  expect(recordAsked(gate, SHA, { tier: 'low' }, [inForce()])).toEqual([]);
  expect(recordAsked({ ...GATE, environment: 'staging' }, SHA, { tier: 'high' }, [inForce()])).toEqual([]);
  const service = POLICY.replace('environments:\n', 'services: { web: { paths: ["**"] } }\nenvironments:\n').replace(
    'production: {',
    'production: { service: web,',
  );
  expect(recordAsked(gate, SHA, { tier: 'high' }, [inForce(service)])).toEqual([{ ...QUESTION, service: 'web' }]);
  expect(lastEnvironments([inForce(service)], 'web')).toEqual(['production']);
  expect(lastEnvironments([inForce()], undefined)).toEqual(['production']);
  expect(
    lastEnvironments([inForce(POLICY.replace('  staging: {}', '  "pre-*": {}\n  staging: {}'))], undefined),
  ).toEqual([]);
});

test('a gate asks for its record when something changed, and for those that there are', async () => {
  const world = createWorld();
  const { decided, summary } = keptGate('production');
  if (decided === null) throw new Error('nothing is decided');
  const record = recordOf(NOW, summary, { facts: decided.facts, decision: decided.decision });
  const tell = { policies: [inForce()], gate: world.gate };
  const asked = async () => (await followGate(GATE, { record, dueAt: null, tell }, world.ports)).record.questions;
  expect(await asked()).toEqual([QUESTION]);
  world.last = { summary, decision: decided.decision };
  expect(await asked()).toEqual([]);
  world.last = { summary: 'something else', decision: decided.decision };
  world.releaseRecords = [QUESTION, { ...QUESTION, service: 'web' }];
  expect(await asked()).toEqual([QUESTION, { ...QUESTION, service: 'web' }]);
});

/** Looking back at overrides and rollbacks. */
import { expect, test } from 'vitest';
import type { Decision } from '../../../src/domain/decision.ts';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import { type Facts, NOTHING_KNOWN } from '../../../src/domain/facts.ts';
import { newGate } from '../../../src/domain/gate-life.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import { answer } from '../../../src/flow/answer/answer-question.ts';
import { followGate } from '../../../src/flow/answer/gate/follow-gate.ts';
import { recordOf } from '../../../src/flow/answer.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { KeptGate } from '../../../src/flow/ports.ts';
import { decide } from '../../../src/policy/decide.ts';
import { CHANGE, createWorld, GATE, NOW, REPOSITORY } from './world.ts';

const SHA = 'c'.repeat(40);
const REVIEW = { kind: 'review', repository: REPOSITORY, deploymentId: GATE.deploymentId } as const;

const POLICY = `version: 1
zone: Europe/Berlin
environments: { production: {} }
gates:
  - name: board
    require: { approvals: { count: 1, from: { users: [ben] }, of: release } }
override: { by: { users: [ola] }, expires: 4h }
`;

function decided(facts: Partial<Facts>): NonNullable<KeptGate['decided']> {
  const all: Facts = {
    version: 1,
    at: toInstant(NOW),
    repository: 'acme/shop',
    question: { kind: 'deploy', environment: 'production', actor: 'anna' },
    candidate: { sha: SHA },
    baseline: { sha: 'a'.repeat(40), at: '2026-11-01T00:00:00Z' as Instant },
    direction: 'forward',
    changes: [CHANGE],
    complete: true,
    ...NOTHING_KNOWN,
    people: { ola: { id: 4, kind: 'user', permission: 'write', teams: [] } },
    ...facts,
  };
  const parsed = parseRepositoryPolicy(POLICY, undefined);
  if (parsed.kind !== 'valid') throw new Error('the policy is invalid');
  const policies = [{ source: 'repository', file: '.github/tidegate.yml', policy: parsed.policy }] as const;
  return { facts: all, decision: decide(policies, all), summary: 'Open' };
}

const OVERRIDE = {
  user: 'ola',
  environment: 'production',
  sha: SHA,
  reason: 'the shop is <b>down</b>\n- [ ] @acme/sre',
  at: toInstant(NOW - 60_000),
};

function through(facts: Partial<Facts>): KeptGate {
  const openedAt = NOW + 1000;
  return { question: GATE, askedAt: NOW, openedAt, endedAt: null, summary: 'Open', decided: decided(facts) };
}

async function reviewOf(gate: KeptGate): Promise<KeepIssue> {
  const world = createWorld();
  world.keptGates = [gate];
  world.kept = POLICY;
  const { record, dueAt } = await answer(REVIEW, world.ports);
  expect([record.final, dueAt]).toEqual([true, null]);
  const [effect] = record.effects;
  if (effect?.kind !== 'keep-issue') throw new Error('no issue is opened');
  return effect;
}

test('an override is reviewed with who, why, and how the gates truly stood', async () => {
  const { title, body, seed, label, isOver, key } = await reviewOf(through({ overrides: [OVERRIDE] }));
  expect(title).toBe('Review the override of production: ccccccc');
  expect(body.split('\n')[0]).toBe('**Catch up on what was skipped in production: board**');
  expect(body).toContain('ola overrode the gates of production');
  expect(body).toMatch(/^> the shop is &lt;b&gt;down&lt;\//m);
  expect(body).toContain('- ⏳ not met: **board**: ');
  expect(body).toContain('ola **overrides** production');
  expect(body).toContain('stays open until a person closes it');
  expect(body).not.toContain('@acme');
  expect(seed).toContain('- [ ] What the gates ask for was caught up on');
  expect([label, isOver, key]).toEqual(['tidegate:review', false, `review/${GATE.deploymentId}`]);
  if (process.env['SHOW_TEXTS']) process.stdout.write(`${body}\n\n${seed}\n`);
});

test('a step back is reviewed with where it came from', async () => {
  const { title, body, seed } = await reviewOf(through({ direction: 'backward' }));
  expect(title).toBe('Review the rollback of production: ccccccc');
  expect(body).toContain(
    `production went back to ${SHA} at Tue 24 Nov 08:30 Europe/Berlin. It ran ${'a'.repeat(40)} before.`,
  );
  expect(body).toContain('It was no authorised rollback');
  expect(seed).toContain('- [ ] What was wrong with the release is known');
});

test('only what was let through is reviewed, and only when it was an override or a step back', async () => {
  const world = createWorld();
  const life = newGate({ requestedAt: toInstant(NOW), runAttempt: 1, sha: SHA }, NOW);
  const asked = async (gate: KeptGate, state: 'approved' | 'bypassed' = 'approved') => {
    world.keptGates = [gate];
    const record = recordOf(NOW, 'over', { final: true, gate: { ...life, state } });
    return (await followGate(GATE, { record, dueAt: null }, world.ports)).record.questions;
  };
  expect(await asked(through({ overrides: [OVERRIDE] }))).toEqual([REVIEW]);
  expect(await asked(through({ direction: 'backward' }))).toEqual([REVIEW]);
  expect(await asked(through({}))).toEqual([]);
  expect(await asked({ ...through({ overrides: [OVERRIDE] }), openedAt: null })).toEqual([]);
  expect(await asked(through({ overrides: [OVERRIDE] }), 'bypassed')).toEqual([]);
});

test('the decision of an override is the policy’s own, with the gate unmet', () => {
  const { decision }: { decision: Decision } = decided({ overrides: [OVERRIDE] });
  expect(decision).toMatchObject({ verdict: 'open', override: { user: 'ola' }, gates: [{ status: 'pending' }] });
});

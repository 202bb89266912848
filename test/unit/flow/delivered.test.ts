/** The comments on the pull requests of a release. */
import { expect, test } from 'vitest';
import type { CommentIssue } from '../../../src/domain/effect.ts';
import { type DeploymentFact, type Facts, NOTHING_KNOWN } from '../../../src/domain/facts.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import { laneKey } from '../../../src/domain/question.ts';
import { answer } from '../../../src/flow/answer/answer-question.ts';
import { followGate } from '../../../src/flow/answer/gate/follow-gate.ts';
import { recordOf } from '../../../src/flow/answer.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { KeptGate } from '../../../src/flow/ports.ts';
import { decide, type PolicyInForce } from '../../../src/policy/decide.ts';
import { CHANGE, createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

const SHA = 'c'.repeat(40);
const QUESTION = { kind: 'delivered', repository: REPOSITORY, environment: 'production', deploymentId: 11 } as const;
const POLICY = `version: 1
zone: Europe/Berlin
environments: { production: {}, staging: {} }
notes: { comment: true }
`;
const SILENT = POLICY.replace('notes: { comment: true }\n', '');

function inForce(text = POLICY): PolicyInForce {
  const parsed = parseRepositoryPolicy(text, undefined);
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  return { source: 'repository', file: '.github/tidegate.yml', policy: parsed.policy };
}

function factsOf(parts: Partial<Facts>): Facts {
  return {
    version: 1,
    at: toInstant(NOW),
    repository: 'acme/shop',
    question: { kind: 'deploy', environment: 'production', actor: 'anna' },
    candidate: { sha: SHA },
    baseline: { sha: 'a'.repeat(40), at: '2026-11-01T00:00:00Z' as Instant },
    direction: 'forward',
    changes: [CHANGE, { ...CHANGE, number: 13 }],
    complete: true,
    ...NOTHING_KNOWN,
    ...parts,
  };
}

function through(parts: Partial<Facts> = {}, more: Partial<KeptGate> = {}): KeptGate {
  const facts = factsOf(parts);
  const decided = { facts, decision: decide([inForce()], facts), summary: 'Open' };
  return { question: GATE, askedAt: NOW, openedAt: NOW, endedAt: NOW, summary: 'Open', decided, ...more };
}

const DEPLOYED: DeploymentFact = {
  ...{ id: 11, environment: 'production', sha: SHA, startedAt: toInstant(NOW), state: 'success' },
  finishedAt: toInstant(NOW + 60_000),
};

function worldWith(gate: KeptGate, deployment: DeploymentFact = DEPLOYED): World {
  const world = createWorld();
  world.policy = POLICY;
  world.keptGates = [gate];
  world.filed = [deployment];
  return world;
}

async function told(world: World): Promise<readonly CommentIssue[]> {
  const { record } = await answer(QUESTION, world.ports);
  return record.effects.filter((effect) => effect.kind === 'comment-issue');
}

test('each pull request of a release gets one comment once it is in production', async () => {
  const world = worldWith(through());
  world.releaseRecords = [{ kind: 'release-record', repository: REPOSITORY, sha: SHA }];
  world.issueNumber = 44;
  const comments = await told(world);
  expect(comments.map(({ issueNumber, key }) => [issueNumber, key])).toEqual([
    [12, 'delivered/12'],
    [13, 'delivered/13'],
  ]);
  expect(comments[0]?.body).toContain(
    'This has been in **production** since Tue 24 Nov 2026 08:31 Europe/Berlin (07:31 UTC).',
  );
  expect(comments[0]?.body).toContain('Deployed with commit `ccccccc`');
  expect(comments[0]?.body).toContain('Release record: #44');
  expect(await told(world)).toEqual(comments);
});

test('a second production environment tells on the same place, so that GitHub shows one comment', async () => {
  const first = await told(worldWith(through()));
  const world = worldWith(through());
  world.elsewhere = { 'production-us': [{ ...DEPLOYED, environment: 'production-us' }] };
  const { record } = await answer({ ...QUESTION, environment: 'production-us' }, world.ports);
  const second = record.effects.filter((effect) => effect.kind === 'comment-issue');
  expect(second.map(({ key, since }) => [key, since])).toEqual(first.map(({ key, since }) => [key, since]));
});

test('two deployments are told of one after another, since they tell on the same place', () => {
  const us = { ...QUESTION, environment: 'production-us', deploymentId: 12 } as const;
  expect(laneKey(us)).toBe(laneKey(QUESTION));
  expect(laneKey({ ...us, repository: { ...REPOSITORY, id: 8 } })).not.toBe(laneKey(QUESTION));
});

test('going back tells it with the release that each came with', async () => {
  const world = worldWith(through({ direction: 'backward' }));
  const old = factsOf({ candidate: { sha: 'd'.repeat(40) }, changes: [CHANGE], at: '2026-11-20T10:00:00Z' as Instant });
  world.past = [{ question: GATE, facts: old, decision: decide([inForce()], old) }];
  world.releaseRecords = [{ kind: 'release-record', repository: REPOSITORY, sha: 'd'.repeat(40) }];
  world.issueNumber = 44;
  const comments = await told(world);
  expect(comments.map(({ key }) => key)).toEqual(['taken-back/12', 'taken-back/13']);
  expect(comments[0]?.body).toContain('no longer in production');
  expect(comments[0]?.body).toContain('Deployed with commit `ddddddd`');
  expect(comments[0]?.body).toContain('Release record: #44');
  // As its own comment said it: the end of that deployment, and not when it was let through.
  world.filed = [DEPLOYED, { ...DEPLOYED, id: 7, finishedAt: '2026-11-20T10:15:00Z' as Instant }];
  world.past = [{ question: { ...GATE, deploymentId: 7 }, facts: old, decision: decide([inForce()], old) }];
  expect((await told(world))[0]?.body).toContain('had been there since Fri 20 Nov 2026 11:15');
  expect(comments[1]?.body).toContain('Deployed with commit `aaaaaaa`');
  expect(comments[1]?.body).not.toContain('Release record');
});

test('nobody is told of a deployment that has not ended, failed, brings nothing, or where no policy asks', async () => {
  const world = worldWith(through(), { ...DEPLOYED, state: 'in_progress' });
  expect(await answer(QUESTION, world.ports)).toMatchObject({
    record: { final: false, effects: [] },
    dueAt: NOW + 300_000,
  });
  world.now = NOW + 90_000_000;
  expect(await answer(QUESTION, world.ports)).toMatchObject({ record: { final: true, effects: [] } });
  const failed = worldWith(through(), { ...DEPLOYED, state: 'failure' });
  expect(await answer(QUESTION, failed.ports)).toMatchObject({ record: { final: true, effects: [] } });
  expect(await told(worldWith(through({ direction: 'same', changes: [] })))).toEqual([]);
  const silent = worldWith(through());
  silent.policy = SILENT;
  expect(await answer(QUESTION, silent.ports)).toMatchObject({ record: { final: true, effects: [] } });
  const bypassed = worldWith(through({}, { openedAt: null }));
  expect(await answer(QUESTION, bypassed.ports)).toMatchObject({ record: { final: true, effects: [] } });
});

test('a large release is told on its newest hundred pull requests', async () => {
  const changes = Array.from({ length: 130 }, (_, nth) => ({ ...CHANGE, number: nth + 1 }));
  const comments = await told(worldWith(through({ changes })));
  expect([comments.length, comments[0]?.issueNumber, comments.at(-1)?.issueNumber]).toEqual([100, 31, 130]);
});

test('a gate that is opened asks for it, in production and where a policy wants it', async () => {
  const world = createWorld();
  const { decided } = through();
  if (decided === null) throw new Error('nothing is decided');
  const opening = {
    ...({ kind: 'open-gate', repository: REPOSITORY, gate: GATE, runAttempt: 1, headSha: SHA, comment: '' } as const),
    validUntil: toInstant(NOW),
  };
  const asked = async (environment: string, text = POLICY) => {
    const record = recordOf(NOW, 'Open', { facts: decided.facts, decision: decided.decision, effects: [opening] });
    const tell = { policies: [inForce(text)], gate: world.gate };
    const { record: after } = await followGate({ ...GATE, environment }, { record, dueAt: null, tell }, world.ports);
    return after.questions.filter(({ kind }) => kind === 'delivered');
  };
  expect(await asked('production')).toEqual([QUESTION]);
  expect(await asked('staging')).toEqual([]);
  expect(await asked('production', SILENT)).toEqual([]);
});

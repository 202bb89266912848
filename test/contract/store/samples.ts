/** Deliveries, questions, effects and answers for the contract suite. */
import type { Decision } from '../../../src/domain/decision.ts';
import type { OpenGate, ReportGate, WriteCheck } from '../../../src/domain/effect.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import { type EpochMs, type Instant, toInstant } from '../../../src/domain/instant.ts';
import type { CommandQuestion, GateQuestion, PullRequestQuestion } from '../../../src/domain/question.ts';
import type { RepositoryRef } from '../../../src/domain/repository.ts';
import type { AnswerRecord, Claim, Delivery, StatedOverride, Store } from '../../../src/flow/ports.ts';

export const SHOP: RepositoryRef = { id: 1, owner: 'acme', name: 'shop', installationId: 90 };
export const SHA = 'a'.repeat(40);

/** Monday morning, so that test times read as seconds after it. */
export const T0: EpochMs = Date.parse('2026-11-23T09:00:00Z');
export const LEASE = 30_000;

export function delivery(id: string, change: Partial<Delivery> = {}): Delivery {
  return { id, event: 'push', receivedAt: T0, body: Buffer.from(`{"delivery":"${id}"}`), ...change };
}

export function gate(deploymentId: number, environment = 'production', repository = SHOP): GateQuestion {
  return { kind: 'gate', repository, deploymentId, runId: deploymentId + 1000, environment };
}

export function pullRequest(number: number): PullRequestQuestion {
  return { kind: 'pull-request', repository: SHOP, number };
}

export function command(commentId: number): CommandQuestion {
  return { kind: 'command', repository: SHOP, issueNumber: 12, commentId };
}

export function openGate(question: GateQuestion, change: Partial<OpenGate> = {}): OpenGate {
  return {
    kind: 'open-gate',
    repository: question.repository,
    gate: question,
    runAttempt: 1,
    headSha: SHA,
    comment: 'all gates are met',
    validUntil: toInstant(T0 + 600_000),
    ...change,
  };
}

export function report(question: GateQuestion, comment: string): ReportGate {
  return { kind: 'report-gate', repository: question.repository, gate: question, comment };
}

export function check(number: number, title: string): WriteCheck {
  return {
    kind: 'write-check',
    repository: SHOP,
    name: 'tidegate',
    headSha: SHA,
    externalId: `pull-request/${number}`,
    status: 'in_progress',
    title,
    summary: '',
    annotations: [],
  };
}

export function override(commentId: number, change: Partial<StatedOverride> = {}): StatedOverride {
  return {
    repositoryId: SHOP.id,
    userId: 7,
    user: 'ada',
    environment: 'production',
    sha: SHA,
    reason: 'the shop is down',
    at: toInstant(T0),
    commentId,
    ...change,
  };
}

export function answer(change: Partial<AnswerRecord> = {}): AnswerRecord {
  return {
    at: T0,
    facts: null,
    decision: null,
    summary: 'waits for the window',
    effects: [],
    overrides: [],
    statements: [],
    questions: [],
    final: false,
    ...change,
  };
}

export function facts(): Facts {
  return {
    version: 1,
    at: toInstant(T0),
    repository: 'acme/shop',
    question: { kind: 'deploy', environment: 'production', actor: 'ada' },
    candidate: { sha: SHA },
    baseline: null,
    direction: 'first',
    changes: [],
    complete: true,
    people: {},
    approvals: [],
    checks: [],
    deployments: [],
    incidents: [],
    holds: [],
    overrides: [],
    dependencies: [],
    lanes: [],
    rollbacks: [],
    freezes: [],
  };
}

export function decision(change: Partial<Decision> = {}): Decision {
  return {
    version: 1,
    mode: 'enforce',
    verdict: 'waiting',
    at: toInstant(T0),
    tier: 'high',
    releaseType: 'minor',
    tierReasons: [],
    gates: [
      {
        name: 'board',
        status: 'pending',
        requirements: [
          { kind: 'approvals', status: 'pending', reason: { code: 'approvals-missing' }, text: '', counted: ['grace'] },
        ],
      },
    ],
    earliestOpening: null,
    nextTransitionAt: '2026-11-24T09:00:00Z' as Instant,
    override: null,
    policy: { sources: ['.github/tidegate.yml'], digest: 'd'.repeat(64) },
    factsDigest: 'f'.repeat(64),
    ...change,
  };
}

let deliveries = 0;

/** Makes questions due the way events do: through a delivery. */
export async function ask(store: Store, questions: Parameters<Store['finishDelivery']>[1], at: EpochMs): Promise<void> {
  const id = `ask-${++deliveries}`;
  await store.acceptDelivery(delivery(id));
  await store.finishDelivery(id, questions, at);
}

export async function claimed(store: Store, at: EpochMs): Promise<Claim> {
  const claim = await store.claimQuestion(at, at + LEASE);
  if (!claim) throw new Error('expected something to claim');
  return claim;
}

/** Later than anything a test sets: every pending effect is due by then. */
export const EVER = Number.MAX_SAFE_INTEGER;

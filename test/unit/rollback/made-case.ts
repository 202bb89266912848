/** A case that is rolled back, and its parts: each test changes one thing of it. */
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import type {
  EarlierRollback,
  FailedDeployment,
  LaneDeployment,
  RollbackCase,
  RollbackSettings,
  TakenAway,
  Trigger,
} from '../../../src/rollback/case.ts';

export const NOW = Date.UTC(2026, 2, 26, 2, 0, 0);

/** `minutes` before now. */
export function ago(minutes: number): Instant {
  return toInstant(NOW - minutes * 60_000);
}

/** A commit's full name, told by one letter. */
export function sha(letter: string): string {
  return letter.repeat(40);
}

export const GOOD = sha('a');
export const BAD = sha('b');

/** Deployment `id` began `id` hours after the first one. */
export function deployment(id: number, commit: string, over: Partial<LaneDeployment> = {}): LaneDeployment {
  return {
    id,
    sha: commit,
    shaFrom: 'ledger',
    startedAt: startOf(id),
    finishedAt: startOf(id),
    state: 'success',
    everSucceeded: true,
    isTransient: false,
    isOfDeployWorkflow: true,
    isRollback: false,
    verification: { verdict: 'pass', at: startOf(id), confidence: 'high' },
    ...over,
  };
}

export function startOf(id: number): Instant {
  return toInstant(NOW - (100 - id) * 3_600_000);
}

export function failedVerification(id: number): LaneDeployment['verification'] {
  return { verdict: 'fail', at: startOf(id), confidence: 'high' };
}

export const LANE: readonly LaneDeployment[] = [
  deployment(2, BAD, { verification: failedVerification(2) }),
  deployment(1, GOOD),
];

export const FAILED: FailedDeployment = { id: 2, sha: BAD, startedAt: startOf(2), isRollback: false, tier: 'low' };

export const RULES: RollbackSettings = {
  on: ['fail'],
  authorise: { low: 'auto', high: 'ask' },
  workflow: 'deploy.yml',
  barriers: { labels: ['no-rollback'], paths: ['db/migrations/**'] },
  attempts: 1,
  window: { perMs: 24 * 3_600_000, atMost: 2 },
  maxFailureAgeMs: 20 * 60_000,
};

type Finding = Extract<Trigger, { readonly kind: 'verification' }>;

export function finding(over: Partial<Finding> = {}): Finding {
  return {
    kind: 'verification',
    verdict: 'fail',
    at: ago(1),
    failedChecks: ['home'],
    preExisting: [],
    isAdvisoryOnly: false,
    reasonCode: null,
    retries: 0,
    confidence: 'high',
    ...over,
  };
}

export const REQUEST: Trigger = { kind: 'requested', by: 'ada', at: ago(1) };

type Taken = TakenAway['changes'][number];

export function change(over: Partial<Taken> = {}): Taken {
  return { name: '#12', labels: [], paths: ['a.ts'], markedPaths: [], pathsComplete: true, message: 'feat', ...over };
}

export function takenAway(...changes: readonly Taken[]): TakenAway {
  return { targetSha: GOOD, complete: true, changes };
}

export function rollback(over: Partial<EarlierRollback> = {}): EarlierRollback {
  return { at: ago(60), failedDeploymentId: 90, from: sha('e'), to: sha('f'), outcome: 'verified', ...over };
}

/** Rolled back, by the rules alone. */
export function madeCase(over: Partial<RollbackCase> = {}): RollbackCase {
  return {
    at: ago(0),
    environment: 'production',
    rules: RULES,
    trigger: finding(),
    failed: FAILED,
    deployments: LANE,
    quarantined: [],
    earlier: [],
    takenAway: takenAway(change()),
    isPaused: false,
    target: { isAvailable: true },
    liveSha: BAD,
    dependants: [],
    approvedBy: [],
    isLocked: false,
    ...over,
  };
}

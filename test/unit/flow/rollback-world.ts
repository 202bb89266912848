/** An environment in which a release failed its verification, and the one before it was good. */
import { toInstant } from '../../../src/domain/instant.ts';
import type { RollbackQuestion } from '../../../src/domain/question.ts';
import type { KeptRollback } from '../../../src/domain/rollback.ts';
import type { Verification } from '../../../src/domain/verification.ts';
import type { AnswerRecord, ChangeRange, GitHub, Ports } from '../../../src/flow/ports.ts';
import { CHANGE, createWorld, NOW, REPOSITORY, type World } from './world.ts';

export const BAD = 'c'.repeat(40);
export const GOOD = 'a'.repeat(40);
export const MINUTE = 60_000;

export const POLICY = `version: 1
environments:
  production:
    verify: { within: 15m }
    rollback:
      on: [fail]
      authorise: { low: auto, medium: auto, high: ask }
      workflow: deploy.yml
      by: { users: [olga] }
notify:
  - { on: [rollback, rollback-failed], slack: SLACK_URL }
`;

export const FINDING: RollbackQuestion = {
  kind: 'rollback',
  repository: REPOSITORY,
  environment: 'production',
  deploymentId: 70,
};

export function said(change: Partial<Verification> = {}): Verification {
  return {
    repositoryId: REPOSITORY.id,
    deploymentId: 70,
    environment: 'production',
    sha: BAD,
    verdict: 'fail',
    failedChecks: ['checkout'],
    at: toInstant(NOW - MINUTE),
    ...change,
  };
}

export interface Bad extends World {
  /** What lies between two commits. */
  range: ChangeRange;
}

export function badRelease(policy: string = POLICY): Bad {
  const world = createWorld();
  const bad: Bad = Object.assign(world, {
    range: { direction: 'backward', changes: [CHANGE], complete: true } as const,
  });
  bad.policy = policy;
  bad.filed = [
    {
      id: 70,
      environment: 'production',
      sha: BAD,
      startedAt: toInstant(NOW - 10 * MINUTE),
      finishedAt: toInstant(NOW - 5 * MINUTE),
      state: 'success',
    },
  ];
  bad.opened = [
    { deploymentId: 1, sha: GOOD },
    { deploymentId: 70, sha: BAD },
  ];
  const passedAt = toInstant(Date.parse('2026-11-01T00:10:00Z'));
  bad.verified = [said({ deploymentId: 1, sha: GOOD, verdict: 'pass', failedChecks: [], at: passedAt }), said()];
  const reach = bad.ports.github;
  const github: Ports['github'] = async (repository) => {
    const given = await reach(repository);
    return { ...given, changes: async () => bad.range } satisfies GitHub;
  };
  return Object.assign(bad, { ports: { ...bad.ports, github } });
}

/** What the store would know after the answer. */
export function keep(world: Bad, { rollbacks = [], statements, verifications = [] }: AnswerRecord): void {
  for (const one of rollbacks) {
    world.rollbacks = [...world.rollbacks.filter(({ id }) => id !== one.id), one];
  }
  for (const one of statements) {
    if (one.kind === 'hold') world.stated = { ...world.stated, holds: [...world.stated.holds, one] };
    if (one.kind === 'rollback') {
      world.stated = { ...world.stated, requests: [...(world.stated.requests ?? []), one] };
    }
  }
  world.verified = [...world.verified, ...verifications];
}

/** GitHub named the run of the only entry. */
export function dispatch(world: Bad, runId: number): KeptRollback {
  const [kept] = world.rollbacks;
  if (kept === undefined) throw new Error('Nothing was ordered');
  const dispatched: KeptRollback = {
    ...kept,
    state: 'dispatched',
    dispatches: 1,
    runId,
    runUrl: `https://github.example/runs/${runId}`,
    dispatchedAt: toInstant(world.now),
  };
  world.rollbacks = [dispatched];
  return dispatched;
}

/** Facts and decision for one waiting gate: asked by its own question, and by commands about it. */
import type { Decision } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import { decide, type PolicyInForce } from '../../policy/decide.ts';
import { knownLane } from '../baseline.ts';
import { healthThrough } from '../gather/dependencies.ts';
import { gatherDeployment } from '../gather.ts';
import type { GateState, GitHub, KeptApproval, KeptOverride, Ports } from '../ports.ts';
import { pastRollbacks } from '../rollback/past-rollbacks.ts';

export interface GateCase {
  readonly ports: Ports;
  readonly github: GitHub;
  readonly question: GateQuestion;
  readonly gate: GateState;
  readonly policies: readonly PolicyInForce[];
  readonly overrides: readonly KeptOverride[];
  /** What is being said now, and not kept yet. */
  readonly approval?: KeptApproval | undefined;
  /** The rollback of ours that it waits for. */
  readonly own?: KeptRollback | null | undefined;
  readonly at: EpochMs;
}

export interface JudgedGate {
  readonly facts: Facts;
  readonly decision: Decision;
  /** The comments with the holds and freezes that were known. */
  readonly knownRestrictions: readonly number[];
}

export async function judgeGate(input: GateCase): Promise<JudgedGate> {
  const { ports, github, question, gate, policies, overrides, at } = input;
  const { repository, environment, deploymentId, runId } = question;
  const { sha, ref, actors, runAttempt } = gate;
  const reviews = await ports.store.seeReviews(question, gate.reviews, at);
  const own = input.own ?? null;
  const kept = await ports.store.statements(repository.id, environment, sha);
  const approvals = [...kept.approvals, ...(input.approval === undefined ? [] : [input.approval])];
  const statements = { ...kept, approvals };
  const rollbacks = pastRollbacks(await ports.store.rollbacks(repository.id, environment));
  const gathered = await gatherDeployment(
    github,
    {
      repository,
      environment,
      sha,
      ref,
      actors,
      deploymentId,
      runId,
      runAttempt,
      at,
      overrides,
      records: (each) => knownLane(ports.store, repository.id, each),
      reviews,
      statements,
      verifications: (each) => ports.store.verifications(repository.id, each),
      health: healthThrough(ports, repository.installationId),
      ordered: own === null ? undefined : { rollback: own.id, sha: own.targetSha },
    },
    policies.map((inForce) => inForce.policy),
  );
  const facts = { ...gathered, rollbacks };
  const knownRestrictions = [...kept.holds, ...kept.freezes].map(({ commentId }) => commentId);
  return { facts, decision: decide(policies, facts), knownRestrictions };
}

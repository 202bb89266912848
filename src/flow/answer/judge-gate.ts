/** Facts and decision for one waiting gate: asked by its own question, and by commands about it. */
import type { Decision } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { GateQuestion } from '../../domain/question.ts';
import { fullName } from '../../domain/repository.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import { decide, type PolicyInForce } from '../../policy/decide.ts';
import { knownLane } from '../baseline.ts';
import { unknownCommit } from '../dispatched/unknown-commit.ts';
import { laneFacts } from '../dora/lane-facts.ts';
import { healthThrough } from '../gather/dependencies.ts';
import { writtenRecord } from '../gather/written-record.ts';
import { gatherDeployment } from '../gather.ts';
import { withPlans } from '../plan/plan-facts.ts';
import type { GateState, GitHub, KeptApproval, KeptOverride, Ports } from '../ports.ts';
import { serviceOf } from '../release-record/asked.ts';
import { pastRollbacks } from '../rollback/past-rollbacks.ts';
import { withTrains } from '../train/train-facts.ts';

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
  const { sha, ref, digest, actors, runAttempt } = gate;
  const reviews = await ports.store.seeReviews(question, gate.reviews, at);
  const own = input.own ?? null;
  const kept = await ports.store.statements(repository.id, environment, sha);
  const approvals = [...kept.approvals, ...(input.approval === undefined ? [] : [input.approval])];
  const statements = { ...kept, approvals };
  const rollbacks = pastRollbacks(await ports.store.rollbacks(repository.id, environment));
  const inForce = policies.map((each) => each.policy);
  const place = { repositoryId: repository.id, repository: fullName(repository), environment, at };
  const lanes = await laneFacts(ports.store, place, inForce);
  const gathered = await gatherDeployment(
    github,
    {
      repository,
      environment,
      sha,
      ref,
      digest,
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
      writtenRecord: () =>
        writtenRecord({
          ...ports,
          github,
          repositoryId: repository.id,
          service: serviceOf(policies, environment),
          sha,
        }),
      ordered: own === null ? undefined : { rollback: own.id, sha: own.targetSha },
    },
    inForce,
  );
  const asked = { store: ports.store, github, repositoryId: repository.id, policies: inForce, at };
  const planned = await withPlans({ ...gathered, rollbacks, lanes }, asked);
  const trained = await withTrains(planned, { ports, question, policies });
  const facts = await sayUnknown(trained, gate, github);
  const knownRestrictions = [...kept.holds, ...kept.freezes].map(({ commentId }) => commentId);
  return { facts, decision: decide(policies, facts), knownRestrictions };
}

/**
 * Of a commit that is not known nobody can have said yes before its own gate asked: what was said of the commit that it
 * is filed against was about that one. A no counts all the same.
 */
async function sayUnknown(facts: Facts, gate: GateState, github: GitHub): Promise<Facts> {
  const unknown = await unknownCommit(gate.byHand, github);
  if (unknown.isUnknown === undefined) return facts;
  const since = gate.requestedAt === null ? Number.POSITIVE_INFINITY : epochMs(gate.requestedAt);
  return {
    ...facts,
    candidate: { ...facts.candidate, ...unknown },
    approvals: facts.approvals.filter(({ state, at }) => state === 'rejected' || epochMs(at) >= since),
    overrides: facts.overrides.filter(({ at }) => epochMs(at) >= since),
  };
}

/** The durable half of the pipeline. */
import type { Outcome } from '../../domain/effect.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { GateQuestion, Question } from '../../domain/question.ts';
import type { DeploymentReview } from './github-states.ts';
import type { AnswerRecord, Claim, Delivery, KeptOverride, KeptPolicy, PendingEffect, SeenReview } from './records.ts';
import type { Restrictions, Statements } from './statements.ts';

/** The durable half: inbox, agenda of questions, records, outbox. What is acknowledged is on disk. */
export interface Store {
  /** On disk (fsync) before it resolves. A delivery id that is known and not failed is a duplicate. */
  acceptDelivery(delivery: Delivery): Promise<'stored' | 'duplicate'>;
  /** The oldest deliveries that wait, without claiming them. */
  waitingDeliveries(limit: number): Promise<readonly Delivery[]>;
  /**
   * The oldest deliveries that wait and that no other process takes in: they are ours until `leaseUntil`, or until one
   * fails.
   */
  claimDeliveries(at: EpochMs, leaseUntil: EpochMs, limit: number): Promise<readonly Delivery[]>;
  /** ONE transaction: the delivery is done and its questions are due. */
  finishDelivery(id: string, questions: readonly Question[], at: EpochMs): Promise<void>;
  /** Counts a failed try; after `limit` of them the delivery is set aside, visible, and no longer tried. */
  failDelivery(id: string, because: string, limit: number): Promise<'waiting' | 'set-aside'>;

  /** Claims the question longest due whose lane nobody holds. The claim ends by itself at `leaseUntil`. */
  claimQuestion(at: EpochMs, leaseUntil: EpochMs): Promise<Claim | null>;
  /** When the next question or effect is due; null when none is. */
  nextDueAt(): Promise<EpochMs | null>;
  /** ONE transaction: decision, audit entry, pending effects, timer, claim kept. False: the claim was lost. */
  saveRecord(claim: Claim, record: AnswerRecord): Promise<boolean>;
  /** The question is answered for now, or has to be asked again at `dueAt`. Gives the claim back. */
  releaseClaim(
    claim: Claim,
    next: { readonly dueAt: EpochMs | null; readonly failed?: string | undefined },
  ): Promise<void>;

  /** Effects of a question that are decided, not settled, and not to be tried later than `at`; oldest first. */
  pendingEffects(questionKey: string, at: EpochMs): Promise<readonly PendingEffect[]>;
  /** Writes the outcome, and an audit entry with it, in one transaction. */
  settleEffect(effect: PendingEffect, outcome: Outcome, at: EpochMs): Promise<void>;

  /** The deployments to an environment that we let through, in no order. */
  openedGates(repositoryId: number, environment: string): Promise<readonly number[]>;
  /** Gate questions of a repository that have no final answer. */
  openGates(repositoryId: number): Promise<readonly GateQuestion[]>;
  /** The same of every repository of an installation, which is to say: of one owner. */
  openGatesOfInstallation(installationId: number): Promise<readonly GateQuestion[]>;
  /** The questions that news about a commit concern: its open gates, and the pull requests with our check on it. */
  questionsAbout(repositoryId: number, sha: string): Promise<readonly Question[]>;
  /** Remembers the reviews that are new, and tells when each was first seen. In the order given. */
  seeReviews(gate: GateQuestion, reviews: readonly DeploymentReview[], at: EpochMs): Promise<readonly SeenReview[]>;
  overrides(repositoryId: number, environment: string): Promise<readonly KeptOverride[]>;
  /** What people said in comments about a commit in an environment, and what they set up there. */
  statements(repositoryId: number, environment: string, sha: string): Promise<Statements>;
  /** What people set up in all environments of a repository. */
  restrictions(repositoryId: number): Promise<Restrictions>;
  /** The last policy text of this repository that was valid. */
  lastValidPolicy(repositoryId: number): Promise<KeptPolicy | null>;
  keepValidPolicy(repositoryId: number, policy: KeptPolicy): Promise<void>;
  /** The last policy text of this organisation that was valid, unless it was seen to be gone since. */
  lastValidOrganisationPolicy(ownerId: number): Promise<KeptPolicy | null>;
  keepValidOrganisationPolicy(ownerId: number, policy: KeptPolicy): Promise<void>;
  forgetOrganisationPolicy(ownerId: number): Promise<void>;
  /**
   * Forgets deliveries that were done 14 days ago, and the facts and decisions of questions that had their final
   * answer 400 days ago; a few thousand of each per call. Audit lines are never forgotten.
   */
  prune(at: EpochMs): Promise<Pruned>;
  /** What waits right now, over all repositories. Cheap enough to be asked every few seconds. */
  backlog(at: EpochMs): Promise<Backlog>;
  close(): Promise<void>;
}

/** How much was forgotten. */
export interface Pruned {
  /** Deliveries that were done. Those that were set aside stay, for people to look at. */
  readonly deliveries: number;
  /** Answers, with facts and decision, of questions that have had their final answer. */
  readonly records: number;
}

/** What waits, and since when; null where nothing does. */
export interface Backlog {
  readonly deliveriesWaiting: number;
  readonly oldestDeliveryAt: EpochMs | null;
  /** Given up on after several tries; people have to look at them. */
  readonly deliveriesSetAside: number;
  /** Without a final answer. */
  readonly gatesOpen: number;
  /** Of these: the last try to answer failed. */
  readonly gatesFailing: number;
  /** When the gate open for longest was first answered; of one never answered, when it is due. */
  readonly oldestGateAt: EpochMs | null;
  /** Decided, and not yet done on GitHub. */
  readonly effectsPending: number;
  readonly oldestEffectAt: EpochMs | null;
  /** To be answered by now. */
  readonly questionsDue: number;
}

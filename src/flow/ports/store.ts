/** The durable half of the pipeline. */
import type { EpochMs } from '../../domain/instant.ts';
import type { GateQuestion, Question, VerificationQuestion } from '../../domain/question.ts';
import type { KnownVerifications } from '../../domain/verification.ts';
import type { Agenda } from './agenda.ts';
import type { AuditLogs } from './audit.ts';
import type { DoraStore } from './dora.ts';
import type { EscalationStore } from './escalations.ts';
import type { KeptReading, KnownGate, OpenedGate, SeenReview } from './gates.ts';
import type { DeploymentReview } from './github-states.ts';
import type { Inbox } from './inbox.ts';
import type { LibraryStore } from './library.ts';
import type { LimitStore } from './limits.ts';
import type { Notices } from './notices.ts';
import type { PlaceStore } from './places.ts';
import type { PlanStore } from './plans.ts';
import type { ProbeStore } from './probes.ts';
import type { KeptOverride, KeptPolicy } from './records.ts';
import type { ReleaseStore } from './releases.ts';
import type { ReviewStore } from './reviews.ts';
import type { RollbackStore } from './rollbacks.ts';
import type { KeptOutcome, Restrictions, Statements } from './statements.ts';
import type { SweepStore } from './sweeps.ts';
import type { TrainStore } from './trains.ts';
import type { Upkeep } from './upkeep.ts';

/** The durable half: inbox, agenda of questions, records, outbox. What is acknowledged is on disk. */
export interface Store
  extends Inbox,
    Agenda,
    Upkeep,
    AuditLogs,
    SweepStore,
    ReleaseStore,
    ReviewStore,
    RollbackStore,
    PlaceStore,
    PlanStore,
    TrainStore,
    ProbeStore,
    Notices,
    DoraStore,
    LibraryStore,
    EscalationStore,
    LimitStore {
  /** The deployments to an environment that we let through, in no order. */
  openedGates(repositoryId: number, environment: string): Promise<readonly OpenedGate[]>;
  /** The first deployment to an environment that our gate was asked about; null before that. */
  firstGate(repositoryId: number, environment: string): Promise<number | null>;
  /**
   * The gates of an environment that have not ended, and those that we saw approved at `since` or later; by the number
   * of their deployment.
   */
  laneGates(repositoryId: number, environment: string, since: EpochMs): Promise<readonly KnownGate[]>;
  /**
   * The last answer about a gate for which everything was read; null before the first, and where an answer since then
   * came to no decision.
   */
  lastReading(gate: GateQuestion): Promise<KeptReading | null>;
  /** Commits whose gates waited for the environment at `at` and have ended since. */
  endedSince(repositoryId: number, environment: string, at: EpochMs): Promise<readonly string[]>;
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
  /** What people said of how deployments and incidents of a repository went, oldest first. */
  outcomes(repositoryId: number): Promise<readonly KeptOutcome[]>;
  /** The last policy text of this repository that was valid. */
  lastValidPolicy(repositoryId: number): Promise<KeptPolicy | null>;
  keepValidPolicy(repositoryId: number, policy: KeptPolicy): Promise<void>;
  /** The last policy text of this organisation that was valid, unless it was seen to be gone since. */
  lastValidOrganisationPolicy(ownerId: number): Promise<KeptPolicy | null>;
  keepValidOrganisationPolicy(ownerId: number, policy: KeptPolicy): Promise<void>;
  forgetOrganisationPolicy(ownerId: number): Promise<void>;
  /** Durable before it resolves; the question is due at once. `used`: the token said something before. */
  acceptVerification(question: VerificationQuestion, at: EpochMs): Promise<'stored' | 'used'>;
  /** What was said of the deployments to an environment. */
  verifications(repositoryId: number, environment: string): Promise<KnownVerifications>;
  close(): Promise<void>;
}

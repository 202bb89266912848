/** What sweeps read and keep: recurring looks for what no webhook told. */
import type { EpochMs } from '../../domain/instant.ts';
import type { GateQuestion, PullRequestQuestion, Question } from '../../domain/question.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { GateTelling } from './inbox.ts';

/** The part of the store that sweeps need besides the claim of their own. */
export interface SweepStore {
  /** What the sweep of this name noted at its last end. */
  sweepMemory(name: string): Promise<string | null>;
  /** Which of these deliveries we do not have, or set aside. At most a few hundred are asked about at once. */
  missingDeliveries(ids: readonly string[]): Promise<readonly string[]>;
  /** Makes questions due without an event. Those that had their final answer, and end with it, stay answered. */
  askNow(questions: readonly Question[], at: EpochMs, gates?: GateTelling): Promise<void>;
  /**
   * Gates that GitHub shows to wait: those that seemed to have ended without an answer are asked about again. Returns
   * how many that were.
   */
  reopenGates(gates: readonly GateQuestion[], at: EpochMs): Promise<number>;
  /** Open gates that are not due at any time. */
  gatesWithoutTimer(limit: number): Promise<readonly GateQuestion[]>;
  /** The repositories that something was ever asked about. */
  knownRepositories(): Promise<readonly RepositoryRef[]>;
  /** The one with this id; null when nothing is known of it. */
  knownRepository(id: number): Promise<RepositoryRef | null>;
  /** Those of them that have a policy, their own or their organisation's. */
  governedRepositories(): Promise<readonly RepositoryRef[]>;
  /** Our check `tidegate` on commits, as we last wanted it; commits without one are left out. */
  mergeChecks(repositoryId: number, shas: readonly string[]): Promise<readonly MergeCheckState[]>;
  /** The open pull requests of an installation whose check waits for something. */
  waitingPullRequests(installationId: number, limit: number): Promise<readonly PullRequestQuestion[]>;
  /** ONE transaction: what was found is open, and what was judged and not found is gone. */
  saveFindings(judged: JudgedSettings, at: EpochMs): Promise<FindingChanges>;
  /** What is set up differently from what the policy needs, as it was last seen. */
  openFindings(repositoryId: number): Promise<readonly FoundHere[]>;
  /** How many findings are open, by code. */
  findingCounts(): Promise<Readonly<Record<string, number>>>;
}

export interface MergeCheckState {
  readonly sha: string;
  /** It waits for something. */
  readonly isInProgress: boolean;
  /** It stands on GitHub or will. False: it was given up. */
  readonly isWritten: boolean;
  /** When the pull request was last judged. */
  readonly answeredAt: EpochMs;
}

export interface FoundHere {
  readonly code: string;
  /** What it is about, e.g. an environment. Empty: the repository. */
  readonly subject: string;
}

export interface JudgedSettings {
  readonly repositoryId: number;
  /** The codes that could be judged this time. */
  readonly codes: readonly string[];
  readonly found: readonly FoundHere[];
}

export interface FindingChanges {
  readonly appeared: readonly FoundHere[];
  readonly gone: readonly FoundHere[];
}

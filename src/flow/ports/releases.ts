/** What release records, reviews and the backtest of a proposed policy read of what is kept. */
import type { Decision } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { GateQuestion, ReleaseRecordQuestion } from '../../domain/question.ts';

/** What was decided about one gate, and what it was decided from. */
export interface Decided {
  readonly facts: Facts;
  readonly decision: Decision;
}

/** One gate of a release, as far as it has come. */
export interface KeptGate {
  readonly question: GateQuestion;
  /** When it was first answered. */
  readonly askedAt: EpochMs;
  /** When the approval was sent and GitHub took it; null: it was not. */
  readonly openedAt: EpochMs | null;
  /** When nothing was left to answer; null: it waits. */
  readonly endedAt: EpochMs | null;
  /** Our newest answer, in one line. */
  readonly summary: string;
  /** The newest answer that the policy gave; null: none is kept. */
  readonly decided: (Decided & { readonly summary: string }) | null;
  /** What our newest answers said of it, each where it changed, oldest first. Absent: nobody looked. */
  readonly said?: readonly { readonly at: EpochMs; readonly summary: string }[] | undefined;
}

/** A deployment that our gate decided about. */
export interface PastDecision extends Decided {
  readonly question: GateQuestion;
}

export interface PastDecisions {
  /** The newest first. */
  readonly decisions: readonly PastDecision[];
  /** There are more that would belong to them, which were too large to be read at once. */
  readonly isCut: boolean;
}

/** The part of the store that they need. */
export interface ReleaseStore {
  /** The gates of a commit, or the one of a deployment; oldest first, the newest of many. */
  releaseGates(
    repositoryId: number,
    of: { readonly sha: string } | { readonly deploymentId: number },
  ): Promise<readonly KeptGate[]>;
  /** The records there are of the release that this deployment is part of, or of the commit where it is known. */
  releaseRecordsOf(gate: GateQuestion, sha: string | undefined): Promise<readonly ReleaseRecordQuestion[]>;
  /** The records of a repository that are not over, of the commits that were asked for last. */
  openReleaseRecords(repositoryId: number): Promise<readonly ReleaseRecordQuestion[]>;
  /** Our newest answer about a gate; null before the first. */
  lastAnswer(gate: GateQuestion): Promise<{ readonly summary: string; readonly decision: Decision | null } | null>;
  /** The issue that is kept under this key; null: none that we know of. */
  keptIssue(repositoryId: number, key: string): Promise<number | null>;
  /** The last deployments of a repository, or of all repositories of an installation, that our gate decided about. */
  pastDecisions(
    of: { readonly repositoryId: number } | { readonly installationId: number },
    limit: number,
  ): Promise<PastDecisions>;
}

/** Verifications: whether a deployment turned out well, as a job says that can prove which one it is. */
import type { VerificationFact } from './facts.ts';
import { type EpochMs, epochMs, type Instant } from './instant.ts';

/** What a job says of a deployment, and what its token proves about the job. */
export interface ClaimedVerification {
  /** Of the token, which counts once. */
  readonly tokenId: string;
  readonly runId: number;
  readonly runAttempt: number;
  /** As the token spells it. */
  readonly environment: string;
  /** The commit that was deployed, as the job says. */
  readonly sha: string;
  /** Where one run deploys to an environment more than once. */
  readonly deploymentId?: number | undefined;
  readonly verdict: Exclude<VerificationFact['verdict'], 'missing'>;
  /** Names of the checks that failed, at most 20. */
  readonly failedChecks: readonly string[];
  /** Those among them that had failed before the deployment, too. Absent: none. */
  readonly preExisting?: readonly string[] | undefined;
  /** Why the verdict is what it is, e.g. `runner-network`. Absent: nothing is said. */
  readonly reasonCode?: string | undefined;
  /** What ran when it was made, 7 to 40 digits of a commit in lower case. Absent: nobody can tell. */
  readonly liveSha?: string | undefined;
  /** The file whose checks were run. Absent: the job does not say, as older versions of the Action do not. */
  readonly smoke?: SmokeFileRead | undefined;
  /** When it reached us. */
  readonly at: Instant;
}

/** A smoke file, as it was read. */
export interface SmokeFileRead {
  /** In the repository, as `repositoryPath` writes it. */
  readonly path: string;
  /** Of its bytes, `sha256:HEX`. */
  readonly digest: string;
}

/** A pass that counts as none, because it is not by the file that the policy asks for. */
export interface UncountedPass {
  /**
   * `other-content`: the file of that name is another one on the commit that was deployed, and on the default branch;
   * `no-such-file`: there is none; `policy-unknown`: no policy could be read that might ask for a file.
   */
  readonly code: 'other-file' | 'other-content' | 'no-such-file' | 'unnamed' | 'policy-unknown';
  /** The file that the policy asks for; null: nobody knows. */
  readonly asked: string | null;
}

/** What is known of the deployments to an environment. */
export interface KnownVerifications {
  /** Something was said of the environment at some time, though it may still be looked into. */
  readonly isTold: boolean;
  /** What counts last of each deployment: that nothing was said counts for as long as nothing was. */
  readonly newest: readonly Verification[];
  /** Those that counted before, and that another one of the same deployment took the place of, oldest first. Absent: none. */
  readonly earlier?: readonly Verification[] | undefined;
  /** Of each deployment the newest pass that counts as none. Absent: there are none. */
  readonly uncounted?: readonly Verification[] | undefined;
  /** What jobs said that was not looked into yet. Absent: nothing. */
  readonly unread?: readonly Pick<ClaimedVerification, 'runId' | 'at'>[] | undefined;
}

/** What is kept of one deployment. */
export interface Verification {
  readonly repositoryId: number;
  readonly deploymentId: number;
  readonly environment: string;
  /** The effective commit. */
  readonly sha: string;
  readonly verdict: VerificationFact['verdict'];
  readonly failedChecks: readonly string[];
  /** As claimed; absent where nothing was said of it. */
  readonly preExisting?: readonly string[] | undefined;
  readonly reasonCode?: string | undefined;
  readonly liveSha?: string | undefined;
  readonly smoke?: SmokeFileRead | undefined;
  /** Only of a pass. Absent: it counts. */
  readonly uncounted?: UncountedPass | undefined;
  readonly at: Instant;
}

/** Longer than GitHub takes to show a deployment. What could not be looked into by then may never be. */
const LOOKED_INTO_WITHIN_MS = 3_600_000;

/** Whether the job of a run said something of it that is about to be looked into. */
export function isBeingRead({ unread = [] }: KnownVerifications, runId: number, at: EpochMs): boolean {
  return unread.some((each) => each.runId === runId && at < epochMs(each.at) + LOOKED_INTO_WITHIN_MS);
}

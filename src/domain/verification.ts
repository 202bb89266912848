/** Verifications: whether a deployment turned out well, as a job says that can prove which one it is. */
import type { VerificationFact } from './facts.ts';
import type { Instant } from './instant.ts';

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
  /** When it reached us. */
  readonly at: Instant;
}

/** What is known of the deployments to an environment. */
export interface KnownVerifications {
  /** Something was said of the environment at some time, though it may still be looked into. */
  readonly isTold: boolean;
  /** The newest one of each deployment. */
  readonly newest: readonly Verification[];
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
  readonly at: Instant;
}

/**
 * Everything a rollback is decided on, as plain data: the App fills it from its ledger and GitHub, the Action from GitHub
 * alone, the backtest from history. What is not known is `unknown` or null, and never counts in favour of a rollback.
 */
import type { Instant } from '../domain/instant.ts';

export interface RollbackCase {
  readonly at: Instant;
  readonly environment: string;
  /** Undefined: the policy says nothing of rollbacks here. */
  readonly rules: RollbackSettings | undefined;
  readonly trigger: Trigger;
  /** The deployment that turned out bad; null when we track no such deployment. */
  readonly failed: FailedDeployment | null;
  /** What else was deployed to the environment, newest first, the failed one included. */
  readonly deployments: readonly LaneDeployment[];
  /** Commits that must not come back: every sha that was rolled back or held and not lifted. */
  readonly quarantined: readonly string[];
  /** Rollbacks of this lane, oldest first, whoever ordered them. */
  readonly earlier: readonly EarlierRollback[];
  /** What the rollback takes away, by the target that is under consideration (last known good); null: not read yet. */
  readonly takenAway: TakenAway | null;
  /** A person said that nothing is rolled back here for now (`/tidegate freeze` does not, `paused` does). */
  readonly isPaused: boolean;
  /** Of the workflow and the commit that it would deploy; `unknown` counts as not there. */
  readonly target: { readonly isAvailable: boolean | 'unknown'; readonly because?: string | undefined } | null;
  /** What runs now according to an identity check, 7 to 40 digits of a commit; null: nobody looked. */
  readonly liveSha: string | null;
  /** Lanes that need the version that would be taken away. */
  readonly dependants: readonly string[];
  /** Approvals of this very rollback by people who may give them. */
  readonly approvedBy: readonly string[];
  /** Another rollback of this environment is under way. */
  readonly isLocked: boolean;
}

/** From the policy, of every policy in force the strictest. */
export interface RollbackSettings {
  readonly on: readonly ('fail' | 'error' | 'inconclusive' | 'missing')[];
  /** By tier of what is taken away; a tier that is not named is asked for. */
  readonly authorise: Readonly<Record<string, 'auto' | 'ask'>>;
  /** Name of its file in `.github/workflows`; undefined: the policy names none. */
  readonly workflow: string | undefined;
  readonly barriers: { readonly labels: readonly string[]; readonly paths: readonly string[] };
  readonly attempts: number;
  readonly window: { readonly perMs: number; readonly atMost: number } | null;
  /** Findings older than this are looked at by people. Default: 20 minutes. */
  readonly maxFailureAgeMs: number;
}

export type Trigger =
  | {
      readonly kind: 'verification';
      readonly verdict: 'pass' | 'fail' | 'error' | 'inconclusive' | 'missing';
      readonly at: Instant;
      /** Ids of required checks that failed. */
      readonly failedChecks: readonly string[];
      /** Those among them that failed before the deployment, too. */
      readonly preExisting: readonly string[];
      /** Only checks failed of which the verdict does not depend. */
      readonly isAdvisoryOnly: boolean;
      /** E.g. `runner-network`; null when there is none. */
      readonly reasonCode: string | null;
      /** Verifications of this deployment before this one that were `error` or `inconclusive`. */
      readonly retries: number;
      /** The end of a job is no proof. */
      readonly confidence: 'high' | 'low';
    }
  /** A person asked for it, and may. */
  | { readonly kind: 'requested'; readonly by: string; readonly at: Instant };

export interface FailedDeployment {
  readonly id: number;
  readonly sha: string;
  readonly startedAt: Instant;
  readonly finishedAt?: Instant | undefined;
  /** It was itself a rollback. */
  readonly isRollback: boolean;
  /** Of what a rollback would take away: the tier that `authorise` is asked about. */
  readonly tier: string;
}

export interface LaneDeployment {
  readonly id: number;
  /** The effective commit: the ledger's, else the payload's, else the deployment's. */
  readonly sha: string;
  /** `deployment`: GitHub's word alone, which for a dispatched run may name another commit than was deployed. */
  readonly shaFrom: 'ledger' | 'payload' | 'deployment';
  /** Its run was started by hand or by us (`workflow_dispatch`). Absent: not known, which counts as yes. */
  readonly isDispatched?: boolean | undefined;
  readonly startedAt: Instant;
  readonly finishedAt?: Instant | undefined;
  readonly state: 'success' | 'failure' | 'in_progress' | 'pending';
  /** It was a success at some time, whatever it is called now (`inactive`). */
  readonly everSucceeded: boolean;
  readonly isTransient: boolean;
  /** Made by a workflow's deploy job that the policy names, or by one that passed our gate; not by a job that only reads secrets. */
  readonly isOfDeployWorkflow: boolean;
  readonly isRollback: boolean;
  /** The newest verification of it that we can prove; null: none. `low` never makes a commit known good. */
  readonly verification: { readonly verdict: string; readonly at: Instant; readonly confidence: 'high' | 'low' } | null;
}

export interface EarlierRollback {
  readonly at: Instant;
  readonly failedDeploymentId: number;
  readonly from: string;
  readonly to: string;
  readonly outcome: 'under-way' | 'verified' | 'failed' | 'unknown';
}

export interface TakenAway {
  readonly targetSha: string;
  /** False: GitHub cut the list, so a barrier may be in what was not read. */
  readonly complete: boolean;
  /** Of the commits themselves, those that pull requests brought included: who merged may edit no word of them. */
  readonly messages?: readonly { readonly name: string; readonly message: string }[] | undefined;
  readonly changes: readonly {
    /** `#12` or a short sha. */
    readonly name: string;
    readonly labels: readonly string[];
    readonly paths: readonly string[];
    /** Those of `paths` that one of the policy's barriers matches; a renamed file counts under both names. */
    readonly markedPaths: readonly string[];
    readonly pathsComplete: boolean;
    /** Text of the commit or of the pull request's body, for `Rollback-Barrier:` trailers. */
    readonly message: string;
  }[];
}

/** What is decided about a rollback, with everything that was looked at on the way. */

export type RollbackAction =
  /** Go back to `target`, now. */
  | 'rollback'
  /** Nothing is deployed, and the bad commit is kept out. */
  | 'hold'
  /** As `hold`, and whoever is on call is told. */
  | 'page'
  /** Verify once more after a while. */
  | 'retry-verification'
  | 'none';

export const ROLLBACK_CODES = [
  'disabled',
  'untracked',
  'verified',
  'stale-event',
  'superseded',
  'not-settled',
  'paused',
  'inconclusive',
  'not-a-trigger',
  'pre-existing',
  'runner-network',
  'advisory-only',
  'rollback-failed',
  'attempts-exhausted',
  'flapping',
  'no-lkg',
  'point-of-no-return',
  'barrier-unknown',
  'target-unavailable',
  'dependency',
  'approval-required',
  'lock-conflict',
  'already-rolled-back',
  'authorized',
] as const;
export type RollbackCode = (typeof ROLLBACK_CODES)[number];

/** What is missing is a person's yes, and nothing else. */
export function isAskedFor(code: RollbackCode): boolean {
  return code === 'approval-required' || code === 'barrier-unknown';
}

/** Why a deployment is not what is gone back to. The first that fits, in this order. */
export const REJECTION_CODES = [
  'transient',
  'not-deploy-workflow',
  'not-older',
  'current',
  'quarantined',
  'sha-unsure',
  'failed-later',
  'never-succeeded',
  'verification-failed',
  'low-confidence',
  'not-verified',
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

export interface RollbackDecision {
  readonly action: RollbackAction;
  /** `code` and the data that its text needs; see the table of texts. */
  readonly reason: { readonly code: RollbackCode; readonly [datum: string]: unknown };
  /** Last known good, whether it is gone back to or not; null: none. */
  readonly target: { readonly deploymentId: number; readonly sha: string } | null;
  /** Every candidate for it that was passed over, newest first, and why. */
  readonly rejected: readonly { readonly deploymentId: number; readonly sha: string; readonly code: RejectionCode }[];
  /** The table row by row, up to and including the one that decided: the last one, and the only one that `held`. */
  readonly guards: readonly {
    readonly code: RollbackCode;
    readonly held: boolean;
    /** What was found, in one line. */
    readonly value: string;
  }[];
  /**
   * The commit that has to stay out, with everything that contains it, until a person lifts that; null: none. It is null
   * where the only way is forward, since the repair contains the commit.
   */
  readonly quarantine: string | null;
}

/** What is known of a lane, as plain data: the shape of `tidegate ledger --json`. Null: nobody knows. */
import type { ReleaseType } from '../../domain/decision.ts';
import type { VerificationFact } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import type { RollbackState } from '../../domain/rollback.ts';
import type { Drill } from './drill.ts';
import type { LaneUndeployed } from './lane-undeployed.ts';
import type { Lane } from './lanes-of.ts';

export interface EnvironmentLane extends Lane {
  readonly running: Running | null;
  /** A deployment after the running one that did not end well, or of whose end nothing is known yet. */
  readonly after: Attempt | null;
  readonly lastKnownGood: Good | null;
  /** Commits that turned out bad, which the lane refuses with all that contains them. */
  readonly quarantined: readonly Quarantined[];
  readonly holds: readonly Restriction[];
  readonly freezes: readonly (Omit<Restriction, 'sha'> & { readonly until: Instant | null })[];
  readonly inProgress: readonly InProgress[];
  readonly drift: Drift | null;
  /** Of the policy. */
  readonly strategy: string | null;
  readonly drill: Drill | null;
  readonly undeployed: LaneUndeployed | null;
  /** Null: its settings were not looked at yet. */
  readonly guard: { readonly isGated: boolean; readonly hasOurRule: boolean } | null;
}

export interface Running {
  /** The effective commit. */
  readonly sha: string;
  readonly since: Instant;
  /** Null: a release stands for it, of a repository without deployments. */
  readonly deploymentId: number | null;
  /** `history`: GitHub calls it a success. `verification`: a job looked at it. */
  readonly from: 'history' | 'verification';
  readonly tier: string | null;
  readonly type: ReleaseType | null;
  readonly opened: Opened;
  readonly verification: { readonly verdict: VerificationFact['verdict']; readonly at: Instant } | null;
}

/**
 * How it came past the gate. `unguarded`: no gate of ours let it through. `unknown`: neither is known, as of what was
 * there before us.
 */
export interface Opened {
  readonly how: 'gate' | 'override' | 'bypass' | 'unguarded' | 'unknown';
  /** Logins: whose approvals counted, who overrode, who bypassed. */
  readonly by: readonly string[];
}

export interface Attempt {
  readonly deploymentId: number;
  readonly sha: string;
  readonly state: 'failure' | 'unknown';
  readonly at: Instant;
}

export interface Good {
  readonly sha: string;
  readonly deploymentId: number;
  readonly at: Instant;
}

export interface Restriction {
  readonly sha: string;
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
}

export interface Quarantined {
  readonly sha: string;
  readonly deploymentId: number;
  readonly at: Instant;
  readonly reason: string;
}

/** `state` of a gate: `pending`, `held`; of a rollback as the ledger calls it. */
export type InProgress =
  | {
      readonly kind: 'gate';
      readonly deploymentId: number;
      readonly runId: number;
      readonly sha: string;
      readonly state: 'pending' | 'held';
      readonly reasons: readonly string[];
      readonly since: Instant;
    }
  | {
      readonly kind: 'rollback';
      readonly id: string;
      readonly sha: string;
      readonly state: RollbackState;
      readonly runId: number | null;
      readonly since: Instant;
    };

/** Somebody looked at what runs, and saw something else than the ledger has. */
export interface Drift {
  /** What was seen: 7 to 40 digits. */
  readonly saw: string;
  /** What the ledger says. Null: nothing. */
  readonly ledger: string | null;
  readonly at: Instant;
  readonly from: 'verification' | 'probe';
  /** It was deployed here at some time, by what we know. */
  readonly isKnownHere: boolean;
}

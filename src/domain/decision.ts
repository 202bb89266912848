/** The decision document (contract, section 4): the verdict and the explanation tree of all gates. */
import type { Instant } from './instant.ts';

/**
 * `open`; `waiting`: it can become open by time, people or CI; `blocked`: a person said no, or it can never become
 * open for this commit.
 */
export type Verdict = 'open' | 'waiting' | 'blocked';

export type ReleaseType = 'major' | 'minor' | 'patch' | 'emergency' | 'rollback' | 'redeploy';

export const RELEASE_TYPES = [
  'major',
  'minor',
  'patch',
  'emergency',
  'rollback',
  'redeploy',
] as const satisfies ReleaseType[];

export interface Decision {
  readonly version: 1;
  readonly mode: 'enforce' | 'observe';
  readonly verdict: Verdict;
  readonly at: Instant;
  readonly tier: string;
  readonly releaseType: ReleaseType;
  readonly tierReasons: readonly TierReason[];
  /** Built-in gates first, then the organisation's, then the repository's, in file order. */
  readonly gates: readonly GateResult[];
  /** The first instant at which everything that time alone decides is met; null when there is none. */
  readonly earliestOpening: Instant | null;
  /** When the answer can next change by time alone: what the timer is set to. Null: never. */
  readonly nextTransitionAt: Instant | null;
  readonly override: { readonly user: string; readonly reason: string; readonly expiresAt: Instant } | null;
  readonly policy: { readonly sources: readonly string[]; readonly digest: string };
  readonly factsDigest: string;
}

export interface TierReason {
  readonly tier: string;
  readonly because: string;
  /** `#12` or a short sha. */
  readonly change: string;
  readonly detail: string;
}

export type Status = 'met' | 'pending' | 'failed';

export interface GateResult {
  readonly name: string;
  readonly status: Status | 'skipped';
  readonly requirements: readonly RequirementResult[];
  readonly skippedBecause?: string | undefined;
}

export interface RequirementResult {
  readonly kind: string;
  readonly status: Status;
  readonly reason: Reason;
  /** What / why / what to do next, in one or two sentences. */
  readonly text: string;
  /** Logins whose approval counted. */
  readonly counted?: readonly string[] | undefined;
  /** Who did not count, and why. */
  readonly ignored?: readonly IgnoredPerson[] | undefined;
  readonly nextTransitionAt?: Instant | null | undefined;
  /** Of `linked-issue`: what each change is linked to. Changes that have nothing are left out, and those past 100. */
  readonly linked?: readonly LinkedRequests[] | undefined;
}

export interface LinkedRequests {
  /** `#12`, or the full name of a commit. */
  readonly change: string;
  /** `owner/name#12`, `#12`, or what the gate's pattern found, such as `CHG12345`: one line each, as people wrote it. */
  readonly requests: readonly string[];
}

/** A code of the closed list and the data its text is made of. */
export interface Reason {
  readonly code: string;
  readonly [datum: string]: unknown;
}

export interface IgnoredPerson {
  readonly user: string;
  readonly code: string;
}

/** What DORA figures are made from (contract, section 8): one JSON object a line in files, one row each in the store. */
import type { ReleaseType } from './decision.ts';
import type { Instant } from './instant.ts';

export type DoraEvent = DeploymentEvent | IncidentEvent | VerificationEvent | RecoveredEvent | GateEvent;

export interface DeploymentEvent {
  readonly kind: 'deployment';
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly sha: string;
  readonly state: 'success' | 'failure';
  readonly startedAt: Instant;
  /** Of GitHub: when its first `success` status was written, else its first `failure` or `error`. */
  readonly finishedAt: Instant;
  readonly tier?: string | undefined;
  readonly type?: ReleaseType | undefined;
  readonly team?: string | undefined;
  /** How it reaches its users, e.g. `canary`. */
  readonly strategy?: string | undefined;
  /** What the lane ran before, where whoever wrote the event knows it. */
  readonly previousSha?: string | undefined;
  readonly changes?: readonly EventChange[] | undefined;
}

/** A pull request that the deployment brought; or, with `sha` in place of `number`, a commit that came without one. */
export interface EventChange {
  readonly number?: number | undefined;
  readonly sha?: string | undefined;
  readonly firstCommitAt: Instant;
  readonly mergedAt?: Instant | undefined;
  /** Pull requests that it takes back. */
  readonly reverts?: readonly number[] | undefined;
}

export interface IncidentEvent {
  readonly kind: 'incident';
  readonly id: string;
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
  /** Each time that it was open; without `closedAt` it is open still. */
  readonly intervals: readonly { readonly openedAt: Instant; readonly closedAt?: Instant | undefined }[];
  /** As a person confirmed it. */
  readonly cause?: { readonly deploymentId: string } | { readonly sha: string } | 'external' | undefined;
  readonly title?: string | undefined;
}

export interface VerificationEvent {
  readonly kind: 'verification';
  readonly deploymentId: string;
  readonly verdict: string;
  readonly at: Instant;
}

/** A person says that what the deployment broke is well again. */
export interface RecoveredEvent {
  readonly kind: 'recovered';
  readonly deploymentId: string;
  readonly at: Instant;
  readonly by: string;
}

/** What the process did with one deployment: how long what held it, who had to be waited for, what was passed over. */
export interface GateEvent {
  readonly kind: 'gate';
  readonly deploymentId: string;
  readonly environment: string;
  readonly tier?: string | undefined;
  readonly type?: ReleaseType | undefined;
  readonly requestedAt: Instant;
  /** When it was let through, or went on without an answer; absent: it was not, or not yet. */
  readonly openedAt?: Instant | undefined;
  /** When nobody waited for an answer any more. */
  readonly endedAt?: Instant | undefined;
  /** Each time that a gate of the policy held it; without `until` it holds still. */
  readonly held?:
    | readonly { readonly gate: string; readonly from: Instant; readonly until?: Instant | undefined }[]
    | undefined;
  /** Approvals that counted: by a member of which team, how long after they could be given. */
  readonly approvals?:
    | readonly { readonly team?: string | undefined; readonly askedAt: Instant; readonly at: Instant }[]
    | undefined;
  /** A person opened it against the policy. */
  readonly isOverridden?: boolean | undefined;
  /** It went on without an answer of ours. */
  readonly isBypassed?: boolean | undefined;
  /** Some change of it was reviewed by nobody. */
  readonly isUnreviewed?: boolean | undefined;
  /** While it was held another candidate took its place: the hold may have caught something. */
  readonly isReplaced?: boolean | undefined;
}

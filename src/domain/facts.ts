/**
 * Facts: the stored snapshot that a decision is made from (contract, section 3). A decision reads nothing else, so
 * stored facts replay byte for byte. `at` is one of the facts: rings 0 to 2 have no clock.
 */
import type {
  AlertsFact,
  AttestationFact,
  Candidate,
  CheckFact,
  IncidentFact,
  LaneFact,
  PreflightFact,
  RollbackFact,
  UncountedFact,
} from './evidence-facts.ts';
import type { Instant } from './instant.ts';
import type { PlanFact, TrainFact } from './plan-facts.ts';

export * from './evidence-facts.ts';
export type * from './plan-facts.ts';

export interface Facts {
  readonly version: 1;
  readonly at: Instant;
  /** `owner/name`. */
  readonly repository: string;
  readonly question: DeployQuestion | MergeQuestion;
  readonly candidate: Candidate;
  /** What the environment runs: its last effective success. Null when nothing runs there yet. */
  readonly baseline: { readonly sha: string; readonly at: Instant } | null;
  readonly direction: Direction;
  /** Oldest first. When the direction is `backward`: what the deployment takes away. */
  readonly changes: readonly Change[];
  /** False when a list limit of GitHub cut the range. Means: highest tier, and say so. */
  readonly complete: boolean;
  /** By login as GitHub spells it. Logins compare without case; identity is the numeric id. */
  readonly people: Readonly<Record<string, Person>>;
  readonly codeowners?: string | undefined;
  readonly approvals: readonly ReleaseApproval[];
  readonly checks: readonly CheckFact[];
  readonly deployments: readonly DeploymentFact[];
  readonly incidents: readonly IncidentFact[];
  readonly holds: readonly HoldFact[];
  readonly overrides: readonly OverrideFact[];
  readonly dependencies: readonly DependencyFact[];
  readonly lanes: readonly LaneFact[];
  readonly rollbacks: readonly RollbackFact[];
  readonly freezes: readonly FreezeFact[];
  /** The run is one that we dispatched ourselves for a rollback, which was decided on then. */
  readonly ordered?: OrderedRollbackFact | undefined;
  /** Open alerts, of each tool that a gate asks about. */
  readonly alerts?: readonly AlertsFact[] | undefined;
  /** What was attested of what is deployed, signatures checked. Absent: nobody asked, or no digest is known. */
  readonly attestations?: readonly AttestationFact[] | undefined;
  /** The last run of each preflight of the environment for this release. Absent: none has run. */
  readonly preflights?: readonly PreflightFact[] | undefined;
  /** What people wrote in the record of this release. Absent: there is none. */
  readonly record?: { readonly body: string } | undefined;
  /** The planned releases that its changes belong to. */
  readonly plans?: readonly PlanFact[] | undefined;
  /** The trains that it is part of. */
  readonly trains?: readonly TrainFact[] | undefined;
}

/** What facts say where nothing is known or nothing has happened. */
export const NOTHING_KNOWN = {
  people: {},
  approvals: [],
  checks: [],
  deployments: [],
  incidents: [],
  holds: [],
  overrides: [],
  dependencies: [],
  lanes: [],
  rollbacks: [],
  freezes: [],
} as const satisfies Partial<Facts>;

export interface DeployQuestion {
  readonly kind: 'deploy';
  readonly environment: string;
  readonly service?: string | undefined;
  readonly actor: string;
  /** Who started the run and who re-ran it: all are deployers. */
  readonly actors?: readonly string[] | undefined;
  readonly deploymentId?: number | undefined;
  readonly runId?: number | undefined;
  readonly runAttempt?: number | undefined;
}

export interface MergeQuestion {
  readonly kind: 'merge';
  readonly pullRequest: number;
  readonly base: string;
}

export type Direction = 'first' | 'forward' | 'same' | 'backward' | 'diverged';

export type Change = PullRequestChange | CommitChange;

/** One merged (or to be merged) pull request. */
export interface PullRequestChange {
  readonly kind: 'pull-request';
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  /** Every author, committer and co-author of every commit, side branches included. */
  readonly contributors: readonly string[];
  /** Commits whose author GitHub maps to no account. */
  readonly unknownContributors?: number | undefined;
  readonly labels: readonly string[];
  /** Label name to the login that set it, where known. */
  readonly labeledBy?: Readonly<Record<string, string>> | undefined;
  readonly issues?: readonly string[] | undefined;
  readonly base: string;
  readonly headSha: string;
  readonly patchId?: string | undefined;
  readonly mergedAt?: Instant | undefined;
  readonly files: readonly ChangedFile[];
  readonly filesComplete: boolean;
  readonly commits: number;
  readonly reviews: readonly Review[];
  /** The number of its milestone. */
  readonly milestone?: number | undefined;
}

/** A commit that reached the branch without a pull request. */
export interface CommitChange {
  readonly kind: 'commit';
  readonly sha: string;
  readonly message: string;
  readonly author: string;
  /** Author, committer and co-authors. Absent where only the author is known. */
  readonly contributors?: readonly string[] | undefined;
  /** How many of them GitHub maps to no account. */
  readonly unknownContributors?: number | undefined;
  readonly at: Instant;
  readonly files: readonly ChangedFile[];
}

export interface ChangedFile {
  readonly path: string;
  /** The old name of a renamed file. Rules see both names. */
  readonly previousPath?: string | undefined;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  readonly additions: number;
  readonly deletions: number;
}

export interface Review {
  readonly id: number;
  readonly user: string;
  readonly state: 'approved' | 'changes_requested' | 'commented' | 'dismissed';
  /** The head the review was given on. */
  readonly commit: string;
  readonly patchId?: string | undefined;
  readonly at: Instant;
}

export type Permission = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';

export interface Person {
  readonly id: number;
  readonly kind: 'user' | 'bot';
  readonly permission: Permission;
  /** Slugs of the organisation's teams, membership through child teams included. */
  readonly teams: readonly string[];
}

export interface ReleaseApproval {
  readonly user: string;
  readonly state: 'approved' | 'rejected';
  readonly at: Instant;
  readonly source: 'deployment-review' | 'comment' | 'page';
  readonly sha: string;
  readonly environment: string;
  readonly reason?: string | undefined;
}

export interface DeploymentFact {
  readonly id: number;
  readonly environment: string;
  readonly service?: string | undefined;
  /** The effective commit. */
  readonly sha: string;
  readonly startedAt: Instant;
  readonly finishedAt?: Instant | undefined;
  readonly state: 'success' | 'failure' | 'in_progress';
  readonly verification?: VerificationFact | undefined;
  /** A verification that passed and does not count, as long as none is there that does. */
  readonly uncounted?: UncountedFact | undefined;
}

export interface VerificationFact {
  readonly verdict: 'pass' | 'fail' | 'inconclusive' | 'error' | 'missing';
  readonly at: Instant;
  /** Absent: a job said so that proved which one it is. `low`: only the job's end is known, and nothing goes back to it. */
  readonly confidence?: 'low' | undefined;
}

export interface HoldFact {
  readonly environment: string;
  readonly sha: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
  /** Whether the candidate contains the quarantined commit. */
  readonly contains: boolean;
}

export interface OverrideFact {
  readonly user: string;
  readonly environment: string;
  readonly sha: string;
  readonly reason: string;
  readonly at: Instant;
}

export interface DependencyFact {
  readonly repository: string;
  readonly environment: string;
  readonly health: 'healthy' | 'failing' | 'rolling-back' | 'unknown';
}

export interface OrderedRollbackFact {
  /** Of the ledger. */
  readonly rollback: string;
  /** The commit that was decided on. */
  readonly sha: string;
}

export interface FreezeFact {
  readonly environment: string;
  readonly from: Instant;
  readonly until?: Instant | undefined;
  readonly by: string;
  readonly reason: string;
}

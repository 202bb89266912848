/** What the stand-in remembers. Plain records; times are milliseconds since 1970 on the stand-in's clock. */

import type { Plan } from '../surface/organization.ts';
import type { DeploymentState } from '../surface/runs.ts';
import type { Permissions } from '../surface/standin.ts';
import type { Role } from '../surface/world.ts';
import type { BranchRulesRecord, QueueRecord } from './branch-rules.ts';
import type { EnvironmentRecord } from './environment.ts';
import type { Git } from './git.ts';
import type { DispatchRecord, RunRecord } from './run.ts';
import type { SecurityRecord } from './security.ts';

export type { EnvironmentRecord, Outstanding, ProtectionRecord, ReviewerRecord } from './environment.ts';
export type { ApprovalRecord, DispatchRecord, JobRecord, RunRecord } from './run.ts';

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly kind: 'User' | 'Bot' | 'Organization';
  readonly name: string;
  readonly email: string;
  readonly createdAt: number;
}

export interface TeamRecord {
  readonly id: number;
  slug: string;
  parent: TeamRecord | null;
  readonly members: Map<string, 'active' | 'pending'>;
}

export interface OrganizationRecord {
  readonly account: Account;
  readonly plan: Plan;
  /** Logins in lower case. */
  readonly members: Set<string>;
  readonly owners: Set<string>;
  readonly invited: Set<string>;
  readonly teams: Map<string, TeamRecord>;
}

export interface AppRecord {
  readonly id: number;
  readonly slug: string;
  readonly owner: Account;
  readonly bot: Account;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly createdAt: number;
}

export interface Installation {
  readonly id: number;
  readonly account: Account;
  readonly repositories: Set<RepositoryRecord>;
  readonly createdAt: number;
}

export interface RepositoryRecord {
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  isPrivate: boolean;
  readonly createdAt: number;
  readonly git: Git;
  defaultBranch: string;
  pushedAt: number;
  installation: Installation | null;
  readonly permissions: Map<string, Role>;
  readonly issues: Map<number, IssueRecord>;
  readonly labels: Map<string, LabelRecord>;
  readonly checks: CheckRecord[];
  readonly commitStatuses: CommitStatusRecord[];
  readonly environments: Map<string, EnvironmentRecord>;
  /** By branch. */
  readonly branchRules: Map<string, BranchRulesRecord>;
  readonly queues: Map<string, QueueRecord>;
  /** What a workflow file does when it is dispatched, by file name. */
  readonly dispatches: Map<string, DispatchRecord>;
  readonly runs: Map<number, RunRecord>;
  readonly deployments: Map<number, DeploymentRecord>;
  /** Oldest first, drafts too. */
  readonly releases: ReleaseRecord[];
  readonly milestones: Map<number, MilestoneRecord>;
  readonly security: SecurityRecord;
}

export interface MilestoneRecord {
  readonly id: number;
  readonly number: number;
  title: string;
  description: string | null;
  state: 'open' | 'closed';
  /** Null: it has no due date. */
  dueAt: number | null;
  readonly creator: Account;
  readonly createdAt: number;
  updatedAt: number;
  closedAt: number | null;
}

export interface ReleaseRecord {
  readonly id: number;
  readonly tag: string;
  /** Branch or commit that its tag is made of where there is none. */
  readonly target: string;
  name: string | null;
  body: string | null;
  readonly isDraft: boolean;
  readonly isPrerelease: boolean;
  readonly author: Account;
  readonly createdAt: number;
  readonly publishedAt: number | null;
}

export interface LabelRecord {
  readonly id: number;
  readonly name: string;
}

/** An entry of the list "issue events". */
export interface IssueEvent {
  readonly id: number;
  readonly kind: 'labeled' | 'unlabeled' | 'closed' | 'reopened';
  readonly actor: Account;
  /** Null for those that are about none. */
  readonly label: string | null;
  readonly at: number;
}

export interface IssueRecord {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  readonly author: Account;
  state: 'open' | 'closed';
  readonly labels: Set<string>;
  /** The number of its milestone. */
  milestone: number | null;
  readonly events: IssueEvent[];
  readonly comments: CommentRecord[];
  readonly createdAt: number;
  updatedAt: number;
  /** Absent: the body is as it was written. */
  bodyEditedAt?: number;
  closedAt: number | null;
  /** Absent: nobody closed it by hand. */
  closedBy?: Account | null;
  /** Null for an issue that is no pull request. */
  readonly pull: PullRecord | null;
}

export interface CommentRecord {
  readonly id: number;
  readonly author: Account;
  /** Through which App it was written; null for people and jobs. */
  readonly viaApp: AppRecord | null;
  body: string;
  readonly createdAt: number;
  updatedAt: number;
}

export interface PullRecord {
  readonly id: number;
  readonly head: string;
  readonly base: string;
  headSha: string;
  baseSha: string;
  draft: boolean;
  merge: {
    readonly by: Account;
    readonly at: number;
    readonly sha: string;
    /** All the commits that a rebase made. */
    readonly rebased?: readonly string[];
  } | null;
  readonly reviews: ReviewRecord[];
}

/** An issue that is a pull request. */
export type PullIssue = IssueRecord & { readonly pull: PullRecord };

export interface ReviewRecord {
  readonly id: number;
  readonly author: Account;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  readonly body: string;
  readonly commit: string;
  readonly at: number;
}

/** The App a check belongs to: ours, GitHub Actions, or some other. */
export interface CheckApp {
  readonly id: number;
  readonly slug: string;
}

export interface CheckRecord {
  readonly id: number;
  name: string;
  readonly app: CheckApp;
  readonly suiteId: number;
  readonly sha: string;
  externalId: string;
  detailsUrl: string | null;
  status: string;
  conclusion: string | null;
  startedAt: number;
  completedAt: number | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  annotations: Readonly<Record<string, unknown>>[];
}

export interface CommitStatusRecord {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: 'pending' | 'success' | 'failure' | 'error';
  readonly creator: Account;
  readonly at: number;
}

export interface StatusRecord {
  readonly id: number;
  readonly state: DeploymentState;
  readonly creator: Account;
  readonly at: number;
}

export interface DeploymentRecord {
  readonly id: number;
  readonly environment: string;
  readonly sha: string;
  readonly ref: string;
  readonly creator: Account;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  readonly statuses: StatusRecord[];
  readonly run: RunRecord | null;
  readonly attempt: number;
  /** Status reports without a state so far; GitHub takes 10. */
  reports: number;
}

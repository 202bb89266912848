/** What GitHub shows us of one thing, in our words. */
import type { Change, DeploymentFact, Direction, PullRequestChange } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';

export interface RepositoryState {
  /** Name of the default branch. */
  readonly defaultBranch: string;
  /** The commit that the default branch is at. */
  readonly sha: string;
  readonly owner: Owner;
}

export interface Owner {
  readonly id: number;
  /** False for the account of a person. */
  readonly isOrganisation: boolean;
}

export type OrganisationFile =
  | { readonly kind: 'file'; readonly text: string; readonly sha: string }
  /** The repository `.github` can be read and has no such file, or it is known that there is no such repository. */
  | { readonly kind: 'absent' }
  /**
   * `not-shown`: GitHub shows us no repository `.github`, which there may be all the same. `refused`: there is one, and
   * we may not read it.
   */
  | { readonly kind: 'unreadable'; readonly because: 'not-shown' | 'refused' };

/** Where our protection rule on one deployment stands, read anew. */
export interface GateState {
  /**
   * `waiting`: our rule has not been answered. `passed-without-us`: the job went on although we did not approve it.
   * `rule-off`: it went on because our rule is switched off there. `gone`: the run or its attempt is over, so there is nothing to answer. `not-found`: GitHub shows us no such
   * deployment or run; it may be deleted, not there yet, or out of our reach for a while.
   */
  readonly state: 'waiting' | 'approved' | 'rejected' | 'passed-without-us' | 'rule-off' | 'gone' | 'not-found';
  /** What we last reported on it, when GitHub shows it. */
  readonly lastReport: string | null;
  readonly runAttempt: number;
  /** The commit of the deployment: the ledger's, else `sha` in its payload, else the deployment's own. */
  readonly sha: string;
  readonly ref: string;
  readonly environment: string;
  /** Who started the run, and who re-ran it. */
  readonly actors: readonly string[];
  /** What people said of the run's deployments to this environment, in GitHub's own review; of all attempts. */
  readonly reviews: readonly DeploymentReview[];
  /** When the deployment was made, by GitHub's clock. Null when it was not found. */
  readonly requestedAt: Instant | null;
}

/** A person's answer in GitHub's review of deployments. */
export interface DeploymentReview {
  readonly user: string;
  readonly userId: number;
  readonly state: 'approved' | 'rejected';
  readonly comment: string;
  /** Which one of this person with this state it is in the run and environment, from 1: GitHub gives it no id. */
  readonly nth: number;
}

/** Who else GitHub asks before a waiting deployment may go on. */
export interface OtherRules {
  /** Whether it names people who have to review it; it does not tell whether they did. */
  readonly hasReviewers: boolean;
  /** When its wait timer ends; null without one. */
  readonly timerEndsAt: Instant | null;
}

/** The deployments of one run to one environment. */
export interface JobDeployments {
  readonly runAttempt: number;
  /** Of the present attempt; `sha` is the effective commit. */
  readonly deployments: readonly { readonly id: number; readonly sha: string }[];
}

/** A deployment as GitHub shows it. */
export type SeenDeployment = DeploymentFact & {
  /** GitHub says that a workflow's job made it. */
  readonly isOfJob?: boolean | undefined;
};

export interface DeploymentReach {
  readonly isTrusted: (deploymentId: number) => boolean;
  readonly sha: string;
}

export interface ChangeRange {
  readonly direction: Direction;
  readonly changes: readonly Change[];
  /** False when GitHub's limits (250 commits, 300 files) cut what we saw. */
  readonly complete: boolean;
}

export interface PullRequestState {
  readonly state: 'open' | 'closed';
  readonly draft: boolean;
  readonly headSha: string;
  readonly base: string;
  readonly change: PullRequestChange;
}

export interface CommentState {
  readonly id: number;
  readonly body: string;
  readonly user: string;
  readonly userId: number;
  readonly createdAt: Instant;
  readonly edited: boolean;
}

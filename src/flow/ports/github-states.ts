/** What GitHub shows us of one thing, in our words. */
import type { DeploymentFact, PullRequestChange } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import type { RunByHand } from './runs.ts';

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
   * `waiting`: we have not answered. `passed-without-us`: it went on although we did not approve it. `rule-off`: because
   * our rule is switched off there. `gone`: nothing is left to answer. `not-found`: GitHub shows us no job that waits.
   */
  readonly state: 'waiting' | 'approved' | 'rejected' | 'passed-without-us' | 'rule-off' | 'gone' | 'not-found';
  /** What we last reported on it, when GitHub shows it. */
  readonly lastReport: string | null;
  readonly runAttempt: number;
  /** The commit of the deployment, which is that of its run: a payload is anybody's word. */
  readonly sha: string;
  /**
   * Set where `sha` is what our ledger says of a run that we dispatched: the commit that GitHub files it against, under
   * which an answer is sent.
   */
  readonly filedSha?: string | undefined;
  /** Set where the run was started by hand, and not by us: an input of it may name another commit than `sha`. */
  readonly byHand?: RunByHand | undefined;
  readonly ref: string;
  /** Of the artefact, `sha256:HEX`, where the payload of the deployment names one. */
  readonly digest?: string | undefined;
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

/** A deployment as GitHub shows it. */
export type SeenDeployment = DeploymentFact & {
  /** GitHub made it for a workflow's job, or a step of one filed it with the job's token: it does not tell which. */
  readonly isOfJob?: boolean | undefined;
};

export interface DeploymentReach {
  readonly isTrusted: (deployment: Pick<DeploymentFact, 'id' | 'sha'>) => boolean;
  readonly sha: string;
  /** By the id of the deployment: commits that our ledger knows better than GitHub. */
  readonly commits?: ReadonlyMap<number, string> | undefined;
  /**
   * Deployments of the commit that we know of. However many came after them, they are told, and so is the newest
   * success that is trusted. One that GitHub does not show any more counts as failed at its instant.
   */
  readonly own?: readonly OwnDeployment[] | undefined;
  /** What we let in: told as under way also before it begins. Others that have not begun are left out. */
  readonly letIn?: ReadonlySet<number> | undefined;
}

export interface OwnDeployment {
  readonly id: number;
  /** When we last knew of it. */
  readonly at: Instant;
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

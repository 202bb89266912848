/**
 * What people and CI can do in the stand-in's world. Each verb changes state at once and sends the webhooks GitHub
 * would send; wait for those with `standin.settled()`. People are named by login and must exist.
 */
import type { Milestone, MilestoneOptions } from './milestones.ts';
import type {
  DispatchOptions,
  EnvironmentProtection,
  MergeQueue,
  MergeQueueOptions,
  RequiredCheckOptions,
} from './protection.ts';
import type { DeploymentView, Run, RunOptions, SettableState } from './runs.ts';
import type { Security } from './security.ts';

export type Role = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';

export interface User {
  readonly id: number;
  readonly login: string;
}

/** Path -> text; `null` removes the file; `{ from }` moves it here, with its text or with the new one. */
export type FileChanges = Readonly<
  Record<string, string | null | { readonly from: string; readonly text?: string | undefined }>
>;

export interface RepositoryOptions {
  readonly owner: string;
  readonly name: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Default `main`. */
  readonly defaultBranch?: string;
  readonly private?: boolean;
  /** Default true. */
  readonly installed?: boolean;
}

export interface CommitOptions {
  /** Default: the default branch. A branch that does not exist starts at `from`. */
  readonly branch?: string;
  readonly message: string;
  /** A login, or `Name <mail>` for somebody whose mail address belongs to no account. */
  readonly author: string;
  /** Default: the author. */
  readonly committer?: string;
  /** Login of who pushes. Default: the author, or `web-flow` for an author without an account. */
  readonly pusher?: string;
  /** Logins, or `Name <mail>`; become `Co-authored-by` trailers. */
  readonly coAuthors?: readonly string[];
  readonly files: FileChanges;
  /** Branch or commit a new branch starts at, or a forced push goes back to. Default: the default branch. */
  readonly from?: string;
  /** Puts the commit on top of `from` even where the branch exists: a force push. */
  readonly force?: boolean;
}

export interface PushedCommit {
  readonly sha: string;
}

export interface ReleaseView {
  readonly id: number;
  readonly tag: string;
  readonly body: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  readonly author: string;
}

export interface PullRequestOptions {
  /** Branch with the changes; must exist. */
  readonly head: string;
  /** Default: the default branch. */
  readonly base?: string;
  readonly title: string;
  readonly body?: string;
  readonly author: string;
  readonly draft?: boolean;
  readonly labels?: readonly string[];
}

export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly fullName: string;
  readonly defaultBranch: string;
  /** Null when the App is not installed. */
  readonly installationId: number | null;

  push(commit: CommitOptions): PushedCommit;
  /** Commit a branch points at. Throws when there is no such branch. */
  head(branch?: string): string;
  setDefaultBranch(branch: string): void;
  deleteBranch(branch: string): void;
  /** A lightweight tag at a branch or commit. */
  tag(name: string, ref?: string): PushedCommit;
  /** What somebody releases by hand. The tag is made of the default branch where there is none. */
  createRelease(release: {
    readonly tag: string;
    readonly by: string;
    readonly body?: string;
    readonly draft?: boolean;
    readonly prerelease?: boolean;
  }): ReleaseView;
  /** Somebody writes another text. Throws when there is no release of this tag. */
  editRelease(tag: string, body: string): void;
  /** Oldest first, drafts too. */
  releases(): readonly ReleaseView[];
  /** Direct permission of a person; `none` takes it away. */
  setPermission(login: string, role: Role): void;

  openPullRequest(options: PullRequestOptions): PullRequest;
  pullRequest(number: number): PullRequest;
  /** `labels`, and the actors of them, as on a pull request. */
  openIssue(options: IssueOptions): Issue;
  /** Those that are no pull requests, oldest first. */
  issues(): readonly Issue[];

  createMilestone(options: MilestoneOptions): Milestone;
  readonly security: Security;

  /** A check of CI or of another App. The same name on the same commit is updated. */
  reportCheck(check: ReportedCheck): { readonly id: number };
  /** A commit status, as tools without an App report it. The newest of a context counts. */
  reportStatus(status: ReportedStatus): void;
  /** What our App and others have put on a commit, newest of each name. */
  checks(sha: string): readonly CheckView[];

  /** A private repository takes protection rules only where its owner's plan is `enterprise`. */
  setPrivate(isPrivate: boolean): void;
  /** Checks that a branch requires, by a ruleset of the repository. The latest call counts; none takes them away. */
  requireChecks(
    branch: string,
    checks: readonly RequiredCheckOptions[],
    options?: { readonly isStrict?: boolean },
  ): void;
  /** From now on pull requests reach the branch through the queue only. */
  enableMergeQueue(branch: string, options?: MergeQueueOptions): MergeQueue;
  /** What a workflow that can be dispatched does; without it, dispatching is answered with 404. */
  onDispatch(file: string, options: DispatchOptions): void;

  createEnvironment(name: string): void;
  /** Replaces the protection that GitHub itself offers; creates the environment. */
  protectEnvironment(name: string, protection: EnvironmentProtection): void;
  /**
   * Switches our App's protection rule on an environment on (creating the environment) or off. Throws where the plan
   * has no protection rules.
   */
  enableRule(environment: string): void;
  disableRule(environment: string): void;
  startRun(options: RunOptions): Run;
  run(id: number): Run;
  deployments(environment?: string): readonly DeploymentView[];
  /** A deployment that some tool made through the API: no run, no protection. */
  createDeployment(options: {
    readonly environment: string;
    readonly ref: string;
    readonly creator: string;
    readonly payload?: Readonly<Record<string, unknown>>;
  }): DeploymentView;
  /** What whoever may write can say of a deployment. Throws for `waiting`, which GitHub alone says. */
  setDeploymentStatus(deploymentId: number, state: SettableState): void;
}

export interface IssueOptions {
  readonly title: string;
  readonly body?: string;
  readonly author: string;
  readonly labels?: readonly string[];
}

/** What issues and pull requests have in common. */
export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly state: 'open' | 'closed';
  readonly labels: readonly string[];
  readonly comments: readonly CommentView[];
  edit(change: { readonly title?: string; readonly body?: string }, by: string): void;
  label(name: string, by: string): void;
  unlabel(name: string, by: string): void;
  /** Null: into no milestone. */
  setMilestone(number: number | null): void;
  comment(body: string, by: string): CommentView;
  editComment(id: number, body: string, by: string): void;
  deleteComment(id: number, by: string): void;
  close(by: string): void;
  reopen(by: string): void;
}

export interface CommentView {
  readonly id: number;
  readonly user: string;
  readonly body: string;
}

export interface PullRequest extends Issue {
  readonly headSha: string;
  readonly headBranch: string;
  readonly merged: boolean;
  readonly mergeCommitSha: string | null;
  /** A commit on the head branch (`synchronize`). */
  push(commit: Omit<CommitOptions, 'branch'>): PushedCommit;
  edit(change: { readonly title?: string; readonly body?: string }, by: string): void;
  review(review: {
    readonly by: string;
    readonly state: 'approved' | 'changes_requested' | 'commented';
    readonly body?: string;
    /** Default: the head. */
    readonly commit?: string;
  }): { readonly id: number };
  dismissReview(id: number, by: string, message?: string): void;
  markReady(by: string): void;
  /** Default method `merge`. Pushes to the base branch and closes. */
  merge(options: { readonly by: string; readonly method?: 'merge' | 'squash' | 'rebase' }): PushedCommit;
}

export interface ReportedCheck {
  readonly sha: string;
  readonly name: string;
  /** Slug of the App that reports. Default `github-actions`. */
  readonly app?: string;
  readonly status?: 'queued' | 'in_progress' | 'completed';
  readonly conclusion?: 'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped' | 'timed_out' | 'action_required';
}

export interface ReportedStatus {
  readonly sha: string;
  readonly context: string;
  readonly state: 'pending' | 'success' | 'failure' | 'error';
  /** Whose token reported it. */
  readonly by: string;
}

export interface CheckView {
  readonly id: number;
  readonly name: string;
  readonly app: string;
  readonly externalId: string | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly annotations: readonly Readonly<Record<string, unknown>>[];
}

/** One repository on GitHub, as the pipeline asks for it. */
import type { Effect, Outcome } from '../../domain/effect.ts';
import type {
  AlertsFact,
  AlertTool,
  ArtifactsFact,
  AttestationFact,
  CheckFact,
  IncidentFact,
  Person,
} from '../../domain/facts.ts';
import type { EpochMs, Instant } from '../../domain/instant.ts';
import type { GateQuestion, MergeGroup } from '../../domain/question.ts';
import type { ChangeRange } from './change-range.ts';
import type { FileChange } from './file-change.ts';
import type {
  CommentState,
  DeploymentReach,
  GateState,
  OrganisationFile,
  OtherRules,
  Owner,
  PullRequestState,
  RepositoryState,
  SeenDeployment,
} from './github-states.ts';
import type { MilestoneReads } from './plans.ts';
import type { IssueState } from './reviews.ts';
import type { Sending } from './rollbacks.ts';
import type { JobDeployments, RunState } from './runs.ts';

/** One repository on GitHub, as the App sees it. Reads throw `Failure`; "not there" is a value. */
export interface GitHub extends MilestoneReads {
  /** @param file one that is asked for next, at the commit that the answer names. */
  repository(file?: string): Promise<RepositoryState>;
  /** A file on the default branch of the owner's repository `.github`, or what is known of its absence. */
  organisationFile(path: string, owner: Owner): Promise<OrganisationFile>;
  /** Whether anybody at all may read the repository. */
  isPublic(): Promise<boolean>;
  /** The newest commits of the default branch since then that changed a file, newest first; at most 100. */
  fileChanges(path: string, since: Instant): Promise<readonly FileChange[]>;
  /** A file at a commit, or null when the commit does not have it. */
  file(path: string, sha: string): Promise<{ readonly text: string } | null>;
  gate(question: GateQuestion): Promise<GateState>;
  /**
   * Whether the deployment waits as before, in this attempt of its run: less than {@link gate} reads, and enough to go
   * on holding it. When in doubt, no.
   */
  stillWaits(question: GateQuestion, runAttempt: number): Promise<boolean>;
  /** The other rules of the environment that a run waits in; null when GitHub does not tell. */
  otherRules(question: GateQuestion): Promise<OtherRules | null>;
  /** Whether our rule is switched on for an environment. Always false in a job, which has no rule. */
  isGuarded(environment: string): Promise<boolean>;
  /** Whether a deployment has begun, or may begin any moment, and has not ended. */
  isUnderWay(deploymentId: number): Promise<boolean>;
  /**
   * The deployments of one environment, newest first, with what their statuses say: down to the newest success that
   * `isTrusted`, and to the oldest of the commit `sha`; a bounded number of them, and what `own` asks for besides.
   */
  deployments(environment: string, reach: DeploymentReach): Promise<readonly SeenDeployment[]>;
  /** One deployment of the repository, as GitHub files it; null when there is no such one. */
  deployment(id: number): Promise<{ readonly environment: string; readonly sha: string } | null>;
  /** What the jobs of a run deployed to an environment; null when there is no such run. */
  jobDeployments(runId: number, environment: string): Promise<JobDeployments | null>;
  /** A run of a workflow, and what became of it; null when GitHub shows no such run. */
  run(runId: number): Promise<RunState | null>;
  /** Names of the environments there are. */
  environments(): Promise<readonly string[]>;
  /** The check runs and commit statuses of a commit, all of them. */
  checks(sha: string): Promise<readonly CheckFact[]>;
  /** Where an issue stands now; null when it is gone, or is a pull request. Absent where nobody looks back. */
  readonly issueState?: (number: number) => Promise<IssueState | null>;
  /** The open alerts of each of these tools on a commit, or why they are not known. */
  alerts(
    tools: readonly AlertTool[],
    /** `base`: the commit that was released before. */
    of: { readonly sha: string; readonly ref?: string | undefined; readonly base?: string | undefined },
  ): Promise<readonly AlertsFact[]>;
  /** What a run uploaded, all its attempts; null when GitHub shows no such run. */
  artifacts(runId: number): Promise<ArtifactsFact | null>;
  /** What was attested of an artefact, `sha256:HEX`, with signatures that were checked. */
  attestations(digest: string): Promise<readonly AttestationFact[]>;
  /** The open issues that have one of these labels. */
  incidents(labels: readonly string[]): Promise<readonly IncidentFact[]>;
  /** Paths of the workflow files at a commit. Absent where nobody asks. */
  readonly workflowFiles?: (sha: string) => Promise<readonly string[]>;
  /** Text of CODEOWNERS on the default branch, empty when there is none. One that GitHub does not load is a `Failure`. */
  codeowners(): Promise<string>;
  /** The changes between two commits: the pull requests, and the commits that none explains. Oldest first. */
  changes(baseSha: string, headSha: string, wanted?: { readonly issues: boolean }): Promise<ChangeRange>;
  /** The issues that a pull request closes, `owner/name#12` each. */
  linkedIssues(number: number): Promise<readonly string[]>;
  pullRequest(number: number): Promise<PullRequestState>;
  /** The numbers of the open pull requests whose head is this commit. */
  openPullRequestsAt(sha: string): Promise<readonly number[]>;
  /** What a merge group consists of. Absent where nobody asks about merge groups. */
  readonly mergeGroup?: (group: MergeGroup) => Promise<MergeGroupState>;
  /** Permission, kind and teams of people; unknown logins are left out. `teams` are the slugs that matter. */
  people(logins: readonly string[], teams: readonly string[]): Promise<Readonly<Record<string, Person>>>;
  /** The full name of the commit that begins with these digits; null when there is none, or more than one. */
  commit(digits: string): Promise<string | null>;
  /** Whether the commit `sha` is in the history of `head`. What cannot be compared counts as contained. */
  contains(head: string, sha: string): Promise<boolean>;
  /** A comment as it is now, or null when it is gone. */
  comment(id: number): Promise<CommentState | null>;
  /**
   * One handler per effect kind: guard-read, act once, verify. `isNew`: it was never sent, and what was read here a
   * moment ago is what it was decided on, so that need not be read again. `sending`: without it no run is dispatched.
   */
  apply(effect: Effect, at: EpochMs, isNew?: boolean, sending?: Sending): Promise<Outcome>;
}

export interface MergeGroupState {
  /** The numbers of the pull requests that its commits come from, ascending. */
  readonly pullRequests: readonly number[];
  /** Commits of which we cannot tell whose they are. */
  readonly unexplained: readonly string[];
  /** False when there are more commits than we read. */
  readonly complete: boolean;
}

/** Workflow runs and deployments, as tests start and see them. */

export interface RunOptions {
  /** File in `.github/workflows`. Default `deploy.yml`. */
  readonly workflow?: string;
  /** Default: the default branch, and its head. */
  readonly branch?: string;
  readonly sha?: string;
  /** Default `push`. */
  readonly event?: string;
  readonly actor: string;
  /** Of a `workflow_dispatch`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** What `run-name` makes of it. Default: the commit's message. */
  readonly title?: string;
  /** Its concurrency group: one run at a time, one that waits, and who waited before is cancelled. Default: none. */
  readonly concurrency?: string;
  /** One job `deploy` to this environment ... */
  readonly environment?: string;
  /** ... or these jobs. A job starts when all it needs succeeded; several may deploy to one environment (matrix). */
  readonly jobs?: readonly JobOptions[];
}

export interface JobOptions {
  readonly name: string;
  readonly environment?: string;
  readonly needs?: readonly string[];
}

export interface Run {
  readonly id: number;
  readonly attempt: number;
  readonly sha: string;
  readonly status: 'queued' | 'waiting' | 'in_progress' | 'completed';
  readonly conclusion: 'success' | 'failure' | 'cancelled' | null;
  /** Of a dispatched run. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly jobs: readonly JobView[];
  /** Deployments of the present attempt, in the order they were made. */
  readonly deployments: readonly DeploymentView[];
  /** Ends the running jobs (or the named one), and starts what needed them. */
  finish(conclusion: 'success' | 'failure', job?: string): void;
  /** Same run id, next attempt, new deployments, new webhooks. The run must have ended. */
  rerun(by: string): void;
  /** Where it has jobs, their annotations name who did it. */
  cancel(by: string): void;
  /** An administrator's "Start all waiting jobs": what is pending goes on without our answer, where that is allowed. */
  bypass(by: string, comment?: string): void;
  /**
   * A person's "Review deployments". A rejection ends what waits there; an approval is what required reviewers are asked
   * for, and starts nothing that waits for our rule, too. Throws for somebody who may not.
   */
  review(review: {
    readonly by: string;
    readonly environment: string;
    readonly state: 'approved' | 'rejected';
    readonly comment?: string;
  }): void;
  /** A job uploads something under a name; a later attempt may do so again. */
  upload(artifact: { readonly name: string; readonly digest: string | null; readonly isExpired?: boolean }): void;
  /** The OpenID Connect token a job of the run gets; the issuer is `standin.url` with `/_services/token`, as on a GitHub Enterprise Server. */
  oidcToken(options?: JobIdentityOptions): string;
  /** What our App answered on this run, oldest first, over all attempts. */
  readonly reviews: readonly GateReview[];
}

export interface JobIdentityOptions {
  /** Default: the address of the repository's owner, as on GitHub. */
  readonly audience?: string;
  /** Name of the job. Default: the first. */
  readonly job?: string;
  /** Signed with another key under the name of the right one. */
  readonly isForged?: boolean;
  /** Claims to put in the place of the right ones. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface JobView {
  readonly name: string;
  readonly environment: string | null;
  readonly status: 'queued' | 'waiting' | 'in_progress' | 'completed';
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'skipped' | null;
}

/** What a `deployment_protection_rule` call left behind; `pending` is a status report without a state. */
export interface GateReview {
  readonly environment: string;
  readonly deploymentIds: readonly number[];
  readonly attempt: number;
  readonly state: 'approved' | 'rejected' | 'pending';
  readonly comment: string;
}

export type DeploymentState =
  | 'waiting'
  | 'queued'
  | 'in_progress'
  | 'pending'
  | 'success'
  | 'failure'
  | 'error'
  | 'inactive';

/** The states that GitHub's REST API takes. */
export type SettableState = Exclude<DeploymentState, 'waiting'>;

export interface DeploymentView {
  readonly id: number;
  readonly environment: string;
  readonly sha: string;
  readonly ref: string;
  readonly state: DeploymentState;
  /** Null for a deployment made through the API. */
  readonly runId: number | null;
}

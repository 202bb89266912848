/** Runs of workflows, their jobs, and what starts one by hand. */
import type { JobOptions, JobView } from '../surface/runs.ts';
import type { EnvironmentRecord, Outstanding } from './environment.ts';
import type { Account, CheckRecord, DeploymentRecord } from './records.ts';

export interface DispatchRecord {
  /** Of the workflow. */
  readonly id: number;
  readonly inputs: readonly string[];
  readonly jobs: (inputs: Readonly<Record<string, string>>) => readonly JobOptions[];
  /** Its `run-name`. */
  readonly title?: ((inputs: Readonly<Record<string, string>>) => string) | undefined;
  readonly concurrency?: string | undefined;
}

export interface JobRecord {
  readonly name: string;
  readonly environment: string | null;
  readonly needs: readonly string[];
  status: JobView['status'];
  conclusion: JobView['conclusion'];
  /** A runner took it. */
  hasBegun: boolean;
  deployment: DeploymentRecord | null;
  check: CheckRecord | null;
  readonly waitsFor: Set<Outstanding>;
  waitingSince: number;
}

/** One entry of "reviews for a run". */
export interface ApprovalRecord {
  readonly environment: EnvironmentRecord;
  readonly deploymentIds: readonly number[];
  readonly attempt: number;
  readonly state: 'approved' | 'rejected' | 'pending';
  readonly comment: string;
  readonly user: Account;
}

export interface ArtifactRecord {
  readonly id: number;
  readonly name: string;
  /** `sha256:HEX`; null: it was uploaded by an old version of actions/upload-artifact. */
  readonly digest: string | null;
  readonly isExpired: boolean;
  readonly createdAt: number;
}

export interface RunRecord {
  readonly id: number;
  readonly number: number;
  readonly workflow: string;
  readonly workflowId: number;
  readonly branch: string;
  /** Of a dispatched run. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What `run-name` makes of it; null: the commit's message. */
  readonly title: string | null;
  /** Its concurrency group. */
  readonly concurrency: string | null;
  /** Another run of the group is under way: it has no jobs yet. */
  isHeldBack: boolean;
  readonly sha: string;
  readonly event: string;
  readonly actor: Account;
  triggeringActor: Account;
  attempt: number;
  jobs: JobRecord[];
  readonly approvals: ApprovalRecord[];
  /** Of all attempts, oldest first. */
  readonly artifacts: ArtifactRecord[];
  status: 'queued' | 'waiting' | 'in_progress' | 'completed';
  conclusion: 'success' | 'failure' | 'cancelled' | null;
  readonly createdAt: number;
  startedAt: number;
  updatedAt: number;
}

/** Runs of workflows, as GitHub shows them. */
import type { Instant } from '../../domain/instant.ts';

/** The workflow of a run that somebody, or an App, started by hand (`workflow_dispatch`). */
export interface RunByHand {
  /** Path of its file. */
  readonly workflow: string;
  /** The commit that the run, and so the file, is of. */
  readonly sha: string;
}

/** The deployments of one run to one environment. */
export interface JobDeployments {
  readonly runAttempt: number;
  /** Of the present attempt; `sha` is the effective commit. */
  readonly deployments: readonly { readonly id: number; readonly sha: string }[];
  /** Set where the run was started by hand. */
  readonly byHand?: RunByHand | undefined;
}

/** A run of a workflow. */
export interface RunState {
  readonly id: number;
  /** For people. */
  readonly url: string;
  readonly attempt: number;
  /** `waiting`: it has not begun, or waits for a gate. */
  readonly state: 'waiting' | 'running' | 'ended';
  /** GitHub's word for how it ended, e.g. `success`, `failure`, `cancelled`, `timed_out`; null before that. */
  readonly conclusion: string | null;
  /** A job of it was given to a runner. Of a run that was not cancelled this is not looked into: as the state says. */
  readonly hadBegun: boolean;
  /** Login of who cancelled it; null: nobody did, or GitHub does not say who. */
  readonly cancelledBy: string | null;
  readonly endedAt: Instant | null;
}

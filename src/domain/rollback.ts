/** The ledger of rollbacks: what was decided, what was done about it, and how it ended. */
import type { Instant } from './instant.ts';

/**
 * `asked`: a person has to approve it. `ordered`: it may be dispatched. `dispatched`: GitHub told which run it is.
 * `verified`: the run ended well and the target was verified. `failed`: the run died, or the target was not good either.
 * `unknown`: nobody can tell whether a run was started, so none is started again. `cancelled`: the run was cancelled by a
 * person, or twice by GitHub, or there was nothing to go back from any more. `refused`: a person said no, or what was ordered could not be done any more
 * when its time came.
 */
export type RollbackState =
  | 'asked'
  | 'ordered'
  | 'dispatched'
  | 'verified'
  | 'failed'
  | 'unknown'
  | 'cancelled'
  | 'refused';

export interface KeptRollback {
  /** Of environment, failed deployment and target: the same finding decided twice is the same rollback. */
  readonly id: string;
  readonly repositoryId: number;
  readonly environment: string;
  readonly failedDeploymentId: number;
  readonly failedSha: string;
  readonly targetSha: string;
  /** A login, or null: the policy authorised it in advance. */
  readonly orderedBy: string | null;
  /** What started it: a code of the decision table's trigger, e.g. `fail`, `missing`, `requested`. */
  readonly trigger: string;
  /** Members of one coordinated rollback share it, and go back one after another; null: this one alone. */
  readonly group: string | null;
  readonly position: number;
  readonly state: RollbackState;
  readonly decidedAt: Instant;
  /** When an approval that is still missing is no longer waited for; null where none is asked. */
  readonly answerBy: Instant | null;
  /** How often a run was dispatched for it. */
  readonly dispatches: number;
  /** The run, by GitHub's own answer to our dispatch; null before that. */
  readonly runId: number | null;
  readonly runUrl: string | null;
  readonly dispatchedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** The deployments that its run made in the environment, which run the target whatever GitHub files them against. */
  readonly deployments?: readonly number[] | undefined;
  /**
   * Since when a run may have been started that is not known: GitHub's answer did not come yet. Absent: nothing was
   * sent, or what was sent is answered.
   */
  readonly sentAt?: Instant | undefined;
  /** Why it is not verified; absent while it goes on, and where all went well. */
  readonly ending?: RollbackEnding | undefined;
  /** What it was decided on, shown to people for as long as there is something to show. */
  readonly told?: ToldRollback | undefined;
}

/** Plain text, one line each; names in it may be other people's. */
export interface ToldRollback {
  readonly headline: string;
  readonly why: string;
  readonly next: string;
  /** What was found, e.g. `its verification failed: home, checkout`. */
  readonly finding: string;
  readonly foundAt: Instant;
  readonly rows: readonly { readonly guard: string; readonly held: boolean; readonly value: string }[];
  /** Deployments that were passed over as what is gone back to. */
  readonly rejected: readonly { readonly deploymentId: number; readonly sha: string; readonly why: string }[];
  /** Of what is taken away; null: there is nothing to go back to. */
  readonly tier: string | null;
  /** `#12 feat: a thing (anna)`. */
  readonly takesAway: readonly string[];
  /** Freezes that ran and that an authorised rollback does not wait for. */
  readonly freezes: readonly string[];
  /** The run that made the failed deployment; null: not known. */
  readonly failedRunId: number | null;
  /** It was ordered while the failed deployment was under way, and nothing is started before that has ended. */
  readonly waits?: true | undefined;
  /** It goes back with a train that somebody ordered back. */
  readonly withTrain?: BackWithTrain | undefined;
  /** What became of the finding before this was decided, oldest first. */
  readonly earlier?: readonly { readonly at: Instant; readonly text: string }[] | undefined;
}

export interface BackWithTrain {
  readonly name: string;
  /** Another member is why, and nothing is known to be wrong with this one. */
  readonly isWell: boolean;
  /** Members that turned out badly, with the issue that tells of it; null: none that we know of. */
  readonly because: readonly { readonly repository: string; readonly issue: number | null }[];
}

/**
 * `moved-on`: something else runs there, or is under way, so there was nothing to go back from. `executor-forbidden`:
 * the App may not start workflows. `target-unavailable`: the workflow cannot be started with a commit.
 * `dispatch-unknown`: the answer was lost, and no run that is certainly ours was found. `run-lost`: GitHub does not show
 * the run any more. `replaced`: GitHub cancelled it twice before it began. `run-cancelled`, `run-failed`: as GitHub says.
 * `nothing-deployed`: the run ended well and deployed nothing to the environment. `group-stopped`: another member of its
 * group, which goes back before it, did not end well.
 */
export interface RollbackEnding {
  readonly code:
    | 'moved-on'
    | 'executor-forbidden'
    | 'target-unavailable'
    | 'dispatch-unknown'
    | 'run-lost'
    | 'replaced'
    | 'run-cancelled'
    | 'run-failed'
    | 'nothing-deployed'
    | 'verification-failed'
    | 'verification-missing'
    | 'group-stopped';
  /** What happened and what to do about it, for people. */
  readonly text: string;
}

/** Not ended: it stands in the way of another one. */
export function isUnderWay({ state }: Pick<KeptRollback, 'state'>): boolean {
  return state === 'ordered' || state === 'dispatched';
}

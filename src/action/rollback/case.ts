/** A rollback's case, filled from GitHub alone: what a job cannot know counts against going back. */
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { isWorkflowName, workflowPath } from '../../domain/workflow-file.ts';
import { sayNoWorkflow, sayObstacle } from '../../flow/dispatched/start-inputs.ts';
import { startedByHand } from '../../flow/dispatched/workflow-inputs.ts';
import type { GitHub } from '../../flow/ports.ts';
import type { SwitchInputs } from '../../flow/rollback/case/switch.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { EarlierRollback, RollbackCase, RollbackSettings, Trigger } from '../../rollback/case.ts';
import { isDeployment } from '../../rollback/known-good.ts';
import type { JobDeployment } from './lane.ts';
import type { JobRun } from './workflow-runs.ts';

export interface Findings {
  readonly at: EpochMs;
  readonly environment: string;
  readonly rules: RollbackSettings | undefined;
  readonly policies: readonly PolicyInForce[];
  readonly trigger: Trigger;
  /** What runs, as the trigger's report saw it; null: nobody looked. */
  readonly liveSha: string | null;
  readonly failed: JobDeployment | null;
  /** Newest first. */
  readonly lane: readonly JobDeployment[];
  /** Runs of the rollback's workflow that jobs started, newest first. */
  readonly dispatched: readonly JobRun[];
}

/** Without what would be taken away, which can be read when there is a target. */
export function caseFrom(findings: Findings): RollbackCase {
  const { at, environment, rules, trigger, liveSha, failed, lane, dispatched } = findings;
  const earlier = dispatched.filter((run) => run.id !== failed?.run?.id).map((run) => earlierFrom(run, lane));
  return {
    at: toInstant(at),
    environment,
    rules,
    trigger,
    failed: failed && { ...failed, tier: '' },
    deployments: lane.map((each) => (each.id === failed?.id ? { ...failed, shaFrom: 'ledger' } : each)),
    // What was gone back from once stays away, whatever a later attempt of its run says.
    quarantined: [...new Set(earlier.map(({ from }) => from).filter((from) => from !== ''))],
    earlier: earlier.toSorted((one, other) => epochMs(one.at) - epochMs(other.at)),
    takenAway: null,
    isPaused: false,
    target: null,
    liveSha,
    dependants: [],
    approvedBy: [],
    isLocked: false,
  };
}

/** What ran when it was started is what it went back from. To which commit, its record does not tell. */
function earlierFrom(run: JobRun, lane: readonly JobDeployment[]): EarlierRollback {
  const from = lane.find((each) => isDeployment(each) && !each.isRollback && isBefore(each, run));
  const ended = run.conclusion === 'success' ? 'verified' : 'failed';
  return {
    at: run.createdAt,
    failedDeploymentId: from?.id ?? 0,
    from: from?.sha ?? '',
    to: '',
    outcome: run.status === 'completed' ? ended : 'under-way',
  };
}

function isBefore({ startedAt }: JobDeployment, { createdAt }: JobRun): boolean {
  return epochMs(startedAt) < epochMs(createdAt);
}

export interface FailedQuery {
  readonly deploymentId: number | undefined;
  readonly runId: number;
  readonly sha: string | undefined;
  /** A person's order without a word about the commit is about what runs. */
  readonly isOrder: boolean;
}

/** The deployment that is gone back from; null: none that can be told for certain. */
export function findFailed(lane: readonly JobDeployment[], query: FailedQuery): JobDeployment | null {
  const { deploymentId, runId, sha, isOrder } = query;
  if (deploymentId !== undefined)
    return withSha(
      lane.find(({ id }) => id === deploymentId),
      sha,
    );
  const ofRun = lane.find(({ run }) => run?.id === runId);
  if (ofRun !== undefined) return withSha(ofRun, sha);
  if (sha !== undefined) return lane.find((each) => each.sha === sha) ?? null;
  return (isOrder && lane.find((each) => isDeployment(each) && each.everSucceeded)) || null;
}

/** GitHub files a dispatched run under the head of its branch; the job knows which commit it deployed. */
function withSha(found: JobDeployment | undefined, sha: string | undefined): JobDeployment | null {
  if (found === undefined) return null;
  return sha === undefined || found.isDispatched === false ? found : { ...found, sha };
}

export interface Means {
  readonly target: NonNullable<RollbackCase['target']>;
  /** Names of the inputs that the workflow takes. */
  readonly inputs: readonly string[];
}

/** Whether the commit is there, and the default branch has a workflow that can deploy it. */
export async function meansTo(
  target: string,
  { workflow = '', switched }: Pick<RollbackSettings, 'workflow'> & { readonly switched?: SwitchInputs | undefined },
  github: Pick<GitHub, 'repository' | 'file' | 'commit'>,
): Promise<Means> {
  if (!isWorkflowName(workflow)) return without(sayNoWorkflow(workflow));
  if ((await github.commit(target)) === null) return without('the repository does not have the commit any more');
  const { sha } = await github.repository();
  const path = workflowPath(workflow);
  const file = await github.file(path, sha);
  const hand = file === null ? null : startedByHand(file.text);
  const obstacle = sayObstacle(path, hand, switched);
  if (obstacle !== null) return without(obstacle);
  return { target: { isAvailable: true }, inputs: hand?.kind === 'inputs' ? hand.names : [] };
}

function without(because: string): Means {
  return { target: { isAvailable: false, because }, inputs: [] };
}

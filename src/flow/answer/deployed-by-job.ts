/** What the run of a job deployed to an environment, as far as its job may speak of it. */
import { isOpening } from '../../domain/gate-life.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { VerificationQuestion } from '../../domain/question.ts';
import { isSameName } from '../../policy/names.ts';
import type { GitHub, JobDeployments, Ports } from '../ports.ts';

/** GitHub ends a run, waiting included, after 35 days. */
const LONGEST_RUN_MS = 3_024_000_000;

/**
 * Null: GitHub shows no such run. Whoever may write can file deployments and link them to any run, also so many that
 * GitHub's list shows no other. So where our gate let deployments of the run through, it is about those, unless the job
 * names another one.
 */
export async function deployedByJob(
  { repository, claim }: VerificationQuestion,
  { store }: Pick<Ports, 'store'>,
  github: Pick<GitHub, 'jobDeployments'>,
  at: EpochMs,
): Promise<JobDeployments | null> {
  const { runId, runAttempt, environment, deploymentId } = claim;
  const job = await github.jobDeployments(runId, environment);
  if (job === null) return null;
  const lane = await store.laneGates(repository.id, environment, at - LONGEST_RUN_MS);
  const ours = lane
    .filter(({ question, life }) => question.runId === runId && life.runAttempt === runAttempt)
    .filter(({ life }) => life.state === 'approved' || isOpening(life))
    .map(({ question, life }) => ({ id: question.deploymentId, sha: life.sha }));
  const isOurs = ours.length > 0 && (deploymentId === undefined || ours.some(({ id }) => id === deploymentId));
  const deployments = isOurs ? ours : job.deployments;
  const own = await store.rollbackOfRun(repository.id, runId);
  if (own === null || !isSameName(own.environment, environment)) return { ...job, deployments };
  // A run that we dispatched is filed against the head of its branch: what it deployed stands in our ledger.
  return { ...job, deployments: deployments.map(({ id }) => ({ id, sha: own.targetSha })), byHand: undefined };
}

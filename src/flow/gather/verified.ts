/** What became of deployments after they were made. */
import type { DeploymentFact, VerificationFact } from '../../domain/facts.ts';
import type { KnownVerifications, Verification } from '../../domain/verification.ts';
import type { OwnDeployment, SeenDeployment } from '../ports.ts';

/** What was said of the deployments to an environment. */
export type ReadVerifications = (environment: string) => Promise<KnownVerifications>;

/** Deployments of one environment, each with its verification, if there is one. */
export async function withVerifications(
  deployments: readonly SeenDeployment[],
  environment: string,
  read: ReadVerifications,
): Promise<readonly DeploymentFact[]> {
  if (deployments.length === 0) return [];
  const { isTold, newest } = await read(environment);
  return deployments.map(({ isOfJob, ...deployment }) => {
    const verification = isTold ? saidOf(deployment, newest) : endOfJob(deployment, isOfJob);
    return verification === undefined ? deployment : { ...deployment, verification };
  });
}

/** The deployments of a commit of which a verification failed: GitHub's list may not reach back to them. */
export async function failedHere(
  read: ReadVerifications,
  environment: string,
  sha: string,
): Promise<readonly OwnDeployment[]> {
  const { newest } = await read(environment);
  const failed = newest.filter((each) => each.sha === sha && each.verdict === 'fail');
  return failed.map(({ deploymentId: id, at }) => ({ id, at }));
}

/** Whether what was said of deployments is what these facts were gathered from. */
export async function areVerifiedAsBefore(
  deployments: readonly DeploymentFact[],
  read: ReadVerifications,
): Promise<boolean> {
  for (const environment of new Set(deployments.map((each) => each.environment))) {
    const known = await read(environment);
    const here = deployments.filter((each) => each.environment === environment);
    if (!here.every((each) => isVerifiedAsBefore(each, known))) return false;
  }
  return true;
}

function isVerifiedAsBefore(deployment: DeploymentFact, { isTold, newest }: KnownVerifications): boolean {
  const { verification: before } = deployment;
  if (before?.confidence === 'low') return !isTold;
  const now = saidOf(deployment, newest);
  return now?.verdict === before?.verdict && now?.at === before?.at;
}

/** What was said of another commit is not about this one. */
function saidOf({ id, sha }: DeploymentFact, known: readonly Verification[]): VerificationFact | undefined {
  const said = known.find((each) => each.deploymentId === id && each.sha === sha);
  return said && { verdict: said.verdict, at: said.at };
}

/**
 * Where no verification ever came from, the end of the job is taken for one of low confidence. Anybody who may write
 * can file a deployment and call it a success; only a workflow's job can make one that GitHub says is of a job.
 */
function endOfJob(
  { state, startedAt, finishedAt }: DeploymentFact,
  isOfJob: boolean | undefined,
): VerificationFact | undefined {
  if (state !== 'success' || isOfJob !== true) return undefined;
  return { verdict: 'pass', at: finishedAt ?? startedAt, confidence: 'low' };
}

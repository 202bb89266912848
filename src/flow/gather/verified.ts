/** What became of deployments after they were made. */
import type { DeploymentFact, UncountedFact, VerificationFact } from '../../domain/facts.ts';
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
  const known = await read(environment);
  return deployments.map(({ isOfJob, ...deployment }) => {
    const verification = known.isTold ? saidOf(deployment, known.newest) : endOfJob(deployment, isOfJob);
    const uncounted = uncountedOf(deployment, known);
    return {
      ...deployment,
      ...(verification === undefined ? {} : { verification }),
      ...(uncounted === undefined ? {} : { uncounted }),
    };
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

function isVerifiedAsBefore(deployment: DeploymentFact, known: KnownVerifications): boolean {
  const { verification: before } = deployment;
  if (before?.confidence === 'low') return !known.isTold;
  const now = saidOf(deployment, known.newest);
  const isSame = now?.verdict === before?.verdict && now?.at === before?.at;
  return isSame && uncountedOf(deployment, known)?.at === deployment.uncounted?.at;
}

/** Of a deployment that nothing looked at, as far as it counts. */
function uncountedOf(
  deployment: DeploymentFact,
  { newest, uncounted = [] }: KnownVerifications,
): UncountedFact | undefined {
  const { id, sha } = deployment;
  const counted = saidOf(deployment, newest);
  const said = uncounted.find((each) => each.deploymentId === id && each.sha === sha);
  if (said?.uncounted === undefined || (counted !== undefined && counted.verdict !== 'missing')) return undefined;
  return { ...said.uncounted, ...(said.smoke === undefined ? {} : { path: said.smoke.path }), at: said.at };
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

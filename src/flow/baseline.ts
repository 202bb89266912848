/** What an environment runs, and whose word counts for it. */
import type { DeploymentFact } from '../domain/facts.ts';
import type { Instant } from '../domain/instant.ts';
import { commitsOf } from './dispatched/commits.ts';
import type { OpenedGate, Store } from './ports.ts';

/** What is known of an environment from our own records. */
export interface KnownLane {
  readonly opened: readonly OpenedGate[];
  /** The first deployment that our gate was asked about; null before that. */
  readonly firstAsked: number | null;
  /** By the id of the deployment: commits that our ledger knows better than GitHub. */
  readonly commits?: ReadonlyMap<number, string> | undefined;
}

export type ReadRecords = (environment: string) => Promise<KnownLane>;

export async function knownLane(
  store: Pick<Store, 'openedGates' | 'firstGate' | 'rollbacks'>,
  repositoryId: number,
  environment: string,
): Promise<KnownLane> {
  const commits = commitsOf(await store.rollbacks(repositoryId, environment));
  const opened = await store.openedGates(repositoryId, environment);
  return {
    opened: opened.map((each) => ({ ...each, sha: commits.get(each.deploymentId) ?? each.sha })),
    firstAsked: await store.firstGate(repositoryId, environment),
    commits,
  };
}

interface Asked {
  readonly records?: ReadRecords | undefined;
  readonly environment: string;
  readonly deploymentId?: number | undefined;
}

/** With the deployment that is asked about: what was filed after it was not there when our gate was first asked. */
export async function askedLane({ records, environment, deploymentId }: Asked): Promise<KnownLane> {
  if (records === undefined) return { opened: [], firstAsked: null };
  const lane = await records(environment);
  const asked = [lane.firstAsked, deploymentId].flatMap((id) => id ?? []);
  return { ...lane, firstAsked: asked.length === 0 ? null : Math.min(...asked) };
}

/**
 * Whether the deployment is one that we let through, with the commit that we let through with it. What was let through
 * without knowing its commit shows nothing of the one that it is filed against.
 */
export function isOpenedIn({ opened }: KnownLane): (deployment: Pick<DeploymentFact, 'id' | 'sha'>) => boolean {
  const known = opened.filter(({ isUnknownCommit }) => isUnknownCommit !== true);
  const ours = new Map(known.map(({ deploymentId, sha }) => [deploymentId, sha]));
  return ({ id, sha }) => ours.get(id) === sha;
}

/**
 * Whoever may write can file a deployment and call it a success, and what is said to run already asks for nothing. So
 * from the first one that our gate was asked about, only those that it let through count; ids grow.
 */
export function trusts(lane: KnownLane): (deployment: Pick<DeploymentFact, 'id' | 'sha'>) => boolean {
  const isOpened = isOpenedIn(lane);
  const first = lane.opened.reduce(
    (least, { deploymentId }) => Math.min(least, deploymentId),
    lane.firstAsked ?? Number.POSITIVE_INFINITY,
  );
  return (deployment) => deployment.id < first || isOpened(deployment);
}

/** What the environment runs: the newest deployment that ended well. */
export function baselineOf(deployments: readonly DeploymentFact[]): { sha: string; at: Instant } | null {
  const running = deployments.find((deployment) => deployment.state === 'success');
  return running ? { sha: running.sha, at: running.finishedAt ?? running.startedAt } : null;
}

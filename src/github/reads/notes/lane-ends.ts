/** The deployment of a commit to an environment, and what ran there before it. */
import type { Instant } from '../../../domain/instant.ts';
import type { SeenDeployment } from '../../../flow/ports.ts';
import { ask, type Connection, once } from '../../client.ts';
import { readDeployments } from '../read-deployments.ts';

export interface LaneEnds {
  /** The newest of this commit, or the one asked for; null: GitHub knows none that began. */
  readonly deployed: SeenDeployment | null;
  /** The last that succeeded before it, of another commit: a commit that is deployed again brings nothing new. */
  readonly before: SeenDeployment | null;
}

export interface LaneQuestion {
  readonly environment: string;
  readonly sha: string;
  readonly deploymentId: number | undefined;
}

export async function readLaneEnds(connection: Connection, question: LaneQuestion): Promise<LaneEnds> {
  const { environment, sha, deploymentId } = question;
  const asked = await findDeployment(connection, question);
  const id = deploymentId ?? asked?.id;
  const isBefore = (other: { readonly id: number; readonly sha: string }): boolean =>
    other.sha !== sha && (id === undefined || other.id < id);
  const seen = await readDeployments(connection, environment, {
    sha,
    isTrusted: isBefore,
    // Where many came after it, it is looked for.
    own: asked === null ? [] : [asked],
  });
  return {
    deployed: seen.find((one) => one.id === id) ?? null,
    before: seen.find((one) => one.state === 'success' && isBefore(one)) ?? null,
  };
}

async function findDeployment(
  { octokit, owner, repo }: Connection,
  { environment, sha, deploymentId }: LaneQuestion,
): Promise<{ readonly id: number; readonly at: Instant } | null> {
  if (deploymentId !== undefined) return null;
  const { data } = await ask(`Reading the deployments to ${environment}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments', {
      owner,
      repo,
      environment,
      sha,
      per_page: 1,
      request: once(),
    }),
  );
  const [newest] = data;
  return newest === undefined ? null : { id: Number(newest.id), at: newest.created_at as Instant };
}

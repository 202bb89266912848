/** The repository that somebody named, as GitHub knows it now: names change. */
import type { RepositoryRef } from '../../../domain/repository.ts';
import { ask, type OctokitLike, once } from '../../client.ts';

/** Through no installation. Throws `Failure`: `not-found` also where the token may not see it. */
export async function findRepository(
  octokit: OctokitLike,
  { owner, name: repo }: Pick<RepositoryRef, 'owner' | 'name'>,
): Promise<RepositoryRef> {
  const { data } = await ask(`Reading ${owner}/${repo}`, () =>
    octokit.request('GET /repos/{owner}/{repo}', { owner, repo, request: once() }),
  );
  return { id: Number(data.id), owner: data.owner.login, name: data.name, installationId: 0 };
}

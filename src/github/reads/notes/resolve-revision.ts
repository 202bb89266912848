/** A tag, a branch or a commit to the full name of its commit. */
import { Failure } from '../../../domain/failure.ts';
import type { RangeEnd } from '../../../domain/notes-range.ts';
import { ask, type Connection, once } from '../../client.ts';

/** Throws `Failure` (`not-found`) naming the revision that is not there. */
export async function resolveRevision(connection: Connection, ref: string): Promise<RangeEnd> {
  const found = await findCommit(connection, ref);
  if (found !== null) return { ref, sha: found.sha };
  const { owner, repo } = connection;
  throw new Failure(
    'not-found',
    `There is no revision ${JSON.stringify(ref)} in ${owner}/${repo}: write a tag, a branch or the id of a commit.`,
  );
}

/** Null: GitHub knows no commit by this name. */
export async function findCommit({ octokit, owner, repo }: Connection, ref: string) {
  try {
    const { data } = await ask(`Reading commit ${ref.slice(0, 100)}`, () =>
      octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', { owner, repo, ref, per_page: 1, request: once() }),
    );
    return data;
  } catch (error) {
    // GitHub answers 422 to a name that could be one, and 404 where it does not show the repository or its commits.
    if (error instanceof Failure && (error.kind === 'not-found' || error.kind === 'rejected')) return null;
    throw error;
  }
}

/** One commit by the first digits of its name, and whether another contains it. */
import { Failure } from '../../domain/failure.ts';
import { ask, askOrNull, type Connection, once } from '../client.ts';

/** The full name of the commit that begins with these digits; null when GitHub knows none, or several. */
export async function readCommit(connection: Connection, digits: string): Promise<string | null> {
  const { octokit, owner, repo } = connection;
  const read = () =>
    octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', {
      owner,
      repo,
      ref: digits,
      per_page: 1,
      request: once(),
    });
  try {
    const answer = await askOrNull(`Looking for commit ${digits}`, read);
    const sha = answer?.data.sha ?? '';
    // A branch may be named like the first digits of a commit.
    return sha.startsWith(digits) ? sha : null;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'rejected') return null;
    throw error;
  }
}

/**
 * Whether `sha` is in the history of `head`. What GitHub does not show or refuses to compare counts as contained:
 * this is asked of commits that are held back.
 */
export async function readContains(connection: Connection, head: string, sha: string): Promise<boolean> {
  const { octokit, owner, repo } = connection;
  try {
    const { data } = await ask(`Looking for ${sha.slice(0, 7)} in ${head.slice(0, 7)}`, () =>
      octokit.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
        owner,
        repo,
        basehead: `${sha}...${head}`,
        per_page: 1,
        request: once(),
      }),
    );
    return data.status !== 'behind' && data.status !== 'diverged';
  } catch (error) {
    if (error instanceof Failure && UNREADABLE.has(error.kind)) return true;
    throw error;
  }
}

/** Asking again brings nothing else; other failures pass, and the question is asked again. */
const UNREADABLE: ReadonlySet<string> = new Set(['not-found', 'rejected', 'forbidden']);

/** The repository, its default branch, and files on it. */
import type { RepositoryState } from '../../flow/ports.ts';
import { ask, askOrNull, type Connection, once } from '../client.ts';
import { findRepository } from '../graphql/find-repository.ts';

/** @param file one that will be asked for next: it is read along. */
export async function readRepository(connection: Connection, file?: string): Promise<RepositoryState> {
  const found = file === undefined ? null : await readAlong(connection, file);
  if (found !== null) return found;
  const { octokit, owner, repo } = connection;
  const { data } = await ask('Reading the repository', () =>
    octokit.request('GET /repos/{owner}/{repo}', { owner, repo, request: once() }),
  );
  const { default_branch: defaultBranch } = data;
  // Whatever GitHub calls the account of an owner: only of a person we know that there is no organisation.
  const isOrganisation = data.owner.type !== 'User';
  const sha = await readHead(connection, defaultBranch);
  return { defaultBranch, sha, owner: { id: Number(data.owner.id), isOrganisation } };
}

/** What GitHub does not call public is not. */
export async function readIsPublic({ octokit, owner, repo }: Connection): Promise<boolean> {
  const { data } = await ask('Reading who may see the repository', () =>
    octokit.request('GET /repos/{owner}/{repo}', { owner, repo, request: once() }),
  );
  return data.private === false;
}

/** A repository that has moved has another id than the one asked for, and the REST API follows it as well. */
async function readAlong(connection: Connection, path: string): Promise<RepositoryState | null> {
  const found = await findRepository(connection, path);
  if (found === null || found.id !== connection.repository.id) return null;
  const { defaultBranch, sha, owner, text } = found;
  if (text !== undefined) connection.ahead?.put({ path, sha, text });
  return { defaultBranch, sha, owner };
}

export async function readHead({ octokit, owner, repo }: Connection, branch: string): Promise<string> {
  const { data } = await ask(`Reading branch ${branch}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/branches/{branch}', { owner, repo, branch, request: once() }),
  );
  return data.commit.sha;
}

/** A text file at a commit; null when the commit has no such file (a folder or a link counts as none). */
export async function readFile(connection: Connection, path: string, sha: string): Promise<{ text: string } | null> {
  const { octokit, owner, repo, ahead } = connection;
  const known = ahead?.take(path, sha) ?? null;
  if (known !== null) return known.text === null ? null : { text: known.text };
  const answer = await askOrNull(`Reading ${path}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/contents/{path}', { owner, repo, path, ref: sha, request: once() }),
  );
  if (answer === null) return null;
  const { data } = answer;
  if (Array.isArray(data) || data.type !== 'file' || !('content' in data)) return null;
  return { text: Buffer.from(data.content, 'base64').toString('utf8') };
}

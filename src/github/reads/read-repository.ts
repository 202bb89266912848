/** The default branch and files on it. */
import { ask, askOrNull, type Connection, once } from '../client.ts';

export async function readDefaultBranch({ octokit, owner, repo }: Connection): Promise<{ name: string; sha: string }> {
  const repository = await ask('Reading the repository', () =>
    octokit.request('GET /repos/{owner}/{repo}', { owner, repo, request: once() }),
  );
  const name = repository.data.default_branch;
  const branch = await ask(`Reading branch ${name}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/branches/{branch}', { owner, repo, branch: name, request: once() }),
  );
  return { name, sha: branch.data.commit.sha };
}

/** A text file at a commit; null when the commit has no such file (a folder or a link counts as none). */
export async function readFile(connection: Connection, path: string, sha: string): Promise<{ text: string } | null> {
  const { octokit, owner, repo } = connection;
  const answer = await askOrNull(`Reading ${path}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/contents/{path}', { owner, repo, path, ref: sha, request: once() }),
  );
  if (answer === null) return null;
  const { data } = answer;
  if (Array.isArray(data) || data.type !== 'file' || !('content' in data)) return null;
  return { text: Buffer.from(data.content, 'base64').toString('utf8') };
}

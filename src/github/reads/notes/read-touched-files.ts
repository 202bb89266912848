/** The files that pull requests and commits changed, where services are told apart by them. */
import type { ChangedFile } from '../../../domain/facts.ts';
import type { CommitLink, KnownPullRequest, RangeCommit } from '../../../domain/notes-range.ts';
import { ask, type Connection, listAll, once } from '../../client.ts';
import { changedFile, readFiles } from '../../pulls/files.ts';

/** Each is a call of its own, of the 1,000 that a job has in an hour. */
const MOST_COMMITS = 200;
/** GitHub shows at most 3,000 files of a commit. */
const MOST_FILES = 3000;

export interface Touched {
  readonly pulls: readonly KnownPullRequest[];
  readonly filesOf: ReadonlyMap<string, readonly ChangedFile[]>;
  /** False: not all were read. What has no files is then taken for everybody's. */
  readonly complete: boolean;
}

export async function readTouchedFiles(
  connection: Connection,
  commits: readonly RangeCommit[],
  known: readonly KnownPullRequest[],
  links: readonly CommitLink[],
): Promise<Touched> {
  const pulls: KnownPullRequest[] = [];
  for (const pull of known) {
    pulls.push(pull.files === undefined ? { ...pull, files: await readFiles(connection, pull.number) } : pull);
  }
  const explained = new Set(links.map(({ sha }) => sha));
  // What a merge brought is in its commits.
  const alone = commits.filter(({ sha, parents }) => !explained.has(sha) && parents.length < 2);
  const filesOf = new Map<string, readonly ChangedFile[]>();
  for (const { sha } of alone.slice(0, MOST_COMMITS)) filesOf.set(sha, await readCommitFiles(connection, sha));
  return { pulls, filesOf, complete: alone.length <= MOST_COMMITS };
}

async function readCommitFiles(connection: Connection, sha: string): Promise<readonly ChangedFile[]> {
  const { octokit, owner, repo } = connection;
  const { items } = await listAll(
    `Reading the files of ${sha.slice(0, 7)}`,
    async (page) => {
      const read = () =>
        octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', { owner, repo, ref: sha, ...page, request: once() });
      const { data } = await ask(`Reading the files of ${sha.slice(0, 7)}`, read);
      return { data: data.files ?? [] };
    },
    MOST_FILES,
  );
  return items.map(changedFile);
}

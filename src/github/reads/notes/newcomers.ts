/**
 * Who is new in a range. A search for merged pull requests would tell it too, but GitHub takes 30 searches a minute
 * where it takes 1,000 reads an hour, finds what happened by date and not by history, and nobody who never opened a
 * pull request. The list of commits by an author, up to the commit that ran before, is exact and costs one read.
 */
import type { CommitAuthor } from '../../../domain/notes-range.ts';
import { ask, type Connection, once } from '../../client.ts';

/** Beyond these nobody is called new: it would take more reads than a job can spare. */
export const MOST_CANDIDATES = 100;

/** @param before null: nothing was there before, so all are new. */
export async function readNewcomers(
  connection: Connection,
  people: readonly CommitAuthor[],
  before: string | null,
): Promise<readonly CommitAuthor[]> {
  if (before === null) return people;
  if (people.length > MOST_CANDIDATES) return [];
  const newcomers: CommitAuthor[] = [];
  for (const person of people) {
    if (!(await hasCommits(connection, person, before))) newcomers.push(person);
  }
  return newcomers;
}

/** By login, and by the address too: GitHub may know whose an address is only since a while. */
async function hasCommits(connection: Connection, { login, email }: CommitAuthor, before: string): Promise<boolean> {
  for (const author of new Set([login, email])) {
    if (author !== null && author !== '' && (await isAuthor(connection, author, before))) return true;
  }
  return false;
}

async function isAuthor({ octokit, owner, repo }: Connection, author: string, before: string): Promise<boolean> {
  const { data } = await ask(`Looking for earlier commits of ${author}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/commits', {
      owner,
      repo,
      author,
      sha: before,
      per_page: 1,
      request: once(),
    }),
  );
  return data.length > 0;
}

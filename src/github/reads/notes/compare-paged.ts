/** The commits that one revision has and another lacks, page by page. */

import type { Direction } from '../../../domain/facts.ts';
import { Failure } from '../../../domain/failure.ts';
import type { RangeCommit } from '../../../domain/notes-range.ts';
import { ask, type Connection, once, PAGE_SIZE } from '../../client.ts';
import { rangeCommit } from './range-commit.ts';

export interface ListedCommit extends RangeCommit {
  /** Its id in the GraphQL API. */
  readonly nodeId: string;
}

export interface Comparison {
  readonly direction: Direction;
  /** Parents before children. */
  readonly commits: readonly ListedCommit[];
  /** False: there are more commits than are read. */
  readonly complete: boolean;
}

/** A release of more is a release of a year: 50 pages here, and 100 questions for its pull requests. */
export const MOST_COMMITS = 5000;

const DIRECTIONS: Readonly<Record<string, Direction | undefined>> = {
  ahead: 'forward',
  behind: 'backward',
  identical: 'same',
  diverged: 'diverged',
};

/** Without a page GitHub gives the newest 250 and no more; with pages all, in the order in which they were made. */
export async function comparePaged(
  connection: Connection,
  base: string,
  head: string,
  most: number = MOST_COMMITS,
): Promise<Comparison> {
  const commits: ListedCommit[] = [];
  for (let page = 1; ; page += 1) {
    const data = await comparePage(connection, base, head, page);
    commits.push(...data.commits.map((one) => ({ ...rangeCommit(one), nodeId: one.node_id })));
    const isLast = data.commits.length < PAGE_SIZE || commits.length >= data.total_commits;
    if (!isLast && commits.length < most) continue;
    const complete = commits.length >= data.total_commits && commits.length <= most;
    return {
      direction: DIRECTIONS[data.status] ?? 'diverged',
      commits: parentsFirst(commits.slice(0, most)),
      complete,
    };
  }
}

async function comparePage({ octokit, owner, repo }: Connection, base: string, head: string, page: number) {
  const what = `Comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}`;
  try {
    const { data } = await ask(what, () =>
      octokit.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
        owner,
        repo,
        basehead: `${base}...${head}`,
        per_page: PAGE_SIZE,
        page,
        request: once(),
      }),
    );
    return data;
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'not-found') throw error;
    // Both are known to be there.
    throw new Failure(
      'rejected',
      `${what}: GitHub finds no common ancestor, so there is no range between them. Name two revisions of one history.`,
      { cause: error },
    );
  }
}

type Related = Pick<RangeCommit, 'sha' | 'parents'>;

/** GitHub sorts by time, and clocks of people differ. What is not related keeps its order. */
export function parentsFirst<Commit extends Related>(commits: readonly Commit[]): readonly Commit[] {
  const known = new Map(commits.map((commit) => [commit.sha, commit]));
  const sorted = new Map<string, Commit>();
  for (const commit of commits) {
    const stack = [commit];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const missing = parentsIn(top, known).filter(({ sha }) => !sorted.has(sha));
      if (missing.length > 0) {
        stack.push(...missing.toReversed());
        continue;
      }
      stack.pop();
      sorted.set(top.sha, top);
    }
  }
  return [...sorted.values()];
}

function parentsIn<Commit extends Related>({ parents }: Commit, known: ReadonlyMap<string, Commit>): readonly Commit[] {
  return parents.flatMap((sha) => known.get(sha) ?? []);
}

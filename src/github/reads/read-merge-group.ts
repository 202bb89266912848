/**
 * Which pull requests a merge group consists of. GitHub names the last one only, so the others are found by the
 * commits of the group: every commit has to be somebody's.
 */
import type { MergeGroup } from '../../domain/question.ts';
import type { MergeGroupState } from '../../flow/ports.ts';
import { type Connection, listAll, once } from '../client.ts';
import { listPullsOfCommit } from './list-pulls-of-commit.ts';

/** One request per commit: more of them would use up the rate limit. */
const MOST_COMMITS = 250;

export async function readMergeGroup(connection: Connection, group: MergeGroup): Promise<MergeGroupState> {
  const { commits, complete } = await readCommits(connection, group);
  const inGroup = new Set(commits.map((commit) => commit.sha));
  const numbers = new Set<number>();
  const unexplained: string[] = [];
  for (const commit of commits) {
    const found = explain(commit, await readPullsOf(connection, commit.sha, group.base), inGroup);
    if (found.length === 0) unexplained.push(commit.sha);
    for (const number of found) numbers.add(number);
  }
  return { pullRequests: [...numbers].sort((one, other) => one - other), unexplained, complete };
}

interface GroupCommit {
  readonly sha: string;
  readonly message: string;
  readonly isByGitHub: boolean;
}

interface Pull {
  readonly number: number;
  readonly headSha: string;
}

/**
 * A pull request on top of another has the other's commits, too, but it is in the group only with its own head. Where
 * no head is in the group, all that know the commit are taken: one too many is judged rather than one too few.
 */
function explain(commit: GroupCommit, pulls: readonly Pull[], inGroup: ReadonlySet<string>): readonly number[] {
  const whole = pulls.filter((pull) => inGroup.has(pull.headSha));
  const known = (whole.length > 0 ? whole : pulls).map((pull) => pull.number);
  return known.length > 0 ? known : namedIn(commit);
}

/** A commit that the queue made itself, by merging or squashing, begins with a line of GitHub's that names the number. */
function namedIn({ message, isByGitHub }: GroupCommit): readonly number[] {
  if (!isByGitHub) return [];
  const [line = ''] = message.split('\n');
  const number = /^Merge pull request #([1-9]\d{0,9}) from /.exec(line) ?? / \(#([1-9]\d{0,9})\)$/.exec(line);
  return number ? [Number(number[1])] : [];
}

const GITHUBS_ADDRESS = 'noreply@github.com';

async function readCommits({ octokit, owner, repo }: Connection, { baseSha, headSha }: MergeGroup) {
  let total = 0;
  let isAhead = false;
  const { items } = await listAll(
    `Comparing ${baseSha.slice(0, 7)} with ${headSha.slice(0, 7)}`,
    async (page) => {
      const { data } = await octokit.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
        owner,
        repo,
        basehead: `${baseSha}...${headSha}`,
        ...page,
        request: once(),
      });
      total = data.total_commits;
      isAhead = data.status === 'ahead';
      return { data: data.commits };
    },
    MOST_COMMITS,
  );
  const complete = isAhead && items.length === total && total <= MOST_COMMITS;
  return { commits: complete ? items.map(groupCommit) : [], complete };
}

interface ListedCommit {
  readonly sha: string;
  readonly commit: { readonly message: string; readonly committer: { readonly email?: string | undefined } | null };
}

function groupCommit({ sha, commit }: ListedCommit): GroupCommit {
  return { sha, message: commit.message, isByGitHub: commit.committer?.email === GITHUBS_ADDRESS };
}

/** Those into this branch that are open or merged. */
async function readPullsOf(connection: Connection, sha: string, base: string): Promise<readonly Pull[]> {
  const listed = await listPullsOfCommit(connection, sha);
  return listed
    .filter((pull) => pull.base.ref === base)
    .filter((pull) => pull.state === 'open' || pull.merged_at !== null)
    .map((pull) => ({ number: pull.number, headSha: pull.head.sha }));
}

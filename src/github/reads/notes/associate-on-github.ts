/**
 * Which pull request brought which commit, by what GitHub says. In this order, and each with its name:
 *
 * 1. GitHub's index of commits (`associated`). It is behind for what was merged a moment ago, and that is just what a
 *    deployment brings.
 * 2. The merge commit that each of these pull requests names (`merge-commit`).
 * 3. For commits that are left: the pull requests that were closed last, whose list is never behind, by their merge
 *    commit (`recently-merged`); of a rebase, all the commits that it made.
 *
 * What messages tell is read elsewhere, alike for a clone and for GitHub.
 */
import type { CommitLink, KnownPullRequest } from '../../../domain/notes-range.ts';
import type { Connection } from '../../client.ts';
import { type FoundPulls, findNotedPulls } from '../../graphql/find-noted-pulls.ts';
import type { ListedCommit } from './compare-paged.ts';
import { readPullsOfCommit } from './read-pulls-of-commit.ts';
import { readRecentlyMerged } from './recently-merged.ts';

export interface OnGitHub {
  readonly pulls: ReadonlyMap<number, KnownPullRequest>;
  readonly links: readonly CommitLink[];
  /** False: GitHub was not asked about all of the commits. */
  readonly complete: boolean;
}

/** Each is a call of its own, of the 1,000 that a job has in an hour. */
const MOST_BY_REST = 200;

export async function associateOnGitHub(
  connection: Connection,
  commits: readonly ListedCommit[],
  withFiles: boolean,
): Promise<OnGitHub> {
  const found = await findNotedPulls(connection, commits, withFiles);
  const complete = await askForRest(connection, commits, found);
  const links = linksOf(commits, found);
  const explained = new Set(links.map(({ sha }) => sha));
  const recent = await readRecentlyMerged(
    connection,
    commits,
    commits.filter(({ sha }) => !explained.has(sha)),
  );
  for (const pull of recent.pulls) if (!found.pulls.has(pull.number)) found.pulls.set(pull.number, pull);
  return { pulls: found.pulls, links: [...links, ...recent.links], complete };
}

async function askForRest(
  connection: Connection,
  commits: readonly ListedCommit[],
  { pullsOf, pulls }: FoundPulls,
): Promise<boolean> {
  const left = commits.filter(({ sha }) => !pullsOf.has(sha));
  for (const { sha } of left.slice(0, MOST_BY_REST)) {
    const merged = await readPullsOfCommit(connection, sha);
    pullsOf.set(
      sha,
      merged.map(({ number }) => number),
    );
    for (const pull of merged) if (!pulls.has(pull.number)) pulls.set(pull.number, pull);
  }
  return left.length <= MOST_BY_REST;
}

function linksOf(commits: readonly ListedCommit[], { pullsOf, pulls }: FoundPulls): readonly CommitLink[] {
  const listed = new Set(commits.map(({ sha }) => sha));
  const associated = commits.flatMap(({ sha }) =>
    (pullsOf.get(sha) ?? []).map((number): CommitLink => ({ sha, number, method: 'associated' })),
  );
  const merges = [...pulls.values()].flatMap(({ number, mergeCommitSha: sha }): readonly CommitLink[] =>
    sha !== null && listed.has(sha) ? [{ sha, number, method: 'merge-commit' }] : [],
  );
  return [...associated, ...merges];
}

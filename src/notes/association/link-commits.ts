/** Which pull requests each commit belongs to, by every method that says so. */
import { isMergeMessage, pullRequestNumber, subjectAndBody } from '../../domain/merge-message.ts';
import {
  type CommitLink,
  type KnownPullRequest,
  LINK_METHODS,
  type LinkMethod,
  type RangeCommit,
} from '../../domain/notes-range.ts';
import { type WalkedMerges, walkMerges } from './walk-merges.ts';

/** By number, the methods that found it, the surest first. */
export type CommitLinks = ReadonlyMap<number, readonly LinkMethod[]>;

export interface LinkedCommits {
  readonly merges: WalkedMerges;
  readonly linksOf: (sha: string) => CommitLinks;
}

/** What GitHub says; all of it empty where only a clone is read. */
export interface Told {
  readonly pullRequests: readonly KnownPullRequest[];
  readonly links: readonly CommitLink[];
}

export function linkCommits(commits: readonly RangeCommit[], tip: string, told: Told): LinkedCommits {
  const found = new Found(commits, told);
  const merges = walkMerges(commits, tip, (merge) => found.landedBy(merge));
  for (const commit of commits) {
    const number = found.numberInMessage(commit, merges.broughtBy.has(commit.sha));
    if (number !== null) found.add(commit.sha, number, isLandingMerge(commit) ? 'merge-message' : 'squash-title');
  }
  for (const [sha, number] of merges.broughtBy) found.add(sha, number, 'brought-by-merge');
  return { merges, linksOf: (sha) => found.sorted(sha) };
}

/** The commit itself is what the pull request became: its merge, or the commit it was squashed to. */
export function isLanding(methods: readonly LinkMethod[]): boolean {
  return methods.some((method) => LANDING.has(method));
}

const LANDING: ReadonlySet<LinkMethod> = new Set(['merge-commit', 'recently-merged', 'merge-message', 'squash-title']);
const BY_GITHUB: ReadonlySet<LinkMethod> = new Set(['associated', 'merge-commit', 'recently-merged']);

function saysGithub(methods: ReadonlySet<LinkMethod>): boolean {
  return [...methods].some((method) => BY_GITHUB.has(method));
}

function isLandingMerge(commit: RangeCommit): boolean {
  return commit.parents.length > 1 || isMergeMessage(subjectAndBody(commit.message).subject);
}

class Found {
  readonly #links = new Map<string, Map<number, Set<LinkMethod>>>();
  readonly #known: ReadonlySet<number>;
  readonly #isToldByGithub: boolean;

  constructor(commits: readonly RangeCommit[], { pullRequests, links }: Told) {
    this.#known = new Set(pullRequests.map(({ number }) => number));
    this.#isToldByGithub = pullRequests.length > 0 || links.length > 0;
    const inRange = new Set(commits.map(({ sha }) => sha));
    for (const { sha, number, method } of links) if (inRange.has(sha)) this.add(sha, number, method);
    for (const { mergeCommitSha: sha, number } of pullRequests) {
      if (sha !== null && inRange.has(sha)) this.add(sha, number, 'merge-commit');
    }
  }

  add(sha: string, number: number, method: LinkMethod): void {
    const numbers = this.#links.get(sha) ?? new Map<number, Set<LinkMethod>>();
    numbers.set(number, (numbers.get(number) ?? new Set()).add(method));
    this.#links.set(sha, numbers);
  }

  sorted(sha: string): CommitLinks {
    const numbers = [...(this.#links.get(sha) ?? [])].toSorted(([one], [other]) => one - other);
    return new Map(numbers.map(([number, methods]) => [number, LINK_METHODS.filter((each) => methods.has(each))]));
  }

  /** The pull request that a merge commit lands. GitHub's word counts more than the message's. */
  landedBy(merge: RangeCommit): number | null {
    for (const [number, methods] of this.sorted(merge.sha)) if (isLanding(methods)) return number;
    return this.numberInMessage(merge, false);
  }

  /**
   * The number that the message names, where it is one of ours: GitHub says of this commit nothing else, and where it
   * was asked and does not know the number, no merge says that the commit came with another pull request. (What ends
   * a title may be the number of an issue, and that of a message another repository's.)
   */
  numberInMessage(commit: RangeCommit, isBrought: boolean): number | null {
    const number = pullRequestNumber(subjectAndBody(commit.message).subject);
    if (number === 0) return null;
    const told = [...(this.#links.get(commit.sha) ?? [])].filter(([, methods]) => saysGithub(methods));
    if (told.length > 0) return told.some(([each]) => each === number) ? number : null;
    const isRefused = this.#isToldByGithub && !this.#known.has(number) && isBrought && !isLandingMerge(commit);
    return isRefused ? null : number;
  }
}

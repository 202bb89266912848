/**
 * The history of a clone as numbers: who descends from whom, and which pull request brought what. Commits are numbered
 * so that parents come before their children; every walk below goes once over a stretch of numbers, from high to low.
 */
import type { Direction } from '../domain/facts.ts';
import { CommitIndex } from './commit-index.ts';
import { GrowingInts } from './growing-ints.ts';

/** What lies between two commits. */
export interface CommitRange {
  readonly direction: Direction;
  /** The commits whose difference to their first parent is a change, or a part of one. Descending. */
  readonly commits: Int32Array;
  /** Pull requests, each once, and commits that none explains. */
  readonly changes: number;
}

/** What a walk went over, and how much it found that one side alone reaches. */
interface Walk {
  readonly highest: number;
  readonly lowest: number;
  readonly fromCandidate: number;
  readonly fromBaseline: number;
}

const FROM_CANDIDATE = 1;
const FROM_BASELINE = 2;
const FROM_BOTH = 3;
const NONE = -1;

export class CommitGraph {
  readonly #index = new CommitIndex();
  /** The parents of commit c are #parents[#parentsOf[c] .. #parentsOf[c + 1]). */
  readonly #parentsOf = new GrowingInts();
  readonly #parents = new GrowingInts();
  /** The number of the pull request that a commit is, 0 for none; and that number's place among all numbers. */
  readonly #pullRequest = new GrowingInts();
  readonly #places = new Map<number, number>();
  /** A list for each commit of the pull requests' merge commits that brought it: where it begins, merge, where it goes on. */
  readonly #explained = new GrowingInts();
  readonly #explaining = new GrowingInts();
  readonly #next = new GrowingInts();
  /** What a walk has seen, by commit. Clean between walks. */
  #seen = new Uint8Array(1024);
  /** Per pull request: the range that counted it last. */
  #counted = new Int32Array(0);
  #ranges = 0;

  constructor() {
    this.#parentsOf.push(0);
  }

  /** Commits in an order in which parents come first. A parent that was not added is one that the clone lacks. */
  add(name: string, parents: readonly string[], pullRequest: number): void {
    const commit = this.#index.add(name);
    for (const parent of parents) this.#parents.push(this.#index.find(parent) ?? NONE);
    this.#parentsOf.push(this.#parents.length);
    if (pullRequest > 0 && !this.#places.has(pullRequest)) this.#places.set(pullRequest, this.#places.size);
    this.#pullRequest.push(pullRequest > 0 ? (this.#places.get(pullRequest) as number) + 1 : 0);
    this.#explained.push(NONE);
    if (commit === this.#seen.length) this.#seen = new Uint8Array(commit * 2);
    // Now, and not at the end: git is slower than this, and its next commits are read meanwhile.
    if (pullRequest > 0 && parents.length > 1) this.#explain(commit);
  }

  get size(): number {
    return this.#index.count;
  }

  find(name: string): number | undefined {
    return this.#index.find(name);
  }

  nameOf(commit: number): string {
    return this.#index.nameOf(commit);
  }

  /** The changes of going from one commit to another; for a way back, what it takes away. */
  range(baseline: number, candidate: number): CommitRange {
    const walk = this.#walk([candidate], [baseline]);
    const direction = directionOf(baseline === candidate, walk.fromCandidate > 0, walk.fromBaseline > 0);
    const side = direction === 'backward' ? FROM_BASELINE : FROM_CANDIDATE;
    const changes = this.#changesIn(this.#seenFrom(side, walk), side);
    this.#seen.fill(0, walk.lowest, walk.highest + 1);
    return { direction, ...changes };
  }

  /** Notes for every commit that a merge brought in by its other parents that the merge explains it. */
  #explain(merge: number): void {
    const parents = this.#parents.slice(this.#parentsOf.at(merge), this.#parentsOf.at(merge + 1));
    const others = [...parents.subarray(1)].filter((parent) => parent !== NONE);
    const first = [...parents.subarray(0, 1)].filter((parent) => parent !== NONE);
    if (others.length === 0) return;
    const walk = this.#walk(others, first);
    for (const commit of this.#seenFrom(FROM_CANDIDATE, walk)) {
      this.#next.push(this.#explained.at(commit));
      this.#explained.set(commit, this.#explaining.length);
      this.#explaining.push(merge);
    }
    this.#seen.fill(0, walk.lowest, walk.highest + 1);
  }

  /**
   * Marks what is reached from either side, downwards, until all that is left is reached from both. Marks stay, for
   * the caller to read and clear.
   */
  #walk(candidates: readonly number[], baselines: readonly number[]): Walk {
    const seen = this.#seen;
    const found = [0, 0, 0, 0];
    const highest = Math.max(...candidates, ...baselines);
    let lowest = highest;
    /** How many marked commits are still ahead that one side alone has reached. */
    let open = 0;
    const mark = (commit: number, side: number): void => {
      const before = seen[commit] as number;
      const after = before | side;
      if (after === before) return;
      open += before === 0 ? Number(after !== FROM_BOTH) : -1;
      seen[commit] = after;
      if (commit < lowest) lowest = commit;
    };
    for (const commit of candidates) mark(commit, FROM_CANDIDATE);
    for (const commit of baselines) mark(commit, FROM_BASELINE);
    for (let commit = highest; open > 0; commit--) {
      const side = seen[commit] as number;
      if (side === 0) continue;
      if (side !== FROM_BOTH) open--;
      found[side] = (found[side] as number) + 1;
      const end = this.#parentsOf.at(commit + 1);
      for (let each = this.#parentsOf.at(commit); each < end; each++) {
        const parent = this.#parents.at(each);
        if (parent !== NONE) mark(parent, side);
      }
    }
    return {
      highest,
      lowest,
      fromCandidate: found[FROM_CANDIDATE] as number,
      fromBaseline: found[FROM_BASELINE] as number,
    };
  }

  /** The commits of the last walk that one side alone has reached, descending. */
  #seenFrom(side: typeof FROM_CANDIDATE | typeof FROM_BASELINE, walk: Walk): Int32Array {
    const commits = new Int32Array(side === FROM_CANDIDATE ? walk.fromCandidate : walk.fromBaseline);
    let count = 0;
    for (let commit = walk.highest; count < commits.length; commit--) {
      if (this.#seen[commit] === side) commits[count++] = commit;
    }
    return commits;
  }

  #changesIn(commits: Int32Array, side: number): { commits: Int32Array; changes: number } {
    const range = ++this.#ranges;
    if (this.#counted.length <= this.#places.size) this.#counted = new Int32Array(this.#places.size + 1);
    let changes = 0;
    const kept = commits.filter((commit) => {
      const place = this.#pullRequest.at(commit);
      if (place === 0) {
        const isChange = !this.#isExplained(commit, side);
        changes += Number(isChange);
        return isChange;
      }
      if (this.#counted[place] !== range) changes++;
      this.#counted[place] = range;
      return true;
    });
    return { commits: kept, changes };
  }

  /** A pull request explains a commit only in a range that holds the merge as well. */
  #isExplained(commit: number, side: number): boolean {
    let entry = this.#explained.at(commit);
    while (entry !== NONE) {
      if (this.#seen[this.#explaining.at(entry)] === side) return true;
      entry = this.#next.at(entry);
    }
    return false;
  }
}

function directionOf(isSame: boolean, hasOwn: boolean, hasLost: boolean): Direction {
  if (isSame) return 'same';
  if (hasOwn) return hasLost ? 'diverged' : 'forward';
  return 'backward';
}

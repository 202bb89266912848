/** Which commits each merge of a range brought, in time linear in the range. */
import type { RangeCommit } from '../../domain/notes-range.ts';

export interface WalkedMerges {
  /** All commits, each branch after what its merges stand on. What a merge brought stands in one piece. */
  readonly order: readonly RangeCommit[];
  /** By the merge's sha, what it brought: a piece of `order`, the end left out. Nested merges and what they brought included. */
  readonly pieces: ReadonlyMap<string, Piece>;
  /** The pull request whose merge brought the commit, the innermost; absent: none did. */
  readonly broughtBy: ReadonlyMap<string, number>;
}

export interface Piece {
  readonly from: number;
  readonly until: number;
}

type Task =
  | { readonly kind: 'branch'; readonly tip: string; readonly owner: number | null }
  | { readonly kind: 'commit'; readonly commit: RangeCommit; readonly owner: number | null }
  | { readonly kind: 'end'; readonly sha: string; readonly from: number };

/**
 * Walks each branch by first parents, the oldest commit first, and what a merge brings right after it. What is met then
 * for the first time was not reachable from the merge's first parent, so it came by the merge. A stack of tasks instead
 * of recursion: branches may be nested as deep as a range is long.
 *
 * @param numberOf the pull request that a merge commit lands; null: none.
 */
export function walkMerges(
  commits: readonly RangeCommit[],
  tip: string,
  numberOf: (merge: RangeCommit) => number | null,
): WalkedMerges {
  const walk = new Walk(commits, numberOf);
  walk.from(tip);
  // In a range from git nothing is left; in one that a limit cut there may be several ends.
  for (const { sha } of commits.toReversed()) walk.from(sha);
  return walk;
}

class Walk implements WalkedMerges {
  readonly order: RangeCommit[] = [];
  readonly pieces = new Map<string, Piece>();
  readonly broughtBy = new Map<string, number>();
  readonly #waiting: Map<string, RangeCommit>;
  readonly #numberOf: (merge: RangeCommit) => number | null;

  constructor(commits: readonly RangeCommit[], numberOf: (merge: RangeCommit) => number | null) {
    this.#waiting = new Map(commits.map((commit) => [commit.sha, commit]));
    this.#numberOf = numberOf;
  }

  from(tip: string): void {
    const tasks: Task[] = [{ kind: 'branch', tip, owner: null }];
    for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
      if (task.kind === 'branch') this.#branch(task.tip, task.owner, tasks);
      else if (task.kind === 'commit') this.#commit(task.commit, task.owner, tasks);
      else this.pieces.set(task.sha, { from: task.from, until: this.order.length });
    }
  }

  #branch(tip: string, owner: number | null, tasks: Task[]): void {
    let commit = this.#take(tip);
    while (commit !== undefined) {
      tasks.push({ kind: 'commit', commit, owner });
      const [first] = commit.parents;
      commit = first === undefined ? undefined : this.#take(first);
    }
  }

  #take(sha: string): RangeCommit | undefined {
    const commit = this.#waiting.get(sha);
    this.#waiting.delete(sha);
    return commit;
  }

  #commit(commit: RangeCommit, owner: number | null, tasks: Task[]): void {
    this.order.push(commit);
    if (owner !== null) this.broughtBy.set(commit.sha, owner);
    if (commit.parents.length < 2) return;
    const inner = this.#numberOf(commit) ?? owner;
    tasks.push({ kind: 'end', sha: commit.sha, from: this.order.length });
    for (const tip of commit.parents.slice(1).toReversed()) tasks.push({ kind: 'branch', tip, owner: inner });
  }
}

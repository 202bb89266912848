/** Which commit came first with which of several others: one git process, and one walk over the history. */
import { CommitIndex } from '../commit-index.ts';
import { GrowingInts } from '../growing-ints.ts';
import { readFields } from '../read-fields.ts';
import { streamGit } from '../run-git.ts';

/** A parent that the clone lacks; a commit that none of the tips has reached yet. */
const NONE = -1;

/**
 * For each tip, in their order, the names of the commits that it reaches and no tip before it does; parents come
 * before their children. Names are written out when they are asked for: kept, they would take more than the history.
 *
 * @param tips full names of commits that the clone has
 */
export async function firstReached(dir: string, tips: readonly string[]): Promise<(tip: number) => readonly string[]> {
  const history = new History();
  if (tips.length > 0) await readHistory(history, dir, tips);
  const groups = history.group(tips);
  return (tip) => Array.from(groups[tip] ?? [], (commit) => history.nameOf(commit));
}

const ARGS = ['rev-list', '--topo-order', '--reverse', '--parents', '--stdin'];

async function readHistory(history: History, dir: string, tips: readonly string[]): Promise<void> {
  const input = tips.map((name) => `${name}\n`);
  for await (const lines of readFields(streamGit({ dir, args: ARGS, input }), '\n')) {
    for (const line of lines) history.add(line.split(' '));
  }
}

class History {
  readonly #index = new CommitIndex();
  /** The parents of commit c are #parents[#parentsOf[c] .. #parentsOf[c + 1]). */
  readonly #parentsOf = new GrowingInts();
  readonly #parents = new GrowingInts();

  constructor() {
    this.#parentsOf.push(0);
  }

  /** Commits in an order in which parents come first. */
  add([name = '', ...parents]: readonly string[]): void {
    this.#index.add(name);
    for (const parent of parents) this.#parents.push(this.#index.find(parent) ?? NONE);
    this.#parentsOf.push(this.#parents.length);
  }

  nameOf(commit: number): string {
    return this.#index.nameOf(commit);
  }

  /** Every commit is walked over once, whatever the number of tips. */
  group(tips: readonly string[]): readonly Int32Array[] {
    const isReached = new Uint8Array(this.#index.count);
    return tips.map((tip) => {
      const group: number[] = [];
      const ahead = [this.#index.find(tip) ?? NONE];
      for (let commit = ahead.pop(); commit !== undefined; commit = ahead.pop()) {
        if (commit === NONE || isReached[commit] === 1) continue;
        isReached[commit] = 1;
        group.push(commit);
        const end = this.#parentsOf.at(commit + 1);
        for (let each = this.#parentsOf.at(commit); each < end; each++) ahead.push(this.#parents.at(each));
      }
      // The numbers rise from parents to children.
      return Int32Array.from(group).sort();
    });
  }
}

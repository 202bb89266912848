/** The root of a log that is read once from its beginning: a hash per height is in memory, however long the log is. */
import { EMPTY_ROOT, nodeHash } from './hash.ts';

/** What is left of a log that was read, so that only what is added to it has to be read next time. */
export interface RunningState {
  readonly size: number;
  /** The roots of the complete subtrees that make up the log, from its end. One for each bit set in `size`. */
  readonly hashes: readonly Uint8Array[];
}

export class RunningRoot {
  /** Of each height the complete subtree that has no neighbour yet. */
  readonly #waiting: (Uint8Array | null)[] = [];
  #size = 0;

  /** Goes on where another stopped. Throws when the hashes are not as many as the size asks for. */
  static from({ size, hashes }: RunningState): RunningRoot {
    const places = size.toString(2).replaceAll('0', '').length;
    if (!Number.isSafeInteger(size) || size < 0 || places !== hashes.length) {
      throw new RangeError(`${hashes.length} hashes are not the state of a log of ${size} lines`);
    }
    const running = new RunningRoot();
    const left = [...hashes];
    for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) {
      running.#waiting.push(rest % 2 === 1 ? (left.shift() ?? null) : null);
    }
    running.#size = size;
    return running;
  }

  state(): RunningState {
    return { size: this.#size, hashes: this.#waiting.filter((hash) => hash !== null) };
  }

  get size(): number {
    return this.#size;
  }

  append(leaf: Uint8Array): void {
    let hash = leaf;
    let height = 0;
    for (let left = this.#waiting[height]; left; left = this.#waiting[height]) {
      hash = nodeHash(left, hash);
      this.#waiting[height] = null;
      height++;
    }
    this.#waiting[height] = hash;
    this.#size++;
  }

  root(): Uint8Array {
    let root: Uint8Array | null = null;
    for (const left of this.#waiting) {
      if (left) root = root === null ? left : nodeHash(left, root);
    }
    return root ?? EMPTY_ROOT;
  }
}

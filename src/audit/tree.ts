/** The Merkle tree of a log (RFC 6962, section 2.1), whole: what proofs are taken from. */
import { HASH_BYTES } from './crypto.ts';
import { EMPTY_ROOT, nodeHash } from './hash.ts';

/** Grows by leaves. Keeps the root of every complete subtree: 64 bytes a leaf. */
export class MerkleTree {
  /** Of each height from the leaves up, the roots of the complete subtrees, one after the other. */
  readonly #heights: HashList[] = [];

  get size(): number {
    return this.#heights[0]?.length ?? 0;
  }

  append(leaf: Uint8Array): void {
    let hash = leaf;
    for (let height = 0; ; height++) {
      const list = this.#heights[height] ?? new HashList();
      this.#heights[height] = list;
      list.push(hash);
      if (list.length % 2 === 1) return;
      hash = nodeHash(list.at(list.length - 2), hash);
    }
  }

  /** The root that the tree had when it had `size` leaves. Throws when it never had so many. */
  rootAt(size: number): Uint8Array {
    this.#mustHave(size);
    return size === 0 ? EMPTY_ROOT : this.#rootOf(0, size);
  }

  /** PATH(index, D[size]): the proof that the leaf at `index` is in the tree of that size. */
  inclusionProof(index: number, size: number): readonly Uint8Array[] {
    this.#mustHave(size);
    if (index < 0 || index >= size) throw new RangeError(`A tree of ${size} leaves has none at ${index}`);
    const proof: Uint8Array[] = [];
    let [from, to] = [0, size];
    while (to - from > 1) {
      const middle = from + leftOf(to - from);
      if (index < middle) {
        proof.push(this.#rootOf(middle, to));
        to = middle;
      } else {
        proof.push(this.#rootOf(from, middle));
        from = middle;
      }
    }
    return proof.reverse();
  }

  /** PROOF(first, D[second]): the proof that the tree of `second` leaves begins with that of `first`. */
  consistencyProof(first: number, second: number): readonly Uint8Array[] {
    this.#mustHave(second);
    if (first < 0 || first > second) throw new RangeError(`A tree of ${second} leaves never had ${first}`);
    if (first === 0 || first === second) return [];
    const proof: Uint8Array[] = [];
    let [from, to] = [0, second];
    while (first !== to) {
      const middle = from + leftOf(to - from);
      if (first <= middle) {
        proof.push(this.#rootOf(middle, to));
        to = middle;
      } else {
        proof.push(this.#rootOf(from, middle));
        from = middle;
      }
    }
    // The subtree that both share is the first tree itself when it begins where that does: its root is known.
    if (from > 0) proof.push(this.#rootOf(from, to));
    return proof.reverse();
  }

  /** MTH(D[from:to]). The recursion of the RFC only ever asks for ranges that begin where a subtree does. */
  #rootOf(from: number, to: number): Uint8Array {
    const count = to - from;
    const height = Math.log2(count);
    if (2 ** height === count && Number.isInteger(height)) return (this.#heights[height] as HashList).at(from / count);
    const left = leftOf(count);
    return nodeHash(this.#rootOf(from, from + left), this.#rootOf(from + left, to));
  }

  #mustHave(size: number): void {
    if (!Number.isSafeInteger(size) || size < 0 || size > this.size) {
      throw new RangeError(`The tree has ${this.size} leaves, not ${size}`);
    }
  }
}

/** The largest power of two below `count`, which is at least 2. */
function leftOf(count: number): number {
  let left = 1;
  while (left * 2 < count) left *= 2;
  return left;
}

/** Hashes one after the other in memory that doubles. */
class HashList {
  #bytes = new Uint8Array(HASH_BYTES * 8);
  length = 0;

  push(hash: Uint8Array): void {
    const end = this.length * HASH_BYTES;
    if (end === this.#bytes.length) {
      const grown = new Uint8Array(end * 2);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes.set(hash, end);
    this.length++;
  }

  at(index: number): Uint8Array {
    return this.#bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }
}

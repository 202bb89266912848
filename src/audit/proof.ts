/** Proofs checked against roots (RFC 9162, sections 2.1.3.2 and 2.1.4.2; the trees are those of RFC 6962). */
import { EMPTY_ROOT, isSameHash, nodeHash } from './hash.ts';

/** A tree as a checkpoint tells it. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** The leaf at `index` is in the tree of that size and root. */
export function provesInclusion(
  leaf: { readonly index: number; readonly hash: Uint8Array },
  tree: TreeHead,
  proof: readonly Uint8Array[],
): boolean {
  if (!isCount(leaf.index) || !isCount(tree.size) || leaf.index >= tree.size) return false;
  const climb = new Climb(leaf.index, tree.size - 1);
  let hash = leaf.hash;
  for (const other of proof) {
    if (climb.isAtTop) return false;
    hash = climb.isRightChild ? nodeHash(other, hash) : nodeHash(hash, other);
    climb.pass();
  }
  return climb.isAtTop && isSameHash(hash, tree.root);
}

/** The tree of `second` begins with all of the tree of `first`: nothing was changed, taken away or moved. */
export function provesConsistency(first: TreeHead, second: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (!isCount(first.size) || !isCount(second.size) || first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && isSameHash(first.root, second.root);
  if (first.size === 0) return proof.length === 0 && isSameHash(first.root, EMPTY_ROOT);
  const climb = new Climb(first.size - 1, second.size - 1);
  while (climb.isOdd) climb.up();
  // Only a first tree of 2^n leaves is a node of the second, and then its root is not told again.
  const hashes = climb.isLeftmost ? [first.root, ...proof] : proof;
  return climbsToBoth(climb, hashes, first.root, second.root);
}

function climbsToBoth(climb: Climb, hashes: readonly Uint8Array[], first: Uint8Array, second: Uint8Array): boolean {
  const [start, ...others] = hashes;
  if (start === undefined) return false;
  let [older, newer] = [start, start];
  for (const other of others) {
    if (climb.isAtTop) return false;
    if (climb.isRightChild) older = nodeHash(other, older);
    newer = climb.isRightChild ? nodeHash(other, newer) : nodeHash(newer, other);
    climb.pass();
  }
  return climb.isAtTop && isSameHash(older, first) && isSameHash(newer, second);
}

/** The way from a leaf to the root, beside that of the last leaf. Sizes exceed what bit operators can do. */
class Climb {
  #at: number;
  #last: number;

  constructor(at: number, last: number) {
    this.#at = at;
    this.#last = last;
  }

  get isAtTop(): boolean {
    return this.#last === 0;
  }

  get isLeftmost(): boolean {
    return this.#at === 0;
  }

  get isOdd(): boolean {
    return this.#at % 2 === 1;
  }

  /** It has a neighbour on its left: at the right edge also where it was carried up without one. */
  get isRightChild(): boolean {
    return this.isOdd || this.#at === this.#last;
  }

  /** Past the node that has just been made. */
  pass(): void {
    if (this.isRightChild) while (!this.isOdd && !this.isLeftmost) this.up();
    this.up();
  }

  up(): void {
    this.#at = Math.floor(this.#at / 2);
    this.#last = Math.floor(this.#last / 2);
  }
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

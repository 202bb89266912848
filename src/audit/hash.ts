/** Leaves and nodes of the Merkle tree (RFC 6962, section 2.1). */
import { HASH_BYTES, sha256 } from './crypto.ts';

/** The root of a tree without leaves: the hash of nothing. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array());

/** Of a line of the log, without its line break. */
export function leafHash(line: Uint8Array): Uint8Array {
  const data = new Uint8Array(line.length + 1);
  data.set(line, 1);
  return sha256(data);
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const data = new Uint8Array(1 + 2 * HASH_BYTES);
  data[0] = 1;
  data.set(left, 1);
  data.set(right, 1 + HASH_BYTES);
  return sha256(data);
}

export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

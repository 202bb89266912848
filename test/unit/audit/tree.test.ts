import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafHash, nodeHash } from '../../../src/audit/hash.ts';
import { provesConsistency, provesInclusion } from '../../../src/audit/proof.ts';
import { RunningRoot } from '../../../src/audit/running-root.ts';
import { MerkleTree } from '../../../src/audit/tree.ts';
import { CONSISTENCY, hex, INCLUSION, LEAVES, ROOTS } from './known-values.ts';

function treeOf(leaves: readonly Uint8Array[]): MerkleTree {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.append(leafHash(leaf));
  return tree;
}

function toHex(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}

/** The definition of RFC 6962, section 2.1, word for word. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return hex(ROOTS[0]!);
  if (leaves.length === 1) return leafHash(first);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(rootByDefinition(leaves.slice(0, k)), rootByDefinition(leaves.slice(k)));
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => Buffer.from(`line ${index}`));

describe('the tree', () => {
  it('has the roots of the reference tree of Certificate Transparency at every size', () => {
    const tree = treeOf(LEAVES);
    expect(ROOTS.map((_, size) => toHex(tree.rootAt(size)))).toEqual(ROOTS);
  });

  it('tells leaves from nodes, so that a node cannot be passed off as a line', () => {
    const [left, right] = [leafHash(Buffer.from('a')), leafHash(Buffer.from('b'))];
    expect(nodeHash(left, right)).not.toEqual(leafHash(Buffer.concat([left, right])));
  });

  it.each(INCLUSION)('proves leaf $index of $size as the reference does', ({ index, size, proof }) => {
    expect(treeOf(LEAVES).inclusionProof(index, size).map(toHex)).toEqual(proof);
    const leaf = { index, hash: leafHash(LEAVES[index]!) };
    expect(provesInclusion(leaf, { size, root: hex(ROOTS[size]!) }, proof.map(hex))).toBe(true);
  });

  it.each(CONSISTENCY)('proves that $to leaves continue $from as the reference does', ({ from, to, proof }) => {
    expect(treeOf(LEAVES).consistencyProof(from, to).map(toHex)).toEqual(proof);
    const heads = [from, to].map((size) => ({ size, root: hex(ROOTS[size]!) }));
    expect(provesConsistency(heads[0]!, heads[1]!, proof.map(hex))).toBe(true);
  });

  it('has the root of the definition at every size up to 70, kept whole or running', () => {
    const leaves = numbered(70);
    const tree = treeOf(leaves);
    const running = new RunningRoot();
    expect(running.root()).toEqual(tree.rootAt(0));
    for (const [index, leaf] of leaves.entries()) {
      running.append(leafHash(leaf));
      const root = rootByDefinition(leaves.slice(0, index + 1));
      expect(toHex(tree.rootAt(index + 1))).toBe(toHex(root));
      expect(toHex(running.root())).toBe(toHex(root));
    }
  });

  it('goes on from what is left of a log that was read before', () => {
    const leaves = numbered(40).map(leafHash);
    const tree = treeOf(numbered(40));
    for (let stop = 0; stop <= 40; stop++) {
      const before = new RunningRoot();
      for (const leaf of leaves.slice(0, stop)) before.append(leaf);
      const after = RunningRoot.from(before.state());
      for (const leaf of leaves.slice(stop)) after.append(leaf);
      expect(toHex(after.root())).toBe(toHex(tree.rootAt(40)));
    }
    expect(() => RunningRoot.from({ size: 3, hashes: leaves.slice(0, 1) })).toThrow(RangeError);
    expect(() => RunningRoot.from({ size: 0, hashes: leaves.slice(0, 1) })).toThrow(RangeError);
    expect(() => RunningRoot.from({ size: -1, hashes: leaves.slice(0, 1) })).toThrow(RangeError);
  });

  it('proves every leaf at every size, and every size to continue every smaller one', () => {
    const leaves = numbered(33);
    const tree = treeOf(leaves);
    const head = (size: number) => ({ size, root: tree.rootAt(size) });
    for (let size = 0; size <= leaves.length; size++) {
      for (let index = 0; index < size; index++) {
        const leaf = { index, hash: leafHash(leaves[index]!) };
        expect(provesInclusion(leaf, head(size), tree.inclusionProof(index, size))).toBe(true);
      }
      for (let from = 0; from <= size; from++) {
        expect(provesConsistency(head(from), head(size), tree.consistencyProof(from, size))).toBe(true);
      }
    }
  });

  it('has no root, leaf or continuation beyond its leaves', () => {
    const tree = treeOf(numbered(3));
    expect(() => tree.rootAt(4)).toThrow(RangeError);
    expect(() => tree.rootAt(-1)).toThrow(RangeError);
    expect(() => tree.inclusionProof(3, 3)).toThrow(RangeError);
    expect(() => tree.consistencyProof(3, 2)).toThrow(RangeError);
  });
});

/** A tree, two places in it, and something to break with. */
const situation = fc.integer({ min: 2, max: 300 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    index: fc.integer({ min: 0, max: size - 1 }),
    other: fc.integer({ min: 0, max: size }),
    junk: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    at: fc.nat(20),
  }),
);
const big = numbered(300);
const bigTree = treeOf(big);

describe('proofs', () => {
  it('of another leaf, place, size or root, cut, longer or changed, prove nothing', () => {
    fc.assert(
      fc.property(situation, ({ size, index, other, junk, at }) => {
        const proof = bigTree.inclusionProof(index, size);
        const leaf = { index, hash: leafHash(big[index]!) };
        const head = { size, root: bigTree.rootAt(size) };
        expect(provesInclusion(leaf, head, proof)).toBe(true);
        expect(provesInclusion({ ...leaf, hash: junk }, head, proof)).toBe(false);
        expect(provesInclusion({ ...leaf, index: other }, head, proof)).toBe(other === index);
        expect(provesInclusion(leaf, { ...head, root: junk }, proof)).toBe(false);
        expect(provesInclusion(leaf, head, proof.slice(0, -1))).toBe(false);
        expect(provesInclusion(leaf, head, [...proof, junk])).toBe(false);
        expect(provesInclusion(leaf, head, proof.with(at % proof.length, junk))).toBe(false);
      }),
    );
  });

  it('of continuation hold for no other history of the same size', () => {
    fc.assert(
      fc.property(situation, ({ size, index, other: from, junk, at }) => {
        const forged = new MerkleTree();
        for (const [place, leaf] of big.slice(0, size).entries()) {
          forged.append(place === index ? junk : leafHash(leaf));
        }
        const first = { size: from, root: bigTree.rootAt(from) };
        const second = { size, root: bigTree.rootAt(size) };
        const proof = bigTree.consistencyProof(from, size);
        expect(provesConsistency(first, second, proof)).toBe(true);
        const other = { size, root: forged.rootAt(size) };
        const isWithin = index < from;
        expect(provesConsistency(first, other, proof)).toBe(from === 0);
        expect(provesConsistency(first, other, forged.consistencyProof(from, size))).toBe(!isWithin);
        if (from === 0 || from === size) return;
        expect(provesConsistency({ ...first, root: junk }, second, proof)).toBe(false);
        expect(provesConsistency(first, second, proof.slice(0, -1))).toBe(false);
        expect(provesConsistency(first, second, [...proof, junk])).toBe(false);
        expect(provesConsistency(first, second, proof.with(at % proof.length, junk))).toBe(false);
        expect(provesConsistency(second, first, proof)).toBe(false);
      }),
    );
  });

  it('work for trees that bit operators cannot count', () => {
    const size = 2 ** 40;
    const junk = Array.from({ length: 40 }, (_, index) => leafHash(Buffer.from(String(index))));
    const hash = leafHash(Buffer.from('x'));
    const root = junk.reduce((below, beside) => nodeHash(below, beside), hash);
    expect(provesInclusion({ index: 0, hash }, { size, root }, junk)).toBe(true);
    expect(provesInclusion({ index: 2 ** 32, hash }, { size, root }, junk)).toBe(false);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('of a size or place of %d prove nothing', (wrong) => {
    const [hash, root] = [leafHash(LEAVES[0]!), hex(ROOTS[1]!)];
    expect(provesInclusion({ index: wrong, hash }, { size: 1, root }, [])).toBe(false);
    expect(provesInclusion({ index: 0, hash }, { size: wrong, root }, [])).toBe(false);
    expect(provesConsistency({ size: wrong, root }, { size: wrong, root }, [])).toBe(false);
  });
});

/** A log as the App writes it, and whoever signs for it. */

import { type Checkpoint, signCheckpoint } from '../../../src/audit/checkpoint.ts';
import { leafHash } from '../../../src/audit/hash.ts';
import { MerkleTree } from '../../../src/audit/tree.ts';
import { verifierKeyText } from '../../../src/audit/verifier-key.ts';
import { canonicalJson } from '../../../src/domain/canonical.ts';
import { keyOfSeed } from './known-values.ts';

export const ORIGIN = 'github.com/installations/42/audit';
export const SIGNER = keyOfSeed(Buffer.alloc(32, 1));
export const STRANGER = keyOfSeed(Buffer.alloc(32, 2));
export const KEY = verifierKeyText(ORIGIN, SIGNER.publicKey);

const SHOPS = ['acme/shop', 'acme/api', 'acme/web'];

export function sampleLine(seq: number, change: Readonly<Record<string, unknown>> = {}): string {
  const at = new Date(Date.UTC(2026, 10, 23, 9, 0, seq)).toISOString().replace('.000Z', 'Z');
  const subject = { repository: SHOPS[seq % 3], repositoryId: 1 + (seq % 3), deployment: 100 + seq };
  const data = { summary: seq % 2 === 0 ? 'opened' : 'held: caf\u00e9 \u{1f6a2}', final: seq % 2 === 0 };
  return canonicalJson({ version: 1, seq, at, actor: { kind: 'tidegate' }, kind: 'answer', subject, data, ...change });
}

export function sampleLog(count: number): string[] {
  return Array.from({ length: count }, (_, seq) => sampleLine(seq));
}

export function treeOf(lines: readonly string[]): MerkleTree {
  const tree = new MerkleTree();
  for (const line of lines) tree.append(leafHash(Buffer.from(line)));
  return tree;
}

export function headOf(lines: readonly string[], size = lines.length, origin = ORIGIN): Checkpoint {
  return { origin, size, root: treeOf(lines).rootAt(size) };
}

/** A signed checkpoint of the first `size` lines. */
export function vouch(lines: readonly string[], size = lines.length, { origin = ORIGIN, key = SIGNER } = {}): string {
  return signCheckpoint(headOf(lines, size, origin), key);
}

export async function* streamOf(lines: readonly string[]): AsyncGenerator<string, void, undefined> {
  yield* lines;
}

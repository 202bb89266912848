/** An export: chosen lines of a log, each with the proof that it is in the log that a checkpoint vouches for. */
import { canonicalJson } from '../domain/canonical.ts';
import { type EpochMs, epochMs } from '../domain/instant.ts';
import { toBase64 } from './base64.ts';
import { type Checkpoint, signCheckpoint } from './checkpoint.ts';
import type { SigningKey } from './crypto.ts';
import type { AuditEntry } from './entry.ts';
import { isSameHash, leafHash } from './hash.ts';
import { MerkleTree } from './tree.ts';

export const EXPORT_KIND = 'tidegate-audit-export';

/** A log that was read once: its tree, and which repositories had the name that was asked for. */
export interface IndexedLog {
  readonly tree: MerkleTree;
  /** By id: a repository keeps it when it is renamed. Null: no name was asked for. */
  readonly repositoryIds: ReadonlySet<number> | null;
}

export interface WantedLines {
  readonly repositoryIds: ReadonlySet<number> | null;
  /** Included. */
  readonly from: EpochMs | null;
  /** Not included. */
  readonly to: EpochMs | null;
}

/** @param repository `owner/name`, without regard to case */
export async function indexLog(lines: AsyncIterable<string>, repository: string | null): Promise<IndexedLog> {
  const tree = new MerkleTree();
  const repositoryIds = repository === null ? null : new Set<number>();
  for await (const line of lines) {
    tree.append(leafHash(Buffer.from(line)));
    if (repositoryIds === null) continue;
    const { subject } = entryIn(line);
    if (subject.repository.toLowerCase() === repository?.toLowerCase()) repositoryIds.add(subject.repositoryId);
  }
  return { tree, repositoryIds };
}

/** What a log vouches for now, as a signed note. */
export function signedHead(
  tree: MerkleTree,
  origin: string,
  key: SigningKey,
): { checkpoint: Checkpoint; note: string } {
  const checkpoint = { origin, size: tree.size, root: tree.rootAt(tree.size) };
  return { checkpoint, note: signCheckpoint(checkpoint, key) };
}

/** The checkpoints that the log does not fit: it was changed since, or is an older copy. */
export function contradicted(tree: MerkleTree, checkpoints: readonly Checkpoint[]): readonly Checkpoint[] {
  return checkpoints.filter(({ size, root }) => size > tree.size || !isSameHash(tree.rootAt(size), root));
}

/**
 * The first line of an export.
 * @param head what the lines are proven against
 * @param others sizes of checkpoints that the head is proven to continue, or to be continued by
 */
export function exportHeader(
  tree: MerkleTree,
  head: { readonly note: string; readonly size: number },
  others: readonly number[],
): string {
  const consistency = others
    .filter((size) => size !== head.size)
    .map((size) => ({ from: Math.min(size, head.size), to: Math.max(size, head.size) }))
    .map(({ from, to }) => ({ from, to, proof: tree.consistencyProof(from, to).map(toBase64) }));
  return canonicalJson({ version: 1, kind: EXPORT_KIND, checkpoint: head.note, consistency });
}

/** The other lines of an export: of the first `size` lines of the log those that are wanted. */
export async function* exportRows(
  tree: MerkleTree,
  size: number,
  lines: AsyncIterable<string>,
  wanted: WantedLines,
): AsyncGenerator<string, void, undefined> {
  let index = -1;
  for await (const line of lines) {
    index++;
    if (index >= size) return;
    if (!isWanted(entryIn(line), wanted)) continue;
    yield canonicalJson({ index, line, proof: tree.inclusionProof(index, size).map(toBase64) });
  }
}

function isWanted({ at, subject }: AuditEntry, { repositoryIds, from, to }: WantedLines): boolean {
  if (repositoryIds !== null && !repositoryIds.has(subject.repositoryId)) return false;
  const when = epochMs(at);
  return (from === null || when >= from) && (to === null || when < to);
}

/** The lines come from the store, which writes nothing else. */
function entryIn(line: string): AuditEntry {
  return JSON.parse(line) as AuditEntry;
}

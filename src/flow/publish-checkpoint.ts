/**
 * Vouches for an installation's audit log, where the server cannot take it back: a signed checkpoint of the log as it
 * is now, published on GitHub. What was published before has to be the beginning of this log, or nothing is signed: a
 * log that was changed, or restored from an older copy, must not get a second history.
 */
import { type Checkpoint, checkpointComment, openCheckpoints, signCheckpoint } from '../audit/checkpoint.ts';
import type { SigningKey } from '../audit/crypto.ts';
import { isSameHash, leafHash } from '../audit/hash.ts';
import { logMemory, rememberedLog } from '../audit/log-memory.ts';
import type { RunningRoot } from '../audit/running-root.ts';
import type { AuditLogs, CheckpointBoard } from './ports.ts';

export interface LogToPublish {
  readonly installationId: number;
  /** What the log is called: the name that its key signs under. */
  readonly origin: string;
  readonly key: SigningKey;
  readonly logs: AuditLogs;
  readonly board: CheckpointBoard;
  /** What the last call gave back; null at first. */
  readonly memory: string | null;
  /** Where the last call published; null at first. */
  readonly place: number | null;
}

interface Vouched {
  readonly kind: 'published' | 'unchanged';
  readonly size: number;
  readonly memory: string;
  readonly place: number | null;
}

export type Published =
  | Vouched
  /** `size`: of the checkpoint that this log does not continue. */
  | { readonly kind: 'contradicted'; readonly size: number; readonly logSize: number };

export async function publishCheckpoint(log: LogToPublish): Promise<Published> {
  const { place, notes } = await log.board.newest(log.place);
  const before = newestOurs(notes, log);
  const read = await readLog(log, before);
  if (read === null || (before !== null && before.size > read.size)) {
    return { kind: 'contradicted', size: before?.size ?? 0, logSize: await sizeOf(log) };
  }
  const memory = logMemory(read);
  if (before?.size === read.size) return { kind: 'unchanged', size: read.size, memory, place };
  const checkpoint = { origin: log.origin, size: read.size, root: read.root() };
  const published = await log.board.publish(checkpointComment(signCheckpoint(checkpoint, log.key)), place);
  return { kind: 'published', size: read.size, memory, place: published };
}

/**
 * The newest checkpoint that carries our signature. People who may administrate the repository can edit comments, and
 * what they wrote is no word of ours.
 */
function newestOurs(notes: readonly string[], { origin, key }: LogToPublish): Checkpoint | null {
  for (const note of notes) {
    const opened = openCheckpoints(note, { name: origin, publicKey: key.publicKey }, origin);
    if (opened.kind === 'valid') return opened.checkpoints.at(-1) ?? null;
  }
  return null;
}

/** The log to its end; null when it does not go through the checkpoint. */
async function readLog(log: LogToPublish, before: Checkpoint | null): Promise<RunningRoot | null> {
  const read = startOf(log, before);
  if (!isThrough(read, before)) return null;
  for await (const line of log.logs.auditLines(log.installationId, read.size)) {
    read.append(leafHash(Buffer.from(line)));
    if (!isThrough(read, before)) return null;
  }
  return read;
}

/** What was read before, unless the checkpoint is of less: its root can be found only on the way there. */
function startOf({ memory }: LogToPublish, before: Checkpoint | null): RunningRoot {
  const remembered = rememberedLog(memory);
  return before !== null && before.size < remembered.size ? rememberedLog(null) : remembered;
}

function isThrough(read: RunningRoot, before: Checkpoint | null): boolean {
  return before === null || before.size !== read.size || isSameHash(before.root, read.root());
}

async function sizeOf({ logs, installationId }: LogToPublish): Promise<number> {
  return (await logs.auditLogs()).find((each) => each.installationId === installationId)?.size ?? 0;
}

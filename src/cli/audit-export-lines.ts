/** The lines that `tidegate audit export` writes. */
import { type Checkpoint, logOrigin, readCheckpoint } from '../audit/checkpoint.ts';
import type { SigningKey } from '../audit/crypto.ts';
import { contradicted, exportHeader, exportRows, type IndexedLog, indexLog, signedHead } from '../audit/export-log.ts';
import { readNotes } from '../audit/note.ts';
import { Failure } from '../domain/failure.ts';
import type { EpochMs } from '../domain/instant.ts';
import type { AuditLogs } from '../flow/ports/audit.ts';
import { UsageError } from './exit-codes.ts';

export interface AskedExport {
  readonly installationId: number | null;
  /** `owner/name` */
  readonly repository: string | null;
  readonly from: EpochMs | null;
  readonly to: EpochMs | null;
  /** What a file of checkpoints holds. */
  readonly checkpoints: string | null;
  readonly signingKey: SigningKey | null;
  /** Of the GitHub server; logs are named after it. */
  readonly host: string;
}

/**
 * The whole log as it is, when nothing is asked for but that; otherwise an export with proofs.
 * @throws UsageError when the log or what proves it is not told; Failure when the log is not what it was
 */
export async function* exportedLines(logs: AuditLogs, asked: AskedExport): AsyncGenerator<string, void, undefined> {
  const { repository, from, to, checkpoints } = asked;
  const { installationId, indexed } = await chosenLog(logs, asked);
  if (repository === null && from === null && to === null && checkpoints === null) {
    yield* logs.auditLines(installationId, 0);
    return;
  }
  const log = indexed ?? (await indexLog(logs.auditLines(installationId, 0), repository));
  const known = knownCheckpoints(asked, logOrigin(asked.host, installationId));
  mustFit(log, known);
  const head = headOf(log, known, asked, logOrigin(asked.host, installationId));
  yield exportHeader(
    log.tree,
    head,
    known.map(({ size }) => size),
  );
  const wanted = { repositoryIds: log.repositoryIds, from, to };
  yield* exportRows(log.tree, head.size, logs.auditLines(installationId, 0), wanted);
}

interface ChosenLog {
  readonly installationId: number;
  /** When choosing it meant reading it. */
  readonly indexed?: IndexedLog;
}

/** The log that is meant, by its installation or by the repository. */
export async function chosenLog(logs: AuditLogs, { installationId, repository }: AskedExport): Promise<ChosenLog> {
  const all = (await logs.auditLogs()).map((log) => log.installationId);
  if (installationId !== null) {
    if (all.includes(installationId)) return { installationId };
    throw new Failure('not-found', `There is no audit log of installation ${installationId}. There are ${told(all)}.`);
  }
  const [only, ...others] = all;
  if (only === undefined) throw new Failure('not-found', 'There is no audit log yet: nothing was decided.');
  if (others.length === 0) return { installationId: only };
  const found = repository === null ? null : await onlyLogWith(logs, all, repository);
  if (found) return found;
  throw new UsageError(`There is more than one audit log. Say which with --installation: ${told(all)}.`);
}

/** The log of the one installation that has seen the repository. */
async function onlyLogWith(logs: AuditLogs, all: readonly number[], repository: string): Promise<ChosenLog | null> {
  let found: ChosenLog | null = null;
  for (const installationId of all) {
    const indexed = await indexLog(logs.auditLines(installationId, 0), repository);
    if (indexed.repositoryIds?.size === 0) continue;
    if (found) return null;
    found = { installationId, indexed };
  }
  return found;
}

interface KnownCheckpoint extends Checkpoint {
  readonly note: string;
}

/** Their signatures are for the auditor to check; here they have to fit the log. */
export function knownCheckpoints({ checkpoints }: AskedExport, origin: string): readonly KnownCheckpoint[] {
  if (checkpoints === null) return [];
  const read = readNotes(checkpoints);
  const place = read.kind === 'malformed' ? `line ${read.line}: ${read.message}` : 'it is empty';
  if (read.kind === 'malformed' || read.notes.length === 0) {
    throw new UsageError(`--checkpoint: the file holds no checkpoints, ${place}`);
  }
  return read.notes.map((note) => {
    const checkpoint = readCheckpoint(note.text);
    if (checkpoint === null) throw new UsageError(`--checkpoint: the note on line ${note.line} is no checkpoint.`);
    if (checkpoint.origin === origin) return { ...checkpoint, note: note.source };
    throw new UsageError(
      `--checkpoint: the one on line ${note.line} is of ${checkpoint.origin}, the log is ${origin}.`,
    );
  });
}

/** @throws Failure when the log is not the one that a checkpoint vouches for */
export function mustFit(log: Pick<IndexedLog, 'tree'>, known: readonly Checkpoint[]): void {
  const [broken] = contradicted(log.tree, known);
  if (broken === undefined) return;
  const message = `The log in this database is not the one that was vouched for: it does not fit the checkpoint of ${broken.size} lines, and has ${log.tree.size}. It was changed, or restored from an older copy. Keep the database as it is and find out.`;
  throw new Failure('rejected', message);
}

/** The largest checkpoint of the file: it was published. Without a file, one that is signed now. */
function headOf(
  { tree }: IndexedLog,
  known: readonly KnownCheckpoint[],
  { signingKey }: AskedExport,
  origin: string,
): { readonly note: string; readonly size: number } {
  const largest = known.toSorted((one, other) => other.size - one.size)[0];
  if (largest) return largest;
  if (signingKey) return { note: signedHead(tree, origin, signingKey).note, size: tree.size };
  throw new UsageError(
    'There is nothing to prove the lines against: give --checkpoint with a published checkpoint, or set AUDIT_SIGNING_KEY to sign one now.',
  );
}

function told(ids: readonly number[]): string {
  return ids.length === 0 ? 'none' : ids.join(', ');
}

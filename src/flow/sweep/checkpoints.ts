/** Now and then the audit logs that grew are vouched for on GitHub. */
import { logOrigin } from '../../audit/checkpoint.ts';
import type { SigningKey } from '../../audit/crypto.ts';
import { Failure } from '../../domain/failure.ts';
import type { Wanted } from '../../domain/rate-budget.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { AuditLogs, CheckpointBoard } from '../ports.ts';
import { type Published, publishCheckpoint } from '../publish-checkpoint.ts';
import { noteBroken } from './note-broken.ts';
import { type Notice, recall, type Sweep, type SweepPorts } from './sweep.ts';

export interface CheckpointSetup {
  readonly key: SigningKey;
  /** Of the GitHub server; logs are named after it. */
  readonly host: string;
  readonly logs: AuditLogs;
  readonly openBoard: (repository: RepositoryRef, origin: string) => Promise<CheckpointBoard>;
}

/** By installation: how far its log was vouched for, and where. */
type Memory = Readonly<Record<string, Remembered>>;

interface Remembered {
  readonly size: number;
  readonly log: string;
  readonly repository: RepositoryRef;
  /** Of the board in the repository; undefined where an older version remembered. */
  readonly place?: number | null;
}

interface LogToDo {
  readonly installationId: number;
  readonly known: Memory[string] | undefined;
}

/** An issue at the most, and a comment on it. */
const COST: Wanted = { urgency: 'report', cost: { writes: 2, points: 20 } };

/** What belongs to all of an owner lies there. */
const PLACE = '.github';

export function checkpoints(setup: CheckpointSetup): Sweep {
  return {
    name: 'checkpoints',
    everyMs: 3_600_000,
    run: async (ports, round) => {
      const before: Memory = recall(round.memory, () => true, {});
      const after: Record<string, Memory[string]> = { ...before };
      const notices: Notice[] = [];
      for (const { installationId, size } of await setup.logs.auditLogs()) {
        const known = before[installationId];
        if (known?.size === size || !round.mayGoOn()) continue;
        const { next, notice } = await vouchFor({ installationId, known }, setup, ports);
        if (next) after[installationId] = next;
        if (notice) notices.push(notice);
      }
      return { memory: JSON.stringify(after), isUnfinished: false, notices };
    },
  };
}

interface Vouched {
  readonly next?: Memory[string];
  readonly notice?: Notice;
}

/** One log that cannot be vouched for is told about, and keeps no other from it. */
async function vouchFor(
  { installationId, known }: LogToDo,
  setup: CheckpointSetup,
  ports: SweepPorts,
): Promise<Vouched> {
  const about = { installation: installationId };
  try {
    const repository = known?.repository ?? (await placeFor(installationId, ports));
    if (repository === undefined) return {};
    const room = await ports.store.takeRoom(installationId, COST, ports.clock.now());
    if (room.kind === 'wait') return {};
    const { host, key, logs } = setup;
    const origin = logOrigin(host, installationId);
    const board = await setup.openBoard(repository, origin);
    const remembered = { memory: known?.log ?? null, place: known?.place ?? null };
    const published = await publishCheckpoint({ installationId, origin, key, logs, board, ...remembered });
    await noteBroken(repository, published.kind === 'contradicted', ports);
    return after(published, repository);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { notice: { level: 'warn', message: `The audit log could not be vouched for: ${error.message}`, about } };
  }
}

function after(published: Published, repository: RepositoryRef): Vouched {
  const about = { installation: repository.installationId, repository: fullName(repository) };
  if (published.kind === 'contradicted') {
    const { size, logSize } = published;
    const message =
      'The audit log is not the one that was vouched for: it was changed, or restored from an older copy. Nothing is signed. Keep the database as it is and find out.';
    return { notice: { level: 'warn', message, about: { ...about, checkpoint: size, lines: logSize } } };
  }
  const { size, memory: log, place } = published;
  const next = { size, log, repository, place };
  if (published.kind === 'unchanged') return { next };
  return {
    next,
    notice: { level: 'info', message: 'Vouched for the audit log', about: { ...about, lines: next.size } },
  };
}

/** The owner's repository `.github` where the App is installed on it; else the first that we heard of. */
async function placeFor(installationId: number, { store, app }: SweepPorts): Promise<RepositoryRef | undefined> {
  const known = (await store.knownRepositories()).filter((each) => each.installationId === installationId);
  const isPlace = ({ name }: RepositoryRef): boolean => name.toLowerCase() === PLACE;
  const all = known.find(isPlace) ?? (await app.repositoriesOf(installationId)).find(isPlace);
  return all ?? known.toSorted((one, other) => one.id - other.id)[0];
}

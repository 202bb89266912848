/** What the App last saw of repositories, and how they went back, out of its database. */
import { Failure } from '../../domain/failure.ts';
import type { Posture, Store } from '../../flow/ports.ts';
import type { StorePlace } from '../../store/open.ts';
import { openLibrary } from '../../store/open-library.ts';

export type ReadPosture = (repositoryId: number) => Promise<Posture | null>;

/** The ledger of rollbacks; null: the database cannot be read. */
export type KeptRollbacks = Pick<Store, 'rollbacks'> | null;

/** Null, always, where the database cannot be read: another check tells why. */
export async function readPostures(
  place: StorePlace | null,
): Promise<{ readonly read: ReadPosture; readonly kept: KeptRollbacks; readonly close: () => Promise<void> }> {
  const store = place === null ? null : await openLibrary(place).catch(onlyFailure);
  if (store === null) return { read: async () => null, kept: null, close: async () => undefined };
  const read: ReadPosture = async (id) => (await store.postures([id]))[0]?.posture ?? null;
  return { read, kept: store, close: () => store.close() };
}

function onlyFailure(error: unknown): null {
  if (error instanceof Failure) return null;
  throw error;
}

/** The row of an installation that all processes count in. Its lock makes them take turns. */
import type { EpochMs } from '../domain/instant.ts';
import { type Cost, roomAt, type Spent, spend, stillKnown, type Wanted } from '../domain/rate-budget.ts';
import type { Admission, Pause } from '../flow/ports.ts';
import type { Database, Tx } from './tables.ts';

export interface KnownLimit {
  readonly spent: readonly Spent[];
  readonly pausedUntil: EpochMs;
  readonly othersPausedUntil: EpochMs;
}

/** Nobody else reads it to change it before the transaction ends. */
export async function holdLimit(tx: Tx, installationId: number, at: EpochMs): Promise<KnownLimit> {
  await tx
    .insertInto('installation_limit')
    .values({ installation_id: installationId, spent: '[]', paused_until: 0, others_paused_until: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('installation_limit')
    .selectAll()
    .where('installation_id', '=', installationId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return {
    spent: stillKnown(JSON.parse(row.spent) as readonly Spent[], at),
    pausedUntil: row.paused_until,
    othersPausedUntil: row.others_paused_until,
  };
}

/** Gates come back first: what else waited for the same end of a pause has to let them be seen. */
const AFTER_GATES_MS = 1_000;

/** When the installation may be asked again by whoever is this urgent; 0 when it may be now. */
export function pauseEndOf({ pausedUntil, othersPausedUntil }: KnownLimit, isGate: boolean, at: EpochMs): EpochMs {
  const until = isGate ? pausedUntil : Math.max(pausedUntil, othersPausedUntil);
  if (until <= at) return 0;
  return isGate ? until : until + AFTER_GATES_MS;
}

export async function spendIn(
  tx: Tx,
  installationId: number,
  known: KnownLimit,
  cost: Cost,
  at: EpochMs,
): Promise<void> {
  await tx
    .updateTable('installation_limit')
    .set({ spent: JSON.stringify(spend(known.spent, cost, at)) })
    .where('installation_id', '=', installationId)
    .execute();
}

export async function takeRoom(
  db: Database,
  installationId: number,
  wanted: Wanted,
  at: EpochMs,
  limits: Parameters<typeof roomAt>[3],
): Promise<Admission> {
  return await db.transaction().execute(async (tx) => {
    const known = await holdLimit(tx, installationId, at);
    const pauseEnd = pauseEndOf(known, wanted.urgency === 'gate', at);
    const until = Math.max(pauseEnd, roomAt(known.spent, wanted, at, limits));
    if (until > at) return { kind: 'wait', until };
    await spendIn(tx, installationId, known, wanted.cost, at);
    return { kind: 'admitted' };
  });
}

export async function pauseInstallation(
  db: Database,
  installationId: number,
  { all = 0, others = 0 }: Pause,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const known = await holdLimit(tx, installationId, 0);
    await tx
      .updateTable('installation_limit')
      .set({
        paused_until: Math.max(known.pausedUntil, all),
        others_paused_until: Math.max(known.othersPausedUntil, others),
      })
      .where('installation_id', '=', installationId)
      .execute();
  });
}

export async function pausedUntil(db: Database, installationId: number, at: EpochMs): Promise<EpochMs | null> {
  const row = await db
    .selectFrom('installation_limit')
    .select('paused_until as until')
    .where('installation_id', '=', installationId)
    .where('paused_until', '>', at)
    .executeTakeFirst();
  return row?.until ?? null;
}

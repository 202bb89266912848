/** Whether the way back of an environment was tried lately: a rollback in another one that ended well. */
import { type EpochMs, epochMs, type Instant, parseDuration, toInstant } from '../../domain/instant.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import type { EnvironmentEntry } from '../../policy/schema.ts';

export type DrillState =
  /** Counts until `dueAt`. */
  | { readonly kind: 'done'; readonly at: Instant; readonly dueAt: Instant }
  | { readonly kind: 'overdue'; readonly at: Instant; readonly dueAt: Instant }
  | { readonly kind: 'never' };

/**
 * When a way back was last gone to a good end, whatever it was started for: the ledger is in the order in which they were
 * decided, and one may end before another that was decided earlier. What ended after `at` is not known yet. Null: never, as far as is known.
 */
export function lastTriedAt(
  rollbacks: readonly Pick<KeptRollback, 'state' | 'endedAt'>[],
  at: EpochMs = Number.POSITIVE_INFINITY,
): EpochMs | null {
  const ends = rollbacks.flatMap(({ state, endedAt }) => {
    return state === 'verified' && endedAt !== null && epochMs(endedAt) <= at ? [epochMs(endedAt)] : [];
  });
  return ends.length === 0 ? null : Math.max(...ends);
}

/**
 * Null: the policy asks for no drill there.
 *
 * @param rollbacks the ledger of the environment that `rollback.drill.in` names
 */
export function drillState(
  entry: Pick<EnvironmentEntry, 'rollback'> | undefined,
  rollbacks: readonly Pick<KeptRollback, 'state' | 'endedAt'>[],
  at: EpochMs,
): DrillState | null {
  const drill = entry?.rollback?.drill;
  const everyMs = drill && parseDuration(drill.every);
  if (everyMs === undefined) return null;
  const last = lastTriedAt(rollbacks, at);
  if (last === null) return { kind: 'never' };
  const dueAt = last + everyMs;
  return { kind: at < dueAt ? 'done' : 'overdue', at: toInstant(last), dueAt: toInstant(dueAt) };
}

/** Ways back that the policies want tried, and that were not, or not lately. */
import type { EpochMs } from '../../domain/instant.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isSameName } from '../../policy/names.ts';
import type { Ports } from '../ports.ts';
import { drillState } from '../rollback/drills.ts';

export const DRILL_OVERDUE = 'drill-overdue';

/** As a finding of the settings is told. */
export interface DrillFinding {
  readonly code: typeof DRILL_OVERDUE;
  /** The environment whose way back it is, as the policy names it. */
  readonly subject: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** What they read of the store. */
export async function overdueDrills(
  policies: readonly PolicyInForce[],
  repositoryId: number,
  { store, clock }: { readonly store: Pick<Ports['store'], 'rollbacks'>; readonly clock: Ports['clock'] },
): Promise<readonly DrillFinding[]> {
  const places = new Map<string, readonly KeptRollback[]>();
  for (const place of drillPlaces(policies))
    places.set(place.toLowerCase(), await store.rollbacks(repositoryId, place));
  return judgeDrills(policies, (place) => places.get(place.toLowerCase()) ?? [], clock.now());
}

/** The environments in which rollbacks are to be tried. */
export function drillPlaces(policies: readonly PolicyInForce[]): readonly string[] {
  return [...new Set(entriesOf(policies).flatMap(([, entry]) => entry.rollback?.drill?.in ?? []))];
}

/** One finding for each environment: where two policies ask, what is due in one of them is due. */
export function judgeDrills(
  policies: readonly PolicyInForce[],
  rollbacksIn: (environment: string) => readonly KeptRollback[],
  at: EpochMs,
): readonly DrillFinding[] {
  const found = entriesOf(policies).flatMap(([name, entry]): readonly DrillFinding[] => {
    const drill = entry.rollback?.drill;
    const state = drill === undefined ? null : drillState(entry, rollbacksIn(drill.in), at);
    if (drill === undefined || state === null || state.kind === 'done') return [];
    return [sayOverdue(name, drill, state.kind === 'never' ? null : state.at)];
  });
  return found.filter((one, index) => found.findIndex(({ subject }) => isSameName(subject, one.subject)) === index);
}

function entriesOf(policies: readonly PolicyInForce[]) {
  return policies.flatMap(({ policy }) => Object.entries(policy.environments ?? {}));
}

function sayOverdue(
  name: string,
  drill: { readonly in: string; readonly every: string },
  last: string | null,
): DrillFinding {
  const since = last === null ? 'was never tried' : `was tried last on ${last.slice(0, 10)}`;
  return {
    code: DRILL_OVERDUE,
    subject: name,
    what: `The way back of ${name} ${since}, and the policy wants a rollback in ${drill.in} every ${drill.every}`,
    why: 'whether a rollback works is found out when it is needed',
    fix: `Roll ${drill.in} back once: write \`/tidegate rollback ${drill.in}\` with a reason, and let it be verified`,
  };
}

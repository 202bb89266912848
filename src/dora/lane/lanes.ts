/** Attempts by lane. Environments compare without case, as GitHub's do; services do not. */
import type { Attempt } from '../record.ts';

export interface LaneLog {
  readonly service: string;
  /** As its first record spells it. */
  readonly environment: string;
  /** In the order in which they ended. */
  readonly attempts: readonly Attempt[];
}

/** Sorted by service, then by environment. */
export function lanesAmong(attempts: Iterable<Attempt>): readonly LaneLog[] {
  const lanes = new Map<string, Map<string, Attempt[]>>();
  for (const attempt of attempts) listOf(lanes, attempt).push(attempt);
  return [...lanes.values()]
    .flatMap((environments) => [...new Set(environments.values())])
    .map(laneOf)
    .sort((one, other) => compare(one.service, other.service) || compare(keyOf(one), keyOf(other)));
}

/** Each spelling of an environment leads to the one list. */
function listOf(lanes: Map<string, Map<string, Attempt[]>>, { service, environment }: Attempt): Attempt[] {
  const environments = lanes.get(service) ?? new Map<string, Attempt[]>();
  lanes.set(service, environments);
  const known = environments.get(environment);
  if (known !== undefined) return known;
  const key = environment.toLowerCase();
  const list = environments.get(key) ?? [];
  environments.set(key, list);
  environments.set(environment, list);
  return list;
}

function laneOf(attempts: Attempt[]): LaneLog {
  attempts.sort(inOrder);
  const [first] = attempts;
  return { service: first?.service ?? '', environment: first?.environment ?? '', attempts };
}

function keyOf({ environment }: LaneLog): string {
  return environment.toLowerCase();
}

/** By the end, then by the start, then by the id: never by the line, so that a file may be sorted in any way. */
function inOrder(one: Attempt, other: Attempt): number {
  return one.finishedAt - other.finishedAt || one.startedAt - other.startedAt || compareIds(one.id, other.id);
}

const DIGITS = /^\d{1,30}$/;

function compareIds(one: string, other: string): number {
  const areNumbers = DIGITS.test(one) && DIGITS.test(other);
  return (areNumbers ? one.length - other.length : 0) || compare(one, other);
}

export function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** How two texts of a policy are compared. */
import { digestOf } from '../../../domain/canonical.ts';
import { parseDuration } from '../../../domain/instant.ts';

export function isSame(one: unknown, other: unknown): boolean {
  return one === other || (one !== undefined && other !== undefined && digestOf(one) === digestOf(other));
}

/** Whether one of them is not among the others. */
export function isMissing<T>(of: readonly T[] | undefined, from: readonly T[] | undefined): boolean {
  return (of ?? []).some((one) => !(from ?? []).some((other) => isSame(one, other)));
}

/** Of two durations as a policy writes them. One that is not there is no time at all. */
export function isLonger(text: string | undefined, than: string | undefined): boolean {
  return lasts(text) > lasts(than);
}

function lasts(text: string | undefined): number {
  return text === undefined ? 0 : (parseDuration(text) ?? 0);
}

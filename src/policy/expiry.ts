/** When something that lasts for a while is over. */
import { type EpochMs, parseDuration } from '../domain/instant.ts';

/** Instants have four digits for the year: what is longer ends with the last of them. */
const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59);

/** @param lasts a length of time that was checked when the policy was parsed. */
export function expiryOf(from: EpochMs, lasts: string): EpochMs {
  const length = parseDuration(lasts);
  if (length === undefined) throw new RangeError(`Not a length of time: ${lasts}`);
  return Math.min(from + length, LAST_INSTANT);
}

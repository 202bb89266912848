/** Times before and after a date, as a policy writes them: `-5d`, `0d`, `2h`. */
import { parseDuration } from '../domain/instant.ts';

/** Milliseconds, negative before the date; undefined: it cannot be read. */
export function readOffset(text: string): number | undefined {
  const isBefore = text.startsWith('-');
  const length = parseDuration(isBefore ? text.slice(1) : text);
  if (length === undefined) return undefined;
  return isBefore && length > 0 ? -length : length;
}

/** Lengths of time in a smoke file: those of every document, and `ms`, since an answer comes sooner than a second. */
import { parseDuration } from '../domain/instant.ts';

/** No run takes longer, and timers count to 24 days. */
const LONGEST_MS = 7 * 86_400_000;

/** Milliseconds above zero, or undefined when the text is not a length of time that a run could wait for. */
export function durationMs(text: string): number | undefined {
  const short = /^(\d{1,9})ms$/.exec(text);
  const ms = short === null ? parseDuration(text) : Number(short[1]);
  return ms !== undefined && ms > 0 && ms <= LONGEST_MS ? ms : undefined;
}

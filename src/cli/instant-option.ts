/** An instant that somebody gives on the command line. */
import { type Instant, parseInstant } from '../domain/instant.ts';
import { UsageError } from './exit-codes.ts';

/** @param option as it is written: `--until`. Throws `UsageError`. */
export function instantOption(option: string, text: string): Instant {
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  throw new UsageError(
    `${option} ${text} is no instant. Write it with its offset, such as 2026-11-26T09:00:00+01:00 or 2026-11-26T08:00:00Z.`,
  );
}

/** When a status next changes, where it is judged anew at some instants and may change by itself between them. */
import type { EpochMs } from '../../domain/instant.ts';
import type { Finding } from './context.ts';

/** A finding as of an instant; what it says of its changes holds up to the next step. */
export interface Step {
  readonly at: EpochMs;
  readonly finding: Finding | undefined;
}

/** @param steps earliest first, all of them later than the finding. Null: the status stays. */
export function nextStatusAt(now: Finding, steps: readonly Step[]): EpochMs | null {
  let changesAt = now.changesAt ?? null;
  for (const { at, finding } of steps) {
    if (changesAt !== null && changesAt <= at) return changesAt;
    if (finding?.status !== now.status) return at;
    changesAt = finding.changesAt ?? null;
  }
  return changesAt;
}

/** The deployments that figures are made from: of a lane, or of a tier, release type or team in several. */
import type { EpochMs } from '../../domain/instant.ts';
import type { Run } from '../lane/run.ts';
import type { Span } from '../weeks.ts';

export interface Sample {
  /** They ran within `observed`. */
  readonly runs: readonly Run[];
  /** Attempts that failed within `observed`. */
  readonly deployFailures: number;
  /** The part of the window in which anything was on record. */
  readonly observed: Span;
  /** What came later was not known. */
  readonly knownUntil: EpochMs;
  readonly zone: string;
}

/** Counted without a list of them: of a million deployments each list is megabytes, and every figure would make some. */
export function countOf<T>(items: readonly T[], isWanted: (item: T) => boolean): number {
  let count = 0;
  for (const item of items) if (isWanted(item)) count++;
  return count;
}

/** The only ones that can fail: neither rollback, nor redeploy, nor made in answer to a failure. */
export function isNormal({ role }: Run): boolean {
  return role === 'normal';
}

import type { EpochMs } from '../../domain/instant.ts';

/** How many of `items`, which are in order of time, came before `at`. */
export function countBefore<T>(items: readonly T[], at: EpochMs, instantOf: (item: T) => EpochMs): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item === undefined || instantOf(item) >= at) high = middle;
    else low = middle + 1;
  }
  return low;
}

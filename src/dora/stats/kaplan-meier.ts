/** Quantiles of durations of which some are not over yet. */

export interface Lasting {
  /** Of an open one: so far. */
  readonly duration: number;
  readonly isOpen: boolean;
}

/** A product of fractions such as 23/24 × 22/23 × … × 12/13 misses one half by a rounding error. */
const TOLERANCE = 1e-12;

/**
 * The duration by which a share `p` has ended (Kaplan and Meier 1958): the first at which at most `1 - p` go on. Null
 * when so few have ended that nobody can say. At one duration, endings come before what is still open.
 */
export function kaplanMeierQuantile(samples: readonly Lasting[], p: number): number | null {
  const sorted = samples.toSorted(
    (one, other) => one.duration - other.duration || Number(one.isOpen) - Number(other.isOpen),
  );
  let goesOn = 1;
  for (const [index, { duration, isOpen }] of sorted.entries()) {
    if (isOpen) continue;
    goesOn *= 1 - 1 / (sorted.length - index);
    if (goesOn <= 1 - p + TOLERANCE) return duration;
  }
  return null;
}

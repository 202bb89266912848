/** Quantiles of a sorted sample. */

/** Type 7 of Hyndman and Fan: linear between the two neighbours, as R and spreadsheets do. Null for an empty sample. */
export function quantile(sorted: ArrayLike<number>, p: number): number | null {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const lower = sorted[below];
  if (lower === undefined) return null;
  const upper = sorted[below + 1] ?? lower;
  return lower + (place - below) * (upper - lower);
}

/** Chance that can be had again: the same seed chooses the same moments and the same story. */

export interface Random {
  /** A whole number below `limit`. */
  below(limit: number): number;
  oneOf<T>(choices: readonly [T, ...T[]]): T;
}

/** Mulberry32: small, and the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed;
  function below(limit: number): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }
  return { below, oneOf: (choices) => choices[below(choices.length)] ?? choices[0] };
}

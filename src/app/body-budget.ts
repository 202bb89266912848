/** Bounds what all bodies that are being received may take together. */
export interface BodyBudget {
  /** Reserves that many bytes, or returns null when they are not there. Give them back exactly once. */
  take(bytes: number): (() => void) | null;
}

/** A body up to this size is small: nearly all of GitHub's are. */
const SMALL = 1024 * 1024;

/**
 * Half is kept for small bodies, so that whoever sends a few large ones, unsigned or slowly, does not keep
 * GitHub's out.
 */
export function createBodyBudget(total: number): BodyBudget {
  let left = total;
  return {
    take: (bytes) => {
      const reserve = bytes > SMALL ? total / 2 : 0;
      if (bytes > left - reserve) return null;
      left -= bytes;
      let isTaken = true;
      return () => {
        if (isTaken) left += bytes;
        isTaken = false;
      };
    },
  };
}

/** What `git cherry-pick -x` writes at the end of a message: of which commit this one is a copy. */

const PICKED = /^\(cherry picked from commit ([0-9a-f]{40,64})\)$/gim;

/** In lower case. Of a copy of a copy there are several, and the first is the original. */
export function pickedFrom(message: string): readonly string[] {
  return [...message.matchAll(PICKED)].map(([, sha = '']) => sha.toLowerCase());
}

/** How long a text may be in the places that it is written to. */

export interface Room {
  readonly limit: number;
  /** What the limit counts. Default: `code-points`. */
  readonly unit?: 'code-points' | 'bytes' | undefined;
}

/**
 * GitHub's limits less a reserve of 5 %: a release has 125,000 characters, a comment and the body of a pull request or
 * an issue 65,536, a job summary 1 MiB (beyond which it is dropped without a word).
 */
export const ROOM = {
  release: { limit: 118_750, unit: 'code-points' },
  comment: { limit: 62_259, unit: 'code-points' },
  'pull-request': { limit: 62_259, unit: 'code-points' },
  summary: { limit: 996_147, unit: 'bytes' },
} as const satisfies Readonly<Record<string, Room>>;

export function sizeOf(text: string, unit: Room['unit'] = 'code-points'): number {
  let size = 0;
  for (const character of text) size += unit === 'bytes' ? bytesOf(character) : 1;
  return size;
}

export function fits(text: string, { limit, unit }: Room): boolean {
  // A text is made several times before it fits, and most of them are far off: a UTF-16 unit is half a character or more.
  return text.length <= limit * 2 && sizeOf(text, unit) <= limit;
}

/** Of one character in UTF-8; half a one is written as the replacement character, which has three. */
function bytesOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

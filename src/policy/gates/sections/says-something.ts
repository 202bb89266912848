/** Whether a line of Markdown says something: what templates leave in place when nobody filled them in does not. */

import { withoutComments } from './comments.ts';

/** `_No response_` is what GitHub writes for a field of a form that was left empty. `None` and `n/a` are answers. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['no response', 'tbd', 'tba', 'to be decided', 'to be defined']);

/** Tags other than those that show something. */
const TAG = /<\/?(?!img\b|picture\b|video\b|source\b)[a-z][a-z\d-]*(?:\s[^<>]*)?\/?>/gi;

export function saysSomething(line: string): boolean {
  const words = withoutMarkers(withoutComments(line).text)
    .replace(TAG, ' ')
    .replace(/[*_~`]/g, '')
    .trim();
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words)) return false;
  return !PLACEHOLDERS.has(withoutEnd(words).toLowerCase());
}

/** Without stops at the end. By hand: an expression would look at a run of them in the middle again from each of them. */
function withoutEnd(words: string): string {
  let end = words.length;
  while (end > 0 && /[.…!?\s]/u.test(words.charAt(end - 1))) end--;
  return words.slice(0, end);
}

/** Without quotation marks, list markers and boxes: an item that is only these is empty. */
function withoutMarkers(line: string): string {
  let rest = line.trim();
  for (;;) {
    const marker = /^(?:>|[-+*](?=\s|$)|\d{1,9}[.)](?=\s|$)|\[[\sx]?\](?=\s|$))\s*/i.exec(rest)?.[0];
    if (marker === undefined) return rest;
    rest = rest.slice(marker.length);
  }
}

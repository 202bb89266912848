/** As much of the lists as there is room for, and how much that leaves out. */
import type { Detail } from './detail.ts';
import type { Listing } from './listings.ts';
import { countOf } from './manner.ts';

export interface Shown {
  readonly text: readonly string[];
  /** What is not listed. Empty: all is. */
  readonly left: string;
}

/** The lines are given out in the order of reading. */
export function withinLines(listings: readonly Listing[], { mostLines, showsMinor }: Detail): readonly Shown[] {
  let room = mostLines;
  return listings.map((listing) => {
    const most = listing.isMinor && !showsMinor ? 0 : Math.min(room, listing.lines.length);
    room -= most;
    return shownOf(listing, most);
  });
}

function shownOf({ title, intro, lines, noun }: Listing, most: number): Shown {
  const shown = lines.slice(0, most);
  const left = lines.length - most;
  const text = [`### ${title}`, '', ...(intro === '' ? [] : [intro, '']), ...shown];
  if (left === 0) return { text, left: '' };
  const [one, many] = noun;
  const more =
    most === 0
      ? `${countOf(left, one, many)}, not listed here`
      : `- … and ${countOf(left, `more ${one}`, `more ${many}`)}`;
  return { text: [...text, more], left: `${left} of “${title}”` };
}

/** What is said where there is no room for lists: the numbers of the breaking changes before everything else. */
import type { Notes } from '../notes.ts';
import { countChanges, headlineOf } from './headline.ts';
import { inert } from './inert.ts';
import { countOf, type Manner } from './manner.ts';
import { type Room, sizeOf } from './room.ts';

/**
 * @param where a sentence that says where the whole can be read. Empty: none.
 * @returns at most `limit`, down to nothing where not even a word fits.
 */
export function shortestOf(notes: Notes, options: Manner & Room, where: string): string {
  const { limit, unit } = options;
  const caution = notes.accounting.complete ? '' : ' Not everything is known: a limit of GitHub cut this range.';
  const last = [`${sayTotal(notes)}, and no room to list them here.${caution}`, 'Too long to show.', '…', ''];
  const note = last.find((text) => sizeOf(text, unit) <= limit) ?? '';
  const left = (parts: readonly string[]) => limit - sizeOf(parts.join('\n\n'), unit) - 2;
  const breaking = breakingWithin(notes, options, left([note]));
  const parts = [...(breaking === '' ? [] : [breaking]), note];
  const full = where === '' || sizeOf(where, unit) > left(parts) ? parts : [...parts, where.trim()];
  const headline = headlineOf(notes, options);
  const headed = sizeOf(headline, unit) > left(full) ? full : [headline, ...full];
  const counts = countsWithin(notes, left(headed), unit);
  return (counts === '' ? headed : [...headed, counts]).join('\n\n');
}

function sayTotal(notes: Notes): string {
  const gone = notes.removedByRollback.length;
  const parts = [
    ...(notes.direction === 'backward' ? [] : [countOf(countChanges(notes), 'change')]),
    ...(gone > 0 ? [`${countOf(gone, 'change')} no longer running`] : []),
  ];
  return parts.length === 0 ? 'Gates, outcome or people' : parts.join(', ');
}

/** As many numbers as fit. Only in the repository itself is a bare number a reference; elsewhere it is code. */
function breakingWithin({ breaking }: Notes, options: Manner & Room, room: number): string {
  const names = breaking.map(({ number, sha }) => {
    if (number === null) return sha === undefined ? 'a commit' : `\`${sha.slice(0, 7)}\``;
    return options.isInRepository === true ? `#${number}` : `\`#${number}\``;
  });
  const write = (shown: number) => {
    const more = shown < names.length ? [`${names.length - shown} more`] : [];
    const all = [...names.slice(0, shown), ...more].join(', ');
    return `> [!WARNING]\n> **${countOf(names.length, 'breaking change')}:** ${all}`;
  };
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sizeOf(write(middle), options.unit) <= room) low = middle;
    else high = middle - 1;
  }
  return names.length === 0 || sizeOf(write(low), options.unit) > room ? '' : write(low);
}

function countsWithin(notes: Notes, room: number, unit: Room['unit']): string {
  const counts = [
    ...notes.sections.map(({ title, changes }) => `${inert(title, 80)}: ${changes.length}`),
    ...(notes.reverted.length > 0 ? [`Reverted: ${notes.reverted.length}`] : []),
    ...(notes.unlinkedCommits.length > 0 ? [`Commits without a pull request: ${notes.unlinkedCommits.length}`] : []),
  ];
  const text = counts.length === 0 ? '' : `${counts.join('; ')}.`;
  return sizeOf(text, unit) > room ? '' : text;
}

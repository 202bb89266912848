/**
 * Release notes as Markdown that a team reads, within the limit of the place that they are for.
 *
 * Nothing that others wrote has power in it. A text that is too long is told with less, and says with how much less;
 * no line is cut, and no limit makes it fail.
 */
import type { Notes } from '../notes.ts';
import { cautionLines, notListedLines } from './accounting.ts';
import { DETAILS, type Detail, TERSE } from './detail.ts';
import { headlineOf } from './headline.ts';
import { inert } from './inert.ts';
import { breakingLine, type Listing, listingsOf } from './listings.ts';
import { countOf, differencesIn, type Manner, personIn, safeUrl } from './manner.ts';
import { outcomeLines } from './outcome.ts';
import { fits, type Room } from './room.ts';
import { shortestOf } from './shortest.ts';
import { type Shown, withinLines } from './shown.ts';

export interface RenderOptions extends Manner, Room {
  /** Where the whole can be read when this text is shortened: an address, or the name of a file. */
  readonly fullText?: string | undefined;
}

/** @returns Markdown of at most `options.limit`, without a line break at its end. */
export function renderNotes(notes: Notes, options: RenderOptions): string {
  for (const detail of DETAILS) {
    const text = written(notes, options, detail, listingsOf(notes, options, detail));
    if (fits(text, options)) return text;
  }
  return withFewerLines(notes, options) ?? shortestOf(notes, options, sayWhere(options));
}

/** As many lines as fit. Null: not even the breaking changes and the numbers do. */
function withFewerLines(notes: Notes, options: RenderOptions): string | null {
  const all = listingsOf(notes, options, TERSE);
  let best: string | null = null;
  let low = 0;
  let high = all.reduce((sum, { lines }) => sum + lines.length, 0);
  while (low <= high) {
    const mostLines = (low + high) >> 1;
    const text = written(notes, options, { ...TERSE, mostLines }, all);
    if (fits(text, options)) {
      best = text;
      low = mostLines + 1;
    } else high = mostLines - 1;
  }
  return best;
}

function written(notes: Notes, options: RenderOptions, detail: Detail, all: readonly Listing[]): string {
  const { outcome } = notes;
  const differences = differencesIn(options, notes);
  const listings = withinLines(all, detail);
  const blocks: readonly (readonly string[])[] = [
    [headlineOf(notes, options)],
    cautionLines(notes, options),
    breakingLines(notes, options, detail),
    ...listings.map(({ text }) => text),
    peopleLines(notes, options, detail),
    outcome === null ? [] : outcomeLines(outcome, options, detail),
    notListedLines(notes, options, detail),
    differences === '' ? [] : [differences],
    shortenedLines(options, detail, listings),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function breakingLines({ breaking }: Notes, options: RenderOptions, detail: Detail): readonly string[] {
  if (breaking.length === 0) return [];
  return [
    '> [!WARNING]',
    `> **${countOf(breaking.length, 'breaking change')}**`,
    '>',
    ...breaking.map((change) => `> - ${breakingLine(change, options, detail)}`),
  ];
}

function peopleLines(notes: Notes, options: RenderOptions, { showsPeople }: Detail): readonly string[] {
  if (!showsPeople) return [];
  const line = (title: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`**${title}:** ${names.map((name) => personIn(options, name)).join(', ')}`];
  const newcomers = line('First contribution', notes.firstTimeContributors);
  const all = line('Contributors', notes.contributors);
  return newcomers.length === 0 || all.length === 0 ? [...newcomers, ...all] : [...newcomers, '', ...all];
}

function shortenedLines(options: RenderOptions, detail: Detail, listings: readonly Shown[]): readonly string[] {
  if (detail.showsPeople) return [];
  const left = [
    'co-authors and contributors',
    ...(detail.isTerse ? ['authors, tiers and gates that were met'] : []),
    ...listings.flatMap((each) => (each.left === '' ? [] : [each.left])),
  ];
  return [`Shortened to fit here. Left out: ${left.join('; ')}.${sayWhere(options)}`];
}

/** Empty, or a sentence with a space before it. */
function sayWhere({ fullText }: RenderOptions): string {
  if (fullText === undefined || fullText === '') return '';
  const url = safeUrl(fullText);
  return url === null ? ` All of it is in ${inert(fullText, 200)}.` : ` [All of it](${url}) is kept.`;
}

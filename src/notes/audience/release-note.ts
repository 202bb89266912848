/** What a pull request says to people who do not read code: a block of its body, a line for each audience. */
import { plainLine } from '../../domain/markdown.ts';

/** For whom notes can be written. */
export const AUDIENCES = ['user', 'support'] as const;
export type Audience = (typeof AUDIENCES)[number];

export function isAudience(name: string): name is Audience {
  return AUDIENCES.some((each) => each === name);
}

/** UTF-16 units of a line, and lines of a note: whoever reads it did not ask for a page. */
const LONGEST_LINE = 500;
const MOST_LINES = 20;

/** A fence of a code block; what stands behind it names the language, in which a fence of backticks has none. */
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** A key and what follows it. `|` and `>` begin a text in YAML, and many write them. */
const ENTRY = /^([A-Za-z][\w-]{0,49}):([\s\S]*)$/;

/**
 * The note for an audience in the ```` ```release-note ```` blocks of a Markdown text; null: none. Lines of plain text:
 * a value goes on in the lines below it that are indented. `none` says that there is nothing to tell.
 */
export function releaseNoteFor(audience: Audience, markdown: string): string | null {
  const lines = valueLines(audience, markdown)
    .map((line) => plainLine(line.replace(/<!--[\s\S]*?(?:-->|$)/g, ''), LONGEST_LINE))
    .filter((line) => line !== '');
  if (lines.length === 0 || (lines.length === 1 && NOTHING.test(lines[0] ?? ''))) return null;
  const kept = lines.slice(0, MOST_LINES);
  return [...kept, ...(lines.length > kept.length ? ['…'] : [])].join('\n');
}

const NOTHING = /^(?:none|n\/a|-)\.?$/i;

function valueLines(audience: Audience, markdown: string): readonly string[] {
  const told: string[] = [];
  let isTold = false;
  for (const line of blockLines(markdown)) {
    const [, key, value = ''] = ENTRY.exec(line) ?? [];
    if (key !== undefined) isTold = key.toLowerCase() === audience;
    else if (/^\S/.test(line)) isTold = false;
    if (isTold) told.push(key === undefined ? line : value.trim().replace(/^[|>][-+]?$/, ''));
  }
  return told;
}

/** Where a reader of Markdown is: in a code block, in a comment, or in the text. */
type Place =
  | { readonly kind: 'text' | 'comment' }
  | { readonly kind: 'block'; readonly fence: string; readonly isOurs: boolean };

/** The lines inside the blocks. What stands in a comment, or is shown in another block, is an example and says nothing. */
function* blockLines(markdown: string): Iterable<string> {
  let place: Place = { kind: 'text' };
  for (const line of markdown.split(/\r\n?|\n/)) {
    const next = placeAfter(line, place);
    if (place.kind === 'block' && place.isOurs && next === place) yield line;
    place = next;
  }
}

function placeAfter(line: string, place: Place): Place {
  if (place.kind === 'block') return closes(line, place.fence) ? { kind: 'text' } : place;
  if (place.kind === 'comment') return line.includes('-->') ? { kind: 'text' } : place;
  const [before = '', fence] = FENCE.exec(line) ?? [];
  const language = line.slice(before.length);
  if (fence !== undefined && !(fence.startsWith('`') && language.includes('`'))) {
    return { kind: 'block', fence, isOurs: language.trim().toLowerCase() === 'release-note' };
  }
  return line.lastIndexOf('<!--') > line.lastIndexOf('-->') ? { kind: 'comment' } : place;
}

function closes(line: string, mark: string): boolean {
  const text = line.trim();
  return text.length >= mark.length && text === (mark[0] ?? '').repeat(text.length);
}

/**
 * The boxes of the task lists in a Markdown text, as GitHub shows them: a list item whose first paragraph begins with
 * `[ ]` or `[x]`. Lists may be nested, numbered and quoted; code, HTML blocks and comments hold none.
 *
 * The block structure of CommonMark is followed line by line, in time linear in the text: bodies of pull requests are
 * written by anybody.
 */
import { type HtmlEnd, htmlBlockAt } from './html-block.ts';

export interface TaskBox {
  /** What the first line says after the box. Untrusted. */
  readonly text: string;
  readonly isTicked: boolean;
}

export function taskBoxes(markdown: string): readonly TaskBox[] {
  if (!SOME_BOX.test(markdown)) return [];
  const reader = new BlockReader();
  for (const line of markdown.split(/\r\n|\n|\r/)) reader.read(withoutTabs(line));
  return reader.boxes;
}

const SOME_BOX = /\[[\sx]\]/i;

/** A box with nothing after it is not shown as one, but somebody left it open. */
const BOX = /^\[([\sx])\](?=\s|$)/i;

/** Deeper nesting costs time and says nothing; whatever looks like an open box there counts as one. */
const DEEPEST = 100;

interface Container {
  /** Columns by which the content of a list item is indented; null: a block quote. */
  readonly width: number | null;
  hasContent: boolean;
}

type Leaf =
  | { readonly kind: 'none' | 'paragraph' | 'indented-code' }
  | { readonly kind: 'fence'; readonly mark: string }
  | { readonly kind: 'html'; readonly ends: HtmlEnd };

const NONE: Leaf = { kind: 'none' };

/** Where a line is read: how much of it the containers took, and what they leave open. */
interface Place {
  readonly at: number;
  /** How many containers the line is in. */
  readonly depth: number;
  /** `own`: a paragraph of the innermost container is open; `lazy`: one of a container that the line does not name. */
  readonly paragraph: 'own' | 'lazy' | 'none';
}

class BlockReader {
  readonly boxes: TaskBox[] = [];
  readonly #containers: Container[] = [];
  #leaf: Leaf = NONE;

  read(line: string): void {
    let at = 0;
    let depth = 0;
    for (const container of this.#containers) {
      const next = continued(container, line, at);
      if (next === undefined) break;
      at = next;
      depth++;
    }
    const isOwn = depth === this.#containers.length;
    if (isOwn && this.#isTakenByLeaf(line.slice(at))) return;
    const paragraph = isOwn ? 'own' : 'lazy';
    let place: Place | undefined = { at, depth, paragraph: this.#leaf.kind === 'paragraph' ? paragraph : 'none' };
    while (place !== undefined) place = this.#step(line, place);
  }

  /** Whether the line is done: open code or HTML took it, or it is blank. */
  #isTakenByLeaf(rest: string): boolean {
    const isBlank = /^ *$/.test(rest);
    if (!this.#isInLeaf(rest, isBlank)) {
      if (isBlank || this.#leaf.kind !== 'paragraph') this.#leaf = NONE;
      return isBlank;
    }
    if (isEndOf(this.#leaf, rest)) this.#leaf = NONE;
    return true;
  }

  #isInLeaf(rest: string, isBlank: boolean): boolean {
    const leaf = this.#leaf;
    if (leaf.kind === 'html') return leaf.ends !== null || !isBlank;
    if (leaf.kind === 'indented-code') return isBlank || indentOf(rest, 0) >= 4;
    return leaf.kind === 'fence';
  }

  /** Reads one block start. Returns where the line goes on when a container began, undefined when the line is done. */
  #step(line: string, place: Place): Place | undefined {
    const indent = indentOf(line, place.at);
    const rest = line.slice(place.at + indent);
    if (rest === '') return this.#close(place);
    if (indent >= 4) {
      if (place.paragraph === 'none') this.#begin({ kind: 'indented-code' }, place);
      return undefined;
    }
    const leaf = leafAt(rest, place);
    if (leaf !== undefined) return this.#begin(leaf, place);
    const container = containerAt(rest, indent, place);
    if (container === undefined) return this.#readText(rest, place);
    if (place.depth >= DEEPEST) return this.#readTooDeep(rest, place);
    this.#begin(NONE, place);
    this.#containers.push({ width: container.width, hasContent: false });
    return { at: place.at + indent + container.length, depth: place.depth + 1, paragraph: 'none' };
  }

  /** A line without a block start goes on with the open paragraph, or begins one. */
  #readText(rest: string, place: Place): undefined {
    if (place.paragraph !== 'none') return;
    const container = this.#containers[place.depth - 1];
    if (container !== undefined && container.width !== null && !container.hasContent) this.#readBox(rest);
    this.#begin({ kind: 'paragraph' }, place);
  }

  #readBox(rest: string): void {
    const mark = BOX.exec(rest)?.[1];
    if (mark !== undefined) this.boxes.push({ text: rest.slice(3).trim(), isTicked: mark.trim() !== '' });
  }

  #readTooDeep(rest: string, place: Place): undefined {
    if (/\[\s\]/.test(rest)) this.boxes.push({ text: rest, isTicked: false });
    this.#begin({ kind: 'paragraph' }, place);
  }

  #begin(leaf: Leaf, place: Place): undefined {
    this.#close(place);
    this.#leaf = leaf;
    const container = this.#containers[place.depth - 1];
    if (container !== undefined) container.hasContent = true;
  }

  /** Ends what the line is not in. */
  #close({ depth }: Place): undefined {
    this.#containers.length = depth;
    this.#leaf = NONE;
  }
}

/** Where the content of the line begins when it is in the container; undefined when it is not. */
function continued({ width, hasContent }: Container, line: string, at: number): number | undefined {
  const indent = indentOf(line, at);
  if (width === null) {
    if (indent > 3 || line[at + indent] !== '>') return undefined;
    return at + indent + (line[at + indent + 1] === ' ' ? 2 : 1);
  }
  if (at + indent >= line.length) return hasContent ? line.length : undefined;
  return indent >= width ? at + width : undefined;
}

/** A block that is no container and begins here. Headings and rules are over with their line. */
function leafAt(rest: string, { paragraph }: Place): Leaf | undefined {
  if (/^#{1,6}(?:[ \t]|$)/.test(rest)) return NONE;
  const mark = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(rest)?.[0];
  if (mark !== undefined) return { kind: 'fence', mark };
  const html = htmlBlockAt(rest, paragraph !== 'none');
  if (html !== undefined) return html.ends?.test(rest) ? NONE : { kind: 'html', ends: html.ends };
  if (paragraph === 'own' && /^(?:=+|-+)[ \t]*$/.test(rest)) return NONE;
  return /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(rest) ? NONE : undefined;
}

/** A block quote or list item that begins here: how much of the line it takes. */
function containerAt(
  rest: string,
  indent: number,
  { paragraph }: Place,
): { readonly width: number | null; readonly length: number } | undefined {
  if (rest.startsWith('>')) return { width: null, length: rest[1] === ' ' ? 2 : 1 };
  const [marker, number] = /^(?:[-+*]|(\d{1,9})[.)])(?= |$)/.exec(rest) ?? [];
  if (marker === undefined) return undefined;
  const spaces = indentOf(rest, marker.length);
  const isEmpty = marker.length + spaces >= rest.length;
  // Within a paragraph only a list that surely is one begins: not an empty item, not a number that ends a sentence.
  if (paragraph === 'own' && (isEmpty || (number !== undefined && Number(number) !== 1))) return undefined;
  const gap = isEmpty || spaces > 4 ? 1 : spaces;
  return { width: indent + marker.length + gap, length: Math.min(marker.length + gap, rest.length) };
}

/** Whether the block is over with this line. */
function isEndOf(leaf: Leaf, rest: string): boolean {
  if (leaf.kind === 'html') return leaf.ends?.test(rest) ?? false;
  return leaf.kind === 'fence' && isFenceEnd(rest, leaf.mark);
}

function isFenceEnd(rest: string, mark: string): boolean {
  const indent = indentOf(rest, 0);
  const end = rest.slice(indent).trimEnd();
  return indent <= 3 && end.length >= mark.length && end === (mark[0] as string).repeat(end.length);
}

/** How many spaces there are from here on. */
function indentOf(line: string, at: number): number {
  let end = at;
  while (line[end] === ' ') end++;
  return end - at;
}

/** Tabs among indentation and markers stand for the spaces up to the next multiple of four columns. */
function withoutTabs(line: string): string {
  const structure = /^[ \t>*+\-\d.)]*/.exec(line)?.[0] ?? '';
  if (!structure.includes('\t')) return line;
  let spaced = '';
  for (const character of structure) {
    spaced += character === '\t' ? ' '.repeat(4 - (spaced.length % 4)) : character;
  }
  return spaced + line.slice(structure.length);
}

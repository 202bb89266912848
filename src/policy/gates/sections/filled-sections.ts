/**
 * The headings of a Markdown text that have something under them: ATX (`## Plan`) and setext (`Plan` over `---`) headings
 * outside of code, HTML and comments. What is under a heading reaches to the next one of the same or a higher level.
 *
 * Line by line, in time linear in the text: bodies of pull requests are written by anybody.
 */
import { type HtmlEnd, htmlBlockAt } from '../html-block.ts';
import { isLinkDefinition, withoutComments } from './comments.ts';
import { saysSomething } from './says-something.ts';

/** As headings compare: without case, emphasis, closing `#`, a colon at the end, and runs of spaces. */
export function headingKey(heading: string): string {
  const words = withoutComments(heading)
    .text.replace(/[*_~`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  let end = words.length;
  while (end > 0 && '#: '.includes(words.charAt(end - 1))) end--;
  return words.slice(0, end).toLowerCase();
}

/** Keys of the headings under which somebody wrote something. */
export function filledSections(markdown: string): ReadonlySet<string> {
  const reader = new SectionReader();
  for (const line of markdown.split(/\r\n|\n|\r/)) reader.read(line.replaceAll('\t', '    '));
  return reader.end();
}

type Block =
  | { readonly kind: 'text' }
  | { readonly kind: 'fence'; readonly mark: string }
  | { readonly kind: 'html'; readonly ends: HtmlEnd }
  /** Within a paragraph: it is over with the paragraph at the latest. */
  | { readonly kind: 'comment' };

/** A line across the page. */
const RULE = /^(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/;

const TEXT: Block = { kind: 'text' };

interface Section {
  readonly key: string;
  readonly level: number;
}

class SectionReader {
  readonly #filled = new Set<string>();
  /** The headings that the line is under, the highest first. */
  readonly #open: Section[] = [];
  #block: Block = TEXT;
  /** Lines that a line of `===` or `---` would make a heading. */
  #paragraph: string[] = [];
  /** Whether these are of a list or a quotation. */
  #isContained = false;

  read(line: string): void {
    if (this.#isTaken(line)) return;
    const isIndented = line.startsWith('    ');
    if (line.trim() === '') this.#endParagraph();
    else if (isIndented) this.#readText(line);
    else this.#readBlock(line.trim());
  }

  end(): ReadonlySet<string> {
    this.#endParagraph();
    return this.#filled;
  }

  /** Whether open code, HTML or a comment took the line. */
  #isTaken(line: string): boolean {
    const block = this.#block;
    if (block.kind === 'text') return false;
    if (block.kind === 'fence') {
      if (isFenceEnd(line, block.mark)) this.#block = TEXT;
      else this.#fill(line, 'code');
      return true;
    }
    const isBlank = line.trim() === '';
    if (isBlank && (block.kind === 'comment' || block.ends === null)) {
      this.#block = TEXT;
      return false;
    }
    this.#readMarkup(line, block);
    return true;
  }

  #readMarkup(line: string, block: Exclude<Block, { readonly kind: 'fence' | 'text' }>): void {
    const isComment = block.kind === 'comment' || block.ends?.source === '-->';
    if (!isComment) {
      this.#fill(line, 'text');
      if (block.ends?.test(line)) this.#block = TEXT;
      return;
    }
    const end = line.indexOf('-->');
    if (end < 0) return;
    this.#block = TEXT;
    this.#readText(line.slice(end + 3));
    if (block.kind === 'html') this.#endParagraph();
  }

  #readBlock(line: string): void {
    const mark = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0];
    const atx = /^(#{1,6})(?:\s([\s\S]*))?$/.exec(line);
    const canBeHeading = this.#paragraph.length > 0 && !this.#isContained;
    const underline = canBeHeading ? /^(?:=+|-+)$/.exec(line)?.[0] : undefined;
    if (mark !== undefined) this.#beginFence(mark);
    else if (atx !== null) this.#begin(atx[2] ?? '', (atx[1] ?? '').length);
    else if (underline !== undefined) this.#beginUnderlined(underline.startsWith('=') ? 1 : 2);
    else if (RULE.test(line)) this.#endParagraph();
    else this.#readRest(line);
  }

  #beginFence(mark: string): void {
    this.#endParagraph();
    this.#block = { kind: 'fence', mark };
  }

  #readRest(line: string): void {
    const html = htmlBlockAt(line, this.#paragraph.length > 0);
    if (html === undefined || line.startsWith('<!--')) {
      this.#readText(line);
      return;
    }
    this.#endParagraph();
    this.#fill(line, 'text');
    this.#block = html.ends?.test(line) ? TEXT : { kind: 'html', ends: html.ends };
  }

  /** Takes comments out; one that is not over makes what follows a part of it. */
  #readText(line: string): void {
    const isBlockOfItsOwn = line.startsWith('<!--') && this.#paragraph.length === 0;
    const { text, isOpen } = withoutComments(line);
    if (text.trim() !== '' && !this.#isUnseen(text)) this.#readWords(text);
    if (isOpen) this.#block = isBlockOfItsOwn ? { kind: 'html', ends: /-->/ } : { kind: 'comment' };
  }

  /** Templates hide what they ask for in such lines, too: `[//]: # (How?)`. In a paragraph it is part of it. */
  #isUnseen(text: string): boolean {
    return this.#paragraph.length === 0 && isLinkDefinition(text);
  }

  /** An item of a list and a line of a quotation are no heading, whatever is under them. */
  #readWords(text: string): void {
    if (/^\s{0,3}(?:>|(?:[-+*]|\d{1,9}[.)])(?:\s|$))/.test(text)) {
      this.#endParagraph();
      this.#isContained = true;
    }
    this.#paragraph.push(text);
  }

  #begin(heading: string, level: number): void {
    this.#endParagraph();
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    this.#open.push({ key: headingKey(heading), level });
  }

  #beginUnderlined(level: number): void {
    const heading = this.#paragraph.join(' ');
    this.#paragraph = [];
    this.#begin(heading, level);
  }

  #endParagraph(): void {
    for (const line of this.#paragraph) this.#fill(line, 'text');
    this.#paragraph = [];
    this.#isContained = false;
  }

  #fill(line: string, as: 'text' | 'code'): void {
    if (this.#open.length === 0) return;
    const isSaid = as === 'code' ? line.trim() !== '' : saysSomething(line);
    if (isSaid) for (const { key } of this.#open) this.#filled.add(key);
  }
}

function isFenceEnd(line: string, mark: string): boolean {
  const end = line.trim();
  const isIndented = line.startsWith('    ');
  return !isIndented && end.length >= mark.length && end === mark.charAt(0).repeat(end.length);
}

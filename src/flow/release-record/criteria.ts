/** What a release was to reach, as people wrote it under the heading `Success criteria`. */
import { plainLine } from '../../domain/markdown.ts';
import { headingKey } from '../../policy/gates/sections/filled-sections.ts';

export interface Criterion {
  /** What others wrote, as one line. */
  readonly text: string;
  readonly isTicked: boolean;
}

/** Both in time linear in the line, which anybody may have written: what comes last takes whatever there is. */
const HEADING = /^ {0,3}(#{1,6})\s([\s\S]*)$/u;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s(?:\s*\[([ xX])\]\s)?([\s\S]*)$/u;
const WANTED = headingKey('Success criteria');
const MOST = 20;
const LONGEST = 200;

/** Items of lists under the heading, a text that has none as one. */
export function criteriaIn(markdown: string): readonly Criterion[] {
  const lines = sectionOf(markdown.replaceAll(/<!--[\s\S]*?(?:-->|$)/gu, ''));
  const items = lines.flatMap((line) => {
    const [, box = '', text = ''] = ITEM.exec(line) ?? [];
    return text.trim() === '' ? [] : [{ text: plainLine(text, LONGEST), isTicked: box.toLowerCase() === 'x' }];
  });
  if (items.length > 0) return items.slice(0, MOST);
  const text = plainLine(lines.join(' '), LONGEST);
  return text === '' ? [] : [{ text, isTicked: false }];
}

/** Down to the next heading that is not below it. */
function sectionOf(markdown: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  for (const line of markdown.split(/\r?\n/u)) {
    const [, marks, title = ''] = HEADING.exec(line) ?? [];
    if (marks !== undefined && depth > 0 && marks.length <= depth) depth = 0;
    if (marks !== undefined && headingKey(title) === WANTED) depth = marks.length;
    else if (depth > 0 && marks === undefined) found.push(line);
  }
  return found;
}

/** An announcement: a template with everything filled in. */
import { plainLine } from '../../domain/markdown.ts';
import { PAGE_ADDRESS } from '../../domain/notice.ts';
import type { Template, TemplatePart } from './parse-template.ts';
import type { PlaceholderValues } from './placeholders.ts';

/** UTF-16 units: what a section of a Slack message takes. */
const LONGEST_ANNOUNCEMENT = 3000;

/** Lines of one value: of very many changes nobody reads the list. */
const MOST_LINES = 100;

const CUT = '\n… (shortened)';

/** What stands where nothing is known. */
const UNKNOWN = '—';

/**
 * Plain text of at most 3,000 characters; what is longer ends in `… (shortened)`. Values are text and nothing else:
 * braces in them are not read again, controls and invisible marks go, line breaks stay. Markup of the place it is sent to
 * is for the sender to escape.
 */
export function fillTemplate(template: Template, values: PlaceholderValues): string {
  const filled = template.parts.map((part) => textOf(part, values)).join('');
  const text = filled.replace(/[^\S\n]+$/gmu, '').trim();
  if (text.length <= LONGEST_ANNOUNCEMENT) return text;
  const kept = text.slice(0, LONGEST_ANNOUNCEMENT - CUT.length).toWellFormed();
  return `${kept.replace(/\uFFFD$/u, '').trimEnd()}${CUT}`;
}

function textOf(part: TemplatePart, values: PlaceholderValues): string {
  if (part.kind === 'text') return inert(part.text);
  const value = values[part.name];
  return part.name === 'url' && value === PAGE_ADDRESS ? value : linesOf(value);
}

/** Line by line, so that what is one entry of a list stays one. */
function linesOf(value: string): string {
  const lines = value
    .slice(0, 4 * LONGEST_ANNOUNCEMENT)
    .split(/\r\n?|\n/)
    .map((line) => plainLine(line, LONGEST_ANNOUNCEMENT))
    .filter((line) => line !== '');
  if (lines.length === 0) return UNKNOWN;
  const more = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

/** Text of the template keeps its spaces and line breaks; what is not seen goes. */
function inert(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\S\n]/gu, ' ')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu, '');
}

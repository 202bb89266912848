/** The text of an announcement as a team writes it: plain text with `{{ name }}` where something is filled in. */
import { suggest } from '../../document/suggestion.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../problem-codes.ts';
import { isPlaceholder, PLACEHOLDERS, type PlaceholderName } from './placeholders.ts';

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly name: PlaceholderName };

export interface Template {
  readonly parts: readonly TemplatePart[];
}

export type ParsedTemplate =
  | { readonly kind: 'valid'; readonly template: Template }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** UTF-16 units. An announcement has at most 3,000; what is much longer is no template of one. */
const LONGEST_TEMPLATE = 10_000;

/** Nobody reads more problems of one file. */
const MOST_PROBLEMS = 100;

/** A name in braces on one line, or braces that have no other half there. */
const BRACES = /\{\{([^{}\n]*)\}\}|\{\{|\}\}/g;

/** @param file as its author knows it, e.g. `.github/announce.md`. Every problem is found in one go. */
export function parseTemplate(written: string, file: string): ParsedTemplate {
  const text = written.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (text.length > LONGEST_TEMPLATE) {
    const message = `The template has ${text.length} characters, and an announcement is cut after 3,000. Shorten it to ${LONGEST_TEMPLATE} at most.`;
    return { kind: 'invalid', problems: [problemAt(text, file, 0, 'template-too-long', message)] };
  }
  if (text.trim() === '') {
    const message = 'The template is empty, so the announcement would say nothing. Write its text.';
    return { kind: 'invalid', problems: [problemAt(text, file, 0, 'template-empty', message)] };
  }
  return parseParts(text, file);
}

function parseParts(text: string, file: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  const problems: Problem[] = [];
  let end = 0;
  for (const match of text.matchAll(BRACES)) {
    const name = match[1]?.trim();
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    if (name !== undefined && isPlaceholder(name)) parts.push({ kind: 'placeholder', name });
    else problems.push(refusalOf(match[0], name, text, file, match.index));
    if (problems.length >= MOST_PROBLEMS) break;
  }
  if (problems.length > 0) return { kind: 'invalid', problems };
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return { kind: 'valid', template: { parts } };
}

function refusalOf(braces: string, name: string | undefined, text: string, file: string, index: number): Problem {
  if (name === undefined) {
    const missing = braces === '{{' ? '`}}` closes it on this line' : '`{{` opens it';
    const message = `\`${braces}\` stands alone: no ${missing}, so what is meant would be a guess. Write \`{{ name }}\`.`;
    return problemAt(text, file, index, 'placeholder-unclosed', message);
  }
  const known = Object.keys(PLACEHOLDERS);
  const message =
    name === ''
      ? `There is no name between the braces, so nothing could be filled in. ${suggest('', known, 'Names')}`
      : `There is no \`${plainLine(name, 100)}\` to fill in. ${suggest(name, known, 'Names')}`;
  return problemAt(text, file, index, 'placeholder-unknown', message);
}

function problemAt(text: string, file: string, index: number, code: ProblemCode, message: string): Problem {
  const before = text.slice(0, index);
  const line = before.split('\n').length;
  const column = index - before.lastIndexOf('\n');
  return { severity: 'error', source: 'template', file, code, line, column, message };
}

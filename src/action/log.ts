/**
 * The log of the step. The runner obeys lines that look like commands (`::add-mask::`, `::error file=...`), and most
 * of what is said here was written by somebody else, so every line of text goes through {@link inertLine}.
 */
import * as core from '@actions/core';
import type { Problem } from '../domain/problem.ts';

/** Control and format characters (Cc, Cf) and line separators: they move the cursor, hide text or end the line. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** One line that the runner only prints. `::` counts at the start of a line, `##[` anywhere in it. */
export function inertLine(line: string): string {
  return `| ${line.replaceAll('\t', ' ').replace(UNPRINTABLE, '')}`.replaceAll('##[', '## [');
}

export function inertLines(text: string): readonly string[] {
  return text.split(/\r\n|[\r\n\u2028\u2029]/).map(inertLine);
}

export function say(text: string): void {
  for (const line of inertLines(text)) core.info(line);
}

/** GitHub shows at most 10 annotations of a level for a step, and the error that fails the step is one of them. */
const MAX_ANNOTATIONS = 9;

export function annotate(problems: readonly Problem[]): void {
  annotateLevel(problems, 'error', core.error);
  annotateLevel(problems, 'warning', core.warning);
}

function annotateLevel(problems: readonly Problem[], level: Problem['severity'], write: typeof core.error): void {
  const ofLevel = problems.filter(({ severity }) => severity === level);
  for (const problem of ofLevel.slice(0, MAX_ANNOTATIONS)) {
    const place = {
      title: problem.code,
      file: problem.file,
      startLine: problem.line ?? 1,
      startColumn: problem.column ?? 1,
    };
    write(clean(problem.message), place);
  }
  const more = ofLevel.length - MAX_ANNOTATIONS;
  // A level of its own: it would be one too many.
  if (more > 0) core.notice(`and ${more} more ${level}${more === 1 ? '' : 's'}, listed in the log`);
}

/** The toolkit escapes line ends in the text of a command; the rest is ours. */
export function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/gu, '');
}

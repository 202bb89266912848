/** Titles, names and reasons that others wrote, as Markdown that shows exactly them and does nothing. */
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';

const BREAK = '\u200B';

/** GitHub makes an emoji of `:tada:`, also where it came about by escapes or a colon of ours closes it. */
const SHORTCODE = /:(?=[\w+\\-]+(?::|$))/gu;

/** GitHub links what reads as 7 digits or more of a commit. */
const COMMIT_NAME = /(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/giu;

/** Of a run that is cut every six digits no piece is long enough. */
const SIX_DIGITS = /.{6}(?=.)/gu;

/** What needs no escape inside a code span, where GitHub looks for nothing. */
const CODE_AS_IT_IS = /^[\w./@+:-]+$/u;

/** @param max the longest text in UTF-16 units, before it is escaped; what is longer ends in `…`. */
export function inert(text: string, max: number): string {
  return inertMarkdown(plainLine(text, max))
    .replace(SHORTCODE, `:${BREAK}`)
    .replace(COMMIT_NAME, (run) => run.replace(SIX_DIGITS, `$&${BREAK}`));
}

/** The name of a revision or a gate, to be copied where it has no character of Markdown. */
export function inertCode(text: string, max: number): string {
  const line = plainLine(text, max);
  return CODE_AS_IT_IS.test(line) ? `\`${line}\`` : inert(line, max);
}

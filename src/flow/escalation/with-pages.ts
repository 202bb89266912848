/** What a held gate says, and whom its policies page should the release go wrong: known before it goes. */
import { inertMarkdown } from '../../domain/markdown.ts';
import type { SettledRule } from '../ports.ts';

/** GitHub's limit for the comment of a protection rule. */
const LONGEST_REPORT = 1024;
/** Of a head that leaves room for who is paged. */
const LONGEST_HEAD = 640;

/** What is left of a report beside the mark with which it ends when it is sent. */
export function roomFor(deploymentId: number): number {
  return LONGEST_REPORT - `\n\ndeployment ${deploymentId}`.length;
}

export interface PagesAhead {
  /** One a rule. Plain text. */
  readonly lines: readonly string[];
  /** Who is paged first, in short. Plain text. */
  readonly first: string;
  /** Who cannot be paged, and why: one a variable. Plain text. */
  readonly faults: readonly string[];
}

export type PageFault = (variable: string) => string | null;

const NAMED = 2;

export function pagesAhead(rules: readonly SettledRule[], lines: readonly string[], faultOf: PageFault): PagesAhead {
  const levels = rules.flatMap((rule) => rule.levels.map(({ page }, index) => ({ page, level: index + 1 })));
  const first = [...new Set(levels.filter(({ level }) => level === 1).map(({ page }) => page))];
  const more = first.length > NAMED ? ` and ${first.length - NAMED} more` : '';
  const once = levels.filter((each) => levels.find(({ page }) => page === each.page) === each);
  const faults = once.flatMap(({ page, level }) => {
    const fault = faultOf(page);
    return fault === null ? [] : [`Level ${level} cannot be paged: ${page} ${fault}.`];
  });
  return {
    lines,
    first: `Paged at once if it goes wrong: on call (${first.slice(0, NAMED).join(', ')}${more}).`,
    faults,
  };
}

/**
 * Where all fits, who is paged stands last, after what holds it; where it does not, at least who is paged first, with
 * the first that cannot be paged. Where that has no room either, it stands below the first paragraph, and the end of the
 * reasons goes.
 *
 * @param left ends what had to be cut: a sentence that says where the rest is.
 */
export function withPages(comment: string, { lines, first, faults }: PagesAhead, room: number, left: string): string {
  if (lines.length === 0) return within(comment, room, left);
  const bullets = (of: readonly string[]) => of.map((line) => `\n- ${inertMarkdown(line)}`).join('');
  const short = [first, ...faults.slice(0, 1)];
  for (const all of [bullets([...lines, ...faults]), bullets(short)]) {
    if (comment.length + all.length <= room) return comment + all;
  }
  const paged = short.map(inertMarkdown).join(' ');
  const [head = '', ...rest] = comment.split('\n\n');
  if (head.length <= LONGEST_HEAD) return within([head, paged, ...rest].join('\n\n'), room, left);
  return `${head.slice(0, room - paged.length - 4).toWellFormed()} …\n\n${paged}`;
}

/** As many whole lines as fit. What was cut before ends with the same sentence. */
function within(text: string, room: number, left: string): string {
  if (text.length <= room) return text;
  const lines = text.split('\n').filter((line) => line !== left);
  while (lines.length > 1 && lines.join('\n').length + left.length + 1 > room) lines.pop();
  return `${lines.join('\n')}\n${left}`;
}

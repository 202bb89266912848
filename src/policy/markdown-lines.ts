/** What the Markdown of an explanation is made of: lines in which nothing that people wrote has any power. */
import type { GateResult } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { inertMarkdown, plainLine } from '../domain/markdown.ts';

/** Policies and pull requests can hold long texts; one line stays readable. */
export const LONGEST_LINE = 2000;

export const ICONS: Readonly<Record<GateResult['status'], string>> = {
  met: '✅',
  pending: '⏳',
  failed: '⛔',
  skipped: '⏭️',
};

export function inert(line: string): string {
  return inertMarkdown(plainLine(line, LONGEST_LINE));
}

/**
 * Numbers of the pull requests that it is about become links again: that they are mentioned there says nothing new, also
 * where somebody else wrote them.
 */
export function withOwnNumbers(markdown: string, { changes }: Pick<Facts, 'changes'>): string {
  const own = new Set(changes.flatMap((change) => (change.kind === 'pull-request' ? [String(change.number)] : [])));
  return markdown.replace(/(?<![\w./-])#\u200B(\d+)(?!\w)/g, (shown, number: string) =>
    own.has(number) ? `#${number}` : shown,
  );
}

/** As many whole lines as fit, and the end. A line is never cut: half an escape would be none. */
export function joinWithin(
  lines: readonly string[],
  end: readonly string[],
  { limit, left }: { readonly limit: number; readonly left: string },
): string {
  const whole = [...lines, ...end].join('\n');
  if (whole.length <= limit) return whole;
  const tail = ['', left, ...end].join('\n');
  const kept: string[] = [];
  let length = tail.length;
  for (const line of lines) {
    length += line.length + 1;
    if (length > limit) break;
    kept.push(line);
  }
  return `${kept.join('\n')}${tail}`;
}

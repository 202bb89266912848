/** A line of plain text for terminals and for logs of jobs, which are made of what programs print. */
import { plainLine } from '../../domain/markdown.ts';

/** A runner obeys `##[` anywhere in a line. No line of ours begins with `::`, which it obeys there only. */
export function logLine(text: string, max?: number): string {
  return plainLine(text, max).replaceAll('##[', '## [');
}

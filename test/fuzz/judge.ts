/** What has to be true of every text that is read as a policy: an answer, soon, with places. */
import type { Problem } from '../../src/domain/problem.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { PROBLEM_CODES } from '../../src/policy/problem-codes.ts';

export interface Judged {
  readonly kind: 'valid' | 'invalid';
  /** What is wrong with the answer; undefined when nothing is. */
  readonly complaint?: string | undefined;
  /** CPU time of the reading. */
  readonly ms: number;
}

/** Longer than this a webhook, an editor or a person would notice. */
export const SLOWEST_MS = 50;

/** A slow one is read again: what counts is the reading, not a garbage collection in the middle of it. */
export function judge(text: string): Judged {
  let judged = judgeOnce(text);
  for (let again = 0; judged.ms > SLOWEST_MS && again < 3; again++) {
    const next = judgeOnce(text);
    if (next.ms < judged.ms) judged = next;
  }
  return judged;
}

function judgeOnce(text: string): Judged {
  const before = process.cpuUsage();
  try {
    const parsed = parsePolicy(text, { source: 'policy', file: 'tidegate.yml' });
    const ms = since(before);
    const problems = parsed.kind === 'valid' ? parsed.warnings : parsed.problems;
    const isEmpty = parsed.kind === 'invalid' && problems.length === 0;
    const complaint = isEmpty
      ? 'invalid without a problem'
      : problems.map((each) => complaintOf(each, text)).find(isSaid);
    return { kind: parsed.kind, ms, complaint };
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'invalid', ms: since(before), complaint: `crashed: ${told}` };
  }
}

function since(before: NodeJS.CpuUsage): number {
  return process.cpuUsage(before).user / 1000;
}

function isSaid(complaint: string | undefined): boolean {
  return complaint !== undefined;
}

function complaintOf({ code, line = 0, column = 0, message }: Problem, text: string): string | undefined {
  if (!Object.hasOwn(PROBLEM_CODES, code)) return `unknown code ${code}`;
  const lines = text.split(/\r\n|\n|\r/);
  if (line < 1 || line > lines.length) return `${code} at line ${line} of ${lines.length}`;
  if (column < 1 || column > (lines[line - 1] ?? '').length + 1) return `${code} at ${line}:${column}, beyond the line`;
  if (message === '' || /\p{Cc}/u.test(message)) return `${code} with an unreadable message`;
  return undefined;
}

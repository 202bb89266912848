/** What commands write: results to stdout, everything else to stderr. */
import { formatProblem, type Problem } from '../domain/problem.ts';

/** Resolves when the stream takes more, so that a long output does not pile up. */
export async function print(text: string): Promise<void> {
  if (process.stdout.write(`${text}\n`)) return;
  await new Promise<void>((resolve) => {
    process.stdout.once('drain', resolve);
  });
}

/** One document. */
export function printJson(value: unknown): Promise<void> {
  return print(JSON.stringify(value, null, 2));
}

export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function noteProblems(problems: readonly Problem[]): void {
  for (const problem of problems) note(formatProblem(problem));
}

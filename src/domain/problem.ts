/** Something wrong in a document that a person wrote: located, coded, with what / why / how to fix in the message. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly source: 'policy' | 'orgPolicy' | 'facts' | 'smoke' | 'releaseFile' | 'template';
  /** The file as the person knows it. */
  readonly file: string;
  readonly code: string;
  /** From 1. Facts have a {@link path} instead. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** JSON pointer into the facts. */
  readonly path?: string | undefined;
  readonly message: string;
}

/** `file:line:column code message`, the form that editors and people jump from. */
export function formatProblem(problem: Problem): string {
  const place = problem.path === undefined ? `${problem.line ?? 1}:${problem.column ?? 1}` : problem.path || '/';
  return `${problem.file}:${place} ${problem.code} ${problem.message}`;
}

/** How a command ended. Every way out has one, so that a workflow always finds the same outputs. */
import type { Problem } from '../domain/problem.ts';
import type { OutputName } from './names.ts';

export interface Outcome {
  /** Whether the step succeeds. */
  readonly decision: 'proceed' | 'stop';
  readonly verdict: string;
  /** Empty when there is nothing to explain. */
  readonly reasonCode: string;
  /** One line; the error of the step when it stops. */
  readonly headline: string;
  /** For the log, below the headline. */
  readonly details: string;
  /** Markdown for the job summary. */
  readonly summary: string;
  readonly problems: readonly Problem[];
  /** What else somebody should look at, each a sentence; shown as warnings of the step. */
  readonly warnings?: readonly string[] | undefined;
  readonly outputs: Partial<Readonly<Record<OutputName, string>>>;
}

/** Nothing could be judged. */
export function undecided(reasonCode: string, headline: string, problems: readonly Problem[] = []): Outcome {
  return { decision: 'stop', verdict: 'error', reasonCode, headline, details: '', summary: '', problems, outputs: {} };
}

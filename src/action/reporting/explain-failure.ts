/** What stood in the way of a report, and what the person who reads it can do. */
import { Failure } from '../../domain/failure.ts';
import { explainError } from '../explain-error.ts';
import { type Outcome, undecided } from '../outcome.ts';
import { missingPermissions } from '../permissions.ts';

export function explainReportFailure(error: unknown): Outcome {
  if (!(error instanceof Failure)) return explainError(error);
  const message = /[.!?)]$/.test(error.message) ? error.message : `${error.message}.`;
  return undecided(error.kind, `${message} ${adviceFor(error)}`.trim());
}

function adviceFor(failure: Failure): string {
  const lines = missingPermissions(failure).join(', ');
  if (lines !== '') return `If it is there, the job may not do this: add to "permissions:" of the job: ${lines}.`;
  return failure.kind === 'unavailable' || failure.kind === 'rate-limited' ? 'Run the job again later.' : '';
}

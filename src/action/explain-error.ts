/** An error to an outcome: what went wrong, and what the person who reads it can do. */
import { Failure } from '../domain/failure.ts';
import { InputError } from './inputs.ts';
import { type Outcome, undecided } from './outcome.ts';
import { isAboutTeams, missingPermissions } from './permissions.ts';
import { RunnerError } from './runner.ts';

export function explainError(error: unknown): Outcome {
  if (error instanceof InputError) return undecided('invalid-input', error.message);
  if (error instanceof RunnerError) return undecided('no-runner', error.message);
  if (error instanceof Failure) return explainFailure(error);
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return undecided('internal', `Tidegate itself failed (${text}). Run the job again; if it stays, report it.`);
}

function explainFailure(failure: Failure): Outcome {
  if (isAboutTeams(failure)) {
    const fix =
      'Give "github-token" the token of an App with "members: read", or let the policy name people or permissions.';
    return undecided(
      'teams-unreadable',
      `${sentence(failure.message)} The token of a job cannot read teams of the organisation. ${fix}`,
    );
  }
  return undecided(failure.kind, `${sentence(failure.message)} ${adviceFor(failure)}`);
}

function adviceFor(failure: Failure): string {
  const lines = missingPermissions(failure).join(', ');
  if (lines === '') return general(failure);
  // GitHub answers "not found" for what a token may not see.
  const condition = failure.kind === 'not-found' ? 'If it is there, the job may not see it. ' : '';
  return `${condition}Add to "permissions:" of the job: ${lines}.`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function general(failure: Failure): string {
  switch (failure.kind) {
    case 'unavailable':
    case 'rate-limited':
      return 'Nothing is known, so nothing is opened. Run the job again later, or let it wait with "wait".';
    default:
      return 'Nothing is known, so nothing is opened.';
  }
}

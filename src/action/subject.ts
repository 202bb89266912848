/** What is deployed where: from the inputs, else from the event; never guessed. */
import { InputError } from './inputs.ts';
import type { Runner } from './runner.ts';

/**
 * Events whose run is filed under the head of a branch while it works on a commit that an input, a payload or another
 * run names. What such a run checks out is not known to us.
 */
const COMMIT_UNKNOWN: ReadonlySet<string> = new Set(['workflow_dispatch', 'repository_dispatch', 'workflow_run']);

/** The effective commit, or undefined when the run does not tell. */
export function effectiveSha(
  given: string,
  runner: Pick<Runner, 'deployment' | 'eventName' | 'sha'>,
): string | undefined {
  if (given !== '') return given;
  if (runner.deployment !== null) return runner.deployment.sha;
  return COMMIT_UNKNOWN.has(runner.eventName) ? undefined : runner.sha;
}

export function requireSha(given: string, runner: Pick<Runner, 'deployment' | 'eventName' | 'sha'>): string {
  const sha = effectiveSha(given, runner);
  if (sha !== undefined) return sha;
  throw new InputError(
    `Input "sha" is empty, and a run of "${runner.eventName}" does not tell which commit it deploys: give "sha" the full id of the commit that is deployed.`,
  );
}

export function requireEnvironment(given: string, runner: Pick<Runner, 'deployment'>): string {
  const environment = given || runner.deployment?.environment;
  if (environment) return environment;
  throw new InputError('Input "environment" is empty: name the environment that this job deploys to.');
}

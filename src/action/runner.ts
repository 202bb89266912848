/** What the runner says about the run. The one place that reads the environment and the event file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RepositoryRef } from '../domain/repository.ts';
import { DeploymentEvent, JobEnvironment, PullRequestEvent } from './schema.ts';

export interface Runner {
  readonly repository: RepositoryRef;
  /** Where people see the repository, e.g. `https://github.com/acme/shop`. */
  readonly repositoryUrl: string;
  readonly eventName: string;
  readonly ref: string;
  /** Path of the workflow whose job this is, e.g. `.github/workflows/deploy.yml`; empty: the runner does not say. */
  readonly workflow: string;
  /** The event is of a pull request whose commits are another repository's: nothing it says or brings is trusted. */
  readonly isOfFork: boolean;
  /** The commit that the run is filed under. */
  readonly sha: string;
  readonly runId: number;
  readonly runAttempt: number;
  /** Who started the run and who re-ran it, the first one first. */
  readonly actors: readonly string[];
  /** The deployment that a `deployment` or `deployment_status` event is about. */
  readonly deployment: { readonly id: number; readonly environment: string; readonly sha: string } | null;
  readonly workspace: string;
  readonly reportDir: string;
  /** File that the job summary is appended to; undefined where there is none. */
  readonly summaryFile: string | undefined;
}

/** The step runs somewhere that is not a job of GitHub Actions, or in one that lacks what is needed. */
export class RunnerError extends Error {
  override readonly name = 'RunnerError';
}

export function readRunner(variables: Readonly<Record<string, string | undefined>>): Runner {
  const parsed = JobEnvironment.safeParse(variables);
  if (!parsed.success) throw new RunnerError(explain(parsed.error.issues));
  const env = parsed.data;
  const [owner = '', name = ''] = env.GITHUB_REPOSITORY.split('/');
  const actors = [env.GITHUB_ACTOR, env.GITHUB_TRIGGERING_ACTOR ?? ''].filter((actor) => actor !== '');
  return {
    // The token of a job stands for no installation of ours.
    repository: { id: env.GITHUB_REPOSITORY_ID, owner, name, installationId: 0 },
    repositoryUrl: `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}`,
    eventName: env.GITHUB_EVENT_NAME,
    ref: env.GITHUB_REF,
    workflow: /^[^/]+\/[^/]+\/(.+)@/.exec(env.GITHUB_WORKFLOW_REF)?.[1] ?? '',
    isOfFork: readIsOfFork(env),
    sha: env.GITHUB_SHA,
    runId: env.GITHUB_RUN_ID,
    runAttempt: env.GITHUB_RUN_ATTEMPT,
    actors: [...new Set(actors)],
    deployment: readDeployment(env.GITHUB_EVENT_NAME, env.GITHUB_EVENT_PATH),
    workspace: env.GITHUB_WORKSPACE,
    reportDir: join(env.RUNNER_TEMP, 'tidegate'),
    summaryFile: env.GITHUB_STEP_SUMMARY || undefined,
  };
}

function readDeployment(eventName: string, path: string): Runner['deployment'] {
  if (eventName !== 'deployment' && eventName !== 'deployment_status') return null;
  const parsed = DeploymentEvent.safeParse(readEvent(path));
  if (parsed.success) return parsed.data.deployment;
  throw new RunnerError(`The event file of this ${eventName} event names no deployment (id, environment, sha).`);
}

/** When in doubt, yes. */
function readIsOfFork(
  env: Pick<JobEnvironment, 'GITHUB_EVENT_NAME' | 'GITHUB_EVENT_PATH' | 'GITHUB_REPOSITORY_ID'>,
): boolean {
  if (!env.GITHUB_EVENT_NAME.startsWith('pull_request')) return false;
  const parsed = PullRequestEvent.safeParse(readEvent(env.GITHUB_EVENT_PATH));
  return !parsed.success || parsed.data.pull_request.head.repo?.id !== env.GITHUB_REPOSITORY_ID;
}

function readEvent(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be opened';
    throw new RunnerError(`The event file that GITHUB_EVENT_PATH names cannot be read: ${why}.`, { cause: error });
  }
}

function explain(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  const lines = issues.map(({ path, message }) => {
    const why = message.startsWith('Invalid input') ? 'is missing' : message;
    return `${path.map(String).join('.')} ${why}`;
  });
  return `This is not the environment of a GitHub Actions job: ${lines.join('; ')}. Run it as a step with "uses:".`;
}

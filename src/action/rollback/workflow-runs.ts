/** Workflow runs, as GitHub records them: nobody but GitHub writes these records. */
import type { Instant } from '../../domain/instant.ts';
import { ask, askOrNull, type Connection, once, PAGE_SIZE } from '../../github/client.ts';

export interface JobRun {
  readonly id: number;
  /** Of its workflow, e.g. `.github/workflows/deploy.yml`. */
  readonly path: string;
  readonly event: string;
  readonly branch: string;
  readonly sha: string;
  /** Where the branch is; of a pull request's run it may be a fork. */
  readonly repositoryId: number | null;
  readonly actor: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly url: string;
  /** Its name, which the workflow's `run-name` may have made of inputs. */
  readonly title: string;
}

interface ShownRun {
  readonly id: number | bigint;
  readonly path: string;
  readonly event: string;
  readonly head_branch: string | null;
  readonly head_sha: string;
  readonly head_repository?: { readonly id: number | bigint } | null;
  readonly actor?: { readonly login?: string } | null | undefined;
  readonly status: string | null;
  readonly conclusion: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly html_url: string;
  readonly display_title?: string | undefined;
}

function runFrom(shown: ShownRun): JobRun {
  return {
    id: Number(shown.id),
    // A workflow that is required from elsewhere has its reference behind an `@`.
    path: shown.path.split('@', 1)[0] ?? '',
    event: shown.event,
    branch: shown.head_branch ?? '',
    sha: shown.head_sha,
    repositoryId: shown.head_repository ? Number(shown.head_repository.id) : null,
    actor: shown.actor?.login ?? '',
    status: shown.status ?? '',
    conclusion: shown.conclusion,
    createdAt: shown.created_at as Instant,
    updatedAt: shown.updated_at as Instant,
    url: shown.html_url,
    title: shown.display_title ?? '',
  };
}

/** Null: GitHub shows no such run. */
export async function readRun({ octokit, owner, repo }: Connection, runId: number): Promise<JobRun | null> {
  const found = await askOrNull(`Reading run ${runId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { owner, repo, run_id: runId, request: once() }),
  );
  return found === null ? null : runFrom(found.data);
}

/** The newest runs of a workflow on a branch that the token of a job started, newest first. */
export async function readDispatchedRuns(
  { octokit, owner, repo }: Connection,
  path: string,
  branch: string,
): Promise<readonly JobRun[]> {
  const { data } = await ask('Reading the runs that jobs started', () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs', {
      owner,
      repo,
      branch,
      event: 'workflow_dispatch',
      actor: 'github-actions[bot]',
      per_page: PAGE_SIZE,
      request: once(),
    }),
  );
  return data.workflow_runs.map(runFrom).filter((run) => run.path === path);
}

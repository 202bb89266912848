/** A run of a workflow, and who ended it. */
import type { Instant } from '../../domain/instant.ts';
import type { RunState } from '../../flow/ports.ts';
import { ask, askOrNull, type Connection, listAll, once } from '../client.ts';

/** A run has at most 256 jobs of each matrix; what began at all is among the first of them. */
const MOST_JOBS = 300;
/** GitHub's own words, in a run that a person cancelled: nothing else in its API says who it was. */
const CANCELLED_BY = /^The run was cancell?ed by @?([A-Za-z0-9-]+(?:\[bot\])?)\.?$/m;

export async function readRun(connection: Connection, runId: number): Promise<RunState | null> {
  const { octokit, owner, repo } = connection;
  const answer = await askOrNull(`Reading run ${runId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { owner, repo, run_id: runId, request: once() }),
  );
  if (answer === null) return null;
  const { data } = answer;
  const state = stateOf(data.status);
  const cancelled =
    state === 'ended' && data.conclusion === 'cancelled' ? await lookAtCancelled(connection, runId) : null;
  return {
    id: Number(data.id),
    url: data.html_url,
    attempt: data.run_attempt ?? 1,
    state,
    conclusion: data.conclusion,
    hadBegun: cancelled?.hadBegun ?? state !== 'waiting',
    cancelledBy: cancelled?.by ?? null,
    endedAt: state === 'ended' ? (data.updated_at as Instant) : null,
  };
}

function stateOf(status: string | null): RunState['state'] {
  if (status === 'completed') return 'ended';
  return status === 'in_progress' ? 'running' : 'waiting';
}

/** A run that is cancelled while a group holds it back has no jobs, or only some that no runner ever had. */
async function lookAtCancelled(
  connection: Connection,
  runId: number,
): Promise<{ readonly hadBegun: boolean; readonly by: string | null }> {
  const { octokit, owner, repo } = connection;
  const { items: jobs } = await listAll(
    `Reading the jobs of run ${runId}`,
    async (page) => {
      const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs', {
        owner,
        repo,
        run_id: runId,
        // A job that ran in an earlier attempt deployed, too.
        filter: 'all',
        ...page,
        request: once(),
      });
      return { data: data.jobs };
    },
    MOST_JOBS,
  );
  // A job that is skipped has neither.
  const hadBegun = jobs.some(({ runner_id: runner, steps }) => Boolean(runner) || (steps ?? []).length > 0);
  const cancelled = jobs.find(({ conclusion }) => conclusion === 'cancelled');
  return { hadBegun, by: cancelled === undefined ? null : await cancelledBy(connection, Number(cancelled.id)) };
}

/** The id of a job is that of its check run. */
async function cancelledBy({ octokit, owner, repo }: Connection, jobId: number): Promise<string | null> {
  const { data } = await ask(`Reading why job ${jobId} was cancelled`, () =>
    octokit.request('GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations', {
      owner,
      repo,
      check_run_id: jobId,
      per_page: 100,
      request: once(),
    }),
  );
  return data.map(({ message }) => CANCELLED_BY.exec(message ?? '')?.[1]).find((by) => by !== undefined) ?? null;
}

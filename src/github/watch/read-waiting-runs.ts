/** The runs of a repository that wait for a gate, a reviewer or a timer. */
import type { Tagged, WaitingRun } from '../../flow/ports.ts';
import { type Connection, once } from '../client.ts';
import { unlessUnchanged } from './unless-unchanged.ts';

/** More than this many wait in one repository only when something else is wrong; the newest are looked at. */
const MOST_RUNS = 100;

export async function readWaitingRuns(
  { octokit, owner, repo }: Connection,
  etag: string | null,
): Promise<Tagged<readonly WaitingRun[]> | null> {
  const answer = await unlessUnchanged('Reading the runs that wait', etag, (headers) =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs', {
      owner,
      repo,
      status: 'waiting',
      per_page: MOST_RUNS,
      headers,
      request: once(),
    }),
  );
  if (answer === null) return null;
  const runs = answer.data.workflow_runs;
  return {
    etag: answer.headers.etag ?? null,
    value: runs.map((run) => ({
      id: Number(run.id),
      headSha: run.head_sha,
      startedAt: Date.parse(run.run_started_at ?? run.created_at),
      isAlone: runs.every((other) => other.id === run.id || other.head_sha !== run.head_sha),
    })),
  };
}

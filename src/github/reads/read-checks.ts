/** What CI and Apps say about a commit: check runs, and commit statuses, which have no App. */
import type { CheckFact } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Connection, listAll, once } from '../client.ts';

export async function readChecks(connection: Connection, sha: string): Promise<readonly CheckFact[]> {
  return [...(await readCheckRuns(connection, sha)), ...(await readStatuses(connection, sha))];
}

/** The newest run of each name in each suite, as GitHub lists them by default. */
async function readCheckRuns({ octokit, owner, repo }: Connection, sha: string): Promise<readonly CheckFact[]> {
  const what = `Reading the checks of ${sha.slice(0, 7)}`;
  const runs = await listAll(what, async (page) => {
    const answer = await octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
      owner,
      repo,
      ref: sha,
      ...page,
      request: once(),
    });
    return { data: answer.data.check_runs };
  });
  return wholeList(what, runs).map(checkRunFact);
}

interface ListedRun {
  readonly name: string;
  readonly app: { readonly slug?: string } | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly started_at: string | null;
  readonly completed_at: string | null;
}

/** A run is as old as its start: one that was started later tells more, however long the earlier one took. */
function checkRunFact({ name, app, status, conclusion, started_at, completed_at }: ListedRun): CheckFact {
  return {
    name: name.toWellFormed(),
    ...(app?.slug === undefined ? {} : { app: app.slug }),
    status: STATUSES[status] ?? 'queued',
    ...(conclusion === null ? {} : { conclusion }),
    at: (started_at ?? completed_at ?? NOT_STARTED) as Instant,
  };
}

/** GitHub knows more ways to wait: `waiting`, `requested`, `pending`. */
const STATUSES: Readonly<Record<string, CheckFact['status'] | undefined>> = {
  completed: 'completed',
  in_progress: 'in_progress',
};

/** What has not started is newer than everything that has, so it is waited for. */
const NOT_STARTED = '9999-12-31T23:59:59Z';

/** The newest of each context. GitHub calls one that is not decided `pending`. */
async function readStatuses({ octokit, owner, repo }: Connection, sha: string): Promise<readonly CheckFact[]> {
  const what = `Reading the commit statuses of ${sha.slice(0, 7)}`;
  const statuses = await listAll(what, async (page) => {
    const answer = await octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/status', {
      owner,
      repo,
      ref: sha,
      ...page,
      request: once(),
    });
    return { data: answer.data.statuses };
  });
  return wholeList(what, statuses).map(({ context, state, created_at }) => ({
    name: context.toWellFormed(),
    ...(state === 'pending' ? { status: 'in_progress' } : { status: 'completed', conclusion: state }),
    at: created_at as Instant,
  }));
}

/** A check that was left out would look as if nobody had reported it, or as if it passed. */
function wholeList<T>(what: string, list: { readonly items: readonly T[]; readonly complete: boolean }): readonly T[] {
  if (list.complete) return list.items;
  throw new Failure('rejected', `${what}: there are more than ${list.items.length}, which are not all read.`);
}

/** Creates or updates our check run of one name on one commit. */
import type { Outcome, WriteCheck } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import { ask, type Connection, listAll, once } from '../client.ts';

/** GitHub's limits for one request. */
const MOST_ANNOTATIONS = 50;
const MOST_CHARACTERS = 65_535;

export async function writeCheck(connection: Connection, effect: WriteCheck): Promise<Outcome> {
  const newest = await findNewest(connection, effect);
  // A completed run cannot be waiting again: a new one of the same name takes its place.
  const canUpdate = newest !== null && (newest.status !== 'completed' || effect.status === 'completed');
  try {
    await (canUpdate ? update(connection, newest, effect) : create(connection, effect));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { kind: 'retry', because: error.message, afterMs: error.retryAfterMs };
  }
  return { kind: 'done' };
}

interface WrittenCheck {
  readonly id: number;
  readonly status: string;
  readonly isAnnotated: boolean;
}

async function findNewest(
  { octokit, owner, repo, appId }: Connection,
  effect: WriteCheck,
): Promise<WrittenCheck | null> {
  if (appId === null) throw new Failure('forbidden', 'Only an App can write checks.');
  const { items } = await listAll(`Reading the checks of ${effect.headSha.slice(0, 7)}`, async (page) => {
    const answer = await octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
      owner,
      repo,
      ref: effect.headSha,
      check_name: effect.name,
      app_id: appId,
      ...page,
      request: once(),
    });
    return { data: answer.data.check_runs };
  });
  const ours = items.filter((run) => run.external_id === effect.externalId);
  const newest = ours.reduce((latest, run) => (latest && Number(latest.id) > Number(run.id) ? latest : run), ours[0]);
  if (!newest) return null;
  return { id: Number(newest.id), status: newest.status, isAnnotated: newest.output.annotations_count > 0 };
}

async function create({ octokit, owner, repo }: Connection, effect: WriteCheck): Promise<void> {
  await ask('Creating a check', () =>
    octokit.request('POST /repos/{owner}/{repo}/check-runs', {
      owner,
      repo,
      name: effect.name,
      head_sha: effect.headSha,
      ...bodyOf(effect),
      request: once(),
    }),
  );
}

/** GitHub adds annotations to those that are there. They are of this commit's text, so they are the same ones. */
async function update({ octokit, owner, repo }: Connection, known: WrittenCheck, effect: WriteCheck): Promise<void> {
  const body = bodyOf(known.isAnnotated ? { ...effect, annotations: [] } : effect);
  await ask('Updating a check', () =>
    octokit.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
      owner,
      repo,
      check_run_id: known.id,
      ...body,
      request: once(),
    }),
  );
}

function bodyOf(effect: WriteCheck) {
  const state =
    effect.status === 'completed'
      ? { status: 'completed' as const, conclusion: effect.conclusion ?? 'neutral' }
      : { status: 'in_progress' as const };
  const annotations = effect.annotations.slice(0, MOST_ANNOTATIONS).map((annotation) => ({
    path: annotation.path,
    start_line: annotation.line,
    end_line: annotation.line,
    start_column: annotation.column,
    end_column: annotation.column,
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
  }));
  return {
    ...state,
    external_id: effect.externalId,
    output: { title: effect.title, summary: effect.summary.slice(0, MOST_CHARACTERS).toWellFormed(), annotations },
  };
}

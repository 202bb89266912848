/** Milestones that may be planned releases, with the issues that are their records: for whoever has a token and no App. */
import type { RepositoryRef } from '../../domain/repository.ts';
import type { MilestoneState } from '../../flow/ports.ts';
import { type Connection, listAll, type OctokitLike, once } from '../client.ts';
import { readOpenMilestones } from './read-milestone.ts';

export interface PlannedOnGitHub {
  readonly milestones: readonly MilestoneState[];
  /** Bodies of the open issues with our label that an App made: anybody may set a label, nobody may write as a bot. */
  readonly records: readonly string[];
}

/** More are open at a time nowhere. */
const MOST_RECORDS = 300;

/** Reads alone. Throws `Failure`. */
export async function readPlanned(
  octokit: OctokitLike,
  repository: RepositoryRef,
  label: string,
): Promise<PlannedOnGitHub> {
  const { owner, name: repo } = repository;
  const connection: Connection = { octokit, repository, owner, repo, self: '', appId: null };
  const milestones = await readOpenMilestones(connection);
  const { items } = await listAll(
    'Reading the records of planned releases',
    (page) =>
      octokit.request('GET /repos/{owner}/{repo}/issues', {
        owner,
        repo,
        labels: label,
        state: 'open',
        ...page,
        request: once(),
      }),
    MOST_RECORDS,
  );
  const records = items.flatMap(({ user, body }) => (user?.type === 'Bot' ? [(body ?? '').toWellFormed()] : []));
  return { milestones, records };
}

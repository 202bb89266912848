/** The merged pull requests that GitHub lists for a commit. */
import type { KnownPullRequest } from '../../../domain/notes-range.ts';
import type { Connection } from '../../client.ts';
import { listPullsOfCommit } from '../list-pulls-of-commit.ts';
import { mergedPull } from './known-pull.ts';

/** More than these have one commit only in repositories that merge everything everywhere. */
const MOST_PULLS = 300;

export async function readPullsOfCommit(connection: Connection, sha: string): Promise<readonly KnownPullRequest[]> {
  const listed = await listPullsOfCommit(connection, sha, MOST_PULLS);
  return listed.flatMap((pull) => mergedPull(connection, pull) ?? []);
}

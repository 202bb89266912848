/** Which pull requests a change takes back, by what its text says in the words of git and of GitHub. */
import { Failure } from '../../../domain/failure.ts';
import type { Connection } from '../../client.ts';
import { readMergedPullRequests } from '../read-changes.ts';

/** GitHub's button writes this into the body. */
const BY_BUTTON = /^Reverts (?:([\w.-]+\/[\w.-]+))?#(\d{1,9})\s*$/gim;
/** Git's title; a squash has put the number of what it squashed at its end. */
const TITLE = /^Revert "/;
const IN_TITLE = /^Revert ".*\(#(\d{1,9})\)"/;
/** Git's own sentence. */
const BY_COMMIT = /^This reverts commit ([0-9a-f]{10,64})\b/gim;
/** Somebody's text must not be able to use up what may be read: neither one, nor all of a range together. */
const MOST_COMMITS = 20;
const MOST_IN_RANGE = 200;

/** How many commits may still be looked up. */
export interface LookUps {
  left: number;
}

export function lookUpsOfRange(): LookUps {
  return { left: MOST_IN_RANGE };
}

export function isTitleOfRevert(title: string): boolean {
  return TITLE.test(title);
}

export async function readReverted(connection: Connection, text: string, lookUps: LookUps): Promise<readonly number[]> {
  const here = `${connection.owner}/${connection.repo}`.toLowerCase();
  const named = [...text.matchAll(BY_BUTTON)].filter(([, place]) => (place?.toLowerCase() ?? here) === here);
  const found = new Set(named.map(([, , number]) => Number(number)));
  const inTitle = IN_TITLE.exec(text)?.[1];
  if (inTitle !== undefined) found.add(Number(inTitle));
  if (found.size > 0) return [...found];
  const shas = new Set([...text.matchAll(BY_COMMIT)].map(([, sha]) => (sha ?? '').toLowerCase()));
  for (const sha of [...shas].slice(0, Math.min(MOST_COMMITS, lookUps.left))) {
    lookUps.left -= 1;
    for (const number of await pullRequestsOf(connection, sha)) found.add(number);
  }
  return [...found];
}

/** None where there is no such commit. */
async function pullRequestsOf(connection: Connection, sha: string): Promise<readonly number[]> {
  try {
    return await readMergedPullRequests(connection, sha);
  } catch (error) {
    if (error instanceof Failure && (error.kind === 'not-found' || error.kind === 'rejected')) return [];
    throw error;
  }
}

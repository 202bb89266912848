/** Which pull requests a change takes back, by what its text says in the words of git and of GitHub. */
import { Failure } from '../../../domain/failure.ts';
import { pullRequestNumber, subjectAndBody } from '../../../domain/merge-message.ts';
import { referencesIn } from '../../../domain/revert-references.ts';
import type { Connection } from '../../client.ts';
import { readMergedPullRequests } from '../read-changes.ts';

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
  return referencesIn(title, '', '').quoted !== null;
}

export async function readReverted(connection: Connection, text: string, lookUps: LookUps): Promise<readonly number[]> {
  const { subject, body } = subjectAndBody(text);
  const { numbers, quoted, shas } = referencesIn(subject, body, `${connection.owner}/${connection.repo}`);
  const found = new Set(numbers);
  // A squash has put the number of what it squashed at the end of its title.
  const inTitle = pullRequestNumber(quoted ?? '');
  if (inTitle !== 0) found.add(inTitle);
  if (found.size > 0) return [...found];
  for (const sha of [...new Set(shas)].slice(0, Math.min(MOST_COMMITS, lookUps.left))) {
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

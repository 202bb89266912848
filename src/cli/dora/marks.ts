/** Changes of the process on the time line: the commits that changed the policy. */
import { basename, dirname } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { toInstant } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Mark } from '../../dora/report.ts';
import { type FileInHistory, fileChanges } from '../../git/dora/file-changes.ts';
import { POLICY_FILE } from '../policy-file.ts';

const LONGEST_SUMMARY = 200;

/** Of the clone that the policy file lies in; undefined where it lies in none, or in one without a commit. */
export function marksBeside(policyFile: string): Promise<readonly Mark[] | undefined> {
  return marksOf(dirname(policyFile), { path: basename(policyFile), from: 'folder' });
}

/** Of the clone's own policy file; undefined for a clone without a commit on its branch. */
export function marksIn(dir: string): Promise<readonly Mark[] | undefined> {
  return marksOf(dir, { path: POLICY_FILE, from: 'repository' });
}

async function marksOf(dir: string, file: FileInHistory): Promise<readonly Mark[] | undefined> {
  try {
    const changes = await fileChanges(dir, file);
    return changes.map(({ sha, at, subject }) => ({
      at: toInstant(at),
      what: 'policy',
      sha,
      summary: plainLine(subject, LONGEST_SUMMARY),
    }));
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

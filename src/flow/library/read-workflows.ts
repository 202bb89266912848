/** What the workflow files on the default branch say of jobs that no gate is asked about. */

import { Failure } from '../../domain/failure.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { GitHub, ReadWorkflows, UnguardedJob } from '../ports.ts';
import { unguardedJobs } from './unguarded-jobs.ts';

/** Read once a day, with a request each. */
const MOST_FILES = 50;
const MOST_JOBS = 50;

/** Null: nobody can list the files. */
export async function readWorkflows(
  github: Pick<GitHub, 'file' | 'workflowFiles'>,
  sha: string,
  at: EpochMs,
): Promise<ReadWorkflows | null> {
  const paths = await unlessFailed(github.workflowFiles?.(sha));
  if (paths === null) return null;
  const jobs: UnguardedJob[] = [];
  const unread = paths.slice(MOST_FILES);
  for (const path of paths.slice(0, MOST_FILES)) {
    const file = await unlessFailed(github.file(path, sha));
    const found = file === null ? null : unguardedJobs(path, file.text);
    if (found === null) unread.push(path);
    else jobs.push(...found);
  }
  return { at: toInstant(at), jobs: jobs.slice(0, MOST_JOBS), unread: unread.slice(0, MOST_FILES) };
}

/** The settings that were judged before it must not be lost for it. */
async function unlessFailed<T>(read: Promise<T> | undefined): Promise<T | null> {
  try {
    return (await read) ?? null;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

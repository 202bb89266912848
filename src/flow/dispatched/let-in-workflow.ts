/**
 * A run that we start takes its workflow from the head of the default branch, whatever commit it deploys, and its gate
 * is opened without asking what came to that branch since. So the workflow has to be one that was let in already:
 * otherwise a change to it that still waits for its approvals would get to the environment with a rollback.
 */
import type { KeptRollback } from '../../domain/rollback.ts';
import type { GitHub } from '../ports.ts';

/** Workflows that call each other; GitHub takes 50 in a run. */
const MOST_FILES = 50;
const CALLED = /\buses\s*:\s*["']?\.\/(\.github\/workflows\/[\w.-]{1,200}\.ya?ml)/g;

/**
 * The workflow, or one that it calls, which is at `head` neither as in the commit that failed nor as in the one that is
 * gone back to; null: all that runs was let in with one of them.
 *
 * @param path of the workflow, e.g. `.github/workflows/deploy.yml`
 */
export async function workflowNotLetIn(
  path: string,
  head: string,
  { failedSha, targetSha }: Pick<KeptRollback, 'failedSha' | 'targetSha'>,
  github: Pick<GitHub, 'file'>,
): Promise<string | null> {
  if (head === failedSha || head === targetSha) return null;
  const files = await withCalled(path, head, github);
  // What is not there is started by nobody.
  if (files.get(path) === null) return null;
  if (files.size > MOST_FILES) return path;
  const changed = await firstChanged(files, failedSha, github);
  return changed === null || (await firstChanged(files, targetSha, github)) === null ? null : changed;
}

type Files = ReadonlyMap<string, string | null>;

async function withCalled(path: string, sha: string, github: Pick<GitHub, 'file'>): Promise<Files> {
  const files = new Map<string, string | null>();
  const wanted = [path];
  for (let next = wanted.pop(); next !== undefined && files.size <= MOST_FILES; next = wanted.pop()) {
    const text = (await github.file(next, sha))?.text ?? null;
    files.set(next, text);
    const called = [...(text ?? '').matchAll(CALLED)].flatMap(([, each]) => each ?? []);
    wanted.push(...called.filter((each) => !files.has(each) && !wanted.includes(each)));
  }
  return files;
}

async function firstChanged(files: Files, sha: string, github: Pick<GitHub, 'file'>): Promise<string | null> {
  for (const [path, text] of files) {
    const then = (await github.file(path, sha))?.text ?? null;
    if (text === null || then !== text) return path;
  }
  return null;
}

/** Follows a colon or begins a sentence; says what to do. */
export function sayNotLetIn(
  path: string,
  { failedSha, targetSha }: Pick<KeptRollback, 'failedSha' | 'targetSha'>,
): string {
  return `${path} on the default branch is another one than in ${failedSha.slice(0, 7)} and in ${targetSha.slice(0, 7)}, and was never let in here: nothing is started with it. Start it by hand, so that its gate asks for it, or undo the change and order the rollback again`;
}

/** The files of this repository that the architecture tests look at. Works without git and in a dirty tree. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Generated, fetched or temporary: judged elsewhere or not ours. */
const NOT_OURS = new Set(['node_modules', '.git', '.tmp', 'data', 'coverage', 'dist']);

/** Paths relative to the repository, with `/`, sorted. */
export function filesOf(pattern: string): string[] {
  return globSync(pattern, { cwd: ROOT, exclude: (path) => NOT_OURS.has(path.split('/')[0] ?? '') })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The categories that a clone has for GitHub's own release notes. */
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { formatProblem } from '../../domain/problem.ts';
import type { Clone } from '../../git/open-clone.ts';
import type { CategoryRules } from '../../notes/categories.ts';
import { readText } from '../read-text.ts';

/** GitHub takes the first that is there. */
const FILES = ['.github/release.yml', '.github/release.yaml'];

/** As the work tree has it, else the branch that is checked out; null: nowhere. Throws `Failure` when it is not valid. */
export async function findReleaseFile(dir: string, clone: Pick<Clone, 'file'>): Promise<CategoryRules | null> {
  for (const file of FILES) {
    const text = await textOf(join(dir, file), () => clone.file(file));
    if (text === null) continue;
    const { parseReleaseFile } = await import('../../notes/release-file/parse.ts');
    const parsed = parseReleaseFile(text, file);
    if (parsed.kind === 'valid') return parsed.rules;
    throw new Failure('rejected', parsed.problems.map(formatProblem).join('\n'));
  }
  return null;
}

async function textOf(path: string, committed: () => Promise<string | null>): Promise<string | null> {
  const read = await readText(path);
  if (read.kind === 'read') return read.text;
  if (!read.isAbsent) throw new Failure('rejected', read.message);
  return committed();
}

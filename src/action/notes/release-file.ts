/** The categories that the repository has for GitHub's own release notes. */
import type { Problem } from '../../domain/problem.ts';
import type { CategoryRules } from '../../notes/categories.ts';
import { parseReleaseFile } from '../../notes/release-file/parse.ts';

/** GitHub takes the first that is there. */
const FILES = ['.github/release.yml', '.github/release.yaml'];

export type FoundReleaseFile =
  | { readonly kind: 'none' }
  | { readonly kind: 'valid'; readonly rules: CategoryRules }
  | { readonly kind: 'invalid'; readonly file: string; readonly problems: readonly Problem[] };

export async function findReleaseFile(read: (path: string) => Promise<string | null>): Promise<FoundReleaseFile> {
  for (const file of FILES) {
    const text = await read(file);
    if (text === null) continue;
    const parsed = parseReleaseFile(text, file);
    return parsed.kind === 'valid' ? parsed : { kind: 'invalid', file, problems: parsed.problems };
  }
  return { kind: 'none' };
}

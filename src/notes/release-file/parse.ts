/** `.github/release.yml` as people write it for GitHub, to the rules that it means. */
import { type Finding, locate } from '../../document/locate.ts';
import { readYaml, type YamlDocument } from '../../document/parse.ts';
import { DOCUMENT_CODES } from '../../document/problem-codes.ts';
import { type Issue, shapeProblems } from '../../document/shape.ts';
import type { Problem } from '../../domain/problem.ts';
import { type CategoryRules, defaultCategories, type Exclusion } from '../categories.ts';
import { ReleaseFile, releaseFileJsonSchema } from './schema.ts';

export type ParsedReleaseFile =
  | {
      readonly kind: 'valid';
      readonly rules: CategoryRules;
      /** Keys that GitHub does not know either: it passes over them, and so do we. */
      readonly warnings: readonly Problem[];
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/**
 * A file without categories leaves the usual ones, and what it excludes is excluded.
 *
 * @param file as its author knows it, e.g. `.github/release.yml`.
 */
export function parseReleaseFile(text: string, file: string): ParsedReleaseFile {
  const origin = { source: 'releaseFile', file } as const;
  const read = readYaml(text);
  if (read.kind === 'unreadable') {
    return { kind: 'invalid', problems: [{ severity: 'error', ...origin, ...read.problem }] };
  }
  const { document } = read;
  const shaped = ReleaseFile.safeParse(document.value);
  if (shaped.success) return valid(shaped.data, []);
  const issues: readonly Issue[] = shaped.error.issues;
  const found = shapeProblems(issues, document.value, { schema: releaseFileJsonSchema(), codes: DOCUMENT_CODES });
  const cleaned = ReleaseFile.safeParse(withoutUnknown(document.value, issues));
  if (!cleaned.success) return { kind: 'invalid', problems: locate(found, document, origin) };
  return valid(cleaned.data, located(found, document, origin));
}

function located(
  found: readonly Finding<string>[],
  document: YamlDocument,
  origin: Pick<Problem, 'source' | 'file'>,
): readonly Problem[] {
  const warnings = found.map((each) => ({ ...each, severity: 'warning' as const }));
  return locate(warnings, document, origin);
}

/** The document without the keys that nobody knows. */
function withoutUnknown(value: unknown, issues: readonly Issue[]): unknown {
  const copy: unknown = structuredClone(value);
  for (const { code, path, keys = [] } of issues) {
    if (code !== 'unrecognized_keys') continue;
    const place = path.reduce<unknown>((at, step) => (isMap(at) ? at[String(step)] : undefined), copy);
    if (isMap(place)) for (const key of keys) delete place[key];
  }
  return copy;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function valid({ changelog }: ReleaseFile, warnings: readonly Problem[]): ParsedReleaseFile {
  const exclude = exclusion(changelog?.exclude);
  const categories = changelog?.categories ?? [];
  if (categories.length === 0) return { kind: 'valid', rules: { ...defaultCategories(), exclude }, warnings };
  const rules: CategoryRules = {
    categories: categories.map((each) => ({
      title: each.title,
      types: [],
      labels: each.labels,
      exclude: exclusion(each.exclude),
    })),
    exclude,
  };
  return { kind: 'valid', rules, warnings };
}

type WrittenExclusion = NonNullable<ReleaseFile['changelog']>['exclude'];

function exclusion(written: WrittenExclusion): Exclusion {
  return { labels: written?.labels ?? [], authors: written?.authors ?? [] };
}

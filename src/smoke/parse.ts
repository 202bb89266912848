/** Text of a smoke file to a plan, or to problems with line and column. Nothing is probed before this succeeds. */
import type { z } from 'zod';
import { digestOf } from '../domain/canonical.ts';
import type { Problem } from '../domain/problem.ts';
import { type LocatedYaml, type Path, type Position, readYaml } from './document/parse.ts';
import { planOf, type SmokePlan } from './plan.ts';
import { SmokeFile } from './schema.ts';
import { substitute } from './substitute.ts';

export type ParsedSmoke =
  | { readonly kind: 'valid'; readonly plan: SmokePlan }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** As for the policy file: what is larger was not written by a person. */
const MAX_BYTES = 64 * 1024;

type Located = Extract<LocatedYaml, { kind: 'value' }>;
type Issue = z.core.$ZodIssue;

/** `names` is what `${NAME}` may stand for; a name that is not among them refuses the file. */
export function parseSmoke(
  text: string,
  origin: { readonly file: string; readonly names: ReadonlyMap<string, string> },
): ParsedSmoke {
  const invalid = (found: readonly Found[]): ParsedSmoke => ({
    kind: 'invalid',
    problems: found.map((problem) => toProblem(origin.file, problem)),
  });
  if (new TextEncoder().encode(text).length > MAX_BYTES) {
    return invalid([
      { code: 'file-too-large', at: { line: 1, column: 1 }, message: 'the file is larger than 64 KiB: shorten it' },
    ]);
  }
  const yaml = readYaml(text);
  if (yaml.kind === 'broken') {
    const message = `this cannot be read as YAML (${yaml.why}): ${FIXES[yaml.code]}`;
    return invalid([{ code: yaml.code, at: yaml.at, message }]);
  }
  const filled = substitute(yaml.value, origin.names);
  if (filled.unknown.length > 0) return invalid(filled.unknown.map((place) => unknownName(yaml, place)));
  const parsed = SmokeFile.safeParse(filled.value);
  if (!parsed.success) return invalid(parsed.error.issues.flatMap((issue) => fromIssue(yaml, issue)));
  const found = contradictions(yaml, parsed.data);
  if (found.length > 0) return invalid(found);
  return { kind: 'valid', plan: planOf(parsed.data, digestOf(yaml.value)) };
}

const FIXES = {
  'yaml-syntax': 'check indentation and quotes here',
  'yaml-anchor': 'write the value out where it is used',
  'duplicate-key': 'take one of the two out',
} as const;

interface Found {
  readonly code: string;
  readonly at: Position;
  readonly message: string;
}

function toProblem(file: string, found: Found): Problem {
  const { code, at, message } = found;
  return { severity: 'error', source: 'smoke', file, code, line: at.line, column: at.column, message };
}

function unknownName(yaml: Located, place: { readonly path: Path; readonly name: string }): Found {
  const message = `nobody set "${place.name}", so it is not known what would be probed: add it to the names that are set, or write the value out`;
  return { code: 'unknown-name', at: yaml.positionOf(place.path), message };
}

function fromIssue(yaml: Located, issue: Issue): Found[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      at: yaml.positionOfKey([...path, key]),
      message: `"${key}" is not a key here, so it would be ignored: correct its spelling or take it out`,
    }));
  }
  if (isMissing(yaml.value, path)) {
    const message = `"${String(path.at(-1) ?? 'version')}" is missing: add it`;
    return [{ code: 'key-missing', at: yaml.positionOf(path.slice(0, -1)), message }];
  }
  const message = `${path.length === 0 ? 'the file' : `"${path.join('.')}"`} must be ${expected(issue)}`;
  return [{ code: 'wrong-value', at: yaml.positionOf(path), message }];
}

/** The schema's own messages say what is expected; zod's defaults are told by their first word. */
function expected(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) return `of type ${issue.expected}`;
  return issue.message;
}

function isMissing(value: unknown, path: Path): boolean {
  if (path.length === 0) return false;
  let at: unknown = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return true;
    at = (at as Readonly<Record<string | number, unknown>>)[part];
  }
  return false;
}

/** What the schema cannot say. */
function contradictions(yaml: Located, file: SmokeFile): Found[] {
  const found: Found[] = [];
  const ids = new Set<string>();
  for (const [index, check] of file.checks.entries()) {
    const path = ['checks', index];
    if (ids.has(check.id)) {
      const message = `two checks are called "${check.id}", so a report could not tell them apart: rename one`;
      found.push({ code: 'duplicate-id', at: yaml.positionOf([...path, 'id']), message });
    }
    ids.add(check.id);
    const wrong = wrongUrl(check.http.url);
    if (wrong !== undefined) {
      found.push({ code: 'wrong-value', at: yaml.positionOf([...path, 'http', 'url']), message: wrong });
    }
  }
  if (!file.checks.some((check) => check.severity === 'required')) {
    const message = 'every check is advisory, so the run could never fail: make at least one required';
    found.push({ code: 'no-required-check', at: yaml.positionOfKey(['checks']), message });
  }
  return found;
}

function wrongUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return 'this is not an address: write it as https://host/path';
  const { username, password } = new URL(url);
  if (username === '' && password === '') return undefined;
  return 'the address holds a user name or password, which would end up in reports: take it out';
}

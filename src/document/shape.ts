/** What does not fit a schema, said to the person who wrote it: what, why, how to fix. */
import { plainLine } from '../domain/markdown.ts';
import type { Finding } from './locate.ts';
import type { Path } from './parse.ts';
import type { DocumentCode } from './problem-codes.ts';
import { describe, type JsonSchema, propertiesOf, schemaAt, valueAt } from './schema-place.ts';
import { listOf, nearest, suggest } from './suggestion.ts';

/** The part of a schema library's issue that is read here. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly keys?: readonly string[] | undefined;
  readonly values?: readonly unknown[] | undefined;
  readonly expected?: unknown;
  readonly errors?: readonly (readonly Issue[])[] | undefined;
  readonly issues?: readonly Issue[] | undefined;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly origin?: string | undefined;
  readonly options?: readonly unknown[] | undefined;
}

type ShapeFinding = Finding<DocumentCode>;

/** The kind of document. */
export interface Grammar<Code extends string> {
  /** JSON Schema, for the keys that are known in a place and what they mean. */
  readonly schema: JsonSchema;
  /** The codes that checks of its own may give, beside those of every document. */
  readonly codes: Readonly<Record<Code, string>>;
}

/** @param value the document as it was written: wrong values are quoted from it. */
export function shapeProblems<Code extends string>(
  issues: readonly Issue[],
  value: unknown,
  { schema, codes }: Grammar<Code>,
): readonly Finding<Code | DocumentCode>[] {
  const newer = newerVersion(issues, value);
  if (newer !== null) return [newer];
  const leaves = issues.flatMap((issue) => leavesOf(issue, value));
  const unknownIn = new Set(
    leaves.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => path.join('/')),
  );
  // "It has no known key" is no news where a misspelt key is reported.
  const told = leaves.filter(({ code, path }) => code !== 'custom' || !unknownIn.has(path.join('/')));
  return told
    .flatMap((issue) => singly(issue))
    .slice(0, MOST_TOLD)
    .flatMap((issue): readonly Finding<Code | DocumentCode>[] =>
      issue.code === 'custom' ? [refusal(issue, codes)] : sayIssue(issue, value, schema),
    );
}

/** A document for a later version of the language: what else is not known of it is no mistake of whoever wrote it. */
function newerVersion(issues: readonly Issue[], value: unknown): ShapeFinding | null {
  const version = valueAt(value, ['version']);
  const known = issues.find(({ path }) => path.length === 1 && path[0] === 'version')?.values?.[0];
  if (typeof version !== 'number' || typeof known !== 'number' || !(version > known)) return null;
  const message = `This is written in version ${version} of its language, and this Tidegate reads version ${known}. Update Tidegate, or write \`version: ${known}\` and what that knows.`;
  return { code: 'wrong-value', path: ['version'], at: 'value', message };
}

/** Nobody reads more problems of one document, and thousands would take long to say. */
const MOST_TOLD = 100;

/** One issue names all unknown keys of a place. */
function singly(issue: Issue): readonly Issue[] {
  if (issue.code !== 'unrecognized_keys' || issue.keys === undefined) return [issue];
  return issue.keys.map((key) => ({ ...issue, keys: [key] }));
}

/** The issue itself; of a union the issues of the alternative that was meant. Paths are those of the document. */
function leavesOf(issue: Issue, root: unknown): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  return likeliest(issue, valueAt(root, pathOf(issue))).flatMap((inner) =>
    leavesOf({ ...inner, path: [...issue.path, ...inner.path] }, root),
  );
}

/** Of the alternatives of a union, the one that the value was meant to be: a list when it is a list. */
function likeliest(issue: Issue, value: unknown): readonly Issue[] {
  const branches = issue.errors ?? [];
  if (branches.length === 0)
    return [{ code: 'invalid_value', path: [], message: issue.message, values: issue.options ?? [] }];
  if (Array.isArray(value)) return branches.at(-1) ?? [];
  // A map is never one of some words.
  const misfits = typeof value === 'object' ? ['invalid_type', 'invalid_value'] : ['invalid_type'];
  const meant = branches.filter(
    (branch) => !branch.some((each) => each.path.length === 0 && misfits.includes(each.code ?? '')),
  );
  const fewestUnknown = meant.toSorted((one, other) => unknownKeysIn(one) - unknownKeysIn(other))[0];
  const branch = fewestUnknown ?? branches[0] ?? [];
  // Where a key is misspelt, the one that it was meant to be is not missing besides.
  const isMisspelt = unknownKeysIn(branch) > 0;
  return isMisspelt ? branch.filter((each) => !isOfMissing(each, value)) : branch;
}

function unknownKeysIn(branch: readonly Issue[]): number {
  return branch.reduce((sum, { keys = [] }) => sum + keys.length, 0);
}

function isOfMissing({ path, code }: Issue, value: unknown): boolean {
  return code === 'invalid_type' && path.length === 1 && valueAt(value, path.map(String)) === undefined;
}

function pathOf(issue: Issue): Path {
  return issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
}

/** What a check of the document's own says, with the code that it put beside its message. */
function refusal<Code extends string>(issue: Issue, codes: Readonly<Record<Code, string>>): Finding<Code | 'refused'> {
  const code = issue.params?.['code'];
  const isKnown = typeof code === 'string' && Object.hasOwn(codes, code);
  return { code: isKnown ? (code as Code) : 'refused', path: pathOf(issue), at: 'value', message: issue.message };
}

function sayIssue(issue: Issue, root: unknown, schema: JsonSchema): readonly ShapeFinding[] {
  const path = pathOf(issue);
  switch (issue.code) {
    case 'unrecognized_keys':
      return (issue.keys ?? []).map((key) => unknownKey(path, key, schema));
    case 'invalid_type':
      return [wrongType(path, issue, valueAt(root, path), schema)];
    case 'invalid_value':
      return [wrongValue(path, sayOptions(issue.values ?? []), valueAt(root, path), schema)];
    case 'invalid_format':
      return [wrongValue(path, { wanted: issue.message, options: [] }, valueAt(root, path), schema)];
    case 'invalid_key':
      return (issue.issues ?? []).flatMap((inner) =>
        sayIssue({ ...inner, path }, root, schema).map((found) => ({ ...found, at: 'key' as const })),
      );
    case 'too_small':
    case 'too_big':
      return [wrongSize(path, issue)];
    default:
      return [{ code: 'wrong-value', path, at: 'value', message: `${nameOf(path)} is not valid: ${issue.message}.` }];
  }
}

function unknownKey(path: Path, key: string, schema: JsonSchema): ShapeFinding {
  const fix = suggest(key, Object.keys(propertiesOf(schemaAt(schema, path))), 'Known here');
  const message = `There is no key ${quoted(key)} here, and what it was meant to say would be lost. ${fix}`;
  return { code: 'unknown-key', path: [...path, key], at: 'key', message };
}

function wrongType(path: Path, issue: Issue, value: unknown, schema: JsonSchema): ShapeFinding {
  if (value === undefined) return missing(path, schema);
  const place = schemaAt(schema, path);
  const wanted = TYPE_NAMES[String(issue.expected)] ?? String(issue.expected);
  const kind = place['title'] === undefined ? '' : ` (${place['title']})`;
  const message = `${nameOf(path)} is ${sayValue(value)}; it has to be ${wanted}${kind}. ${describe(place)}`.trim();
  return { code: 'wrong-type', path, at: 'value', message };
}

function missing(path: Path, schema: JsonSchema): ShapeFinding {
  const meaning = describe(schemaAt(schema, path)).replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
  const fix = meaning === '' ? 'Add it.' : `Add it: ${meaning}`;
  return { code: 'key-missing', path, at: 'key', message: `${nameOf(path)} is missing. ${fix}` };
}

interface Wanted {
  /** What the value has to be, as the end of a sentence. */
  readonly wanted: string;
  /** All values there are, when they can be listed. */
  readonly options: readonly string[];
}

function sayOptions(values: readonly unknown[]): Wanted {
  const options = values.map(String);
  return { wanted: options.length === 1 ? listOf(options) : `one of ${listOf(options)}`, options };
}

function wrongValue(path: Path, { wanted, options }: Wanted, value: unknown, schema: JsonSchema): ShapeFinding {
  if (value === undefined) return missing(path, schema);
  const meant = typeof value === 'string' ? nearest(value, options) : undefined;
  const fix = isKeyHere(value, path, schema)
    ? ` ${quoted(String(value))} is a key here: write it with its value, \`${value}: …\`.`
    : suggestion(meant, value);
  const said = typeof value === 'object' ? sayValue(value) : quoted(String(value));
  return {
    code: 'wrong-value',
    path,
    at: 'value',
    message: `${nameOf(path)} is ${said}; it has to be ${wanted}.${fix}`,
  };
}

/** A word that some other form of the value has as a key: `on: [window-opens-in]` lacks how long before. */
function isKeyHere(value: unknown, path: Path, schema: JsonSchema): boolean {
  return typeof value === 'string' && Object.hasOwn(propertiesOf(schemaAt(schema, path)), value);
}

function suggestion(meant: string | undefined, value: unknown): string {
  if (meant === undefined) return '';
  return meant === value ? ' Write it without quotes.' : ` Did you mean \`${meant}\`?`;
}

function wrongSize(path: Path, issue: Issue): ShapeFinding {
  const isSmall = issue.code === 'too_small';
  if (isSmall && issue.origin === 'array' && issue.minimum === 1) {
    const message = `${nameOf(path)} is an empty list, which says nothing. Add an item or remove the key.`;
    return { code: 'list-empty', path, at: 'value', message };
  }
  if (isSmall && issue.origin === 'string') {
    return {
      code: 'text-empty',
      path,
      at: 'value',
      message: `${nameOf(path)} is empty. Write something or remove it.`,
    };
  }
  const unit = { string: ' characters long', array: ' items long' }[issue.origin ?? ''] ?? '';
  const limit = isSmall ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  return { code: 'out-of-range', path, at: 'value', message: `${nameOf(path)} has to be ${limit}${unit}.` };
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of names',
};

function sayValue(value: unknown): string {
  if (value === null) return 'empty';
  if (typeof value === 'boolean') return `\`${value}\``;
  if (Array.isArray(value)) return 'a list';
  return TYPE_NAMES[typeof value] ?? typeof value;
}

function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'The document';
  if (last === '') return 'The name';
  return typeof last === 'number' ? `Item ${last + 1}` : quoted(last);
}

/** What somebody wrote, on one line and not more of it than one needs to find it again. */
function quoted(text: string): string {
  return `\`${plainLine(text, 80)}\``;
}

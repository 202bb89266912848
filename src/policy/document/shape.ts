/** What does not fit a schema, said to the person who wrote it: what, why, how to fix. */
import { PROBLEM_CODES, type ProblemCode } from '../problem-codes.ts';
import { nearest } from '../suggestion.ts';
import type { Path } from './parse.ts';

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
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly origin?: string | undefined;
  readonly options?: readonly unknown[] | undefined;
}

export interface ShapeProblem {
  readonly code: ProblemCode;
  readonly path: Path;
  /** Whether the key or the value is wrong. */
  readonly at: 'key' | 'value';
  readonly message: string;
}

type JsonSchema = Readonly<Record<string, unknown>>;

/** @param schema JSON Schema of the document, for the keys that are known in a place and what they mean. */
export function shapeProblems(issues: readonly Issue[], value: unknown, schema: JsonSchema): readonly ShapeProblem[] {
  const unknownIn = new Set(
    issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => path.join('/')),
  );
  // "It has no known key" is no news where a misspelt key is reported.
  const told = issues.filter(({ code, path }) => code !== 'custom' || !unknownIn.has(path.join('/')));
  return told.flatMap((issue) => sayIssue(issue, value, schema));
}

function sayIssue(issue: Issue, root: unknown, schema: JsonSchema): readonly ShapeProblem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  switch (issue.code) {
    case 'unrecognized_keys':
      return (issue.keys ?? []).map((key) => unknownKey(path, key, schema));
    case 'invalid_union':
      return likeliest(issue, valueAt(root, path)).flatMap((inner) =>
        sayIssue({ ...inner, path: [...issue.path, ...inner.path] }, root, schema),
      );
    case 'custom':
      return [{ code: refusalCode(issue), path, at: 'value', message: issue.message }];
    case 'invalid_type':
      return [wrongType(path, issue, valueAt(root, path), schema)];
    case 'invalid_value':
      return [wrongValue(path, issue.values ?? [], valueAt(root, path), schema)];
    case 'too_small':
    case 'too_big':
      return [wrongSize(path, issue)];
    default:
      return [{ code: 'wrong-value', path, at: 'value', message: `${nameOf(path)} is not valid: ${issue.message}.` }];
  }
}

/** The code that our own checks put beside their message. */
function refusalCode(issue: Issue): ProblemCode {
  const code = issue.params?.['code'];
  return typeof code === 'string' && Object.hasOwn(PROBLEM_CODES, code) ? (code as ProblemCode) : 'refused';
}

function unknownKey(path: Path, key: string, schema: JsonSchema): ShapeProblem {
  const known = Object.keys(propertiesOf(schemaAt(schema, path)));
  const meant = nearest(key, known);
  const fix = meant !== undefined ? `Did you mean \`${meant}\`?` : `Known here: ${list(known)}.`;
  const message = `There is no key \`${key}\` here, and ignoring it could open what it was meant to hold. ${fix}`;
  return { code: 'unknown-key', path: [...path, key], at: 'key', message };
}

/** Of the alternatives of a union, the one that the value was meant to be: a list when it is a list. */
function likeliest(issue: Issue, value: unknown): readonly Issue[] {
  const branches = issue.errors ?? [];
  if (branches.length === 0)
    return [{ code: 'invalid_value', path: [], message: issue.message, values: issue.options ?? [] }];
  if (Array.isArray(value)) return branches.at(-1) ?? [];
  const meant = branches.filter(
    (branch) => !branch.some((each) => each.path.length === 0 && each.code === 'invalid_type'),
  );
  return meant[0] ?? branches[0] ?? [];
}

function wrongType(path: Path, issue: Issue, value: unknown, schema: JsonSchema): ShapeProblem {
  const meaning = describe(schemaAt(schema, path));
  if (value === undefined) {
    return { code: 'key-missing', path, at: 'key', message: `${nameOf(path)} is missing. ${meaning || 'Add it.'}` };
  }
  const wanted = TYPE_NAMES[String(issue.expected)] ?? String(issue.expected);
  const message = `${nameOf(path)} is ${typeName(value)}; it has to be ${wanted}. ${meaning}`.trim();
  return { code: 'wrong-type', path, at: 'value', message };
}

function wrongValue(path: Path, values: readonly unknown[], value: unknown, schema: JsonSchema): ShapeProblem {
  if (value === undefined) return wrongType(path, { path, message: '' }, value, schema);
  const meant = typeof value === 'string' ? nearest(value, values.map(String)) : undefined;
  const fix = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
  const wanted =
    values.length === 1 ? `has to be \`${String(values[0])}\`` : `has to be one of ${list(values.map(String))}`;
  const said = typeof value === 'object' ? typeName(value) : `\`${String(value).slice(0, 80)}\``;
  return { code: 'wrong-value', path, at: 'value', message: `${nameOf(path)} is ${said}; it ${wanted}.${fix}` };
}

function wrongSize(path: Path, issue: Issue): ShapeProblem {
  const isSmall = issue.code === 'too_small';
  if (isSmall && issue.origin === 'array') {
    const message = `${nameOf(path)} is an empty list, which can never match. Add an item or remove the key.`;
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
  const unit = issue.origin === 'string' ? ' characters long' : '';
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

function typeName(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return TYPE_NAMES[typeof value] ?? typeof value;
}

function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'The document';
  return typeof last === 'number' ? `Item ${last + 1}` : `\`${last}\``;
}

function list(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

function schemaAt(schema: JsonSchema, path: Path): JsonSchema {
  return path.reduce((at, step) => child(at, step), schema);
}

function child(schema: JsonSchema, step: string | number): JsonSchema {
  for (const each of alternatives(schema)) {
    const found = typeof step === 'number' ? each['items'] : (propertiesOf(each)[step] ?? each['additionalProperties']);
    if (typeof found === 'object' && found !== null) return found as JsonSchema;
  }
  return {};
}

function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return Object.assign({}, ...alternatives(schema).map((each) => each['properties'] ?? {}));
}

function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  const inner = (schema['anyOf'] ?? schema['oneOf']) as readonly JsonSchema[] | undefined;
  return inner === undefined ? [schema] : inner.flatMap(alternatives);
}

function describe(schema: JsonSchema): string {
  return typeof schema['description'] === 'string' ? schema['description'] : '';
}

/**
 * Cuts the operations and webhooks that the stand-in uses out of GitHub's official OpenAPI descriptions, into
 * `standin/openapi/rest.json` and `standin/openapi/webhooks.json`. The packages are large (390 MB unpacked) and are
 * needed only here, so they are no dependency:
 *
 *     cd "$(mktemp -d)"
 *     npm pack @octokit/openapi@23.0.2 @octokit/openapi-webhooks@12.1.0
 *     mkdir rest webhooks
 *     tar xzf octokit-openapi-23.0.2.tgz -C rest --strip-components 1 \
 *       package/package.json package/generated/api.github.com.json
 *     tar xzf octokit-openapi-webhooks-12.1.0.tgz -C webhooks --strip-components 1 \
 *       package/package.json package/generated/api.github.com.json
 *     node scripts/standin-openapi.ts REST_FOLDER WEBHOOKS_FOLDER
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OPERATIONS, WEBHOOKS } from '../standin/operations.ts';

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [key: string]: Json;
}

/** What validation never reads. */
const PROSE = new Set(['description', 'summary', 'title', 'example', 'examples', 'externalDocs', 'deprecated', 'tags']);
/** Objects whose keys are names given by GitHub, not keywords: `description` is a property there. */
const NAMED = new Set(['properties', 'schemas', 'responses', 'parameters', 'headers', 'patternProperties']);

/** Where GitHub answers otherwise than its description says. `standin/README.md` repeats them. */
const AMENDMENTS: readonly { readonly pointer: readonly string[]; readonly value: Json; readonly because: string }[] = [
  {
    pointer: ['components', 'schemas', 'deployment-status', 'properties', 'state', 'enum', '-'],
    value: 'waiting',
    because: 'a deployment that waits for protection rules has this state (GraphQL DeploymentStatusState, webhooks)',
  },
  {
    pointer: [
      'paths',
      '/app/installations',
      'get',
      'responses',
      '200',
      'content',
      'application/json',
      'schema',
      'items',
    ],
    value: { $ref: '#/components/schemas/installation' },
    because: 'the inlined schema wants an account to be a user AND an enterprise; "get an installation" has it right',
  },
  {
    pointer: ['components', 'schemas', 'environment', 'properties', 'can_admins_bypass'],
    value: { type: 'boolean' },
    because: 'answers have it (google/go-github, Environment.CanAdminsBypass); the description has not',
  },
];

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectAt(value: Json | undefined, what: string): JsonObject {
  if (!isObject(value)) throw new Error(`${what} is not an object: is this the right package?`);
  return value;
}

function withoutProse(value: Json, keysAreNames: boolean): Json {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item, false));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => keysAreNames || !(PROSE.has(key) || key.startsWith('x-')));
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutProse(item, !keysAreNames && NAMED.has(key))]));
}

function referencesIn(value: Json, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) referencesIn(item, found);
    return;
  }
  if (!isObject(value)) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === '$ref' && typeof item === 'string') found.add(item);
    else referencesIn(item, found);
  }
}

/** Every component that `roots` need, in the shape of the source's `components`. */
function componentsOf(source: JsonObject, roots: Json): JsonObject {
  const waiting = new Set<string>();
  referencesIn(roots, waiting);
  const components: Record<string, JsonObject> = {};
  for (const reference of waiting) {
    const [, , kind, name] = reference.split('/');
    if (kind === undefined || name === undefined) throw new Error(`cannot follow the reference ${reference}`);
    const group = objectAt(objectAt(source['components'], 'components')[kind], kind);
    const component = withoutProse(objectAt(group[name], reference), false);
    components[kind] = { ...components[kind], [name]: component };
    referencesIn(component, waiting);
  }
  return sorted(components);
}

function sorted(components: Record<string, JsonObject>): JsonObject {
  const byName = (a: [string, Json], b: [string, Json]) => (a[0] < b[0] ? -1 : 1);
  const groups = Object.entries(components).sort(byName);
  return Object.fromEntries(
    groups.map(([kind, group]) => [kind, Object.fromEntries(Object.entries(group).sort(byName))]),
  );
}

/** The operations of `wanted` (by id) in `source[key]`, which maps paths or webhook names to methods. */
function operationsIn(source: JsonObject, key: 'paths' | 'webhooks', wanted: ReadonlySet<string>): JsonObject {
  const kept: Record<string, JsonObject> = {};
  const missing = new Set(wanted);
  for (const [name, item] of Object.entries(objectAt(source[key], key))) {
    for (const [method, operation] of Object.entries(objectAt(item, name))) {
      const id = isObject(operation) ? operation['operationId'] : undefined;
      if (typeof id !== 'string' || !missing.delete(id)) continue;
      kept[name] = { ...kept[name], [method]: withoutProse(withoutAnswers(operation ?? null, key), false) };
    }
  }
  if (missing.size > 0) throw new Error(`not in the description: ${[...missing].join(', ')}`);
  return kept;
}

/** A webhook is only sent: of its operation, the body counts. */
function withoutAnswers(operation: Json, key: 'paths' | 'webhooks'): Json {
  if (key === 'paths' || !isObject(operation)) return operation;
  return { operationId: operation['operationId'] ?? null, requestBody: operation['requestBody'] ?? null };
}

/** Sets what the amendments say, where the document has the place; `-` appends to a list. */
function amend(document: JsonObject): Json[] {
  const applied: Json[] = [];
  for (const { pointer, value, because } of AMENDMENTS) {
    const place = pointer.slice(0, -1).reduce<Json | undefined>(childOf, document);
    const name = pointer.at(-1) ?? '';
    if (isObject(place)) place[name] = value;
    else if (Array.isArray(place) && name === '-') place.push(value);
    else continue;
    applied.push({ pointer: `/${pointer.map((part) => part.replaceAll('/', '~1')).join('/')}`, value, because });
  }
  return applied;
}

function childOf(at: Json | undefined, name: string): Json | undefined {
  return isObject(at) ? at[name] : undefined;
}

function cut(folder: string, key: 'paths' | 'webhooks', wanted: readonly string[], file: string): void {
  const read = (name: string): JsonObject =>
    objectAt(JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Json, name);
  const manifest = read('package.json');
  const source = read('generated/api.github.com.json');
  const amendments = key === 'paths' ? amend(source) : [];
  const operations = operationsIn(source, key, new Set(wanted));
  const document = {
    'x-generated': `by scripts/standin-openapi.ts from ${manifest['name']}@${manifest['version']} (MIT); do not edit`,
    'x-amended': amendments,
    openapi: source['openapi'] ?? null,
    [key]: operations,
    components: componentsOf(source, operations),
  };
  const text = `${JSON.stringify(document)}\n`;
  const target = path.join(import.meta.dirname, '..', 'standin', 'openapi', file);
  writeFileSync(target, text);
  process.stdout.write(`${target}: ${wanted.length} operations, ${text.length} bytes\n`);
}

const [rest, webhooks] = process.argv.slice(2);
if (rest === undefined || webhooks === undefined) {
  process.stderr.write(
    'usage: node scripts/standin-openapi.ts REST_FOLDER WEBHOOKS_FOLDER (see the head of the script)\n',
  );
  process.exit(2);
}
cut(rest, 'paths', Object.keys(OPERATIONS), 'rest.json');
cut(webhooks, 'webhooks', WEBHOOKS, 'webhooks.json');

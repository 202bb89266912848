/** The published JSON Schema takes and refuses what the parser does, as far as shape goes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { generate } from '../../../scripts/generate-schema.ts';
import { DOCUMENT_CODES } from '../../../src/document/problem-codes.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { policyJsonSchema } from '../../../src/policy/schema.ts';
import { filesOf, textOf } from '../../architecture/repository-files.ts';
import { examplePolicies } from '../../fuzz/examples.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Schema = Readonly<Record<string, unknown>>;

const schema = JSON.parse(Object.values(generate())[0] ?? '') as Schema;
const fits = new Ajv2020({ strict: false, allErrors: false }).compile(schema);
const examples = examplePolicies();

/** Codes of what does not fit the shape; everything else is about the meaning of a text or of names. */
const SHAPE: readonly string[] = ['unknown-key', 'key-missing', 'wrong-type', 'wrong-value', 'list-empty'];

/** Whether the parser takes the shape: `undefined` when what it refuses is no matter of shape. */
function isTaken(value: Json): boolean | undefined {
  const parsed = parsePolicy(JSON.stringify(value), { source: 'policy', file: 'x' });
  if (parsed.kind === 'valid') return true;
  return parsed.problems.some(({ code }) => SHAPE.includes(code)) ? false : undefined;
}

describe('the JSON Schema', () => {
  test('is what the scripts make, names itself, and says which draft it is', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:tidegate:schema:policy:1',
      title: 'Tidegate policy',
    });
  });

  test('takes every example', () => {
    expect(examples.length).toBeGreaterThan(10);
    for (const example of examples) expect([fits(load(example)), fits.errors]).toEqual([true, null]);
  });

  test('describes every key, with its default where it has one', () => {
    const undescribed = keysOf('', schema).filter(([, each]) => typeof each['description'] !== 'string');
    expect(undescribed.map(([path]) => path)).toEqual([]);
    expect(keysOf('', schema).length).toBeGreaterThan(100);
    const defaults = Object.fromEntries(keysOf('', schema).map(([path, each]) => [path, each['default']]));
    expect(defaults).toMatchObject({ '.mode': 'enforce', '.zone': 'UTC', '.gates[].at': 'deploy' });
  });

  test('offers the words of a list also where one item stands', () => {
    const types = at('.gates[].except.types');
    expect(types['anyOf']).toMatchObject([{ enum: expect.arrayContaining(['emergency']) }, { items: {} }]);
  });

  test('agrees with the parser on each example with one value changed', () => {
    const contract = load(textOf('test/fixtures/policies-of-the-contract/policy.yml')) as Json;
    const compared = [...changed(contract)].map(([what, value]) => ({ what, ...compare(value) }));
    expect(compared.filter(({ taken }) => taken !== undefined).length).toBeGreaterThan(1000);
    // What the parser takes no editor may mark as wrong.
    expect(compared.filter(({ taken, fitting }) => taken === true && !fitting)).toEqual([]);
    const loose = compared.filter(({ taken, fitting }) => taken === false && fitting).map(({ what }) => what);
    expect(loose.filter((what) => !UNSAID.test(what))).toEqual([]);
  });
});

function compare(value: Json): { readonly taken: boolean | undefined; readonly fitting: boolean } {
  return { taken: isTaken(value), fitting: fits(value) };
}

/** That a map has to have a key, or one of two: the schema is not told so. */
const UNSAID = /( = \{\}| removed)$/;

/** Each value of the document replaced by each of some others, and each key misspelt or removed. */
function* changed(document: Json): Iterable<readonly [what: string, value: Json]> {
  for (const path of pathsOf(document)) {
    for (const other of [null, true, -1, 'x', [], {}, ['x']] as readonly Json[]) {
      yield [`${path.join('.')} = ${JSON.stringify(other)}`, replaced(document, path, other)];
    }
    yield [`${path.join('.')} removed`, replaced(document, path, undefined)];
    yield [`${path.join('.')} with a key more`, withKey(document, path)];
  }
}

function pathsOf(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))].filter(
    (each) => each.length > 0,
  );
}

function replaced(value: Json, path: readonly string[], other: Json | undefined): Json {
  const copy = structuredClone(value);
  const parent = path.slice(0, -1).reduce((inner, key) => (inner as Record<string, Json>)[key] as Json, copy);
  const last = path.at(-1) as string;
  if (other !== undefined) (parent as Record<string, Json>)[last] = other;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (parent as Record<string, Json>)[last];
  return copy;
}

function withKey(value: Json, path: readonly string[]): Json {
  const copy = structuredClone(value);
  const inner = path.reduce((each, key) => (each as Record<string, Json>)[key] as Json, copy);
  if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) inner['zzz'] = 'x';
  return copy;
}

/** Every key with its schema, also inside lists, maps of names and alternatives. */
function keysOf(path: string, place: Schema): readonly (readonly [string, Schema])[] {
  const inner = (at: string, each: unknown): readonly (readonly [string, Schema])[] =>
    typeof each === 'object' && each !== null ? keysOf(at, each as Schema) : [];
  const alternatives = [...((place['anyOf'] as Schema[] | undefined) ?? [])];
  return [
    ...Object.entries((place['properties'] as Record<string, Schema> | undefined) ?? {}).flatMap(([key, each]) => [
      [`${path}.${key}`, each] as const,
      ...inner(`${path}.${key}`, each),
    ]),
    ...inner(`${path}[]`, place['items']),
    ...inner(`${path}.*`, place['additionalProperties']),
    ...alternatives.flatMap((each) => inner(path, each)),
  ];
}

function at(path: string): Schema {
  const found = keysOf('', schema).find(([each]) => each === path);
  if (found === undefined) throw new Error(`There is no key ${path}`);
  return found[1];
}

describe('the reference', () => {
  const page = textOf('docs/reference/policy.md');

  test('has a row for every key', () => {
    const missing = keysOf('', policyJsonSchema()).flatMap(([path, each]) => {
      const key = path.slice(path.lastIndexOf('.') + 1);
      return page.includes(`| \`${key}\` |`) && page.includes(String(each['description'])) ? [] : [path];
    });
    expect(missing).toEqual([]);
  });

  test('has a row for every code of a problem', () => {
    const missing = Object.keys(DOCUMENT_CODES).filter((code) => !page.includes(`| \`${code}\` |`));
    expect(missing).toEqual([]);
  });

  test('tells an editor where the schema is, on every policy that shows it', () => {
    const lines = filesOf('{docs,examples}/**/*.{md,yml}').flatMap((file) =>
      [...textOf(file).matchAll(/yaml-language-server: \$schema=(\S*policy\.schema\.json)/g)].map(
        ([, address = '']) => ({
          file,
          address,
        }),
      ),
    );
    expect(lines.length).toBeGreaterThan(0);
    for (const { file, address } of lines) {
      if (address.startsWith('.')) readFileSync(join(import.meta.dirname, '../../..', file, '..', address));
      else expect(address).toMatch(/^https:\/\/\S+\/schema\/policy\.schema\.json$/);
    }
  });
});

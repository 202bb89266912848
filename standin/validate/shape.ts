/**
 * Cuts a value down to what a schema declares. GitHub shows the same repository, user or run with more or fewer
 * fields in each place; the stand-in describes each of them once, in full, and shows what the place declares. What is
 * declared as required and missing is found by the validation that follows.
 */
import { type Description, isObject, type Json, type JsonObject } from './description.ts';

export function shaped(value: unknown, schema: Json | undefined, description: Description): unknown {
  return conjunctsOf(schema, description).reduce<unknown>(
    (cut, alternatives) => shapedBy(cut, alternatives, schema, description),
    value,
  );
}

function shapedBy(
  value: unknown,
  alternatives: readonly JsonObject[],
  whole: Json | undefined,
  description: Description,
): unknown {
  if (alternatives.every(isAlwaysNull)) return null;
  if (Array.isArray(value)) {
    const items = alternatives.flatMap((alternative) => (isObject(alternative['items']) ? [alternative['items']] : []));
    return items.length === 0 ? value : value.map((item) => shaped(item, anyOf(items), description));
  }
  return isObject(value) ? shapedObject(value, alternatives, namesIn(whole, description), description) : value;
}

function anyOf(schemas: readonly Json[]): Json | undefined {
  return schemas.length === 1 ? schemas[0] : { anyOf: schemas };
}

/** Some places declare a field that is always null there, whatever it is elsewhere. */
function isAlwaysNull(schema: JsonObject): boolean {
  return JSON.stringify(schema['type']) === '["null"]' || schema['type'] === 'null';
}

function shapedObject(
  value: JsonObject,
  alternatives: readonly JsonObject[],
  names: ReadonlySet<string>,
  description: Description,
): Record<string, unknown> {
  if (names.size === 0 || alternatives.some((one) => isObject(one['additionalProperties']))) return { ...value };
  const kept: [string, unknown][] = [];
  for (const name of names) {
    const schemas = alternatives.flatMap((one) => description.resolve(one['properties'])[name] ?? []);
    if (value[name] === undefined) continue;
    kept.push([name, schemas.length === 0 ? value[name] : shaped(value[name], anyOf(schemas), description)]);
  }
  return Object.fromEntries(kept);
}

/** Every property that the schema or a branch of it declares. */
function namesIn(schema: Json | undefined, description: Description): ReadonlySet<string> {
  const all = conjunctsOf(schema, description).flat();
  return new Set(all.flatMap((one) => Object.keys(description.resolve(one['properties']))));
}

/** What all has to hold: the schema itself with its alternatives, and each branch of `allOf`. */
function conjunctsOf(schema: Json | undefined, description: Description): readonly (readonly JsonObject[])[] {
  const whole = description.resolve(schema);
  const branches = listOf(whole['allOf']).flatMap((branch) => conjunctsOf(branch, description));
  return [alternativesOf(whole, description), ...branches];
}

/** A schema and what may stand for it, references followed. */
function alternativesOf(schema: Json, description: Description): readonly JsonObject[] {
  const whole = description.resolve(schema);
  const branches = [...listOf(whole['anyOf']), ...listOf(whole['oneOf'])];
  const alternatives = branches.flatMap((branch) => {
    const inner = description.resolve(branch);
    return [...alternativesOf(inner, description), ...listOf(inner['allOf']).map((one) => description.resolve(one))];
  });
  const isBare = branches.length > 0 && whole['properties'] === undefined && whole['type'] === undefined;
  return isBare ? alternatives : [whole, ...alternatives];
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

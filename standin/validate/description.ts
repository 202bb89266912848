/** GitHub's OpenAPI descriptions as plain JSON Schema (draft 2019-09), with every object closed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const BRANCHES = ['allOf', 'anyOf', 'oneOf'] as const;

/** One of the two fixtures. */
export class Description {
  readonly document: JsonObject;

  constructor(file: 'rest.json' | 'webhooks.json') {
    const text = readFileSync(path.join(import.meta.dirname, '..', 'openapi', file), 'utf8');
    this.document = JSON.parse(text) as JsonObject;
  }

  /** Follows `$ref`s until there is none. */
  resolve(schema: Json | undefined): JsonObject {
    let at: Json | undefined = schema;
    while (isObject(at) && typeof at['$ref'] === 'string') at = this.at(at['$ref']);
    return isObject(at) ? at : {};
  }

  private at(reference: string): Json | undefined {
    let at: Json | undefined = this.document;
    for (const key of reference.replace('#/', '').split('/')) at = isObject(at) ? at[key] : undefined;
    return at;
  }

  /** Whether anything of the schema names properties, so that others are unknown. */
  private namesProperties(schema: JsonObject): boolean {
    const whole = this.resolve(schema);
    if (hasNames(whole)) return true;
    return BRANCHES.some((key) => branchesOf(whole, key).some((branch) => this.namesProperties(branch)));
  }

  /**
   * The schema with `nullable` turned into a type, and every object that names its properties closed. A branch of
   * `allOf`, `anyOf`, `oneOf` and a component stay open: what uses them is closed as a whole.
   */
  closed(schema: Json | undefined, isWhole = true): JsonObject {
    if (!isObject(schema)) return {};
    const { nullable, discriminator: _discriminator, ...rest } = schema;
    const converted: Record<string, Json> = {};
    for (const [key, value] of Object.entries(rest)) converted[key] = this.convertedKeyword(key, value, schema);
    if (converted['additionalProperties'] === true && hasNames(schema)) {
      delete converted['additionalProperties'];
    }
    if (isWhole && this.namesProperties(schema)) converted['unevaluatedProperties'] = false;
    return nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted;
  }

  private convertedKeyword(key: string, value: Json, schema: JsonObject): Json {
    if (key === '$ref') return value;
    if (key === 'properties' && isObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, property]) => [name, this.closed(property)]));
    }
    if (key === 'items' || (key === 'additionalProperties' && isObject(value))) return this.closed(value);
    if (BRANCHES.some((branch) => branch === key)) {
      return branchesOf(schema, key).map((branch) => this.closed(branch, false));
    }
    return value;
  }

  /** All components, converted, to be put beside a schema that refers to them. */
  components(): JsonObject {
    const schemas = this.resolve(this.document['components'])['schemas'];
    const converted = Object.entries(this.resolve(schemas)).map(([name, schema]) => [name, this.closed(schema, false)]);
    return { schemas: Object.fromEntries(converted) };
  }
}

/** One that names none, and takes any, is free. */
function hasNames({ properties, additionalProperties }: JsonObject): boolean {
  return isObject(properties) && (additionalProperties !== true || Object.keys(properties).length > 0);
}

function branchesOf(schema: JsonObject, key: string): readonly JsonObject[] {
  const branches = schema[key];
  return Array.isArray(branches) ? branches.filter(isObject) : [];
}

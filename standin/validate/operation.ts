/** One operation of the REST description: how its path is matched, and what its parts have to look like. */
import type { Description, JsonObject } from './description.ts';
import { isObject } from './description.ts';

export interface Parameter {
  readonly name: string;
  readonly place: 'path' | 'query';
  readonly required: boolean;
  readonly schema: JsonObject;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** How many parts of the path are no parameters. */
  readonly literals: number;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly schema: JsonObject } | null;
  /** Status -> schema of its JSON; null for an answer without a body. */
  readonly answers: ReadonlyMap<number, JsonObject | null>;
}

/** Parameters that may contain slashes, as GitHub takes them. */
const DEEP = new Set(['path', 'ref', 'branch', 'basehead']);

export function operationsOf(description: Description): readonly Operation[] {
  const paths = Object.entries(description.resolve(description.document['paths']));
  return paths.flatMap(([path, item]) =>
    Object.entries(description.resolve(item)).map(([method, operation]) =>
      operationOf(path, method, description.resolve(operation), description),
    ),
  );
}

function operationOf(path: string, method: string, source: JsonObject, description: Description): Operation {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const body = description.resolve(source['requestBody']);
  const schema = jsonSchemaOf(body, description);
  return {
    id: String(source['operationId']),
    method: method.toUpperCase(),
    pattern: new RegExp(
      `^${path.replace(/\{(\w+)\}/g, (_whole, name: string) => (DEEP.has(name) ? '(.+)' : '([^/]+)'))}$`,
    ),
    names,
    literals: path.split('/').filter((part) => part !== '' && !part.includes('{')).length,
    parameters: parametersOf(source, description),
    body: schema === null ? null : { required: body['required'] === true, schema },
    answers: answersOf(source, description),
  };
}

function parametersOf(source: JsonObject, description: Description): readonly Parameter[] {
  const list = source['parameters'];
  if (!Array.isArray(list)) return [];
  return list.map((item) => {
    const parameter = description.resolve(item);
    return {
      name: String(parameter['name']),
      place: parameter['in'] === 'path' ? 'path' : 'query',
      required: parameter['required'] === true,
      schema: description.resolve(parameter['schema']),
    };
  });
}

function answersOf(source: JsonObject, description: Description): ReadonlyMap<number, JsonObject | null> {
  const answers = Object.entries(description.resolve(source['responses']));
  return new Map(
    answers.map(([status, answer]) => [Number(status), jsonSchemaOf(description.resolve(answer), description)]),
  );
}

function jsonSchemaOf(part: JsonObject, description: Description): JsonObject | null {
  const content = description.resolve(part['content']);
  const json = description.resolve(content['application/json']);
  return isObject(json['schema']) ? json['schema'] : null;
}

/** `POST /graphql`: GitHub's own schema decides what may be asked, and what may be answered. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, executeSync, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { authorize } from '../serve/authenticate.ts';
import { type Answer, type Caller, Refusal } from '../serve/call.ts';
import type { World } from '../state/world.ts';
import type { Violations } from '../violations.ts';
import { limitProblem } from './limits.ts';
import { rootOf } from './root.ts';

/** The name of the one operation, for faults and in the log. */
export const GRAPHQL = 'graphql';

export function isGraphqlPath(pathname: string): boolean {
  return pathname === '/graphql' || pathname === '/api/graphql';
}

/** Read when it is asked for first, and then kept: it takes some milliseconds. */
let schema: GraphQLSchema | null = null;

function theSchema(): GraphQLSchema {
  schema ??= buildSchema(readFileSync(path.join(import.meta.dirname, '..', 'graphql', 'schema.graphql'), 'utf8'));
  return schema;
}

export function answerGraphql(
  { world, violations }: { readonly world: World; readonly violations: Violations },
  caller: Caller,
  body: unknown,
): Answer {
  authorize(caller, { auth: 'token', permissions: [] });
  const { query, variables } = askedIn(body);
  const refused = (kind: 'request' | 'rule', message: string): Answer => {
    violations.add(kind, GRAPHQL, message);
    return { status: 200, body: { errors: [{ message }] } };
  };
  const document = parsed(query);
  if (typeof document === 'string') return refused('request', document);
  const [invalid] = validate(theSchema(), document);
  if (invalid !== undefined) return refused('request', invalid.message);
  const limit = limitProblem(theSchema(), document, variables);
  if (limit !== null) return refused('rule', limit);
  const rootValue = rootOf({ world, caller });
  const { data, errors } = executeSync({ schema: theSchema(), document, rootValue, variableValues: variables });
  for (const error of errors ?? []) {
    // What has no type is no refusal of GitHub's: the stand-in or the variables are wrong.
    if (error.extensions['type'] === undefined) violations.add('answer', GRAPHQL, error.message);
  }
  return {
    status: 200,
    body: { ...(data === undefined ? {} : { data }), ...(errors ? { errors: errors.map(shownError) } : {}) },
  };
}

function askedIn(body: unknown): { query: string; variables: Readonly<Record<string, unknown>> } {
  if (typeof body !== 'object' || body === null || !('query' in body) || typeof body.query !== 'string')
    throw new Refusal(400, 'A query attribute must be specified and must be a string.');
  const given = 'variables' in body && typeof body.variables === 'object' ? body.variables : null;
  return { query: body.query, variables: { ...given } };
}

function parsed(query: string) {
  try {
    return parse(query);
  } catch (error) {
    return String(error);
  }
}

function shownError({ message, locations, path: place, extensions }: GraphQLError): unknown {
  return { type: extensions['type'], path: place, locations, message };
}

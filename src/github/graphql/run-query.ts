/**
 * One question to GitHub's GraphQL API. It answers many reads at once, and everything it answers the REST API answers,
 * too: so whatever is not a whole answer is none, and the caller reads by REST, whose refusals are told people.
 */
import { Failure } from '../../domain/failure.ts';
import { ask, type Connection, once } from '../client.ts';

export interface QueryAnswer {
  readonly data: unknown;
  /** Where in `data` something is missing, and why: `NOT_FOUND`, `FORBIDDEN`. */
  readonly errors: readonly QueryError[];
}

export interface QueryError {
  readonly type?: string;
  readonly path?: readonly (string | number)[];
}

/** Null when there was no answer. Being told to wait is a `Failure`: reading by REST would be a hundred calls more. */
export async function runQuery(
  { octokit }: Connection,
  what: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<QueryAnswer | null> {
  try {
    const url = graphqlUrl(octokit.request.endpoint.DEFAULTS.baseUrl);
    const { data } = await ask(what, () => octokit.request(`POST ${url}`, { query, variables, request: once() }));
    return answerIn(what, data);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'rate-limited') throw error;
    return null;
  }
}

/** On GitHub Enterprise Server the two APIs lie beside each other. */
function graphqlUrl(baseUrl: string): string {
  return /\/api\/v3\/?$/.test(baseUrl) ? baseUrl.replace(/\/v3\/?$/, '/graphql') : `${baseUrl}/graphql`;
}

/** GitHub answers 200 to a query that it limits. */
const LIMITED: ReadonlySet<string> = new Set(['RATE_LIMIT', 'RATE_LIMITED']);

function answerIn(what: string, body: unknown): QueryAnswer | null {
  if (typeof body !== 'object' || body === null) return null;
  const errors: readonly QueryError[] = 'errors' in body && Array.isArray(body.errors) ? body.errors : [];
  if (errors.some(({ type }) => LIMITED.has(type ?? '')))
    throw new Failure('rate-limited', `${what}: GitHub limits our queries.`, { retryAfterMs: 60_000 });
  return 'data' in body && body.data !== null ? { data: body.data, errors } : null;
}

/** What was answered without any error. */
export function wholeData(answer: QueryAnswer | null): unknown {
  return answer !== null && answer.errors.length === 0 ? answer.data : null;
}

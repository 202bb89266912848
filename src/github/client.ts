/**
 * The one door to GitHub's API. Transport retries are off: a POST that timed out may have been done, and only the
 * effect that sent it knows how to find out.
 */
import type { Octokit } from '@octokit/rest';
import { Failure } from '../domain/failure.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { ReadAhead } from './graphql/read-ahead.ts';
import type { Narrowed } from './installation.ts';
import type { SeenGates } from './reads/seen-gates.ts';
import { translateError } from './translate-error.ts';

/** What we use of an Octokit; Probot's, `@actions/github`'s and `@octokit/rest`'s all have it. */
export type OctokitLike = { readonly request: Octokit['request'] };

/** A repository and the client that reaches it. */
export interface Connection {
  readonly octokit: OctokitLike;
  readonly repository: RepositoryRef;
  readonly owner: string;
  readonly repo: string;
  /** Login of the App's bot, e.g. `tidegate[bot]`: tells our own comments and answers from others'. */
  readonly self: string;
  /** Null in a job, which has no App: it writes no checks. */
  readonly appId: number | null;
  /** What was read together with something else. */
  readonly ahead?: ReadAhead | undefined;
  /** What was read of gates. */
  readonly seen?: SeenGates | undefined;
  /** Not in a job, which has the one token that it was given. */
  readonly narrowed?: Narrowed | null | undefined;
  /** JSON, a trusted root a line: whose attestations count besides those of Sigstore's public instance. */
  readonly trustedRoots?: string | undefined;
}

/** GitHub answers within 10 s or not at all. */
const TIMEOUT_MS = 15_000;

/** Options every request carries. */
export function once(): { readonly retries: 0; readonly signal: AbortSignal } {
  return { retries: 0, signal: AbortSignal.timeout(TIMEOUT_MS) };
}

/** Runs a request and translates its error into a `Failure`. */
export async function ask<T>(what: string, request: () => Promise<T>): Promise<T> {
  const answer = await request().catch((error: unknown) => {
    throw translateError(what, error);
  });
  if (isCut(answer)) throw new Failure('unavailable', `${what}: the connection ended before GitHub's answer did.`);
  return answer;
}

/**
 * Octokit hands on what could not be read as JSON as the text that it was, without an error: half an answer would pass
 * for an empty list.
 */
function isCut(answer: unknown): boolean {
  if (!isResponse(answer) || typeof answer.data !== 'string') return false;
  return /json/i.test(String(answer.headers?.['content-type'] ?? ''));
}

interface Response {
  readonly data: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
}

function isResponse(answer: unknown): answer is Response {
  return typeof answer === 'object' && answer !== null && 'data' in answer;
}

/** Like {@link ask}, with null for "not there". */
export async function askOrNull<T>(what: string, request: () => Promise<T>): Promise<T | null> {
  try {
    return await ask(what, request);
  } catch (error) {
    if (error instanceof Failure && error.kind === 'not-found') return null;
    throw error;
  }
}

/** The largest page that GitHub gives. */
export const PAGE_SIZE = 100;

/**
 * All items of a list, page by page. Ends at the first page that is not full; `limit` bounds the number of items
 * (a list of GitHub that is longer than we are ready to read is a fact of its own: see `complete`).
 */
export async function listAll<T>(
  what: string,
  page: (query: { readonly page: number; readonly per_page: number }) => Promise<{ readonly data: readonly T[] }>,
  limit = 3000,
): Promise<{ readonly items: readonly T[]; readonly complete: boolean }> {
  const items: T[] = [];
  for (let number = 1; items.length < limit; number += 1) {
    const { data } = await ask(what, () => page({ page: number, per_page: PAGE_SIZE }));
    items.push(...data);
    if (data.length < PAGE_SIZE) return { items, complete: true };
  }
  return { items, complete: false };
}

/**
 * The one door to GitHub's API. Transport retries are off: a POST that timed out may have been done, and only the
 * effect that sent it knows how to find out.
 */
import type { Octokit } from '@octokit/rest';
import type { RepositoryRef } from '../domain/repository.ts';
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
}

/** GitHub answers within 10 s or not at all. */
const TIMEOUT_MS = 15_000;

/** Options every request carries. */
export function once(): { readonly retries: 0; readonly signal: AbortSignal } {
  return { retries: 0, signal: AbortSignal.timeout(TIMEOUT_MS) };
}

/** Runs a request and translates its error into a `Failure`. */
export async function ask<T>(what: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw translateError(what, error);
  }
}

/** Like {@link ask}, with null for "not there". */
export async function askOrNull<T>(what: string, request: () => Promise<T>): Promise<T | null> {
  try {
    return await request();
  } catch (error) {
    const failure = translateError(what, error);
    if (failure.kind === 'not-found') return null;
    throw failure;
  }
}

const PAGE_SIZE = 100;

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

/** Conditional requests: an answer "not modified" does not count against the rate limit. */
import { translateError } from '../translate-error.ts';

/** Null: GitHub has nothing newer than `etag`. */
export async function unlessUnchanged<T>(
  what: string,
  etag: string | null,
  request: (headers: { readonly 'if-none-match'?: string }) => Promise<T>,
): Promise<T | null> {
  try {
    return await request(etag === null ? {} : { 'if-none-match': etag });
  } catch (error) {
    if (etag !== null && isNotModified(error)) return null;
    throw translateError(what, error);
  }
}

function isNotModified(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 304;
}

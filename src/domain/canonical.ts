/** One spelling for a JSON value, so that equal documents have equal digests (RFC 8785). */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Canonical JSON. Throws on what JSON cannot say (a cycle, NaN); the documents of this project never hold such. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('undefined has no canonical JSON');
  return text;
}

/** Lower-case hex SHA-256 of the canonical JSON. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** Every code that a problem in a smoke file can have, and when it is given. */
import type { Finding } from '../document/locate.ts';
import { DOCUMENT_CODES } from '../document/problem-codes.ts';

export const SMOKE_PROBLEM_CODES = {
  ...DOCUMENT_CODES,
  'unknown-name': 'A name to be filled in that nobody set.',
  'url-refused': 'An address that cannot be read, or that holds a user name or a password.',
  'check-duplicate': 'Two checks of one id.',
  'no-required-check': 'Every check is advisory.',
} as const satisfies Readonly<Record<string, string>>;

export type SmokeFinding = Finding<keyof typeof SMOKE_PROBLEM_CODES>;

/** Every code that a problem in a smoke file can have, and when it is given. */
import type { Finding } from '../document/locate.ts';
import type { Path } from '../document/parse.ts';
import { DOCUMENT_CODES } from '../document/problem-codes.ts';

export const SMOKE_PROBLEM_CODES = {
  ...DOCUMENT_CODES,
  'unknown-name': 'A name to be filled in that nobody set.',
  'url-refused': 'An address that cannot be read, or that holds a user name or a password.',
  'header-refused': 'A header that the request cannot have, or a value that no header can have.',
  'check-duplicate': 'Two checks of one id.',
  'check-type': 'A check of no type, or of several.',
  'check-unknown': 'A check is named that is not in the file.',
  'dependency-cycle': 'Checks that wait for each other.',
  'no-required-check': 'Every check is advisory.',
  'limits-contradict': 'Limits of which one makes the other impossible or meaningless.',
  'assertion-missing': 'Something is asked that says nothing about what has to hold.',
  'assertion-refused': 'An assertion that could never hold or never be judged.',
  'pattern-invalid': 'A regular expression that RE2 does not take.',
  'json-path-invalid': 'A JSON path that is none of RFC 9535.',
} as const satisfies Readonly<Record<string, string>>;

export type SmokeProblemCode = keyof typeof SMOKE_PROBLEM_CODES;
export type SmokeFinding = Finding<SmokeProblemCode>;

/** Of a value; the value itself is not repeated, since a secret may stand for it. */
export function finding(code: SmokeProblemCode, path: Path, message: string): SmokeFinding {
  return { code, path, at: 'value', message };
}

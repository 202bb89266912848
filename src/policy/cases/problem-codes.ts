/** Every code that a problem in a case file can have besides those of facts, and when it is given. */
import type { Finding } from '../../document/locate.ts';
import { DOCUMENT_CODES } from '../../document/problem-codes.ts';

export const CASE_PROBLEM_CODES = {
  ...DOCUMENT_CODES,
  'instant-refused': 'Not an RFC 3339 instant with an offset.',
  'cases-missing': 'A file without cases.',
  'case-duplicate': 'Two cases of one name.',
  'expect-empty': 'A case, or a gate in it, that expects nothing.',
  'gate-unknown': 'A gate that no policy has.',
  'tier-unknown': 'A tier that the policy does not have.',
} as const satisfies Readonly<Record<string, string>>;

export type CaseProblemCode = keyof typeof CASE_PROBLEM_CODES;

export type CaseFinding = Finding<CaseProblemCode>;

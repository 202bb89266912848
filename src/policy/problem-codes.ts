/** Every code that a problem in a policy or in facts can have, and when it is given. The reference page lists them. */
import type { Finding } from '../document/locate.ts';
import { DOCUMENT_CODES } from '../document/problem-codes.ts';

export const PROBLEM_CODES = {
  ...DOCUMENT_CODES,
  'zone-unknown': 'No time zone of this name.',
  'days-refused': 'Days that cannot be read.',
  'hours-refused': 'Hours that cannot be read, or whose ends are equal.',
  'window-empty': 'A window with neither days nor hours.',
  'window-unknown': 'A gate asks for a window that is not defined.',
  'moment-refused': 'A date or time that cannot be read or does not exist.',
  'duration-refused': 'A length of time that cannot be read or is zero.',
  'freeze-ends-before-it-begins': 'The end of a freeze is not after its beginning.',
  'glob-refused': 'A glob that uses what is not supported.',
  'login-refused': 'Not a login.',
  'team-refused': 'Not the slug of a team.',
  'people-empty': 'A list of people that names nobody.',
  'when-empty': 'A `when` without a key.',
  'for-empty': 'A `for` without a key.',
  'require-empty': 'A gate that requires nothing.',
  'tier-duplicate': 'A tier is listed twice.',
  'tier-unknown': 'A tier that is not listed in `tiers`.',
  'tiers-conflict': "The tiers do not contain the organisation's in the same order.",
  'environment-unknown': 'An environment that no entry of `environments` matches.',
  'gate-duplicate': 'Two gates of one name.',
  'merge-environment': 'A gate `at: merge` that asks for an environment.',
  'approvals-impossible': 'Approvals that nobody can give.',
  'risk-without-default': 'Warning: every rule of `risk` has a `when`.',
  'glob-only-at-top': 'Warning: a glob without `/` matches only at the top of the repository.',
  'never-opens': 'Warning: the windows of several gates are never open together.',
  'instant-refused': 'Facts: not an RFC 3339 instant with an offset.',
  'people-ambiguous': 'Facts: one login in two spellings with two ids.',
} as const satisfies Readonly<Record<string, string>>;

export type ProblemCode = keyof typeof PROBLEM_CODES;

export type PolicyFinding = Finding<ProblemCode>;

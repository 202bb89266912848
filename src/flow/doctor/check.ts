/** What the doctor finds. One check is one thing that was looked at, and how it is. */

/**
 * `note`: nothing is wrong, and worth knowing. `unknown`: it could not be looked at, so nobody may take it for good.
 * `warning`: it works, and is not as it should be. `problem`: something does not work, or holds nothing.
 */
export type Level = 'ok' | 'note' | 'unknown' | 'warning' | 'problem';

export interface Check {
  /** Stable: people script against it. */
  readonly code: string;
  readonly level: Level;
  /** Which one of its kind: a variable, a permission, an environment. Empty: there is one only. */
  readonly subject: string;
  /** What is so, a sentence without its full stop. */
  readonly what: string;
  /** Why it matters; empty where nothing is to be done. */
  readonly why: string;
  /** What to do; empty where nothing is to be done. */
  readonly fix: string;
}

export function ok(code: string, what: string, subject = ''): Check {
  return { code, level: 'ok', subject, what, why: '', fix: '' };
}

export function unknown(code: string, what: string, fix: string, subject = ''): Check {
  return { code, level: 'unknown', subject, what, why: '', fix };
}

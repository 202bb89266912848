/** Conventional Commits 1.0.0, as far as a release type follows from them. */

/** Types are read without case (rule 15); colon and space are required (rule 1). */
const HEADER = /^([A-Za-z][\w-]{0,30})(?:\([^()\r\n]{1,200}\))?(!)?: /;
/**
 * In capitals (rules 12, 15 and 16), at the start of a line. It is found wherever in the text, since a squashed body
 * has the footers of several commits; and its text may begin on the next line, as people write it.
 */
const BREAKING = /^BREAKING[ -]CHANGE:\s{1,10}\S/m;

/** @param message title, then an empty line, then the body. Without a type, and for every other type: `patch`. */
export function conventionalType(message: string): 'major' | 'minor' | 'patch' {
  const header = HEADER.exec(message);
  if (header?.[2] === '!' || BREAKING.test(message)) return 'major';
  return header?.[1]?.toLowerCase() === 'feat' ? 'minor' : 'patch';
}

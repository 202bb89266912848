/** Conventional Commits 1.0.0, as far as a release type follows from them. */

const HEADER = /^([A-Za-z][\w-]{0,30})(?:\([^()\r\n]{1,200}\))?(!)?: /;
/** The footer is upper case in the specification, and stands at the start of a line. */
const BREAKING = /^BREAKING[ -]CHANGE: /m;

/** @param message title, then an empty line, then the body. Without a type, and for every other type: `patch`. */
export function conventionalType(message: string): 'major' | 'minor' | 'patch' {
  const header = HEADER.exec(message);
  if (header === null) return BREAKING.test(message) ? 'major' : 'patch';
  if (header[2] === '!' || BREAKING.test(message)) return 'major';
  return header[1]?.toLowerCase() === 'feat' ? 'minor' : 'patch';
}

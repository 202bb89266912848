/** Addresses that cannot be asked. */
import type { Path } from '../../document/parse.ts';
import { finding, type SmokeFinding } from '../problem-codes.ts';

/** The address itself is not repeated: it may hold what nobody else should read. */
export function urlFindings(url: string, path: Path): readonly SmokeFinding[] {
  const message = problemOf(url);
  return message === undefined ? [] : [finding('url-refused', path, message)];
}

function problemOf(url: string): string | undefined {
  if (!URL.canParse(url)) return 'This is not an address, so nothing could be probed. Write it as `https://host/path`.';
  const { username, password } = new URL(url);
  if (username === '' && password === '') return undefined;
  return 'The address holds a user name or a password, which would end up in reports. Take it out.';
}

/** What the names of a smoke file stand for in a job. */
import type { SmokeSubject } from '../../smoke/ports.ts';
import { InputError } from '../inputs.ts';

/** What the job sets, and `sha` and `environment` of what is verified where it does not. */
export function namesFor(set: ReadonlyMap<string, string>, subject: SmokeSubject): ReadonlyMap<string, string> {
  const known = Object.entries(subject).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const given = set.get('sha');
  // One commit would be looked for, and another one be called verified.
  if (given !== undefined && subject.sha !== undefined && !isSame(given, subject.sha)) {
    throw new InputError(
      `Input "set" has sha=${given}, and this step verifies ${subject.sha}: give input "sha" the commit that is deployed, and leave sha out of "set".`,
    );
  }
  return new Map([...known, ...set]);
}

/** Checks compare commits by 7 digits or more. */
function isSame(given: string, sha: string): boolean {
  return given.length >= 7 && sha.startsWith(given.toLowerCase());
}

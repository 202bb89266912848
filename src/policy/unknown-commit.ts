/** A release whose commit cannot be known: nothing that is known of the commit it is filed against counts for it. */
import type { Facts } from '../domain/facts.ts';

/** Said so, or an empty name, or the one that git gives to no commit: forty zeros. */
export function isUnknownCommit({ candidate }: Pick<Facts, 'candidate'>): boolean {
  return candidate.isUnknown === true || /^0*$/.test(candidate.sha);
}

/** Begins small, without a full stop: what, why, and what to do. */
export function sayUnknownCommit({ candidate }: Pick<Facts, 'candidate'>): string {
  const what = 'which commit would be deployed is not known';
  if (candidate.isUnknown !== true) return what;
  return `${what}: the run was started by hand, and ${sayWhy(candidate.inputs)}. Start it by a trigger without inputs, or let Tidegate start it`;
}

function sayWhy(inputs: readonly string[] | undefined): string {
  if (inputs === undefined) return 'its workflow file could not be read';
  const names = inputs.length === 0 ? 'its inputs' : `the input${inputs.length > 1 ? 's' : ''} ${inputs.join(', ')}`;
  return `GitHub does not tell what was given as ${names}`;
}

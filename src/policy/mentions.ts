/** Which teams a policy and a CODEOWNERS file speak of, so that membership is asked for these and no others. */
import { ownershipBy } from './codeowners/ownership.ts';
import { type Owner, parseCodeowners } from './codeowners/parse.ts';
import { isSameName } from './names.ts';
import type { Policy } from './schema.ts';

/** Every team slug that the policies name, in lower case, sorted. */
export function teamsOf(policies: readonly Policy[]): readonly string[] {
  return sorted(policies.flatMap(teamsIn));
}

function teamsIn(policy: Policy): readonly string[] {
  const people = [
    ...policy.gates.map((gate) => gate.require.approvals?.from),
    policy.override?.by,
    ...Object.values(policy.environments ?? {}).flatMap((entry) => [entry.rollback?.by, entry['release-manager']]),
  ];
  const authors = (policy.risk ?? []).flatMap((rule) => rule.when?.['author-in'] ?? []);
  return [...people.flatMap((each) => each?.teams ?? []), ...authors];
}

/**
 * The team slugs among the owners of these paths, in lower case, sorted; those of the repository's own organisation,
 * since teams of others own nothing here. Which teams own something is for CODEOWNERS to say, not for the policy.
 *
 * @param paths the old and new names of the changed files. Undefined: of the whole file.
 */
export function teamsInCodeowners(text: string, repository: string, paths?: readonly string[]): readonly string[] {
  const codeowners = parseCodeowners(text);
  if (codeowners.kind === 'too-large') return [];
  const ownership = ownershipBy(codeowners);
  const owners =
    paths === undefined
      ? codeowners.lines.flatMap((line) => line.owners)
      : paths.map(ownership).flatMap((found) => (found.kind === 'owners' ? found.owners : []));
  return sorted(owners.flatMap((owner) => teamHere(owner, repository)));
}

function teamHere(owner: Owner, repository: string): readonly string[] {
  const [organisation = ''] = repository.split('/');
  return owner.kind === 'team' && isSameName(owner.organisation, organisation) ? [owner.slug] : [];
}

function sorted(teams: readonly string[]): readonly string[] {
  return [...new Set(teams.map((team) => team.toLowerCase()))].sort();
}

/** Who owns what is released to an environment, and what follows from it: who may break glass there, and who may go back. */
import { entryFor } from './names.ts';
import { isAmong, type KnownPerson } from './people.ts';
import { PERMISSIONS } from './permissions.ts';
import type { People, Policy } from './schema.ts';

/** The repository's policy knows it better than its organisation's. Undefined: nobody is named, or it is a merge. */
export function releaseManagerOf(policies: readonly Policy[], environment: string | undefined): People | undefined {
  return policies.flatMap((policy) => managerIn(policy, environment) ?? []).at(-1);
}

function managerIn(policy: Policy, environment: string | undefined): People | undefined {
  return environment === undefined ? undefined : entryFor(policy, environment)?.['release-manager'];
}

/** A path of the repository. The repository's policy knows it better than its organisation's. */
export function runbookOf(policies: readonly Policy[], environment: string): string | undefined {
  return policies.flatMap((policy) => entryFor(policy, environment)?.runbook ?? []).at(-1);
}

/** Undefined: nobody may. An `override` that names nobody is for the release manager of the environment. */
export function whoMayOverride(policy: Policy, environment: string | undefined): People | undefined {
  if (policy.override === undefined) return undefined;
  return policy.override.by ?? managerIn(policy, environment);
}

/** Whether the person may break glass under this policy. Bots never may, and without `override` nobody may. */
export function mayOverride(
  policy: Policy,
  environment: string | undefined,
  person: KnownPerson | undefined,
): person is KnownPerson {
  const by = whoMayOverride(policy, environment);
  return by !== undefined && person !== undefined && person.kind !== 'bot' && isAmong(by, person);
}

/**
 * Who may approve a rollback, ask for one, hold and lift: those whom the environment names for it, else its release
 * manager, else those who may break glass. Undefined: nobody.
 */
export function whoMayRollBack(policy: Policy, environment: string): People | undefined {
  return entryFor(policy, environment)?.rollback?.by ?? managerIn(policy, environment) ?? policy.override?.by;
}

/** For what concerns no environment in particular: those who may override in any. */
export function whoMayOverrideSomewhere(policy: Policy): People | undefined {
  if (policy.override === undefined || policy.override.by !== undefined) return policy.override?.by;
  const managers = Object.values(policy.environments ?? {}).flatMap((entry) => entry['release-manager'] ?? []);
  if (managers.length === 0) return undefined;
  const users = managers.flatMap((each) => each.users ?? []);
  const teams = managers.flatMap((each) => each.teams ?? []);
  const permission = PERMISSIONS.find((least) => managers.some((each) => each.permission === least));
  return { users, teams, ...(permission === undefined ? {} : { permission }) };
}

/** `team release`, `ann, team release and 2 more`: in a line that has little room. */
export function sayReleaseManager(people: People): string {
  const named = namesOf(people);
  const told = named.slice(0, 2).join(', ');
  return named.length > 2 ? `${told} and ${named.length - 2} more` : told;
}

/** `team release, team sre, ann`: all of them, as short as they can be told. */
export function sayWho(people: People): string {
  return namesOf(people).join(', ');
}

/** Each of them as people call it; bots decide nothing, and are left out. */
export function namesOf({ users = [], teams = [], permission }: People): readonly string[] {
  return [
    ...teams.map((team) => `team ${team}`),
    ...users.filter((user) => !user.endsWith('[bot]')),
    ...(permission === undefined ? [] : [`anyone with ${permission} permission`]),
  ];
}

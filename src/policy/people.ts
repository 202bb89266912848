/** Who somebody is: identity is the numeric id, logins compare without case. */
import type { Facts, Permission, Person } from '../domain/facts.ts';
import { PERMISSIONS } from './permissions.ts';
import type { Approvers, People } from './schema.ts';

export interface KnownPerson extends Person {
  /** As GitHub spells it. */
  readonly login: string;
  /** All logins that facts give them, in lower case: who was renamed can have two. */
  readonly logins: readonly string[];
}

export interface Directory {
  find(login: string): KnownPerson | undefined;
  /** Equal for two logins of one person; unknown people are told apart by login. */
  identityOf(login: string): string;
}

export function directoryOf(facts: Pick<Facts, 'people'>): Directory {
  const entries = Object.entries(facts.people);
  const byId = Map.groupBy(entries, ([, { id }]) => id);
  const byLogin = new Map(
    entries.map(([login, { id }]) => [login.toLowerCase(), { ...asOne(byId.get(id) ?? []), id, login }]),
  );
  return {
    find: (login) => byLogin.get(login.toLowerCase()),
    identityOf(login) {
      const person = byLogin.get(login.toLowerCase());
      return person === undefined ? `login:${login.toLowerCase()}` : `id:${person.id}`;
    },
  };
}

/** One person, whichever login they use. Where two entries differ, what permits less is believed. */
function asOne(entries: readonly (readonly [string, Person])[]): Omit<KnownPerson, 'id' | 'login'> {
  const people = entries.map(([, person]) => person);
  const permissions: readonly Permission[] = ['none', ...PERMISSIONS];
  const [first] = people;
  return {
    logins: entries.map(([login]) => login.toLowerCase()),
    // No person can have brackets in their login.
    kind: entries.some(([login, { kind }]) => kind === 'bot' || login.endsWith('[bot]')) ? 'bot' : 'user',
    permission: permissions.find((each) => people.some(({ permission }) => permission === each)) ?? 'none',
    teams: (first?.teams ?? []).filter((team) => people.every((person) => isInTeam(person, team))),
  };
}

/** Whether the person is in any of `users`, `teams` and `permission`. Who owns the changed files is not asked here. */
export function isAmong(from: People | Approvers, person: KnownPerson): boolean {
  if (from.users?.some((user) => person.logins.includes(user.toLowerCase()))) return true;
  if (from.teams?.some((team) => isInTeam(person, team))) return true;
  return from.permission !== undefined && hasPermission(person, from.permission);
}

/** @param slug compared without case, as GitHub does. */
export function isInTeam(person: Pick<Person, 'teams'>, slug: string): boolean {
  const wanted = slug.toLowerCase();
  return person.teams.some((team) => team.toLowerCase() === wanted);
}

export function hasPermission(person: Pick<Person, 'permission'>, least: (typeof PERMISSIONS)[number]): boolean {
  const permissions: readonly string[] = PERMISSIONS;
  return permissions.indexOf(person.permission) >= permissions.indexOf(least);
}

/** `someone in team cab`, `alice or someone with write permission`: who is asked. */
export function sayPeople(from: People | Approvers): string {
  const parts = [
    ...(from.users ?? []).filter((user) => !user.endsWith('[bot]')),
    ...(from.teams ?? []).map((team) => `someone in team ${team}`),
    ...(from.permission === undefined ? [] : [`someone with ${from.permission} permission`]),
    ...('codeowners' in from && from.codeowners ? ['an owner of what is changed'] : []),
  ];
  const last = parts.pop() ?? 'nobody';
  return parts.length === 0 ? last : `${parts.join(', ')} or ${last}`;
}

/** Who somebody is: identity is the numeric id, logins compare without case. */
import type { Facts, Person } from '../domain/facts.ts';
import { PERMISSIONS, type People, type Policy } from './schema.ts';

export interface KnownPerson extends Person {
  /** As GitHub spells it. */
  readonly login: string;
}

export interface Directory {
  find(login: string): KnownPerson | undefined;
  /** Equal for two logins of one person; unknown people are told apart by login. */
  identityOf(login: string): string;
}

export function directoryOf(facts: Pick<Facts, 'people'>): Directory {
  const byLogin = new Map(
    Object.entries(facts.people).map(([login, person]) => [login.toLowerCase(), { ...person, login }]),
  );
  return {
    find: (login) => byLogin.get(login.toLowerCase()),
    identityOf(login) {
      const person = byLogin.get(login.toLowerCase());
      return person === undefined ? `login:${login.toLowerCase()}` : `id:${person.id}`;
    },
  };
}

/** Whether the person is in any of `users`, `teams` and `permission`. */
export function isAmong(from: People, person: KnownPerson): boolean {
  const login = person.login.toLowerCase();
  if (from.users?.some((user) => user.toLowerCase() === login)) return true;
  const teams = new Set(person.teams.map((team) => team.toLowerCase()));
  if (from.teams?.some((team) => teams.has(team.toLowerCase()))) return true;
  return from.permission !== undefined && hasPermission(person, from.permission);
}

export function hasPermission(person: Pick<Person, 'permission'>, least: (typeof PERMISSIONS)[number]): boolean {
  const permissions: readonly string[] = PERMISSIONS;
  return permissions.indexOf(person.permission) >= permissions.indexOf(least);
}

/** Whether the person may break glass under this policy. Bots never may, and without `override` nobody may. */
export function mayOverride(policy: Policy, person: KnownPerson | undefined): boolean {
  if (person === undefined || person.kind === 'bot' || policy.override === undefined) return false;
  return isAmong(policy.override.by, person);
}

/** `someone in team cab`, `alice or someone with write permission`: who is asked. */
export function sayPeople(from: People): string {
  const parts = [
    ...(from.users ?? []),
    ...(from.teams ?? []).map((team) => `someone in team ${team}`),
    ...(from.permission === undefined ? [] : [`someone with ${from.permission} permission`]),
  ];
  const last = parts.pop() ?? 'nobody';
  return parts.length === 0 ? last : `${parts.join(', ')} or ${last}`;
}

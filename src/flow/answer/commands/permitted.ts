/** Who may hold, lift, freeze and unfreeze: `rollback.by` of the environment, else `override.by`. */

import type { PolicyInForce } from '../../../policy/decide.ts';
import { teamsOf } from '../../../policy/mentions.ts';
import { entryFor } from '../../../policy/names.ts';
import { directoryOf, hasPermission, isAmong, type KnownPerson, sayPeople } from '../../../policy/people.ts';
import type { People, Policy } from '../../../policy/schema.ts';
import type { ReplyText } from '../reply-texts.ts';
import type { CommandOf, Given } from './given.ts';
import { replyNobodyMay, replyNotPermitted } from './permission-texts.ts';

type Restricting = CommandOf<'hold' | 'lift' | 'freeze' | 'unfreeze'>;

/**
 * Undefined: the author may. To hold something back the word of one policy is enough; to let it go again every policy
 * that names somebody has to name the author, so that a repository cannot loosen what its organisation asks for.
 */
export async function whyNotPermitted(
  given: Given<Restricting>,
  policies: readonly PolicyInForce[],
): Promise<ReplyText | undefined> {
  const { environment, kind } = given.command;
  const named = policies.flatMap(({ policy }) => whoMay(policy, environment) ?? []);
  if (named.length === 0) return replyNobodyMay(kind, environment);
  const person = await authorOf(given, policies);
  const may = named.map((people) => person !== undefined && isAmong(people, person));
  const isPermitted = kind === 'hold' || kind === 'freeze' ? may.includes(true) : !may.includes(false);
  if (isPermitted) return undefined;
  const others = named.filter((_, index) => may[index] === false).map(sayPeople);
  const joined = [...new Set(others)].join(kind === 'hold' || kind === 'freeze' ? ', or ' : ', and ');
  return replyNotPermitted(kind, environment, given.comment.user, joined);
}

export function whoMay(policy: Policy, environment: string): People | undefined {
  return entryFor(policy, environment)?.rollback?.by ?? policy.override?.by;
}

/** Whether the author is somebody here: strangers on a public repository are not told what waits. */
export async function isSomebodyHere(given: Given, policies: readonly PolicyInForce[]): Promise<boolean> {
  const person = await authorOf(given, policies);
  return person !== undefined && (hasPermission(person, 'triage') || person.teams.length > 0);
}

/** As GitHub knows them at this moment; undefined for bots, strangers, and whoever took over the author's login. */
async function authorOf(
  { github, comment }: Given,
  policies: readonly PolicyInForce[],
): Promise<KnownPerson | undefined> {
  const people = await github.people([comment.user], teamsOf(policies.map(({ policy }) => policy)));
  const person = directoryOf({ people }).find(comment.user);
  return person?.id === comment.userId && person.kind === 'user' ? person : undefined;
}

/** Who may hold, lift, freeze, unfreeze and roll back: `rollback.by` of the environment, else its
 * `release-manager`, else `override.by`. */
import type { Command } from '../../../domain/command.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { teamsOf } from '../../../policy/mentions.ts';
import { isAmong, sayPeople } from '../../../policy/people.ts';
import { whoMayOverrideSomewhere, whoMayRollBack } from '../../../policy/release-owner.ts';
import type { People, Policy } from '../../../policy/schema.ts';
import type { ReplyText } from '../reply-texts.ts';
import type { CommandOf, Given } from './given.ts';
import { replyNobodyMay, replyNotPermitted } from './permission-texts.ts';
import { authorOf } from './somebody.ts';

/** As people say it, where that is another word than the command. */
const VERBS: Readonly<Record<string, string>> = {
  rollback: 'roll back',
  recovered: 'say what is well again in',
  cause: 'say what was the cause in',
};

type Restricting = CommandOf<'hold' | 'lift' | 'freeze' | 'unfreeze' | 'rollback'>;

/**
 * Undefined: the author may. To hold something back the word of one policy is enough; to let it go again every policy
 * that names somebody has to name the author, so that a repository cannot loosen what its organisation asks for.
 */
export async function whyNotPermitted(
  given: Given<Restricting>,
  policies: readonly PolicyInForce[],
): Promise<ReplyText | undefined> {
  const { environment, kind } = given.command;
  return whyMayNot(given, { environment, kind }, policies);
}

/** `environment` null: of no environment in particular, which is for those who may override. */
export async function whyMayNot(
  given: Given,
  { environment, kind }: { readonly environment: string | null; readonly kind: Command['kind'] },
  policies: readonly PolicyInForce[],
): Promise<ReplyText | undefined> {
  const where = environment ?? 'this repository';
  const named = policies.flatMap(
    ({ policy }) => (environment === null ? whoMayOverrideSomewhere(policy) : whoMay(policy, environment)) ?? [],
  );
  if (named.length === 0) return replyNobodyMay(VERBS[kind] ?? kind, where);
  const person = await authorOf(given, teamsOf(policies.map(({ policy }) => policy)));
  const may = named.map((people) => person !== undefined && isAmong(people, person));
  const isPermitted = kind === 'hold' || kind === 'freeze' ? may.includes(true) : !may.includes(false);
  if (isPermitted) return undefined;
  const others = named.filter((_, index) => may[index] === false).map(sayPeople);
  const joined = [...new Set(others)].join(kind === 'hold' || kind === 'freeze' ? ', or ' : ', and ');
  return replyNotPermitted(VERBS[kind] ?? kind, where, given.comment.user, joined);
}

export function whoMay(policy: Policy, environment: string): People | undefined {
  return whoMayRollBack(policy, environment);
}

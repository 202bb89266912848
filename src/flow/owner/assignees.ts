/** Who is assigned to an issue of ours about an environment: its release manager, as far as GitHub can assign them. */
import type { PolicyInForce } from '../../policy/decide.ts';
import { isSameName } from '../../policy/names.ts';
import { releaseManagerOf } from '../../policy/release-owner.ts';
import type { People } from '../../policy/schema.ts';

/** GitHub's limit. */
const MOST_ASSIGNEES = 10;

export function assigneesOf(policies: readonly PolicyInForce[], environment: string | undefined): readonly string[] {
  const manager = releaseManagerOf(
    policies.map(({ policy }) => policy),
    environment,
  );
  return assignable(manager === undefined ? [] : [manager]);
}

/** Teams cannot be assigned: they are named in the text. Names compare without case. */
export function assignable(managers: readonly People[]): readonly string[] {
  const users = managers.flatMap(({ users: named = [] }) => named).filter((user) => !user.endsWith('[bot]'));
  const isFirst = (user: string, index: number) => users.findIndex((each) => isSameName(each, user)) === index;
  return users.filter(isFirst).slice(0, MOST_ASSIGNEES);
}

/** Who is assigned to an issue of ours about an environment: its release manager, as far as GitHub can assign them. */
import type { PolicyInForce } from '../../policy/decide.ts';
import { releaseManagerOf } from '../../policy/release-owner.ts';

/** GitHub's limit. */
const MOST_ASSIGNEES = 10;

/** Teams cannot be assigned: they are named in the text. */
export function assigneesOf(policies: readonly PolicyInForce[], environment: string | undefined): readonly string[] {
  const manager = releaseManagerOf(
    policies.map(({ policy }) => policy),
    environment,
  );
  const users = (manager?.users ?? []).filter((user) => !user.endsWith('[bot]'));
  return users.slice(0, MOST_ASSIGNEES);
}

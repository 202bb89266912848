/** Is the author of a comment somebody here? Asked before all else: anybody may comment on a public repository. */
import { teamsOf } from '../../../policy/mentions.ts';
import { directoryOf, hasPermission, isAmong, type KnownPerson } from '../../../policy/people.ts';
import type { Approvers, People, Policy } from '../../../policy/schema.ts';
import { readKnownPolicies } from '../../policies.ts';
import type { GitHub } from '../../ports.ts';
import type { Given } from './given.ts';

/**
 * Whoever may triage issues here, and whoever the policies name for anything, by name or by team. All others are
 * strangers: nothing is judged for them, and they are told nothing.
 *
 * @param given `github` is reached as what can wait: the share of GitHub's limits that is kept for gates is not for strangers.
 */
export async function isSomebodyHere(
  given: Pick<Given, 'github' | 'ports' | 'question' | 'comment'>,
): Promise<boolean> {
  const { github, ports, question } = given;
  const person = await authorOf(given, []);
  if (person === undefined) return false;
  if (hasPermission(person, 'triage')) return true;
  const policies = ((await readKnownPolicies(ports, question.repository, github)) ?? []).map(({ policy }) => policy);
  const teams = teamsOf(policies);
  const member = teams.length === 0 ? person : await authorOf(given, teams);
  if (member === undefined) return false;
  return member.teams.length > 0 || policies.flatMap(listsIn).some((people) => isAmong(people, member));
}

function listsIn(policy: Policy): readonly (People | Approvers)[] {
  const lists = [
    ...policy.gates.map((gate) => gate.require.approvals?.from),
    policy.override?.by,
    ...Object.values(policy.environments ?? {}).flatMap((entry) => [entry.rollback?.by, entry['release-manager']]),
  ];
  return lists.filter((people) => people !== undefined);
}

interface Said {
  readonly github: Pick<GitHub, 'people'>;
  readonly comment: Given['comment'];
}

/** As GitHub knows them at this moment; undefined for bots, strangers, and whoever took over the author's login. */
export async function authorOf({ github, comment }: Said, teams: readonly string[]): Promise<KnownPerson | undefined> {
  const people = await github.people([comment.user], teams);
  const person = directoryOf({ people }).find(comment.user);
  return person?.id === comment.userId && person.kind === 'user' ? person : undefined;
}

/** Who may say go or no-go at a stage: the release manager, an approver of production, or who may override. */
import { teamsOf } from '../../../policy/mentions.ts';
import { matchesEnvironment } from '../../../policy/names.ts';
import { isAmong, sayPeople } from '../../../policy/people.ts';
import { releaseManagerOf, whoMayOverride } from '../../../policy/release-owner.ts';
import type { Approvers, People, Policy } from '../../../policy/schema.ts';
import { productionOf } from '../../plan/production.ts';
import type { ReplyText } from '../reply-texts.ts';
import type { CommandOf, Given } from './given.ts';
import { replyNotPermitted } from './permission-texts.ts';
import { authorOf } from './somebody.ts';
import { replyNobodyDecides } from './stage-texts.ts';

/** Read anew, as with every command. Undefined: the author may. */
export async function whyMayNotDecide(
  given: Given<CommandOf<'go' | 'no-go' | 'leave-out'>>,
  policies: readonly Policy[],
): Promise<ReplyText | undefined> {
  const named = whoMayDecide(policies);
  if (named.length === 0) return replyNobodyDecides(given.command.kind);
  const person = await authorOf(given, teamsOf(policies));
  if (person !== undefined && named.some((people) => isAmong(people, person))) return undefined;
  const who = [...new Set(named.map(sayPeople))].join(', or ');
  const { kind } = given.command;
  return kind === 'leave-out'
    ? replyNotPermitted('leave pull requests out of a no-go for', 'planned releases', given.comment.user, who)
    : replyNotPermitted(`say ${kind} at`, 'stages of planned releases', given.comment.user, who);
}

function whoMayDecide(policies: readonly Policy[]): readonly (People | Approvers)[] {
  return productionOf(policies).flatMap((environment) => [
    ...[releaseManagerOf(policies, environment)].filter((people) => people !== undefined),
    ...policies.flatMap((policy) => approversOf(policy, environment)),
    ...policies.flatMap((policy) => whoMayOverride(policy, environment) ?? []),
  ]);
}

function approversOf({ gates }: Policy, environment: string): readonly Approvers[] {
  return gates
    .filter((gate) => gate.at === 'deploy' && matchesEnvironment(gate.for?.environments, environment))
    .flatMap((gate) => gate.require.approvals ?? [])
    .flatMap(({ of, from }) => (of === 'release' ? [from] : []));
}

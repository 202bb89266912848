/**
 * The built-in gate `group`: environments of one group hold together. A release whose verification failed in one of
 * them is held in all, until a later verification of it passes where it failed.
 */
import type { DeploymentFact } from '../../domain/facts.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import { entryFor, isSameName } from '../names.ts';
import type { Policy } from '../schema.ts';
import type { BuiltInGate, ReleaseContext } from './context.ts';
import { deploymentsTo, failedAt, latestBy, nextChange, passedAt } from './past-deployments.ts';

export const groupGate: BuiltInGate = {
  name: 'group',
  yieldsToRollback: true,
  judge(context) {
    const { at } = context;
    const groups = groupsOf(context);
    const [first] = groups;
    if (first === undefined) return undefined;
    const instants = groups.flatMap(({ members }) => members.flatMap((each) => [...each.failures, ...each.passes]));
    const held = groups.filter((group) => failuresAt(group, at).length > 0);
    const changesAt = nextChange(instants, at, (instant) =>
      String(groups.some((group) => failuresAt(group, instant).length > 0)),
    );
    const changes = changesAt === null ? {} : { changesAt };
    const [holding] = held;
    if (holding === undefined) {
      const reason = { code: 'group-healthy', group: first.name };
      const owners = groups.map(({ policy }) => policy);
      return { finding: { kind: 'group', status: 'met', reason, ...changes }, owners };
    }
    const failed = failuresAt(holding, at);
    const reason = { code: 'group-failed', group: holding.name, failed, zone: holding.policy.zone };
    const owners = held.map(({ policy }) => policy);
    return { finding: { kind: 'group', status: 'pending', reason, ...changes }, owners };
  },
};

interface Group {
  readonly policy: Policy;
  readonly name: string;
  /** The environments of the group that the candidate was deployed to. */
  readonly members: readonly Member[];
}

interface Member {
  readonly environment: string;
  readonly failures: readonly EpochMs[];
  readonly passes: readonly EpochMs[];
}

function groupsOf({ policies, environment, facts }: ReleaseContext): readonly Group[] {
  if (environment === undefined) return [];
  return policies.flatMap((policy) => {
    const name = entryFor(policy, environment)?.group;
    if (name === undefined) return [];
    const members = environmentsOf(facts.deployments)
      .filter((each) => isInGroup(policy, each, name))
      .map((each) => {
        const own = deploymentsTo(each, policy, facts).filter(({ sha }) => sha === facts.candidate.sha);
        return {
          environment: each,
          failures: own.flatMap((deployment) => failedAt(deployment) ?? []),
          passes: own.flatMap((deployment) => passedAt(deployment) ?? []),
        };
      });
    return [{ policy, name, members }];
  });
}

function isInGroup(policy: Policy, environment: string, name: string): boolean {
  const group = entryFor(policy, environment)?.group;
  return group !== undefined && isSameName(group, name);
}

/** Each once, however it is spelled; in alphabetical order. */
function environmentsOf(deployments: readonly DeploymentFact[]): readonly string[] {
  const spellings = [...new Set(deployments.map(({ environment }) => environment))].toSorted();
  const first = new Map(spellings.toReversed().map((spelling) => [spelling.toLowerCase(), spelling]));
  return [...first.values()].toSorted();
}

/** The members in which the latest failure is not followed by a pass. */
function failuresAt({ members }: Group, at: EpochMs): readonly { environment: string; failedAt: string }[] {
  return members.flatMap(({ environment, failures, passes }) => {
    const failed = latestBy(failures, at);
    if (failed === undefined) return [];
    const passed = latestBy(passes, at);
    return passed !== undefined && passed > failed ? [] : [{ environment, failedAt: toInstant(failed) }];
  });
}

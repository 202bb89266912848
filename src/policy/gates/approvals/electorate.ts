/** Who is asked in one requirement about one change or release, and who never counts. */
import type { Change } from '../../../domain/facts.ts';
import { isSameName } from '../../names.ts';
import { isAmong, type KnownPerson } from '../../people.ts';
import type { IgnoredCode } from '../../reasons/approvals.ts';
import type { Approvals } from '../../schema.ts';
import type { Ballots, Voter } from './ballots.ts';
import type { ChangeOwners } from './owned-files.ts';

export interface Electorate {
  /** In any of the groups that `from` names; contributors and deployers included: they may say no. */
  readonly isAsked: (person: KnownPerson) => boolean;
  readonly contributors: ReadonlySet<string>;
  readonly deployers: ReadonlySet<string>;
}

/** Asked about this change: whoever wrote it does not count, whoever deploys it does, unless they may have written it. */
export function electorateOfChange(
  change: Change,
  asked: Approvals,
  owners: ChangeOwners,
  ballots: Ballots,
): Electorate {
  return {
    isAsked: isAskedBy(asked, owners),
    contributors: ballots.contributorsOf([change]),
    deployers: isOfForgeableNames(change) ? ballots.deployers : new Set(),
  };
}

/**
 * Whoever pushes a commit writes any names into it, and no pull request tells who pushed it. So whoever deploys it may
 * have written it. Facts that name only an author are decided on as they are: those that we gather name everybody.
 */
function isOfForgeableNames(change: Change): boolean {
  return change.kind === 'commit' && change.contributors !== undefined;
}

/** Asked about the release: whoever wrote any part of it or deploys it does not count. */
export function electorateOfRelease(asked: Approvals, owners: ChangeOwners, ballots: Ballots): Electorate {
  return {
    isAsked: isAskedBy(asked, owners),
    // Of all changes, also of those that this policy does not count to its service: their authors are in it too.
    contributors: ballots.contributorsOf(ballots.context.facts.changes),
    deployers: ballots.deployers,
  };
}

export function isAskedBy(asked: Approvals, { owned }: ChangeOwners): Electorate['isAsked'] {
  return (person) => isAmong(asked.from, person) || owned.some((files) => files.isOwner(person));
}

/** Whether this person's no has to be heard. */
export type MayObject = (voter: Voter) => boolean;

/** Everybody who is asked; of whom nothing is known, those whom the policy or CODEOWNERS names. */
export function mayObject(asked: Approvals, owners: ChangeOwners): MayObject {
  const isAsked = isAskedBy(asked, owners);
  const named = [
    ...(asked.from.users ?? []),
    ...owners.owned.flatMap((files) => files.owners.flatMap((owner) => (owner.kind === 'user' ? owner.login : []))),
  ];
  return ({ person, login }) => {
    if (person === undefined) return named.some((each) => isSameName(each, login));
    return person.kind === 'user' && isAsked(person);
  };
}

/** Why nothing this person says can count as a yes, whatever it is. */
export function personProblem(
  { identity, person }: Voter,
  { isAsked, contributors, deployers }: Electorate,
): IgnoredCode | undefined {
  if (person?.kind === 'bot') return 'bot';
  if (contributors.has(identity)) return 'contributor';
  if (deployers.has(identity)) return 'deployer';
  return person !== undefined && isAsked(person) ? undefined : 'not-eligible';
}

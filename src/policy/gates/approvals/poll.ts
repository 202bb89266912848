/** What one requirement asks of people, and what they said: before people are shared out between requirements. */
import type { Change } from '../../../domain/facts.ts';
import type { EpochMs } from '../../../domain/instant.ts';
import { nameOfChange } from '../../classify.ts';
import { hasUnseenChanges } from '../../risk/unseen-changes.ts';
import type { Approvals, Policy } from '../../schema.ts';
import { changesFor } from '../../services.ts';
import type { Ballots } from './ballots.ts';
import { type Electorate, electorateOfChange, electorateOfRelease, mayObject } from './electorate.ts';
import type { Opinions } from './opinion.ts';
import { type ChangeOwners, NO_OWNERS, type OwnedFiles, type UnknownOwners } from './owned-files.ts';
import { type AskedBy, type Rejection, rejectionsBy, releaseOpinions } from './release-approvals.ts';
import { type Objection, objectionsTo, reviewOpinions } from './reviews.ts';
import { verifiedAtFor } from './sign-off.ts';

/** Something that needs approvals: a change, or the release as a whole. */
export interface Subject {
  readonly name: string;
  /** How many people it needs. */
  readonly needed: number;
  readonly opinions: Opinions;
  /** Files that need one of their owners among these people. */
  readonly owned: readonly OwnedFiles[];
  readonly unknown: readonly UnknownOwners[];
  /** Whether this person could not say yes, whoever asks: nobody should be sent to them. */
  readonly isExcluded: (identity: string) => boolean;
}

export interface Poll {
  readonly asked: Approvals;
  readonly policy: Policy;
  /** See {@link AskedBy}. */
  readonly verifiedAt: EpochMs | null | undefined;
  readonly subjects: readonly Subject[];
  readonly rejections: readonly Rejection[];
  /** Open ones that the requirement minds. */
  readonly objections: readonly Objection[];
}

export function takePoll(asked: Approvals, policy: Policy, ballots: Ballots): Poll {
  const changes = changesFor(policy, ballots.context.facts);
  const owners = ownersFor(changes, asked, ballots);
  const by = { asked, policy, verifiedAt: verifiedAtFor(asked, policy, ballots.context) };
  return {
    ...by,
    subjects: asked.of === 'release' ? [releaseSubject(by, owners, ballots)] : changeSubjects(changes, by, ballots),
    rejections: rejectionsBy(mayObject(asked, owners), ballots),
    objections: asked.veto ? changes.flatMap((change) => objections(change, asked, owners, ballots)) : [],
  };
}

/** Of an `of: release` requirement all owners may object to each change: they are asked about the whole. */
function objections(change: Change, asked: Approvals, owners: ChangeOwners, ballots: Ballots): readonly Objection[] {
  if (change.kind === 'commit') return [];
  const concerned = asked.of === 'release' ? owners : ownersFor([change], asked, ballots);
  return objectionsTo(change, mayObject(asked, concerned), ballots);
}

function ownersFor(changes: readonly Change[], asked: Approvals, { owners }: Ballots): ChangeOwners {
  return asked.from.codeowners ? owners.ofChanges(changes) : NO_OWNERS;
}

/** Of a release that is not listed in full, also what cannot be known of the rest. */
function releaseSubject(by: AskedBy, owners: ChangeOwners, ballots: Ballots): Subject {
  const unlisted = unlistedOwners(by, ballots);
  const all = { owned: [...owners.owned, ...unlisted.owned], unknown: [...owners.unknown, ...unlisted.unknown] };
  return release(by, all, ballots);
}

function unlistedOwners({ asked }: AskedBy, { context, owners }: Ballots): ChangeOwners {
  return asked.from.codeowners && hasUnseenChanges(context.facts) ? owners.ofUnlisted() : NO_OWNERS;
}

function changeSubjects(changes: readonly Change[], by: AskedBy, ballots: Ballots): readonly Subject[] {
  const subjects = changes.map((change) => changeSubject(change, by, ballots));
  if (!hasUnseenChanges(ballots.context.facts)) return subjects;
  // Nobody can have reviewed what is not listed, so the release's own approvals speak for it.
  const rest = release(by, unlistedOwners(by, ballots), ballots);
  return [...subjects, { ...rest, name: 'the unlisted changes' }];
}

function changeSubject(change: Change, by: AskedBy, ballots: Ballots): Subject {
  const { asked } = by;
  const owners = ownersFor([change], asked, ballots);
  const electorate = electorateOfChange(change, asked, owners, ballots);
  // A commit without a pull request cannot have reviews.
  const opinions =
    change.kind === 'commit'
      ? releaseOpinions(by, electorate, ballots)
      : reviewOpinions(change, by, electorate, ballots);
  return subject(nameOfChange(change), asked, opinions, owners, excludedFrom(electorate));
}

function release(by: AskedBy, owners: ChangeOwners, ballots: Ballots): Subject {
  const { asked } = by;
  const electorate = electorateOfRelease(asked, owners, ballots);
  const name = ballots.context.facts.candidate.sha.slice(0, 7);
  return subject(name, asked, releaseOpinions(by, electorate, ballots), owners, excludedFrom(electorate));
}

function excludedFrom({ contributors, deployers }: Electorate): ReadonlySet<string> {
  return new Set([...contributors, ...deployers]);
}

function subject(
  name: string,
  asked: Approvals,
  opinions: Opinions,
  owners: ChangeOwners,
  excluded: ReadonlySet<string>,
): Subject {
  const isUnowned = owners.owned.length === 0 && owners.unknown.length === 0;
  const needed = asksOwnersAlone(asked) && isUnowned ? 0 : asked.count;
  return { name, needed, opinions, ...owners, isExcluded: (identity) => excluded.has(identity) };
}

/** Nobody but owners is asked, so where there are none nobody is. */
export function asksOwnersAlone({ from }: Approvals): boolean {
  const isOpenToOthers = from.users !== undefined || from.teams !== undefined || from.permission !== undefined;
  return from.codeowners === true && !isOpenToOthers;
}

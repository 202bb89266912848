/** Risk: the tier and release type of one change. */
import type { TierReason } from '../domain/decision.ts';
import type { Change, Facts } from '../domain/facts.ts';
import { isSameName } from './names.ts';
import { type Directory, directoryOf, hasPermission } from './people.ts';
import { mayOverride } from './release-owner.ts';
import { type ChangeType, changeType, highestType, ownType, type PlainType } from './release-type.ts';
import { type Assessment, assess } from './risk/assess.ts';
import type { Subject } from './risk/match.ts';
import type { ReleaseSize } from './risk/release.ts';
import type { Policy } from './schema.ts';

export interface ChangeRisk {
  readonly tier: string;
  readonly type: PlainType | 'emergency';
  /** What the change is in a release that is no emergency. */
  readonly plainType: PlainType;
  /** Why it has this tier. */
  readonly reasons: readonly TierReason[];
}

/** The tier of a change is the highest of the rules that match it; what cannot be known makes it higher, never lower. */
export function classifyChange(policy: Policy, change: Change, facts: Pick<Facts, 'people'>): ChangeRisk {
  return classifyWith(policy, change, directoryOf(facts));
}

interface InRelease {
  /** Whether the change is part of a release that is no emergency as a whole. */
  readonly isOrdinary?: boolean;
  /** Undefined: nobody knows what it is released with, or no rule asks. */
  readonly release?: ReleaseSize | undefined;
  /** Undefined: it is not known where it goes, as of a merge. */
  readonly environment?: string | undefined;
}

export function classifyWith(
  policy: Policy,
  change: Change,
  directory: Directory,
  { isOrdinary = false, release, environment }: InRelease = {},
): ChangeRisk {
  const labels = change.kind === 'commit' ? [] : change.labels;
  const refused = labels.filter((label) => !isPermitted(policy, { change, label, environment }, directory));
  const given = changeType(policy, change, labels);
  const asGiven = assessAs(policy, { change, labels, refused: [], directory, release }, [given], isOrdinary);
  if (refused.length === 0) return finish(policy, change, { ...asGiven, type: given }, []);
  const kept = labels.filter((label) => !refused.includes(label));
  const permitted = changeType(policy, change, kept);
  // Of several labels the highest type wins, so one more label at a time gives every type that there could be.
  const possible = [permitted, ...refused.map((label) => changeType(policy, change, [...kept, label]))];
  const assessed = assessAs(policy, { change, labels: kept, refused, directory, release }, possible, isOrdinary);
  const type = strictest(given, permitted);
  const mattered = assessed.rank > asGiven.rank || !isEqual(type, given);
  return finish(policy, change, { ...assessed, type }, mattered ? refused : []);
}

/**
 * In a release that is no emergency an emergency is an ordinary change: it has the tier of its plain type, and what rules
 * say about emergencies makes it no lower.
 */
function assessAs(
  policy: Policy,
  subject: Omit<Subject, 'types'>,
  types: readonly ChangeType[],
  isOrdinary: boolean,
): Assessment {
  const own = [...new Set(types.map(ownType))];
  if (!isOrdinary) return assess(policy, { ...subject, types: own });
  const plain = assess(policy, { ...subject, types: [...new Set(types.map((type) => type.plain))] });
  if (policy.risk === undefined || !own.includes('emergency')) return plain;
  const asEmergency = assess(policy, { ...subject, types: own });
  return asEmergency.rank > plain.rank ? asEmergency : plain;
}

function strictest(one: ChangeType, other: ChangeType): ChangeType {
  return { plain: highestType([one.plain, other.plain]), isEmergency: one.isEmergency && other.isEmergency };
}

function isEqual(one: ChangeType, other: ChangeType): boolean {
  return one.plain === other.plain && one.isEmergency === other.isEmergency;
}

/** Adds what raises a change whatever the rules say. */
function finish(
  policy: Policy,
  change: Change,
  assessed: Assessment & { readonly type: ChangeType },
  refused: readonly string[],
): ChangeRisk {
  const highest = policy.tiers.length - 1;
  let rank = assessed.rank;
  const reasons = assessed.grounds.map(({ because, detail }) => reason(policy, rank, because, change, detail));
  for (const label of refused) {
    const detail = `label ${label} was set by ${setterOf(change, label) ?? 'nobody known'}, who may neither override nor maintain; it does not lower anything`;
    reasons.push(reason(policy, rank, 'label-not-permitted', change, detail));
  }
  const unknown = unknownContributors(change);
  if (unknown > 0) {
    rank = Math.min(rank + 1, highest);
    const detail = `${unknown} ${unknown === 1 ? 'commit is' : 'commits are'} by people GitHub does not know`;
    reasons.push(reason(policy, rank, 'unknown-contributor', change, detail));
  }
  if (change.kind !== 'commit' && !change.filesComplete) {
    rank = highest;
    reasons.push(reason(policy, rank, 'incomplete', change, 'GitHub listed only a part of its files'));
  }
  const { type } = assessed;
  return { tier: policy.tiers[rank] as string, type: ownType(type), plainType: type.plain, reasons };
}

/** A commit whose author GitHub maps to no account has an empty one. */
function unknownContributors(change: Change): number {
  const counted = change.unknownContributors ?? 0;
  if (change.kind === 'commit') return change.author === '' || counted > 0 ? 1 : 0;
  return counted;
}

function reason(policy: Policy, rank: number, because: string, change: Change, detail: string): TierReason {
  return { tier: policy.tiers[rank] as string, because, change: nameOfChange(change), detail };
}

/** `#12`, or the short sha of a commit without a pull request. */
export function nameOfChange(change: Change): string {
  return change.kind === 'commit' ? change.sha.slice(0, 7) : `#${change.number}`;
}

/** Labels compare without case on GitHub too. */
function setterOf(change: Change, label: string): string | undefined {
  const labeledBy = change.kind === 'commit' ? {} : (change.labeledBy ?? {});
  return Object.entries(labeledBy).find(([name]) => isSameName(name, label))?.[1];
}

/** Whether the label may lower something: set by a person who may override or maintains, or by nobody we know of. */
function isPermitted(
  policy: Policy,
  { change, label, environment }: { change: Change; label: string; environment: string | undefined },
  directory: Directory,
): boolean {
  const login = setterOf(change, label);
  if (login === undefined) return true;
  const person = directory.find(login);
  if (person === undefined || person.kind === 'bot') return false;
  return hasPermission(person, 'maintain') || mayOverride(policy, environment, person);
}

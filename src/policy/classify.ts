/** Risk: the tier and release type of one change. */
import type { TierReason } from '../domain/decision.ts';
import type { Change, Facts } from '../domain/facts.ts';
import { isSameName } from './names.ts';
import { type Directory, directoryOf, hasPermission, mayOverride } from './people.ts';
import { type ChangeType, changeType, highestType, type PlainType, tierOfType } from './release-type.ts';
import { type Candidate, type CompiledRule, rulesOf } from './rules.ts';
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

export function classifyWith(policy: Policy, change: Change, directory: Directory): ChangeRisk {
  const labels = change.kind === 'commit' ? [] : change.labels;
  const kept = labels.filter((label) => isPermitted(policy, change, label, directory));
  const given = changeType(policy, change, labels);
  if (kept.length === labels.length) return finish(policy, change, assess(policy, change, labels, given), []);
  // A label that its author may not set can raise a change and never lower it: the highest of all readings counts.
  const permitted = changeType(policy, change, kept);
  const type = strictest(given, permitted);
  const all = assess(policy, change, labels, given);
  const readings = [all, assess(policy, change, labels, type), assess(policy, change, kept, permitted)];
  const tight = readings.reduce((best, each) => (each.rank > best.rank ? each : best));
  const mattered = tight !== all || !isEqual(type, given);
  const refused = labels.filter((label) => !kept.includes(label));
  return finish(policy, change, { ...tight, type }, mattered ? refused : []);
}

function strictest(one: ChangeType, other: ChangeType): ChangeType {
  return { plain: highestType([one.plain, other.plain]), isEmergency: one.isEmergency && other.isEmergency };
}

function isEqual(one: ChangeType, other: ChangeType): boolean {
  return one.plain === other.plain && one.isEmergency === other.isEmergency;
}

interface Assessment {
  readonly rank: number;
  readonly type: ChangeType;
  readonly reasons: readonly TierReason[];
}

function assess(policy: Policy, change: Change, labels: readonly string[], type: ChangeType): Assessment {
  const rules = rulesOf(policy);
  const own = type.isEmergency ? 'emergency' : type.plain;
  if (rules === undefined) {
    const rank = tierOfType(policy.tiers, own);
    return {
      rank,
      type,
      reasons: [reason(policy, rank, `type ${own}`, change, 'without risk rules the tier follows the release type')],
    };
  }
  const applying = applyingRules(rules, { change, labels, type });
  if (applying.length === 0) {
    return { rank: 0, type, reasons: [reason(policy, 0, 'no rule matched', change, 'the lowest tier')] };
  }
  const rank = Math.max(...applying.map(({ rule }) => policy.tiers.indexOf(rule.tier)));
  const reasons = applying
    .filter(({ rule }) => policy.tiers.indexOf(rule.tier) === rank)
    .map(({ rule, detail }) => reason(policy, rank, rule.because, change, detail));
  return { rank, type, reasons };
}

/** Rules without `when` apply when no other matched. */
function applyingRules(
  rules: readonly CompiledRule[],
  candidate: Candidate,
): readonly { rule: CompiledRule; detail: string }[] {
  const matching = (isDefault: boolean) =>
    rules.flatMap((rule) => {
      const detail = rule.isDefault === isDefault ? rule.match(candidate) : undefined;
      return detail === undefined ? [] : [{ rule, detail }];
    });
  const matched = matching(false);
  return matched.length > 0 ? matched : matching(true);
}

/** Adds what raises a change whatever the rules say. */
function finish(policy: Policy, change: Change, assessed: Assessment, refused: readonly string[]): ChangeRisk {
  const highest = policy.tiers.length - 1;
  const reasons = [...assessed.reasons];
  let rank = assessed.rank;
  for (const label of refused) {
    const detail = `label ${label} was set by ${setterOf(change, label) ?? 'nobody known'}, who may neither override nor maintain; it does not lower anything`;
    reasons.push(reason(policy, rank, 'label-not-permitted', change, detail));
  }
  const unknown = change.kind === 'commit' ? 0 : (change.unknownContributors ?? 0);
  if (unknown > 0) {
    rank = Math.min(rank + 1, highest);
    const detail = `${unknown} ${unknown === 1 ? 'commit is' : 'commits are'} by people GitHub does not know`;
    reasons.push(reason(policy, rank, 'unknown-contributor', change, detail));
  }
  if (change.kind !== 'commit' && !change.filesComplete) {
    rank = highest;
    reasons.push(reason(policy, rank, 'incomplete', change, 'GitHub listed only a part of its files'));
  }
  const { plain, isEmergency } = assessed.type;
  return { tier: policy.tiers[rank] as string, type: isEmergency ? 'emergency' : plain, plainType: plain, reasons };
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
function isPermitted(policy: Policy, change: Change, label: string, directory: Directory): boolean {
  const login = setterOf(change, label);
  if (login === undefined) return true;
  const person = directory.find(login);
  if (person === undefined || person.kind === 'bot') return false;
  return hasPermission(person, 'maintain') || mayOverride(policy, person);
}

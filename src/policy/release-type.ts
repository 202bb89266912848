/** The release type of one change: its labels, else its title. */

import { conventionalType } from '../domain/conventional.ts';
import type { ReleaseType } from '../domain/decision.ts';
import type { Change } from '../domain/facts.ts';
import type { Policy } from './schema.ts';

export type PlainType = 'major' | 'minor' | 'patch';

/** Lowest first. */
const PLAIN_TYPES = ['patch', 'minor', 'major'] as const;

export interface ChangeType {
  /** What it is as a part of an ordinary release. */
  readonly plain: PlainType;
  readonly isEmergency: boolean;
}

/** What rules and people call it. */
export function ownType({ plain, isEmergency }: ChangeType): PlainType | 'emergency' {
  return isEmergency ? 'emergency' : plain;
}

/** @param labels those that count. A label wins over the title; of several labels the highest wins. */
export function changeType(policy: Policy, change: Change, labels: readonly string[]): ChangeType {
  const labelled = PLAIN_TYPES.findLast((type) => hasLabel(policy, type, labels));
  const plain =
    labelled ?? conventionalType(change.kind === 'commit' ? change.message : `${change.title}\n\n${change.body}`);
  return { plain, isEmergency: hasLabel(policy, 'emergency', labels) };
}

function hasLabel(policy: Policy, type: PlainType | 'emergency', labels: readonly string[]): boolean {
  const wanted = policy['release-types'][type]?.labels ?? [type];
  return labels.some((label) => wanted.some((each) => each.toLowerCase() === label.toLowerCase()));
}

/** The highest of the types; `patch` when there are none. */
export function highestType(types: readonly PlainType[]): PlainType {
  return PLAIN_TYPES.findLast((type) => types.includes(type)) ?? 'patch';
}

/** The tier of a type in a policy without `risk`. In tiers of other names: the highest, the middle, the lowest. */
export function tierOfType(tiers: readonly string[], type: ReleaseType): number {
  const name = ({ major: 'high', minor: 'medium', emergency: 'medium' } as Record<string, string>)[type] ?? 'low';
  const named = tiers.indexOf(name);
  if (named >= 0) return named;
  const highest = tiers.length - 1;
  return { high: highest, medium: Math.ceil(highest / 2) }[name] ?? 0;
}

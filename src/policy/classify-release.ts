/** The tier and type of a release: the highest of its changes, by every policy in force. */
import type { ReleaseType, TierReason } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { type ChangeRisk, classifyWith } from './classify.ts';
import { isSameName } from './names.ts';
import { directoryOf } from './people.ts';
import { highestType } from './release-type.ts';
import type { Policy } from './schema.ts';
import { commonTiers } from './tiers.ts';

export interface ReleaseRisk {
  readonly tier: string;
  /** The tiers of all policies, lowest first. */
  readonly tiers: readonly string[];
  readonly isHighest: boolean;
  readonly type: ReleaseType;
  readonly reasons: readonly TierReason[];
}

/** @param policies at least one, the organisation's first. */
export function classifyRelease(policies: readonly Policy[], facts: Facts): ReleaseRisk {
  const directory = directoryOf(facts);
  const risks = policies.map((policy) => facts.changes.map((change) => classifyWith(policy, change, directory)));
  const type = typeOfRelease(facts, risks);
  const order = commonTiers(policies);
  const reasons = [
    ...risks.flatMap((changes) => changes.flatMap((risk) => risk.reasons)),
    ...releaseReasons(facts, order.tiers, type),
    ...(order.isCommon ? [] : [conflict(order.tiers, facts)]),
  ];
  const ranks = reasons.map((reason) => order.tiers.indexOf(reason.tier));
  const rank = Math.max(0, ...ranks, order.isCommon ? 0 : order.tiers.length - 1);
  const tier = order.tiers[rank] as string;
  return { tier, tiers: order.tiers, isHighest: rank === order.tiers.length - 1, type, reasons: distinct(reasons) };
}

interface Unknown {
  readonly because: string;
  readonly detail: string;
  readonly isSo: (facts: Facts) => boolean;
}

/** What nobody can have looked at has the highest tier, whatever the changes are. */
const UNKNOWNS: readonly Unknown[] = [
  {
    because: 'incomplete',
    detail: 'GitHub listed only a part of the changes',
    // A pull request without changes does not exist: what it changes is not known.
    isSo: (facts) => !facts.complete || (facts.question.kind === 'merge' && facts.changes.length === 0),
  },
  {
    because: 'first-deployment',
    detail: 'nothing ran in the environment before, and its changes are not listed',
    isSo: (facts) => facts.direction === 'first' && facts.changes.length === 0,
  },
  {
    because: 'diverged',
    detail: 'it does not contain the commit that runs now, so it takes commits away',
    isSo: (facts) => facts.direction === 'diverged',
  },
  {
    because: 'backward',
    detail: 'it goes back to an earlier commit, and what it takes away is not listed',
    isSo: (facts) => facts.direction === 'backward' && facts.changes.length === 0,
  },
];

/** What raises (or, without changes, sets) the tier of a release whatever its changes are. */
function releaseReasons(facts: Facts, tiers: readonly string[], type: ReleaseType): readonly TierReason[] {
  const change = facts.candidate.sha.slice(0, 7);
  const unknowns = UNKNOWNS.filter(({ isSo }) => isSo(facts));
  if (unknowns.length > 0) {
    return unknowns.map(({ because, detail }) => ({ tier: tiers.at(-1) as string, because, change, detail }));
  }
  if (facts.changes.length > 0) return [];
  const isRedeploy = type === 'redeploy';
  const because = isRedeploy ? 'redeploy' : 'no-changes';
  const detail = isRedeploy ? 'the environment runs this commit already' : 'the release has no changes';
  return [{ tier: tiers[0] as string, because, change, detail }];
}

function typeOfRelease(facts: Facts, risks: readonly (readonly ChangeRisk[])[]): ReleaseType {
  if (facts.direction === 'same') return 'redeploy';
  if (facts.direction === 'backward' && wasVerified(facts)) return 'rollback';
  const goesForward = facts.direction === 'forward' || facts.direction === 'first';
  const isEmergency =
    goesForward &&
    facts.complete &&
    facts.changes.length > 0 &&
    risks.every((changes) => changes.every((risk) => risk.type === 'emergency'));
  if (isEmergency) return 'emergency';
  return highestType(risks.flatMap((changes) => changes.map((risk) => risk.plainType)));
}

/** Whether the candidate was verified `pass` in this environment before. */
function wasVerified({ question, candidate, deployments }: Facts): boolean {
  if (question.kind !== 'deploy') return false;
  return deployments.some(
    (deployment) =>
      isSameName(deployment.environment, question.environment) &&
      deployment.sha === candidate.sha &&
      deployment.verification?.verdict === 'pass',
  );
}

function conflict(tiers: readonly string[], facts: Facts): TierReason {
  const detail = 'the tiers of the repository do not contain those of the organisation in the same order';
  return { tier: tiers.at(-1) as string, because: 'tiers-conflict', change: facts.candidate.sha.slice(0, 7), detail };
}

/** Two policies often give one reason. */
function distinct(reasons: readonly TierReason[]): readonly TierReason[] {
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const key = JSON.stringify([reason.tier, reason.because, reason.change, reason.detail]);
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

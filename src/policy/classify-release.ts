/** The tier and type of a release: the highest of its changes, by every policy in force. */
import type { ReleaseType, TierReason } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { type ChangeRisk, classifyWith } from './classify.ts';
import { isKnownGood } from './gates/past-deployments.ts';
import { isSameName } from './names.ts';
import { directoryOf } from './people.ts';
import { highestType } from './release-type.ts';
import { escalations } from './risk/escalate.ts';
import { sizeOfRelease } from './risk/release.ts';
import { releaseGrounds } from './risk/release-grounds.ts';
import { asksForRelease } from './rules.ts';
import type { Policy } from './schema.ts';
import { changesFor, lacksItsPullRequest } from './services.ts';
import { commonTiers } from './tiers.ts';
import { isUnknownCommit, sayUnknownCommit } from './unknown-commit.ts';

export interface ReleaseRisk {
  readonly tier: string;
  /** The tier without `escalate`: what the changes alone, brought or taken away, make of it. */
  readonly tierOfChanges: string;
  /** The tiers of all policies, lowest first. */
  readonly tiers: readonly string[];
  readonly type: ReleaseType;
  readonly reasons: readonly TierReason[];
}

/** @param policies at least one, the organisation's first. Each judges the changes of the service as it draws it. */
export function classifyRelease(policies: readonly Policy[], facts: Facts): ReleaseRisk {
  const directory = directoryOf(facts);
  const environment = facts.question.kind === 'deploy' ? facts.question.environment : undefined;
  const sizes = policies.map((policy) => (asksForRelease(policy) ? sizeOfRelease(policy, facts) : undefined));
  const asGiven = policies.map((policy, index) => {
    const release = sizes[index];
    return changesFor(policy, facts).map((change) => ({
      change,
      ...classifyWith(policy, change, directory, { release, environment }),
    }));
  });
  const type = typeOfRelease(facts, asGiven);
  const risks = policies.map((policy, index) =>
    (asGiven[index] ?? []).map((risk) => {
      const isOrdinary = type !== 'emergency' && risk.type === 'emergency';
      return isOrdinary
        ? classifyWith(policy, risk.change, directory, { isOrdinary, release: sizes[index], environment })
        : risk;
    }),
  );
  const { tiers, isCommon } = commonTiers(policies);
  const ofChanges = [
    ...risks.flatMap((changes) => changes.flatMap((risk) => risk.reasons)),
    ...policies.flatMap((policy, index) => releaseGrounds(policy, facts, sizes[index])),
    ...releaseReasons(facts, risks, tiers, type),
    ...(isCommon ? [] : [conflict(tiers, facts)]),
  ];
  const tierOfChanges = highestTier(tiers, ofChanges);
  const escalated = isCommon ? escalations(policies, facts, { tier: tierOfChanges, tiers }) : [];
  const reasons = distinct([...ofChanges, ...escalated]);
  const tier = highestTier(tiers, reasons);
  return { tier, tierOfChanges, tiers, type, reasons };
}

function highestTier(tiers: readonly string[], reasons: readonly TierReason[]): string {
  const rank = Math.max(0, ...reasons.map((reason) => tiers.indexOf(reason.tier)));
  return tiers[rank] as string;
}

interface Unknown {
  readonly because: string;
  readonly detail: string | ((facts: Facts) => string);
  readonly isSo: (facts: Facts) => boolean;
}

/** What nobody can have looked at has the highest tier, whatever the changes are. */
const UNKNOWNS: readonly Unknown[] = [
  {
    because: 'unknown-commit',
    detail: sayUnknownCommit,
    isSo: isUnknownCommit,
  },
  {
    because: 'incomplete',
    detail: 'GitHub listed only a part of the changes',
    isSo: (facts) => !facts.complete || lacksItsPullRequest(facts),
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

type Risks = readonly (readonly ChangeRisk[])[];

/** What raises (or, without changes, sets) the tier of a release whatever its changes are. */
function releaseReasons(
  facts: Facts,
  risks: Risks,
  tiers: readonly string[],
  type: ReleaseType,
): readonly TierReason[] {
  const change = facts.candidate.sha.slice(0, 7);
  const unknowns = UNKNOWNS.filter(({ isSo }) => isSo(facts));
  if (unknowns.length > 0) {
    return unknowns.map(({ because, detail: said }) => {
      const detail = typeof said === 'string' ? said : said(facts);
      return { tier: tiers.at(-1) as string, because, change, detail };
    });
  }
  if (risks.some((changes) => changes.length > 0)) return [];
  return [{ tier: tiers[0] as string, change, ...sayNothingNew(facts, type) }];
}

function sayNothingNew({ changes }: Facts, type: ReleaseType): Pick<TierReason, 'because' | 'detail'> {
  if (changes.length > 0) return { because: 'no-changes', detail: 'no change of the release touches this service' };
  if (type === 'redeploy') return { because: 'redeploy', detail: 'the environment runs this commit already' };
  return { because: 'no-changes', detail: 'the release has no changes' };
}

function typeOfRelease(facts: Facts, risks: Risks): ReleaseType {
  const isKnown = !isUnknownCommit(facts);
  if (isKnown && facts.direction === 'same') return 'redeploy';
  if (isKnown && facts.direction === 'backward' && wasVerified(facts)) return 'rollback';
  const all = risks.flat();
  // A hotfix on the branch of an older version has diverged; the tier says so.
  const goesForward = ['forward', 'first', 'diverged'].includes(facts.direction);
  const isEmergency =
    isKnown && goesForward && facts.complete && all.length > 0 && all.every((risk) => risk.type === 'emergency');
  return isEmergency ? 'emergency' : highestType(all.map((risk) => risk.plainType));
}

/** Whether the candidate was verified `pass` in this lane before. */
function wasVerified({ question, candidate, deployments }: Facts): boolean {
  if (question.kind !== 'deploy') return false;
  return deployments.some(
    (deployment) =>
      isSameName(deployment.environment, question.environment) &&
      isSameService(deployment.service, question.service) &&
      deployment.sha === candidate.sha &&
      isKnownGood(deployment),
  );
}

/** Facts may leave the service of a lane away. */
function isSameService(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || isSameName(one, other);
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

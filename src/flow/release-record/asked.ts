/** Which release records a gate belongs to: the policies say for which releases one is kept. */
import type { Decision } from '../../domain/decision.ts';
import type { GateQuestion, ReleaseRecordQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isGlob } from '../../policy/glob.ts';
import { entryFor, isSameName, matchesEnvironment } from '../../policy/names.ts';
import { commonTiers, tierFor } from '../../policy/tiers.ts';

/** None where no policy wants a record of such a release. */
export function recordAsked(
  { repository, environment }: GateQuestion,
  sha: string,
  { tier }: Pick<Decision, 'tier'>,
  policies: readonly PolicyInForce[],
): readonly ReleaseRecordQuestion[] {
  const { tiers } = commonTiers(policies.map(({ policy }) => policy));
  const isWanted = policies.some(({ policy }) => {
    if (policy.record === undefined) return false;
    const wanted = policy.record.for;
    const isTier = wanted?.tiers?.includes(tierFor(policy, { tier, tiers })) ?? true;
    return isTier && matchesEnvironment(wanted?.environments, environment);
  });
  const service = serviceOf(policies, environment);
  return isWanted ? [{ kind: 'release-record', repository, sha, ...(service === undefined ? {} : { service }) }] : [];
}

/** The service that is deployed there; the repository's policy knows it better than its organisation's. */
export function serviceOf(policies: readonly PolicyInForce[], environment: string): string | undefined {
  return policies.flatMap(({ policy }) => entryFor(policy, environment)?.service ?? []).at(-1);
}

export function isSameService(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined ? one === other : isSameName(one, other);
}

/**
 * Where a release ends: the environments of the service from which none is promoted further. Empty where the policies
 * name none, or only by patterns: then nobody can tell.
 */
export function lastEnvironments(policies: readonly PolicyInForce[], service: string | undefined): readonly string[] {
  const entries = policies.flatMap(({ policy }) => Object.entries(policy.environments ?? {}));
  const sources = entries.flatMap(([, entry]) => entry.promote?.from ?? []);
  const names = entries.map(([name]) => name).filter((name) => isSameService(serviceOf(policies, name), service));
  const last = names.filter((name) => !sources.some((source) => isSameName(source, name)));
  if (last.some(isGlob)) return [];
  return last.filter((name, index) => last.findIndex((each) => isSameName(each, name)) === index);
}

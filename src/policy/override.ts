/** Break-glass: is an override in force, and until when? */
import type { Facts, OverrideFact } from '../domain/facts.ts';
import { type EpochMs, epochMs } from '../domain/instant.ts';
import { expiryOf } from './expiry.ts';
import type { ReleaseContext } from './gates/context.ts';
import { isSameName } from './names.ts';
import { directoryOf, sayPeople } from './people.ts';
import { mayOverride, whoMayOverride } from './release-owner.ts';
import type { Policy } from './schema.ts';

export interface OverrideInForce {
  readonly override: OverrideFact;
  readonly expiresAt: EpochMs;
}

export interface Overrides {
  /** Of several, the one in force longest. */
  readonly inForce: OverrideInForce | null;
  /** When the next permitted override begins or the one in force ends, or null. */
  readonly changesAt: EpochMs | null;
}

/** @param closed the policies that hold the release: each of them must permit the person. */
export function findOverride(closed: readonly Policy[], context: ReleaseContext): Overrides {
  const { facts, at, environment } = context;
  if (environment === undefined) return { inForce: null, changesAt: null };
  const permitted = facts.overrides
    .filter((override) => override.sha === facts.candidate.sha && isSameName(override.environment, environment))
    .filter((override) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(override.reason) && isPermitted(override, closed, context))
    .map((override) => ({
      override,
      beginsAt: epochMs(override.at),
      expiresAt: expiryFor(override, closed),
    }))
    .filter(({ expiresAt }) => expiresAt > at);
  const inForce = permitted.filter(({ beginsAt }) => beginsAt <= at).toSorted(longestFirst)[0] ?? null;
  const changes = [
    ...permitted.map(({ beginsAt }) => beginsAt),
    ...(inForce === null ? [] : [inForce.expiresAt]),
  ].filter((each) => each > at);
  return { inForce, changesAt: changes.length === 0 ? null : Math.min(...changes) };
}

/** Of several until the same instant always the same one, whatever their order in the facts. */
function longestFirst(one: OverrideInForce, other: OverrideInForce): number {
  const key = ({ override }: OverrideInForce): string => JSON.stringify([override.user, override.reason]);
  return other.expiresAt - one.expiresAt || (key(one) < key(other) ? -1 : 1);
}

function isPermitted(
  override: OverrideFact,
  closed: readonly Policy[],
  { directory, environment }: ReleaseContext,
): boolean {
  const person = directory.find(override.user);
  return closed.length > 0 && closed.every((policy) => mayOverride(policy, environment, person));
}

/** By the shortest of the policies concerned. */
function expiryFor({ at }: OverrideFact, closed: readonly Policy[]): EpochMs {
  return Math.min(...closed.flatMap(({ override }) => (override ? [expiryOf(epochMs(at), override.expires)] : [])));
}

/**
 * Why a stated override did not open its deployment: nobody may, or who may instead; else it came too late, or what
 * holds the deployment is beyond overriding.
 */
export type Refusal =
  | { readonly kind: 'nobody-may' }
  | { readonly kind: 'not-among'; readonly mayInstead: string }
  | { readonly kind: 'too-late-or-beyond' };

export function whyRefused(policies: readonly Policy[], facts: Facts, user: string): Refusal {
  const person = directoryOf(facts).find(user);
  const environment = facts.question.kind === 'deploy' ? facts.question.environment : undefined;
  const refusing = policies.filter((policy) => !mayOverride(policy, environment, person));
  if (refusing.length === 0) return { kind: 'too-late-or-beyond' };
  const named = refusing.flatMap((policy) => whoMayOverride(policy, environment) ?? []).map(sayPeople);
  return named.length === 0 ? { kind: 'nobody-may' } : { kind: 'not-among', mayInstead: named.join(' and ') };
}

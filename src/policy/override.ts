/** Break-glass: is an override in force, and until when? */
import type { OverrideFact } from '../domain/facts.ts';
import { type EpochMs, epochMs, parseDuration } from '../domain/instant.ts';
import type { ReleaseContext } from './gates/context.ts';
import { isSameName } from './names.ts';
import { mayOverride } from './people.ts';
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
    .filter((override) => override.reason.trim() !== '' && isPermitted(override, closed, context))
    .map((override) => ({
      override,
      beginsAt: epochMs(override.at),
      expiresAt: epochMs(override.at) + lifetime(closed),
    }))
    .filter(({ expiresAt }) => expiresAt > at);
  const inForce = permitted
    .filter(({ beginsAt }) => beginsAt <= at)
    .reduce<OverrideInForce | null>(
      (best, each) => (best === null || each.expiresAt > best.expiresAt ? each : best),
      null,
    );
  const changes = [
    ...permitted.map(({ beginsAt }) => beginsAt),
    ...(inForce === null ? [] : [inForce.expiresAt]),
  ].filter((each) => each > at);
  return { inForce, changesAt: changes.length === 0 ? null : Math.min(...changes) };
}

function isPermitted(override: OverrideFact, closed: readonly Policy[], { directory }: ReleaseContext): boolean {
  const person = directory.find(override.user);
  return closed.length > 0 && closed.every((policy) => mayOverride(policy, person));
}

/** The shortest of the policies concerned. */
function lifetime(closed: readonly Policy[]): number {
  return Math.min(...closed.map((policy) => parseDuration(policy.override?.expires ?? '') ?? 0));
}

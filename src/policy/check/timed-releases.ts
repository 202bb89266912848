/** The kinds of release that windows and freezes tell apart, each once. */

import { RELEASE_TYPES, type ReleaseType } from '../../domain/decision.ts';
import type { Glob } from '../glob.ts';
import { environmentGlob } from '../names.ts';
import { isExcepted } from '../release-times.ts';
import type { Freeze, Gate, Policy } from '../schema.ts';

export interface TimedRelease {
  readonly kind: 'deploy' | 'merge';
  readonly tier: string;
  readonly type: ReleaseType;
  /** Undefined for a merge, and for an environment that nothing names. */
  readonly environment: string | undefined;
  /** Those with windows that all have to be open. */
  readonly gates: readonly Gate[];
  /** Those of which none may run. */
  readonly freezes: readonly Freeze[];
}

/** Environments and releases that are told apart at most. */
const MOST_ENVIRONMENTS = 50;

/** @param most how many of them; the ones with the fewest gates and freezes first. */
export function timedReleases(policy: Policy, most: number): readonly TimedRelease[] {
  const found = new Map<string, TimedRelease>();
  for (const release of releasesOf(policy)) {
    const key = keyOf(policy, release);
    if (key !== '' && !found.has(key)) found.set(key, release);
    if (found.size >= 10 * most) break;
  }
  const size = ({ gates, freezes }: TimedRelease): number => gates.length + freezes.length;
  return [...found.values()].sort((one, other) => size(one) - size(other)).slice(0, most);
}

/** A rollback that nobody authorised is excepted from nothing, so it says nothing of the others. */
const TYPES: readonly ReleaseType[] = RELEASE_TYPES.filter((type) => type !== 'rollback');

function* releasesOf(policy: Policy): Iterable<TimedRelease> {
  const gates = policy.gates.filter((gate) => gate.require.window !== undefined);
  const { freezes } = policy;
  if (gates.length === 0 && freezes.length === 0) return;
  const matches = matcher();
  const patterns = [...gates.map((gate) => gate.for?.environments), ...freezes.map((freeze) => freeze.environments)];
  for (const { kind, environment } of placesOf(policy, patterns, matches)) {
    const isHere = (names: readonly string[] | undefined): boolean =>
      names === undefined || (environment !== undefined && matches(names, environment));
    const here = {
      gates: gates.filter((gate) => gate.at === kind && isHere(gate.for?.environments)),
      freezes: freezes.filter((each) => each.at.includes(kind) && (kind === 'merge' || isHere(each.environments))),
    };
    if (here.gates.length === 0 && here.freezes.length === 0) continue;
    for (const tier of policy.tiers) {
      for (const type of TYPES) yield { kind, environment, tier, type, ...selected(here, tier, type) };
    }
  }
}

type Matches = (patterns: readonly string[], environment: string) => boolean;

/** Whether some pattern matches an environment; each pattern is compiled once. */
function matcher(): Matches {
  const globs = new Map<string, Glob>();
  return (patterns, environment) =>
    patterns.some((pattern) => {
      const glob = globs.get(pattern) ?? environmentGlob(pattern);
      globs.set(pattern, glob);
      return glob(environment);
    });
}

function selected(
  { gates, freezes }: Pick<TimedRelease, 'gates' | 'freezes'>,
  tier: string,
  type: ReleaseType,
): Pick<TimedRelease, 'gates' | 'freezes'> {
  const isTier = (tiers: readonly string[] | undefined): boolean => tiers?.includes(tier) ?? true;
  return {
    gates: gates.filter((gate) => isTier(gate.for?.tiers) && !isExcepted(gate.except, { type })),
    freezes: freezes.filter((freeze) => isTier(freeze.tiers) && !isExcepted(freeze.except, { type })),
  };
}

/** The same gates and freezes are the same question. */
function keyOf(policy: Policy, { gates, freezes }: TimedRelease): string {
  const parts = [
    ...gates.map((gate) => `g${policy.gates.indexOf(gate)}`),
    ...freezes.map((freeze) => `f${policy.freezes.indexOf(freeze)}`),
  ];
  return parts.join(' ');
}

interface Place {
  readonly kind: 'deploy' | 'merge';
  readonly environment: string | undefined;
}

/** Merging, every environment that is named, and one that nothing names when all are governed. */
function placesOf(
  policy: Policy,
  patterns: readonly (readonly string[] | undefined)[],
  matches: Matches,
): readonly Place[] {
  const governed = policy.environments === undefined ? undefined : Object.keys(policy.environments);
  const named = new Set([...(governed ?? []), ...patterns.flatMap((each) => each ?? [])].map(exampleOf));
  const examples = [...named]
    .slice(0, MOST_ENVIRONMENTS)
    .filter((name) => governed === undefined || matches(governed, name));
  return [
    { kind: 'merge', environment: undefined },
    ...(governed === undefined ? [{ kind: 'deploy', environment: undefined } as const] : []),
    ...examples.map((environment): Place => ({ kind: 'deploy', environment })),
  ];
}

/** A name that the glob matches. */
function exampleOf(pattern: string): string {
  return pattern.toLowerCase().replace(/\*\*\/?|[*?]/g, (wild) => (wild.endsWith('/') ? '' : 'x'));
}

/** When may a release go out, as far as time decides? The windows of its gates, and the freezes that concern it. */
import type { TimeConditions } from '../calendar/search.ts';
import { type Timeline, unionOf } from '../calendar/timeline.ts';
import { freezeTimeline, windowTimeline } from './calendar.ts';
import type { ReleaseRisk } from './classify-release.ts';
import { matchesEnvironment } from './names.ts';
import type { Freeze, Gate, Policy } from './schema.ts';
import { tierFor } from './tiers.ts';

/** As much of a release as gates and freezes are selected by. */
export interface TimedRelease {
  /** The organisation's first. */
  readonly policies: readonly Policy[];
  readonly risk: Pick<ReleaseRisk, 'tier' | 'tiers' | 'type'>;
  readonly kind: 'deploy' | 'merge';
  /** Undefined for a merge. */
  readonly environment: string | undefined;
}

/** One gate of one policy that selects the release. */
export interface ActiveGate {
  readonly policy: Policy;
  readonly gate: Gate;
}

/** A freeze that concerns the release, with its times. */
export interface NamedFreeze {
  readonly name: string;
  readonly timeline: Timeline;
  /** In which zone its times are told. */
  readonly zone: string;
  /** The policy it belongs to; undefined when a person set it. */
  readonly policy?: Policy;
}

/** The gates whose `for` selects the release, in file order. */
export function gatesFor(release: TimedRelease): readonly ActiveGate[] {
  return release.policies.flatMap((policy) =>
    policy.gates.filter((gate) => selects(policy, gate, release)).map((gate) => ({ policy, gate })),
  );
}

function selects(policy: Policy, gate: Gate, { risk, environment, kind }: TimedRelease): boolean {
  if (gate.at !== kind) return false;
  if (!(gate.for?.tiers?.includes(tierFor(policy, risk)) ?? true)) return false;
  return environment === undefined || matchesEnvironment(gate.for?.environments, environment);
}

/**
 * Whether `except: { types }` lets the release pass. `rollback` there means an authorised one, which skips the gate
 * anyhow; one that nobody authorised is excepted from nothing.
 */
export function isExcepted(except: Gate['except'], { type }: Pick<ReleaseRisk, 'type'>): boolean {
  return type !== 'rollback' && (except?.types.includes(type) ?? false);
}

/** The freezes of the policies that concern the release. */
export function freezesFor(release: TimedRelease): readonly NamedFreeze[] {
  return release.policies.flatMap((policy) =>
    policy.freezes
      .filter((freeze) => concerns(policy, freeze, release))
      .map((freeze) => ({
        name: freeze.name,
        timeline: freezeTimeline(policy, freeze),
        zone: freeze.zone ?? policy.zone,
        policy,
      })),
  );
}

/** Merging has no environment, so a freeze that is extended to merging holds it whatever environments it names. */
function concerns(policy: Policy, freeze: Freeze, { environment, risk, kind }: TimedRelease): boolean {
  return (
    freeze.at.includes(kind) &&
    (environment === undefined || matchesEnvironment(freeze.environments, environment)) &&
    (freeze.tiers?.includes(tierFor(policy, risk)) ?? true) &&
    !isExcepted(freeze.except, risk)
  );
}

/** What has to hold for the release to be open by time: some window of each gate, and none of the freezes. */
export function timesFor(release: TimedRelease): TimeConditions {
  const windows = gatesFor(release)
    .filter(({ gate }) => gate.require.window !== undefined && !isExcepted(gate.except, release.risk))
    .map(({ policy, gate }) => windowsOf(policy, gate.require.window ?? []));
  return { inside: windows, outside: freezesFor(release).map(({ timeline }) => timeline) };
}

/** Any of the named windows. */
export function windowsOf(policy: Policy, names: readonly string[]): Timeline {
  return unionOf(names.flatMap((name) => windowTimeline(policy, name) ?? []));
}

/** The built-in gate `freeze`: no freeze of a policy, and none that a person set, is running for this release. */
import { datedTimeline, type Timeline, unionOf } from '../../calendar/timeline.ts';
import type { Reason } from '../../domain/decision.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { freezeTimeline } from '../calendar.ts';
import { isSameName, matchesEnvironment } from '../names.ts';
import type { Freeze, Policy } from '../schema.ts';
import { tierFor } from '../tiers.ts';
import { type BuiltInGate, type Finding, isExcepted, type ReleaseContext } from './context.ts';

interface NamedFreeze {
  readonly name: string;
  readonly timeline: Timeline;
  readonly zone: string;
  /** The policy it belongs to; undefined when a person set it. */
  readonly policy?: Policy;
}

/** Listed when freezes are configured, whether or not one selects this release. */
export const freezeGate: BuiltInGate = {
  name: 'freeze',
  yieldsToRollback: true,
  judge(context) {
    if (!hasFreezes(context)) return undefined;
    const freezes = freezesFor(context);
    return { finding: judgeFreezes(freezes, context), owners: ownersOf(freezes, context) };
  },
};

function hasFreezes({ policies, facts, environment }: ReleaseContext): boolean {
  if (environment === undefined) return false;
  return (
    policies.some((policy) => policy.freezes.length > 0) ||
    facts.freezes.some((freeze) => isSameName(freeze.environment, environment))
  );
}

function judgeFreezes(freezes: readonly NamedFreeze[], context: ReleaseContext): Finding {
  const timeline = unionOf(freezes.map((each) => each.timeline));
  const { isInside, changesAt } = timeline.stateAt(context.at);
  const time = { wanted: 'outside', timeline } as const;
  if (!isInside) return { kind: 'freeze', status: 'met', reason: sayNone(freezes, changesAt), changesAt, time };
  const running = freezes.filter((each) => each.timeline.stateAt(context.at).isInside);
  const reason = {
    code: 'freeze',
    freezes: running.map((each) => each.name),
    until: changesAt === null ? null : toInstant(changesAt),
    zone: running[0]?.zone ?? 'UTC',
  };
  return { kind: 'freeze', status: 'pending', reason, changesAt, time };
}

function sayNone(freezes: readonly NamedFreeze[], beginsAt: EpochMs | null): Reason {
  if (beginsAt === null) return { code: 'no-freeze' };
  const next = freezes.filter((each) => each.timeline.stateAt(beginsAt).isInside);
  const zone = next[0]?.zone ?? 'UTC';
  return { code: 'no-freeze', freezes: next.map((each) => each.name), beginsAt: toInstant(beginsAt), zone };
}

/** The policies whose freezes are running; all of them when a person set one. */
function ownersOf(freezes: readonly NamedFreeze[], { policies, at }: ReleaseContext): readonly Policy[] {
  const running = freezes.filter((each) => each.timeline.stateAt(at).isInside);
  return running.flatMap(({ policy }) => policy ?? policies);
}

function freezesFor(context: ReleaseContext): readonly NamedFreeze[] {
  const { policies, facts, environment = '' } = context;
  const written = policies.flatMap((policy) =>
    policy.freezes
      .filter((freeze) => concerns(policy, freeze, context))
      .map((freeze) => ({
        name: freeze.name,
        timeline: freezeTimeline(policy, freeze),
        zone: freeze.zone ?? policy.zone,
        policy,
      })),
  );
  const set = facts.freezes
    .filter((freeze) => isSameName(freeze.environment, environment))
    .map((freeze) => ({
      name: `freeze by ${freeze.by}: ${freeze.reason}`,
      timeline: datedTimeline({
        from: epochMs(freeze.from),
        until: freeze.until === undefined ? null : epochMs(freeze.until),
      }),
      zone: policies.at(-1)?.zone ?? 'UTC',
    }));
  return [...written, ...set];
}

function concerns(policy: Policy, freeze: Freeze, { environment, risk }: ReleaseContext): boolean {
  return (
    environment !== undefined &&
    matchesEnvironment(freeze.environments, environment) &&
    (freeze.tiers?.includes(tierFor(policy, risk)) ?? true) &&
    !isExcepted(freeze.except, risk)
  );
}

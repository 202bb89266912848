/** The built-in gate `freeze`: no freeze of a policy, and none that a person set, is running for this release. */
import { datedTimeline, unionOf } from '../../calendar/timeline.ts';
import type { Reason } from '../../domain/decision.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { isSameName } from '../names.ts';
import { sayPeople } from '../people.ts';
import { freezesFor, type NamedFreeze } from '../release-times.ts';
import type { Policy } from '../schema.ts';
import type { BuiltInGate, Finding, ReleaseContext } from './context.ts';

/** Listed when freezes are configured, whether or not one selects this release. */
export const freezeGate: BuiltInGate = {
  name: 'freeze',
  yieldsToRollback: true,
  judge(context) {
    if (!hasFreezes(context)) return undefined;
    const freezes = allFreezes(context);
    return { finding: judgeFreezes(freezes, context), owners: ownersOf(freezes, context) };
  },
};

function hasFreezes({ policies, facts, environment, kind }: ReleaseContext): boolean {
  return (
    policies.some((policy) => policy.freezes.some((freeze) => freeze.at.includes(kind))) ||
    facts.freezes.some((freeze) => environment !== undefined && isSameName(freeze.environment, environment))
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
    ...sayBreakGlass(ownersOf(freezes, context), context),
  };
  return { kind: 'freeze', status: 'pending', reason, changesAt, time };
}

/** Who may open it all the same. Merging cannot be overridden. */
function sayBreakGlass(owners: readonly Policy[], { environment }: ReleaseContext): object {
  if (environment === undefined) return {};
  const by = owners.map(({ override }) => (override === undefined ? undefined : sayPeople(override.by)));
  if (by.length === 0 || by.includes(undefined)) return {};
  return { override: { by: [...new Set(by)].join(' who is also '), environment } };
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

/** Those of the policies, and those that people set, which concern deployments only. */
function allFreezes(context: ReleaseContext): readonly NamedFreeze[] {
  const { policies, facts, environment } = context;
  const set = facts.freezes
    .filter((freeze) => environment !== undefined && isSameName(freeze.environment, environment))
    .map((freeze) => ({
      name: `freeze by ${freeze.by}: ${freeze.reason}`,
      timeline: datedTimeline({
        from: epochMs(freeze.from),
        until: freeze.until === undefined ? null : epochMs(freeze.until),
      }),
      zone: policies.at(-1)?.zone ?? 'UTC',
    }));
  return [...freezesFor(context), ...set];
}

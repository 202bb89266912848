/** The built-in gate `freeze`: no freeze of a policy, and none that a person set, is running for this release. */
import { datedTimeline, unionOf } from '../../calendar/timeline.ts';
import type { Reason } from '../../domain/decision.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { isSameName } from '../names.ts';
import { sayPeople } from '../people.ts';
import { whoMayOverride } from '../release-owner.ts';
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
  const running = freezesAt(freezes, context.at);
  const followedBy = namesOf(followersOf(freezes, running, context.at, changesAt));
  const reason = {
    code: 'freeze',
    freezes: namesOf(running),
    ...(followedBy.length === 0 ? {} : { followedBy }),
    until: changesAt === null ? null : toInstant(changesAt),
    // The last moment is still frozen: the freeze that runs then is the one that ends.
    zone: zoneOf(changesAt === null ? running : freezesAt(freezes, changesAt - 1)),
    ...sayBreakGlass(ownersOf(freezes, context), context),
  };
  return { kind: 'freeze', status: 'pending', reason, changesAt, time };
}

function freezesAt(freezes: readonly NamedFreeze[], at: EpochMs): readonly NamedFreeze[] {
  return freezes.filter((each) => each.timeline.stateAt(at).isInside);
}

/** Those that begin before the release is free of all of them, so that one follows the other without a gap. */
function followersOf(
  freezes: readonly NamedFreeze[],
  running: readonly NamedFreeze[],
  at: EpochMs,
  until: EpochMs | null,
): readonly NamedFreeze[] {
  const begins = ({ timeline }: NamedFreeze): EpochMs => timeline.stateAt(at).changesAt ?? Number.POSITIVE_INFINITY;
  const names = namesOf(running);
  return freezes
    .filter((each) => !running.includes(each) && !names.includes(each.name))
    .filter((each) => begins(each) < (until ?? Number.POSITIVE_INFINITY));
}

/** The organisation and the repository may have given one name to two. */
function namesOf(freezes: readonly NamedFreeze[]): readonly string[] {
  return [...new Set(freezes.map(({ name }) => name))];
}

/** A time is told on the clock of the freeze that it is an end of, as it stands in the policy. */
function zoneOf(freezes: readonly NamedFreeze[]): string {
  return freezes[0]?.zone ?? 'UTC';
}

/** Who may open it all the same. Merging cannot be overridden. */
function sayBreakGlass(owners: readonly Policy[], { environment }: ReleaseContext): object {
  if (environment === undefined) return {};
  const by = owners.map((policy) => {
    const may = whoMayOverride(policy, environment);
    return may === undefined ? undefined : sayPeople(may);
  });
  if (by.length === 0 || by.includes(undefined)) return {};
  return { override: { by: [...new Set(by)].join(' who is also '), environment } };
}

function sayNone(freezes: readonly NamedFreeze[], beginsAt: EpochMs | null): Reason {
  if (beginsAt === null) return { code: 'no-freeze' };
  const next = freezesAt(freezes, beginsAt);
  return { code: 'no-freeze', freezes: namesOf(next), beginsAt: toInstant(beginsAt), zone: zoneOf(next) };
}

/** The policies whose freezes are running; all of them when a person set one. */
function ownersOf(freezes: readonly NamedFreeze[], { policies, at }: ReleaseContext): readonly Policy[] {
  return freezesAt(freezes, at).flatMap(({ policy }) => policy ?? policies);
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

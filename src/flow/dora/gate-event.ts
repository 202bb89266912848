/** What the process did with one deployment, from the answers that its gate got. */
import type { Decision } from '../../domain/decision.ts';
import type { GateEvent } from '../../domain/dora-event.ts';
import type { Facts } from '../../domain/facts.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { preflightGate } from '../../policy/gates/preflight.ts';
import { isSameName } from '../../policy/names.ts';
import { directoryOf } from '../../policy/people.ts';
import { reviewOf } from '../../policy/risk/reviewed.ts';
import type { GateHistory } from '../ports.ts';

/** @param later the gates of the same lane that were asked for after it */
function gateEvent(history: GateHistory, later: readonly GateHistory[]): GateEvent {
  const { deploymentId, environment, life, decision: last, facts, endedAt } = history;
  const openedAt = throughAt(history);
  return {
    kind: 'gate',
    deploymentId: `${deploymentId}`,
    environment,
    ...(last === null ? {} : { tier: last.tier, type: last.releaseType }),
    requestedAt: life.requestedAt,
    ...(openedAt === null ? {} : { openedAt: toInstant(openedAt) }),
    ...(endedAt === null ? {} : { endedAt: toInstant(endedAt) }),
    held: heldIn(history),
    approvals: facts === null || last === null ? [] : approvalsIn(facts, last, life),
    isOverridden: openedAt !== null && last?.override != null,
    isBypassed: life.state === 'bypassed',
    isUnreviewed: facts !== null && isUnreviewed(facts),
    isReplaced: openedAt === null && later.some((each) => each.life.sha !== life.sha && throughAt(each) !== null),
  };
}

/** By our approval, or without an answer of ours. */
function throughAt({ openedAt, life }: GateHistory): EpochMs | null {
  if (openedAt !== null) return openedAt;
  return life.state === 'approved' || life.state === 'bypassed' ? epochMs(life.since) : null;
}

interface Span {
  readonly gate: string;
  readonly from: EpochMs;
  until: EpochMs | null;
}

/**
 * A gate holds from the first answer that says so until the first that does not say it any more. The preflight is run when
 * nothing else is missing, so beside another it holds nothing.
 */
function heldIn({ decided, openedAt, endedAt, life }: GateHistory): NonNullable<GateEvent['held']> {
  const spans: Span[] = [];
  for (const [index, { at, holding: names }] of decided.entries()) {
    const holding = new Set(names.length > 1 ? names.filter((name) => name !== preflightGate.name) : names);
    for (const span of spans) if (span.until === null && !holding.has(span.gate)) span.until = at;
    const known = new Set(spans.filter(({ until }) => until === null).map(({ gate }) => gate));
    // What the first answer says was so when it was asked for.
    const from = index === 0 ? Math.min(at, epochMs(life.requestedAt)) : at;
    spans.push(...[...holding].filter((gate) => !known.has(gate)).map((gate) => ({ gate, from, until: null })));
  }
  const end = openedAt ?? endedAt;
  return spans.map(({ gate, from, until: ended }) => {
    const until = ended ?? end;
    return { gate, from: toInstant(from), ...(until === null ? {} : { until: toInstant(Math.max(from, until)) }) };
  });
}

/** Approvals of the release that counted. They could be given from when the gate began to wait. */
function approvalsIn(
  facts: Facts,
  { gates }: Decision,
  { requestedAt: askedAt }: GateHistory['life'],
): NonNullable<GateEvent['approvals']> {
  const counted = gates.flatMap(({ requirements }) => requirements.flatMap((each) => each.counted ?? []));
  return facts.approvals
    .filter(({ state, user }) => state === 'approved' && counted.some((login) => isSameName(login, user)))
    .map(({ user, at }) => {
      const team = teamOf(facts, user);
      return { askedAt, at, ...(team === undefined ? {} : { team }) };
    });
}

/** People may be in several teams; the first by name stands for them, the same each time. */
function teamOf({ people }: Facts, login: string): string | undefined {
  const found = Object.entries(people).find(([name]) => isSameName(name, login));
  return found?.[1].teams.toSorted()[0];
}

function isUnreviewed(facts: Facts): boolean {
  const directory = directoryOf(facts);
  return facts.changes.some((change) => reviewOf(change, directory).answer === 'unreviewed');
}

/** Of all gates of a repository that were asked for at `since` or later; environments compare without case. */
export function gateEvents(histories: readonly GateHistory[]): readonly GateEvent[] {
  const lanes = Map.groupBy(histories, ({ environment }) => environment.toLowerCase());
  return [...lanes.values()].flatMap((lane) => lane.map((history, index) => gateEvent(history, lane.slice(index + 1))));
}

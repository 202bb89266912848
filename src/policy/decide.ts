/** The decision: a pure function of the policies in force and the facts, the same to the byte each time. */
import { firstOpening } from '../calendar/search.ts';
import { earliestOf } from '../calendar/timeline.ts';
import { digestOf } from '../domain/canonical.ts';
import type { Decision, Verdict } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { type EpochMs, type Instant, toInstant } from '../domain/instant.ts';
import { rollbackChangesAt } from './authorised-rollback.ts';
import type { PolicyInForce, ReleaseContext } from './gates/context.ts';
import { closeForGood, gateResult, type JudgedGate, judgeGates, statusOf, timeConditions } from './judge.ts';
import { modeOf } from './mode.ts';
import { isSameName } from './names.ts';
import { findOverride, type OverrideInForce } from './override.ts';
import { releaseContext } from './release-context.ts';
import { timesFor } from './release-times.ts';
import type { Policy } from './schema.ts';

export type { PolicyInForce } from './gates/context.ts';

/** @param policies at least one, the organisation's first. A repository tightens what its organisation says. */
export function decide(policies: readonly PolicyInForce[], facts: Facts): Decision {
  if (policies.length === 0) throw new RangeError('A decision needs a policy: without one nothing is governed');
  const context = releaseContext(policies, facts);
  const { at, risk } = context;
  const judged = judgeGates(context);
  const opening = firstOpening(timeConditions(judged), at);
  const gates = opening === null && !isEndUnknown(judged, context) ? closeForGood(judged) : judged;
  const own = verdictOf(gates);
  const closed = closedPolicies(gates, context);
  const overrides = findOverride(closed, context);
  const override = own === 'open' || isQuarantined(gates) ? null : overrides.inForce;
  return {
    version: 1,
    mode: modeOf(context.policies),
    verdict: override === null ? own : 'open',
    at: toInstant(at),
    tier: risk.tier,
    releaseType: risk.type,
    tierReasons: risk.reasons,
    gates: gates.map((gate) => gateResult(gate, at)),
    earliestOpening: instantOrNull(opening),
    nextTransitionAt: instantOrNull(
      earliestOf([...transitionsOf(gates), overrides.changesAt, rollbackChangesAt(context)]),
    ),
    override: override === null ? null : sayOverride(override),
    policy: {
      sources: policies.map(({ file }) => file),
      digest: policiesDigest(policies),
    },
    factsDigest: digestOf(facts),
  };
}

/** By the last policy: parsed policies live long, and are the same for many decisions. */
const digests = new WeakMap<Policy, { readonly policies: readonly PolicyInForce[]; readonly digest: string }>();

function policiesDigest(policies: readonly PolicyInForce[]): string {
  const { policy: last } = policies.at(-1) as PolicyInForce;
  const kept = digests.get(last);
  if (kept !== undefined && isSameList(kept.policies, policies)) return kept.digest;
  const digest = digestOf(policies.map(({ source, policy }) => ({ source, policy })));
  digests.set(last, { policies, digest });
  return digest;
}

function isSameList(one: readonly PolicyInForce[], other: readonly PolicyInForce[]): boolean {
  const isSame = ({ source, policy }: PolicyInForce, index: number): boolean =>
    source === other[index]?.source && policy === other[index]?.policy;
  return one.length === other.length && one.every(isSame);
}

/** `blocked` iff a gate failed, `open` iff all are met or skipped. */
function verdictOf(gates: readonly JudgedGate[]): Verdict {
  const statuses = gates.map(statusOf);
  if (statuses.includes('failed')) return 'blocked';
  return statuses.includes('pending') ? 'waiting' : 'open';
}

/** The policies that an override has to be permitted by. */
function closedPolicies(gates: readonly JudgedGate[], { policies }: ReleaseContext): readonly Policy[] {
  const closed = new Set(
    gates.filter((gate) => ['pending', 'failed'].includes(statusOf(gate))).flatMap((gate) => gate.owners),
  );
  return policies.filter((policy) => closed.has(policy));
}

function isQuarantined(gates: readonly JudgedGate[]): boolean {
  return gates.some((gate) => gate.findings.some(({ kind, status }) => kind === 'hold' && status === 'failed'));
}

/**
 * Holidays of a year that nobody knows yet; or a freeze without an end, which the person who set it can lift. Lifting
 * helps only when the policies themselves leave some time.
 */
function isEndUnknown(gates: readonly JudgedGate[], context: ReleaseContext): boolean {
  if (gates.some((gate) => gate.findings.some(({ reason }) => reason.code === 'holidays-unknown'))) return true;
  const { facts, environment, at } = context;
  const isOpenEnded = facts.freezes.some(
    (freeze) => freeze.until === undefined && environment !== undefined && isSameName(freeze.environment, environment),
  );
  return isOpenEnded && firstOpening(timesFor(context), at) !== null;
}

function transitionsOf(gates: readonly JudgedGate[]): readonly (EpochMs | null)[] {
  return gates.flatMap((gate) => gate.findings.map((finding) => finding.changesAt ?? null));
}

function sayOverride({ override, expiresAt }: OverrideInForce): NonNullable<Decision['override']> {
  return { user: override.user, reason: override.reason, expiresAt: toInstant(expiresAt) };
}

function instantOrNull(at: EpochMs | null): Instant | null {
  return at === null ? null : toInstant(at);
}

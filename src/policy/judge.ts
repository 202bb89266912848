/** Every gate that concerns the release, judged: built-in ones first, then each policy's in file order. */
import type { Timeline } from '../calendar/timeline.ts';
import type { GateResult, RequirementResult, Status } from '../domain/decision.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import { isAuthorisedRollback } from './authorised-rollback.ts';
import type { Finding, ReleaseContext } from './gates/context.ts';
import { BUILT_IN_GATES, REQUIREMENTS } from './gates/registry.ts';
import { type SkipCode, sayReason } from './reasons.ts';
import { gatesFor, isExcepted } from './release-times.ts';
import type { Gate, Policy } from './schema.ts';

export interface JudgedGate {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly skippedBecause?: SkipCode;
  /** The policies that hold the release while this gate is not met. */
  readonly owners: readonly Policy[];
}

export function judgeGates(context: ReleaseContext): readonly JudgedGate[] {
  const written = gatesFor(context);
  const isRollback = isAuthorisedRollback(context);
  const skips = new Map(written.map((each) => [each, skipOf(each.gate, context, isRollback)]));
  const active = written.filter((each) => skips.get(each) === undefined);
  const findings = REQUIREMENTS.map((judge) => judge(active, context));
  const judged = written.map((each): JudgedGate => {
    const gate = { name: each.gate.name, owners: [each.policy] };
    const skippedBecause = skips.get(each);
    if (skippedBecause !== undefined) return { ...gate, findings: [], skippedBecause };
    return { ...gate, findings: findings.flatMap((found) => found.get(each) ?? []) };
  });
  return [...judgeBuiltIn(context, isRollback), ...judged];
}

function skipOf(gate: Gate, { risk }: ReleaseContext, isRollback: boolean): SkipCode | undefined {
  if (isRollback) return 'authorised-rollback';
  return isExcepted(gate.except, risk) ? 'excepted-type' : undefined;
}

function judgeBuiltIn(context: ReleaseContext, isRollback: boolean): readonly JudgedGate[] {
  return BUILT_IN_GATES.flatMap(({ name, judge, yieldsToRollback }): readonly JudgedGate[] => {
    const judged = judge(context);
    if (judged === undefined) return [];
    const { owners, finding } = judged;
    const isSkipped = isRollback && yieldsToRollback;
    return [
      isSkipped
        ? { name, owners, findings: [], skippedBecause: 'authorised-rollback' }
        : { name, owners, findings: [finding] },
    ];
  });
}

/** What time alone decides: the conditions of every requirement that has some. */
export function timeConditions(gates: readonly JudgedGate[]): {
  inside: readonly Timeline[];
  outside: readonly Timeline[];
} {
  const times = gates.flatMap((gate) => gate.findings.flatMap((finding) => finding.time ?? []));
  return {
    inside: times.filter(({ wanted }) => wanted === 'inside').map(({ timeline }) => timeline),
    outside: times.filter(({ wanted }) => wanted === 'outside').map(({ timeline }) => timeline),
  };
}

/** Requirements that nothing but time and the policy decide. */
const TIMED: ReadonlySet<string> = new Set(['window', 'freeze']);

/** Time can never hold all gates open together: what is closed now is closed for good. */
export function closeForGood(gates: readonly JudgedGate[]): readonly JudgedGate[] {
  return gates.map((gate) => ({
    ...gate,
    findings: gate.findings.map((finding): Finding => {
      if (!TIMED.has(finding.kind) || finding.status !== 'pending') return finding;
      return { ...finding, status: 'failed', reason: { ...finding.reason, code: 'never-opens' } };
    }),
  }));
}

export function statusOf(gate: JudgedGate): GateResult['status'] {
  if (gate.skippedBecause !== undefined) return 'skipped';
  const statuses: readonly Status[] = gate.findings.map((finding) => finding.status);
  if (statuses.includes('failed')) return 'failed';
  return statuses.includes('pending') ? 'pending' : 'met';
}

export function gateResult(gate: JudgedGate, at: EpochMs): GateResult {
  return {
    name: gate.name,
    status: statusOf(gate),
    requirements: gate.findings.map((finding) => requirementResult(finding, at)),
    ...(gate.skippedBecause === undefined ? {} : { skippedBecause: gate.skippedBecause }),
  };
}

function requirementResult(finding: Finding, at: EpochMs): RequirementResult {
  const { kind, status, reason, counted, ignored, linked, changesAt } = finding;
  return {
    kind,
    status,
    reason,
    text: sayReason(reason, at),
    ...(counted === undefined ? {} : { counted }),
    ...(ignored === undefined ? {} : { ignored }),
    ...(linked === undefined ? {} : { linked }),
    ...(changesAt === undefined ? {} : { nextTransitionAt: changesAt === null ? null : toInstant(changesAt) }),
  };
}

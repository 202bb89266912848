/** A gate that the policy does not open: what is said of it, and when it is looked at again. */
import type { Decision } from '../../../domain/decision.ts';
import { type EpochMs, epochMs } from '../../../domain/instant.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { headline, holdReport } from '../../../policy/explain.ts';
import type { Answer } from '../../answer.ts';
import { recordNumber } from '../../record-number.ts';
import type { JudgedGate } from '../judge-gate.ts';
import type { AskedGate } from './asked-gate.ts';
import { heldGate } from './held-gate.ts';
import { withRunbook } from './people-of-hold.ts';
import { waitedFor } from './reason-key.ts';

/** When we look again for what was missing, should no event come before. */
const LOOK_AGAIN_MS = 600_000;
/**
 * What others do is told by events, which may be lost: GitHub sends them once. Of what is uploaded and attested, and of
 * alerts that somebody dismissed, none comes here at all.
 */
const DONE_BY_OTHERS: ReadonlySet<string> = new Set([
  ...['checks', 'no-incident', 'dependencies', 'promotion', 'group'],
  ...['alerts', 'attestation'],
]);
/** What passes by itself. */
const DONE_BY_TIME: ReadonlySet<string> = new Set(['window', 'freeze']);

export async function heldByPolicy(
  asked: AskedGate,
  { facts, decision }: Pick<JudgedGate, 'facts' | 'decision'>,
  policies: readonly PolicyInForce[],
): Promise<Answer> {
  const summary = headline(decision, facts, policies);
  const record = await recordNumber(asked.question, facts.candidate.sha, asked.ports.store);
  const report = holdReport(decision, facts, policies, record);
  const { environment } = asked.question;
  const dueAt = whenHeld(decision, asked.at);
  return heldGate(asked, {
    ...waitedFor(decision),
    summary,
    comment: withRunbook(report, environment, policies),
    dueAt,
    facts,
    decision,
  });
}

function whenHeld(decision: Decision, at: EpochMs): EpochMs | null {
  const byTime = decision.nextTransitionAt === null ? null : epochMs(decision.nextTransitionAt);
  if (!waitsForOthers(decision)) return byTime;
  return Math.min(byTime ?? Number.POSITIVE_INFINITY, at + LOOK_AGAIN_MS);
}

export function waitsForOthers(decision: Pick<Decision, 'gates'>): boolean {
  return pendingIn(decision).some((kind) => DONE_BY_OTHERS.has(kind));
}

/** Whether nothing is missing any more but the time that has come by now. */
export function isTimeUp(decision: Pick<Decision, 'gates' | 'earliestOpening'>, at: EpochMs): boolean {
  const { earliestOpening } = decision;
  if (earliestOpening === null || at < epochMs(earliestOpening)) return false;
  return pendingIn(decision).every((kind) => DONE_BY_TIME.has(kind));
}

function pendingIn({ gates }: Pick<Decision, 'gates'>): readonly string[] {
  return gates.flatMap(({ requirements }) =>
    requirements.filter(({ status }) => status === 'pending').map(({ kind }) => kind),
  );
}

/**
 * The preflight of a gate: when nothing else is missing, its smoke file is run, and the decision is made again on what
 * that found. The run is not waited for: the gate is held meanwhile and asked again when it has ended.
 */
import type { Decision } from '../../domain/decision.ts';
import type { Facts, PreflightFact } from '../../domain/facts.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { decide, type PolicyInForce } from '../../policy/decide.ts';
import { preflightFiles } from '../../policy/gates/preflight.ts';
import type { Answer } from '../answer.ts';
import { factsOf, type GateAhead, knownPreflights } from './known.ts';
import { startDue } from './start-due.ts';

interface Judged {
  readonly facts: Facts;
  readonly decision: Decision;
}

/** When the gate is to be asked again because of it; null: it has no say in that. */
interface LookingAgain {
  readonly lookAgainAt: EpochMs | null;
}

export async function withPreflight<J extends Judged>(
  asked: GateAhead,
  judged: J,
  policies: readonly PolicyInForce[],
): Promise<J & LookingAgain> {
  const { environment } = asked.question;
  const files = preflightFiles(
    policies.map(({ policy }) => policy),
    environment,
  );
  if (files.length === 0) return { ...judged, lookAgainAt: null };
  const known = await knownPreflights(asked, files);
  const seen = again(judged, factsOf(known), policies);
  if (!waitsOnlyForPreflight(seen.decision)) return { ...seen, lookAgainAt: null };
  const { runs, lookAgainAt } = await startDue(asked, known);
  return { ...again(judged, factsOf(runs), policies), lookAgainAt };
}

/** Whether everything else is met. Where the policy only observes, nothing is held for it. */
export function waitsOnlyForPreflight({ mode, verdict, gates }: Pick<Decision, 'mode' | 'verdict' | 'gates'>): boolean {
  if (mode === 'observe' || verdict === 'open') return false;
  const unmet = gates
    .filter(({ status }) => status !== 'skipped')
    .flatMap(({ requirements }) => requirements.filter(({ status }) => status !== 'met'));
  return unmet.length > 0 && unmet.every(({ kind }) => kind === 'preflight');
}

function again<J extends Judged>(
  judged: J,
  preflights: readonly PreflightFact[],
  policies: readonly PolicyInForce[],
): J {
  if (preflights.length === 0) return judged;
  const facts: Facts = { ...judged.facts, preflights };
  return { ...judged, facts, decision: decide(policies, facts) };
}

/** What ended it, or let it go, needs no look. */
export function lookingAgain(answer: Answer, lookAgainAt: EpochMs | null): Answer {
  const { record, dueAt } = answer;
  const isHeld = !record.final && !record.effects.some(({ kind }) => kind === 'open-gate' || kind === 'reject-gate');
  if (lookAgainAt === null || !isHeld) return answer;
  return { ...answer, dueAt: dueAt === null ? lookAgainAt : Math.min(dueAt, lookAgainAt) };
}

/** What a policy says of a deployment that was decided about before, on the facts that were kept of it. */
import type { Decision, GateResult, RequirementResult } from '../../../domain/decision.ts';
import { epochMs } from '../../../domain/instant.ts';
import { decide, type PolicyInForce } from '../../../policy/decide.ts';
import type { Decided } from '../../ports.ts';
import type { Said } from '../say-differences.ts';
import { gatheredFor, lacksFacts, lacksTierFacts } from './kept-facts.ts';

export interface PastJudgement extends Said {
  /** Gates that somebody or something was missing for. */
  readonly unmet: readonly string[];
}

export interface ComparedDeployment {
  /** What the policy in force says of it. */
  readonly before: PastJudgement;
  /** What the proposed one says. */
  readonly after: PastJudgement;
  /** Gates of the proposed policy that ask about what was not read at the time. */
  readonly untold: readonly string[];
}

/** Undefined: not even the tier can be told, since the proposed policy asks for it what was not read at the time. */
export function comparePast(
  past: Decided,
  inForce: readonly PolicyInForce[],
  proposed: readonly PolicyInForce[],
): ComparedDeployment | undefined {
  const before = decide(inForce, past.facts);
  const gathered = gatheredFor(past, inForce, before.policy.digest);
  if (lacksTierFacts(past.facts, proposed, inForce, gathered)) return undefined;
  const after = decide(proposed, past.facts);
  const untold = after.gates.filter((gate) => lacksFacts(gate, past.facts, { proposed, inForce }, gathered));
  return { before: said(before), after: said(after), untold: untold.map(({ name }) => name) };
}

const TIME = new Set(['window', 'freeze']);

function said(decision: Decision): PastJudgement {
  const heldBy = decision.gates.filter((gate) => gate.requirements.some(isClosed)).map(({ name }) => name);
  return {
    tier: decision.tier,
    heldBy,
    heldFor: heldBy.length === 0 ? 0 : secondsUntilOpen(decision),
    unknown: decision.gates.filter(asksSomething).map(({ name }) => name),
    unmet: decision.gates.filter(isUnmet).map(({ name }) => name),
  };
}

function isClosed({ kind, status }: RequirementResult): boolean {
  return TIME.has(kind) && status !== 'met';
}

/** An approval that is asked of nobody asks nothing. */
function asksSomething({ requirements }: GateResult): boolean {
  return requirements.some(
    ({ kind, reason }) => !TIME.has(kind) && reason.code !== 'no-owners' && !(reason['needed'] === 0),
  );
}

function isUnmet({ requirements }: GateResult): boolean {
  return requirements.some(({ kind, status }) => !TIME.has(kind) && status !== 'met');
}

function secondsUntilOpen({ at, earliestOpening }: Decision): number | null {
  if (earliestOpening === null) return null;
  return Math.ceil((epochMs(earliestOpening) - epochMs(at)) / 1000);
}

/** When each of those whom the rules name is paged, once something was found. */
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { EscalatedEvent } from '../../domain/question.ts';
import { expiryOf } from '../../policy/expiry.ts';
import type { EscalationPage, SettledRule } from '../ports.ts';

type Plan = Pick<EscalationPage, 'level' | 'variable' | 'dueAt'>;

/**
 * Each rule for itself, in the order in which they are due. Whom two rules page at the same level is paged once, at the
 * earlier of the two moments.
 */
export function levelsFor(rules: readonly SettledRule[], event: EscalatedEvent, from: EpochMs): readonly Plan[] {
  const plans = rules.filter(({ when }) => when.includes(event)).flatMap(({ levels }) => inTurn(levels, from));
  const sorted = plans.toSorted((one, other) => one.dueMs - other.dueMs || one.level - other.level);
  const isFirst = (each: (typeof sorted)[number]) =>
    sorted.find(({ level, variable }) => level === each.level && variable === each.variable) === each;
  return sorted.filter(isFirst).map(({ level, variable, dueMs }) => ({ level, variable, dueAt: toInstant(dueMs) }));
}

/** So long after the one before was due, not after it was sent: what was down meanwhile delays nobody further. */
function inTurn(levels: SettledRule['levels'], from: EpochMs) {
  let dueMs = from;
  return levels.map(({ after, page: variable }, index) => {
    dueMs = after === null ? dueMs : expiryOf(dueMs, after);
    return { level: index + 1, variable, dueMs };
  });
}

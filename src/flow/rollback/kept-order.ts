/**
 * An order about a deployment that has not ended: it is kept, and carried out when that has. Another deployment beside it
 * would race, or wait in its concurrency group, or cancel it half-way.
 */
import { epochMs, toInstant } from '../../domain/instant.ts';
import type { KeptRollback, RollbackEnding, ToldRollback } from '../../domain/rollback.ts';
import { type DecidedRollback, judgeRollback } from './case/gather-case.ts';
import { toldOf } from './show/told.ts';
import type { Stand } from './stand.ts';

export type KeptOrder =
  | { readonly kind: 'goes'; readonly kept: KeptRollback }
  | { readonly kind: 'waits' }
  | { readonly kind: 'over'; readonly kept: KeptRollback };

/** A verification that fails within the deployment ends it by itself; a person may not wait for that. */
export function waitsForEnd({ failed, rollbackCase }: Pick<DecidedRollback, 'failed' | 'rollbackCase'>): boolean {
  return rollbackCase.trigger.kind === 'requested' && failed?.state === 'in_progress';
}

export function asKeptOrder(kept: KeptRollback, told: ToldRollback): KeptRollback {
  return { ...kept, told: { ...told, waits: true } };
}

/** What is not waited for goes on as it is. */
export async function lookAtOrder(kept: KeptRollback, stand: Stand): Promise<KeptOrder> {
  const { told } = kept;
  if (told?.waits !== true || kept.state !== 'ordered') return { kind: 'goes', kept };
  // Without rules nobody can say that anything may go back, and that there are none may be a slip.
  if (stand.policies.length === 0) return { kind: 'waits' };
  const by = kept.orderedBy ?? '';
  const trigger = { kind: 'requested', by, at: kept.decidedAt } as const;
  // What was verified while it was waited for is no reason to stay: somebody decided that it goes.
  const decided = await judgeRollback({ ...stand, trigger, orderedBy: by });
  if (decided === null) return { kind: 'waits' };
  if (decided.failed === undefined) {
    const text = 'Its deployment was let in and ended before it began: there is nothing to go back from.';
    return over(kept, { code: 'moved-on', text }, stand);
  }
  const { liftedHoldAt } = decided.lane.stated;
  if (liftedHoldAt !== null && epochMs(liftedHoldAt) >= epochMs(kept.decidedAt)) {
    return over(kept, { code: 'moved-on', text: 'Somebody lifted the hold: the commit may stay.' }, stand);
  }
  if (waitsForEnd(decided) || isBehindAnother(decided)) return { kind: 'waits' };
  const { waits: _waits, ...now } = told;
  if (decided.decision.action === 'rollback' && decided.decision.target?.sha === kept.targetSha) {
    return { kind: 'goes', kept: { ...kept, told: now } };
  }
  return over(kept, await whyNot(decided, stand), stand);
}

function isBehindAnother({ decision: { reason } }: DecidedRollback): boolean {
  return reason.code === 'not-settled' || reason.code === 'lock-conflict';
}

async function whyNot(decided: DecidedRollback, { ports }: Stand): Promise<RollbackEnding> {
  if (decided.decision.action === 'rollback') {
    const text =
      'What is known to be good is another commit by now than the one that was ordered. Look what that is, and order it again if it is right.';
    return { code: 'target-unavailable', text };
  }
  const { headline, why, next } = await toldOf(decided, ports);
  return {
    code: decided.decision.reason.code === 'superseded' ? 'moved-on' : 'target-unavailable',
    text: `${headline}. ${why} ${next}`,
  };
}

function over(kept: KeptRollback, ending: RollbackEnding, { at }: Stand): KeptOrder {
  return { kind: 'over', kept: { ...kept, state: 'refused', ending, endedAt: toInstant(at) } };
}

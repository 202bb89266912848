/** A rollback that waits for a person: nobody answers, somebody says no, or it is over by itself. */
import { epochMs, toInstant } from '../../domain/instant.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import { type Answer, recordOf } from '../answer.ts';
import type { Ports } from '../ports.ts';
import type { DecidedRollback } from './case/gather-case.ts';
import { isKeptOut } from './quarantine.ts';
import { show } from './show/show.ts';
import { short } from './show/view.ts';
import type { Stand } from './stand.ts';

/**
 * Nobody said yes in time: whoever is on call is told, once. It is asked on: a late yes is one, and no clock rolls back
 * what a person was asked about.
 */
export async function overdue(asked: KeptRollback, decided: DecidedRollback, ports: Ports): Promise<Answer> {
  const { question, policies, at } = decided;
  const isLate = asked.answerBy !== null && epochMs(asked.answerBy) <= at;
  const kept = isLate ? { ...asked, answerBy: null } : asked;
  const { failedSha, targetSha, told, answerBy } = kept;
  if (told === undefined) return { record: recordOf(at, 'It is asked on.'), dueAt: null };
  const seen = {
    question,
    failedSha,
    targetSha,
    told,
    kept,
    isHeld: isKeptOut(question.deploymentId, decided.lane.stated.holds),
  };
  const { effects, notices } = await show(seen, { policies, ports, at });
  const summary =
    answerBy === null
      ? `Nobody said whether ${question.environment} goes back from ${short(failedSha)}: on call is told.`
      : `${question.environment} waits for somebody to say whether it goes back from ${short(failedSha)}.`;
  return {
    record: recordOf(at, summary, { effects, notices, rollbacks: [kept] }),
    dueAt: answerBy === null ? null : epochMs(answerBy),
  };
}

/** Null: it is still asked. */
export async function withdrawn(asked: KeptRollback, decided: DecidedRollback, stand: Stand): Promise<Answer | null> {
  const { decision, question, at } = decided;
  const why = whyOver(asked, decided);
  if (why === null || asked.told === undefined) return null;
  const ending = { code: 'moved-on', text: why } as const;
  const kept: KeptRollback = { ...asked, state: 'refused', ending, endedAt: toInstant(at) };
  const { failedSha, targetSha, told = asked.told } = kept;
  const seen = {
    question,
    failedSha,
    targetSha,
    told,
    kept,
    isHeld: isKeptOut(question.deploymentId, decided.lane.stated.holds),
  };
  const { effects, notices } = await show(seen, stand);
  const summary = `${question.environment} does not go back (${decision.reason.code}): ${why}`;
  return { record: recordOf(at, summary, { effects, notices, rollbacks: [kept], final: true }), dueAt: null };
}

function whyOver({ decidedAt }: KeptRollback, { lane, decision }: DecidedRollback): string | null {
  const { liftedHoldAt, requests = [] } = lane.stated;
  const isOrdered = requests.some(({ at }) => epochMs(at) >= epochMs(decidedAt));
  const wasLifted = liftedHoldAt !== null && epochMs(liftedHoldAt) >= epochMs(decidedAt);
  if (wasLifted && !isOrdered) return 'Somebody lifted the hold: the commit may stay.';
  if (decision.reason.code === 'verified') return 'A later verification passed.';
  return decision.reason.code === 'superseded' ? 'A newer deployment took its place.' : null;
}

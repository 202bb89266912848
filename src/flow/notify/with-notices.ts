/** An answer about a gate, with what people are to be told of it. It changes nothing about the answer itself. */
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notice.ts';
import { type GateQuestion, questionKey } from '../../domain/question.ts';
import type { Answer, Tell } from '../answer.ts';
import type { AnswerRecord, Ports } from '../ports.ts';
import { bypassFound } from './bypass-found.ts';
import type { AnsweredCase } from './telling.ts';
import { nextTellingAt } from './timed.ts';
import { wantedNotices } from './wanted-notices.ts';
import { wishesOf } from './wishes.ts';

export async function withNotices(question: GateQuestion, answer: Answer, ports: Ports): Promise<Answer> {
  const { record, tell, dueAt } = answer;
  if (record.final) {
    const told = await ports.store.noticesOf(questionKey(question));
    const notices = [...(await bypassFound(question, record, ports)), ...whatIsOver(told, record)];
    return { ...answer, record: { ...record, notices } };
  }
  const wishes = wishesOf(tell?.policies ?? []);
  if (!tell || wishes.length === 0) return answer;
  const answered = answeredCase(question, record, tell);
  const notices = await withoutSaidTwice(wantedNotices(answered, wishes, tell.policies), question, ports);
  return { ...answer, record: { ...record, notices }, dueAt: earlier(dueAt, nextTellingAt(answered, wishes)) };
}

/** Of a rollback that we started the ledger tells each step: who reads both would be told two things of one. */
async function withoutSaidTwice(
  notices: readonly Notice[],
  { repository, runId }: GateQuestion,
  { store }: Ports,
): Promise<readonly Notice[]> {
  if (!notices.some(({ event }) => event === 'rollback')) return notices;
  const own = await store.rollbackOfRun(repository.id, runId);
  return own === null ? notices : notices.filter(({ event }) => event !== 'rollback');
}

function answeredCase(question: GateQuestion, record: AnswerRecord, { gate }: Tell): AnsweredCase {
  const { facts, decision, summary, effects, at } = record;
  const base = { question, gate, summary, effects, at };
  return facts === null || decision === null ? { ...base, facts: null, decision: null } : { ...base, facts, decision };
}

/** Somebody may have been paged because the gate waited: now it does not any more. The other channels are only told. */
function whatIsOver(told: readonly Notice[], { summary, at }: AnswerRecord): readonly Notice[] {
  return told
    .filter(({ event, action, target }) => {
      return event === 'gate-waiting-over' && action === 'tell' && target.channel === 'pagerduty';
    })
    .map((notice) => ({
      ...notice,
      action: 'resolve' as const,
      told: { ...notice.told, at: toInstant(at), lines: [summary] },
    }));
}

function earlier(one: EpochMs | null, other: EpochMs | null): EpochMs | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

/**
 * The six lines, for one claimed question:
 *
 *     question = claimed from the agenda (an event, a command or a timer put it there)
 *     facts, decision = answer(question)
 *     record = save(facts, decision): one transaction
 *     results = apply(effects): each once
 *     settle(record, results)
 *
 * What was decided and not yet done when a process died is done first. Every effect reads before it writes, so doing
 * it again is harmless; an answer to a gate is decided again before it is sent, or withdrawn.
 */
import type { Question } from '../domain/question.ts';
import { type Urgency, urgencyOfQuestion } from '../domain/rate-budget.ts';
import { fullName } from '../domain/repository.ts';
import { answer } from './answer/answer-question.ts';
import type { Answer } from './answer.ts';
import { applyEffects, isTooOld } from './apply-effects.ts';
import type { Claim, GitHub, PendingEffect, Ports } from './ports.ts';

export interface Handled {
  readonly summary: string;
  /** How many effects were settled as done. */
  readonly done: number;
  /** What these would have written to was decided over a day ago, and not done. */
  readonly tooOld: readonly string[];
}

/** Null when another process took the claim over: it answers in our place. */
export async function handle(claim: Claim, given: Ports): Promise<Handled | null> {
  const ports = { ...given, github: reachedOnce(given.github, urgencyOfQuestion(claim.question)) };
  const startedAt = ports.clock.now();
  const waiting = await ports.store.pendingEffects(claim.key, startedAt);
  const isTried = (each: PendingEffect): boolean => isNoAnswer(each) || isTooOld(each.decidedAt, startedAt);
  const { repository } = claim.question;
  const before = await applyEffects({ effects: waiting, repository, isTried, startedAt }, ports);
  if (claim.forEffects && !isDecidedAnew(claim.question, before.tooOld)) {
    // A thousand checks that waited for room would ask GitHub again for what every event asks for anyway.
    await ports.store.releaseClaim(claim, { dueAt: claim.forEffects.dueAt });
    return { summary: 'What had waited was tried.', ...before };
  }
  const answered = await answer(claim.question, ports, claim.isByTimerAlone);
  const isSaved = await ports.store.saveRecord(claim, answered.record);
  if (!isSaved) return null;
  const now = await ports.store.pendingEffects(claim.key, ports.clock.now());
  const isNew = ({ id, attempts }: PendingEffect): boolean => attempts === 0 && !waiting.some((each) => each.id === id);
  const after = await applyEffects({ effects: now, repository, isTried: () => true, startedAt, isNew }, ports);
  await ports.store.releaseClaim(claim, { dueAt: dueAt(answered) });
  return { summary: answered.record.summary, done: after.done, tooOld: [...before.tooOld, ...after.tooOld] };
}

/**
 * What somebody said is not judged a second time, a day later, for a reply that came too late: it would speak of another
 * day, as that there is no hold any more which this very command lifted.
 */
function isDecidedAnew({ kind }: Question, tooOld: readonly string[]): boolean {
  return kind === 'gate' || (tooOld.length > 0 && kind !== 'command');
}

/** A repository is reached once for all of a question: what cannot change meanwhile need not be read twice. */
function reachedOnce(reach: Ports['github'], urgency: Urgency): Ports['github'] {
  const reached = new Map<string, Promise<GitHub>>();
  return (repository, wanted = urgency) => {
    const key = `${repository.id} ${fullName(repository)} ${wanted}`;
    const github = reached.get(key) ?? reach(repository, wanted);
    reached.set(key, github);
    return github;
  };
}

/** What answers a gate is decided again first: what people said since then may have come with this very question. */
function isNoAnswer({ effect: { kind } }: PendingEffect): boolean {
  return kind !== 'open-gate' && kind !== 'reject-gate';
}

function dueAt(answered: Answer): number | null {
  return answered.record.final ? null : answered.dueAt;
}

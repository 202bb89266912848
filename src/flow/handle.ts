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
import type { OpenGate, Outcome } from '../domain/effect.ts';
import { urgencyOfQuestion } from '../domain/rate-budget.ts';
import { isSameName } from '../policy/names.ts';
import { type Answer, answer } from './answer/answer.ts';
import type { Claim, PendingEffect, Ports } from './ports.ts';

export interface Handled {
  readonly summary: string;
  /** How many effects were settled as done. */
  readonly done: number;
}

/** Null when another process took the claim over: it answers in our place. */
export async function handle(claim: Claim, ports: Ports): Promise<Handled | null> {
  const before = await applyPending(claim, ports, isNoAnswer);
  if (claim.forEffects && claim.question.kind !== 'gate') {
    // A thousand checks that waited for room would ask GitHub again for what every event asks for anyway.
    await ports.store.releaseClaim(claim, { dueAt: claim.forEffects.dueAt });
    return { summary: 'What had waited was tried.', done: before };
  }
  const urgency = urgencyOfQuestion(claim.question);
  const answered = await answer(claim.question, {
    ...ports,
    github: (repository) => ports.github(repository, urgency),
  });
  const isSaved = await ports.store.saveRecord(claim, answered.record);
  if (!isSaved) return null;
  const done = await applyPending(claim, ports);
  await ports.store.releaseClaim(claim, { dueAt: dueAt(answered) });
  return { summary: answered.record.summary, done };
}

/** What answers a gate is decided again first: what people said since then may have come with this very question. */
function isNoAnswer({ effect: { kind } }: PendingEffect): boolean {
  return kind !== 'open-gate' && kind !== 'reject-gate';
}

async function applyPending(
  claim: Claim,
  ports: Ports,
  isTried: (pending: PendingEffect) => boolean = () => true,
): Promise<number> {
  let done = 0;
  for (const pending of await ports.store.pendingEffects(claim.key, ports.clock.now())) {
    if (!isTried(pending)) continue;
    const { kind } = await ports.store.admitEffect(pending, ports.clock.now());
    if (kind === 'wait') continue;
    const outcome = await apply(pending, ports);
    await ports.store.settleEffect(pending, outcome, ports.clock.now());
    if (outcome.kind === 'done') done += 1;
  }
  return done;
}

async function apply({ effect }: PendingEffect, ports: Ports): Promise<Outcome> {
  if (effect.kind === 'open-gate' && (await isRestrictedSince(effect, ports))) {
    return { kind: 'superseded', because: 'somebody set a hold or a freeze after the decision' };
  }
  const github = await ports.github(effect.repository);
  return github.apply(effect, ports.clock.now());
}

/** What people set up while the decision was on its way holds; their command has the gate asked about again. */
async function isRestrictedSince(
  { repository, gate, knownRestrictions = [] }: OpenGate,
  { store }: Ports,
): Promise<boolean> {
  const { holds, freezes } = await store.restrictions(repository.id);
  return [...holds, ...freezes].some(
    ({ environment, commentId }) => isSameName(environment, gate.environment) && !knownRestrictions.includes(commentId),
  );
}

function dueAt(answered: Answer): number | null {
  return answered.record.final ? null : answered.dueAt;
}

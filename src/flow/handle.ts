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
 * it again is harmless; opening a gate on an old decision is refused by the effect itself.
 */
import type { OpenGate, Outcome } from '../domain/effect.ts';
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
  await applyPending(claim, ports);
  const answered = await answer(claim.question, ports);
  const isSaved = await ports.store.saveRecord(claim, answered.record);
  if (!isSaved) return null;
  const done = await applyPending(claim, ports);
  await ports.store.releaseClaim(claim, { dueAt: dueAt(answered) });
  return { summary: answered.record.summary, done };
}

async function applyPending(claim: Claim, ports: Ports): Promise<number> {
  let done = 0;
  for (const pending of await ports.store.pendingEffects(claim.key, ports.clock.now())) {
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

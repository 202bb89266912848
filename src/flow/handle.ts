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
import { type Urgency, urgencyOfQuestion } from '../domain/rate-budget.ts';
import { fullName } from '../domain/repository.ts';
import { isSameName } from '../policy/names.ts';
import { type Answer, answer } from './answer/answer.ts';
import { applyDispatch } from './dispatched/apply-dispatch.ts';
import type { Claim, GitHub, PendingEffect, Ports } from './ports.ts';

export interface Handled {
  readonly summary: string;
  /** How many effects were settled as done. */
  readonly done: number;
}

/** Null when another process took the claim over: it answers in our place. */
export async function handle(claim: Claim, given: Ports): Promise<Handled | null> {
  const ports = { ...given, github: reachedOnce(given.github, urgencyOfQuestion(claim.question)) };
  const waiting = await ports.store.pendingEffects(claim.key, ports.clock.now());
  const before = await applyPending(waiting, ports, isNoAnswer);
  if (claim.forEffects && claim.question.kind !== 'gate') {
    // A thousand checks that waited for room would ask GitHub again for what every event asks for anyway.
    await ports.store.releaseClaim(claim, { dueAt: claim.forEffects.dueAt });
    return { summary: 'What had waited was tried.', done: before };
  }
  const answered = await answer(claim.question, ports, claim.isByTimerAlone);
  const isSaved = await ports.store.saveRecord(claim, answered.record);
  if (!isSaved) return null;
  const now = await ports.store.pendingEffects(claim.key, ports.clock.now());
  const isNew = ({ id, attempts }: PendingEffect): boolean => attempts === 0 && !waiting.some((each) => each.id === id);
  const done = await applyPending(now, ports, () => true, isNew);
  await ports.store.releaseClaim(claim, { dueAt: dueAt(answered) });
  return { summary: answered.record.summary, done };
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

/** @param isNew what this very answer wants, and nobody can have sent before. */
async function applyPending(
  effects: readonly PendingEffect[],
  ports: Ports,
  isTried: (pending: PendingEffect) => boolean,
  isNew: (pending: PendingEffect) => boolean = () => false,
): Promise<number> {
  let done = 0;
  for (const pending of effects) {
    if (!isTried(pending)) continue;
    const { kind } = await ports.store.admitEffect(pending, ports.clock.now());
    if (kind === 'wait') continue;
    const outcome = await apply(pending, ports, isNew(pending));
    await ports.store.settleEffect(pending, outcome, ports.clock.now());
    if (outcome.kind === 'done') done += 1;
  }
  return done;
}

async function apply({ effect }: PendingEffect, ports: Ports, isNew: boolean): Promise<Outcome> {
  if (effect.kind === 'open-gate' && (await isRestrictedSince(effect, ports))) {
    return { kind: 'superseded', because: 'somebody set a hold or a freeze after the decision' };
  }
  if (effect.kind === 'dispatch-run') return applyDispatch(effect, ports);
  const github = await ports.github(effect.repository);
  return github.apply(effect, ports.clock.now(), isNew);
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

/**
 * Line 5: effects of a question, each once. What was decided over a day ago is not done any more: the world it was
 * decided for is gone. So a database that is restored from a backup sends nothing of that time, while an outage of
 * GitHub that takes hours only delays.
 */
import type { Effect, OpenGate, Outcome } from '../domain/effect.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import { isSameName } from '../policy/names.ts';
import { applyDispatch } from './dispatched/apply-dispatch.ts';
import { GIVEN_UP_AFTER_MS } from './notify/send-due.ts';
import type { PendingEffect, Ports } from './ports.ts';

export interface ToApply {
  readonly effects: readonly PendingEffect[];
  /** As it is called by now: what was decided may name it as it was called then. */
  readonly repository: RepositoryRef;
  readonly isTried: (pending: PendingEffect) => boolean;
  /** What was over a day old then is too old: what grew so since was decided again meanwhile, or is being tried. */
  readonly startedAt: EpochMs;
  /** What this very answer wants, and nobody can have sent before. */
  readonly isNew?: ((pending: PendingEffect) => boolean) | undefined;
}

export interface Applied {
  /** How many were settled as done. */
  readonly done: number;
  /** Those that were too old, by what they write to. */
  readonly tooOld: readonly string[];
}

export async function applyEffects(
  { effects, repository, isTried, startedAt, isNew = () => false }: ToApply,
  ports: Ports,
): Promise<Applied> {
  let done = 0;
  const tooOld: string[] = [];
  for (const pending of effects) {
    if (!isTried(pending)) continue;
    const late = await outOfTime(pending, startedAt, ports);
    if (late !== null) {
      await ports.store.settleEffect(pending, late, ports.clock.now());
      tooOld.push(pending.slot);
      continue;
    }
    const effect = relocated(pending.effect, repository);
    const { kind } = await ports.store.admitEffect({ ...pending, effect }, ports.clock.now());
    if (kind === 'wait') continue;
    const outcome = await apply(effect, ports, isNew(pending));
    await ports.store.settleEffect(pending, outcome, ports.clock.now());
    if (outcome.kind === 'done') done += 1;
  }
  return { done, tooOld };
}

/** A start that may have been sent is only looked for, and is looked for however late. */
async function outOfTime(
  { effect, decidedAt }: PendingEffect,
  startedAt: EpochMs,
  ports: Ports,
): Promise<Outcome | null> {
  if (!isTooOld(decidedAt, startedAt)) return null;
  const because = `not done: it was decided on ${toInstant(decidedAt).slice(0, 16)}Z, over a day ago`;
  if (effect.kind !== 'dispatch-run') return { kind: 'superseded', because, isTooOld: true };
  const kept = await ports.store.rollback(effect.rollbackId);
  if (kept?.sentAt !== undefined) return null;
  const how = `Look at what ${effect.environment} runs; whoever still wants it back orders it again.`;
  return { kind: 'superseded', code: 'moved-on', because: `${because}. ${how}`, isTooOld: true };
}

export function isTooOld(decidedAt: EpochMs, now: EpochMs): boolean {
  return now - decidedAt > GIVEN_UP_AFTER_MS;
}

function relocated(effect: Effect, repository: RepositoryRef): Effect {
  if (effect.repository.id !== repository.id) return effect;
  return 'gate' in effect ? { ...effect, repository, gate: { ...effect.gate, repository } } : { ...effect, repository };
}

async function apply(effect: Effect, ports: Ports, isNew: boolean): Promise<Outcome> {
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

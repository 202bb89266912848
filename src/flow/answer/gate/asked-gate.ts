/** A gate that is asked about, with its life so far and what else is in its lane. */
import {
  expiresAt,
  type GateLife,
  isFinal,
  isRefused,
  newGate,
  next,
  type SeenOfGate,
} from '../../../domain/gate-life.ts';
import { type EpochMs, toInstant } from '../../../domain/instant.ts';
import type { GateQuestion } from '../../../domain/question.ts';
import type { KeptRollback } from '../../../domain/rollback.ts';
import type { GateState, GitHub, KnownGate, Ports } from '../../ports.ts';

export interface AskedGate {
  readonly question: GateQuestion;
  readonly ports: Ports;
  readonly github: GitHub;
  readonly gate: GateState;
  readonly life: GateLife;
  /** Jobs of the same attempt that wait here, too: GitHub answers them together. */
  readonly beside: readonly KnownGate[];
  /** The other gates of the lane: those that wait, and those that were let through lately. */
  readonly others: readonly KnownGate[];
  /** The rollback of ours that it is opened for; null: it is judged like any other. */
  readonly own: KeptRollback | null;
  readonly at: EpochMs;
}

/** How long what we let through counts as under way: a job on a runner of GitHub ends after 6 hours. */
export const LONGEST_UNDER_WAY_MS = 6 * 3_600_000;

type Asked = Pick<AskedGate, 'question' | 'ports' | 'github' | 'gate' | 'at'> & Partial<Pick<AskedGate, 'own'>>;

export async function askedGate(asked: Asked): Promise<AskedGate> {
  const { question, ports, gate, at } = asked;
  const { repository, environment, deploymentId, runId } = question;
  const lane = await ports.store.laneGates(repository.id, environment, at - LONGEST_UNDER_WAY_MS);
  const own = lane.find((each) => each.question.deploymentId === deploymentId)?.life;
  const { runAttempt, sha } = gate;
  const known = own ?? newGate({ requestedAt: gate.requestedAt ?? toInstant(at), runAttempt, sha }, at);
  // It may have been asked about before it was known to be of a run that we dispatched.
  const life = gate.filedSha === undefined ? known : { ...known, sha };
  const rest = lane.filter((each) => each.question.deploymentId !== deploymentId);
  const isBeside = (each: KnownGate): boolean =>
    each.question.runId === runId && each.life.runAttempt === life.runAttempt && !isFinal(each.life);
  return { own: null, ...asked, life, beside: rest.filter(isBeside), others: rest.filter((each) => !isBeside(each)) };
}

/** The life after what was seen; as it was where that cannot be. */
export function lifeAfter({ life, at }: Pick<AskedGate, 'life' | 'at'>, seen: SeenOfGate): GateLife {
  const step = next(life, seen, at);
  return isRefused(step) ? life : step;
}

export function isOverdue({ life, at }: Pick<AskedGate, 'life' | 'at'>): boolean {
  return at >= expiresAt(life);
}

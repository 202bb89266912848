/** Asks again until the gate opens, time is up, or waiting cannot help. */
import type { Decision } from '../domain/decision.ts';
import { Failure } from '../domain/failure.ts';
import { type EpochMs, epochMs } from '../domain/instant.ts';
import type { Answer } from './answer.ts';

export interface Waiting {
  readonly waitMs: number;
  /** Reads everything anew and decides. */
  readonly ask: () => Promise<Answer>;
  /** Decides again on the same facts, at this very moment. */
  readonly again: (answer: Extract<Answer, { kind: 'decided' }>) => Extract<Answer, { kind: 'decided' }>;
  readonly now: () => EpochMs;
  readonly sleep: (ms: number) => Promise<void>;
  readonly say: (text: string) => void;
}

/** A reading costs about a dozen calls of the 1,000 that a job token has per hour and repository. */
const FIRST_POLL_MS = 5000;
const LONGEST_POLL_MS = 120_000;

export async function waitForOpening(waiting: Waiting): Promise<Answer> {
  const until = waiting.now() + waiting.waitMs;
  for (let poll = FIRST_POLL_MS; ; poll = Math.min(poll * 2, LONGEST_POLL_MS)) {
    const { answer, pauseMs } = await tryAsking(waiting, until);
    const settled = settle(waiting, answer);
    const left = until - waiting.now();
    if (settled !== undefined && (left <= 0 || isFinal(settled))) return settled;
    const pause = Math.min(left, Math.max(pauseMs, Math.min(poll, untilTransition(settled, waiting.now()))));
    waiting.say(`asking again in ${Math.ceil(pause / 1000)} s, for ${Math.ceil(left / 1000)} s at most`);
    await waiting.sleep(pause);
  }
}

/** Reading took time, and a window may have closed meanwhile: what lets go is decided at the moment it lets go. */
function settle(waiting: Waiting, answer: Answer | undefined): Answer | undefined {
  return answer?.kind === 'decided' && letsGo(answer.decision) ? waiting.again(answer) : answer;
}

/** A failure that may pass is borne as long as there is time left. */
async function tryAsking(waiting: Waiting, until: EpochMs): Promise<{ answer: Answer | undefined; pauseMs: number }> {
  try {
    return { answer: await waiting.ask(), pauseMs: 0 };
  } catch (error) {
    const mayPass = error instanceof Failure && (error.kind === 'unavailable' || error.kind === 'rate-limited');
    const pauseMs = mayPass ? (error.retryAfterMs ?? 0) : 0;
    if (!mayPass || waiting.now() + pauseMs >= until) throw error;
    waiting.say(error.message);
    return { answer: undefined, pauseMs };
  }
}

/** Whether waiting cannot change it: it is open, or a person said no, or there is no policy that could open it. */
function isFinal(answer: Answer): boolean {
  return answer.kind !== 'decided' || letsGo(answer.decision) || answer.decision.verdict === 'blocked';
}

export function letsGo(decision: Pick<Decision, 'verdict' | 'mode'>): boolean {
  return decision.verdict === 'open' || decision.mode === 'observe';
}

function untilTransition(answer: Answer | undefined, now: EpochMs): number {
  if (answer?.kind !== 'decided' || answer.decision.nextTransitionAt === null) return Number.POSITIVE_INFINITY;
  return Math.max(epochMs(answer.decision.nextTransitionAt) - now, 1000);
}

/** Smoke files that the App runs itself, from where it is. */
import type { Question } from '../../domain/question.ts';
import type { SmokePlan } from '../../smoke/plan.ts';
import type { ProbeKey } from './probes.ts';

export interface AskedSmoke extends ProbeKey {
  readonly environment: string;
  /** The effective commit. */
  readonly sha: string;
  /** With a deadline that the App may take. */
  readonly plan: SmokePlan;
  /** Asked again when the run has ended and its result is kept. */
  readonly askAgain: Question;
}

/**
 * Starts a run and does not wait for it: answers must not stand behind it. Its result is kept as a probe, and then the
 * question is asked again. What was under way when a process ends is forgotten, and whoever misses it starts it again.
 * `running`: this one is under way. `full`: as many as may be are under way, so ask again in a moment.
 */
export type StartSmoke = (asked: AskedSmoke) => 'started' | 'running' | 'full';

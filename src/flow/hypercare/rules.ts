/** How long a deployment is watched and how often it is looked at, by all policies in force: the strictest of each. */
import type { DeploymentFact } from '../../domain/facts.ts';
import { type EpochMs, parseDuration } from '../../domain/instant.ts';
import type { HypercareQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { entryFor } from '../../policy/names.ts';
import type { GitHub, Ports } from '../ports.ts';

export interface WatchRules {
  readonly forMs: number;
  /** Null: time passes, and nobody looks. */
  readonly everyMs: number | null;
  /** The smoke file; the repository knows its own better. Undefined: the policies name none. */
  readonly file: string | undefined;
  /** A verification is awaited before the watch begins. */
  readonly isVerificationAsked: boolean;
}

/** Null: nothing is watched there. */
export function watchRules(policies: readonly PolicyInForce[], environment: string): WatchRules | null {
  const entries = policies.flatMap(({ policy }) => entryFor(policy, environment)?.verify ?? []);
  const watches = entries.flatMap(({ watch }) => watch ?? []);
  const lengths = watches.flatMap((watch) => parseDuration(watch.for) ?? []);
  if (lengths.length === 0) return null;
  const steps = watches.flatMap(({ every }) => (every === undefined ? [] : (parseDuration(every) ?? [])));
  return {
    forMs: Math.max(...lengths),
    everyMs: steps.length === 0 ? null : Math.max(Math.min(...steps), SHORTEST_STEP_MS),
    file: entries.flatMap(({ smoke }) => smoke ?? []).at(-1),
    isVerificationAsked: entries.some(({ within }) => within !== undefined),
  };
}

/** A watch is no load test, and a run may take a while. */
const SHORTEST_STEP_MS = 60_000;

/** A deployment while it is watched. */
export interface Watched {
  readonly question: HypercareQuestion;
  readonly rules: WatchRules;
  readonly deployment: DeploymentFact;
  /** When it was known to be good. */
  readonly since: EpochMs;
  readonly until: EpochMs;
  readonly ports: Ports;
  readonly github: GitHub;
  readonly at: EpochMs;
}

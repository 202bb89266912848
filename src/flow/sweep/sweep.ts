/**
 * Sweeps: recurring looks for what no webhook told. A webhook is a hint that may be late, lost or doubled, so what it
 * would have told has to be found without it. Each sweep is idempotent: doing it twice in a row asks nothing anew.
 */

import type { RepositoryRef } from '../../domain/repository.ts';
import type { AppGitHub, PastEvents, Ports, RepositoryWatch } from '../ports.ts';

export interface SweepPorts extends Ports {
  readonly app: AppGitHub;
  readonly watch: (repository: RepositoryRef) => Promise<RepositoryWatch>;
  /** The past of a repository on GitHub. */
  readonly pastEvents: (repository: RepositoryRef) => Promise<PastEvents>;
  /** Whether deliveries of this event are kept at all. */
  readonly isTakenIn: (event: string) => boolean;
}

export interface Round {
  /** What the sweep noted at its last end. */
  readonly memory: string | null;
  /** False: the process stops, or the claim runs out. What is left is done in the next round. */
  readonly mayGoOn: () => boolean;
}

export interface Swept {
  /** Noted for the next round. */
  readonly memory: string | null;
  /** There is more to do than one round does. */
  readonly isUnfinished: boolean;
  /** What an operator should read of it; nothing, in a quiet round. */
  readonly notices: readonly Notice[];
}

export interface Notice {
  readonly level: 'info' | 'warn';
  readonly message: string;
  readonly about: Readonly<Record<string, string | number | readonly string[]>>;
}

export interface Sweep {
  readonly name: string;
  readonly everyMs: number;
  readonly run: (ports: SweepPorts, round: Round) => Promise<Swept>;
}

/** What was noted, or `empty` where nothing was or an other version noted it. */
export function recall<T>(memory: string | null, isMemory: (value: object) => boolean, empty: T): T {
  if (memory === null) return empty;
  try {
    const value: unknown = JSON.parse(memory);
    return typeof value === 'object' && value !== null && isMemory(value) ? (value as T) : empty;
  } catch {
    return empty;
  }
}

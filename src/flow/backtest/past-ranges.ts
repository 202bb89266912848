/** What lies between the commits of past deployments. */
import type { Attempt, PastDeployment } from './deployments.ts';
import type { HistoryGraph, HistoryRange } from './history.ts';

export type PastRange = HistoryRange & { readonly complete: boolean };
const NOTHING = { commits: new Int32Array(0), changes: 0 };

/** The ranges of attempts. They are walked anew when asked for again: keeping them all would take more than the graph. */
export class PastRanges {
  readonly #graph: HistoryGraph;

  constructor(graph: HistoryGraph) {
    this.#graph = graph;
  }

  of({ deployment, baseline }: Attempt): PastRange {
    const candidate = this.#find(deployment);
    if (baseline === null) return { ...NOTHING, direction: 'first', complete: candidate !== undefined };
    const from = this.#find(baseline);
    // Not to be compared with what is not there: nothing says that the commit that runs is kept.
    if (candidate === undefined || from === undefined) return { ...NOTHING, direction: 'diverged', complete: false };
    return { ...this.#graph.range(from, candidate), complete: true };
  }

  #find({ sha, isInClone }: PastDeployment): number | undefined {
    return isInClone ? this.#graph.find(sha) : undefined;
  }

  /** By commit: 1 where some attempt has it as a change. */
  needed(attempts: readonly Attempt[]): Uint8Array {
    const isNeeded = new Uint8Array(this.#graph.size);
    for (const attempt of attempts) for (const commit of this.of(attempt).commits) isNeeded[commit] = 1;
    return isNeeded;
  }
}

/** What a backtest needs of a local clone. Everything is read in streams: the history of a large project is large. */
import type { Change, Direction } from '../../domain/facts.ts';

export interface History {
  /** The history that leads to the commits of all deployments. */
  readonly graph: HistoryGraph;
  /** What each of these commits changed, in their order. To list the files is most of the work. */
  changes(names: Iterable<string>, options: { readonly withFiles: boolean }): AsyncIterable<Change>;
}

/** Commits are numbered from 0 to `size`. */
export interface HistoryGraph {
  readonly size: number;
  find(name: string): number | undefined;
  nameOf(commit: number): string;
  /** What going from one commit to another brings; for a way back, what it takes away. */
  range(baseline: number, candidate: number): HistoryRange;
}

export interface HistoryRange {
  readonly direction: Direction;
  /** The commits that are a change, or a part of one. */
  readonly commits: Int32Array;
  /** Pull requests, each once, and commits that none explains. */
  readonly changes: number;
}

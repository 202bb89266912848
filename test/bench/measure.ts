/** Figures and what they are compared with: one row of the table each. */

/** `/s`: how many in a second, so more is better; of all others less is. */
export type Unit = 'ms' | '/s' | 'MiB' | 'calls';

export interface Row {
  readonly what: string;
  /** Milliseconds of each run; with a `unit` so many of that. */
  readonly times: readonly number[];
  readonly unit?: Unit | undefined;
  /** What the row is held against; without it the row is a figure and no promise. */
  readonly limit?: Limit;
}

export type Limit =
  | { readonly kind: 'time'; readonly milliseconds: number }
  /** So many of the row's unit. */
  | { readonly kind: 'most'; readonly most: number }
  /** So many times what something else took; `ratios` are those of each run. */
  | { readonly kind: 'ratio'; readonly against: string; readonly most: number; readonly ratios: readonly number[] }
  /** At least so many times as much of something. */
  | { readonly kind: 'least'; readonly against: string; readonly least: number; readonly ratios: readonly number[] };

export interface Bench {
  /** What `npm run bench -- NAME` runs alone. */
  readonly name: string;
  /** Undefined: it cannot run, and `needs` says what it lacks. */
  readonly run: (options: Options) => Promise<readonly Row[] | undefined>;
  readonly needs?: string;
}

export interface Options {
  readonly git: string | undefined;
  readonly deployments: string;
  readonly policy: string | undefined;
  /** How often programs are started; what is measured inside this process runs more often. */
  readonly runs: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds, and what the work gave. */
export function timed<Result>(work: () => Result): { readonly time: number; readonly result: Result } {
  const start = performance.now();
  const result = work();
  return { time: performance.now() - start, result };
}

/** Part by part of two lists of runs: side by side in one round, since machines are noisy. */
export function ratiosOf(times: readonly number[], against: readonly number[]): readonly number[] {
  return times.map((time, index) => time / (against[index] ?? Number.NaN));
}

/** Undefined when there is nothing to meet. */
export function isMet({ times, limit }: Row): boolean | undefined {
  switch (limit?.kind) {
    case undefined:
      return undefined;
    case 'time':
      return median(times) <= limit.milliseconds;
    case 'most':
      return median(times) <= limit.most;
    case 'ratio':
      return median(limit.ratios) <= limit.most;
    case 'least':
      return median(limit.ratios) >= limit.least;
  }
}

/** What a share of the values, 0 to 1, is at most. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
}

/** What is known of a deployment after one reading of the log, and the lane that it went into: environment and commit. */

/** What is known of a deployment after the first reading. */
export interface Known {
  readonly repositoryId: number;
  readonly id: number;
  environment: string;
  commit: string | null;
  readonly plans: Set<number>;
  /** Numbers of its pull requests, `#12`, where a plan is asked for. */
  changes: readonly string[];
}

export function newlyKnown(repositoryId: number, id: number): Known {
  return { repositoryId, id, environment: '', commit: null, plans: new Set(), changes: [] };
}

export function lanesOf({ environment, commit }: Known): readonly string[] {
  return commit === null ? [] : [laneOf(environment, commit)];
}

export function laneOf(environment: string, commit: string): string {
  return `${environment.toLowerCase()}/${commit}`;
}

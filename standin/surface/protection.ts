/** What stands before a branch or an environment. */
import type { JobOptions } from './runs.ts';

export interface EnvironmentProtection {
  /** Logins of required reviewers; with `teams` at most six. One of them is enough. */
  readonly reviewers?: readonly string[];
  readonly teams?: readonly string[];
  /** Default false. */
  readonly preventsSelfReview?: boolean;
  /** Minutes on the stand-in's clock; default 0, no timer. */
  readonly waitMinutes?: number;
  /** Default true, as on GitHub. */
  readonly canAdminsBypass?: boolean;
}

export interface RequiredCheckOptions {
  readonly name: string;
  /** Slug of the App that has to report it. Default: whoever does. */
  readonly app?: string;
}

export interface DispatchOptions {
  /** Names of the inputs the workflow declares; others are refused. */
  readonly inputs?: readonly string[];
  readonly jobs: (inputs: Readonly<Record<string, string>>) => readonly JobOptions[];
  /** Its `run-name`. Default: the commit's message. */
  readonly title?: (inputs: Readonly<Record<string, string>>) => string;
  /** Its concurrency group; see `RunOptions`. */
  readonly concurrency?: string;
}

export interface MergeQueueOptions {
  /** Default `squash`. */
  readonly method?: 'merge' | 'squash';
  /** Most pull requests of one group. Default 5. */
  readonly groupOf?: number;
  /** After how many minutes without a conclusion required checks count as failed. Default 60. */
  readonly timeoutMinutes?: number;
}

/** `enableMergeQueue` requires the check `tidegate` of our App where the branch requires none. */
export interface MergeQueue {
  /** Numbers of the pull requests in the queue, first come first. */
  readonly entries: readonly number[];
  /** The group whose checks are awaited, or null. */
  readonly group: MergeGroupView | null;
  /** All groups there were, oldest first. */
  readonly groups: readonly MergeGroupView[];
  /** Enqueues open pull requests, all at once. Throws where a required check of one has not succeeded. */
  add(numbers: readonly number[], by: string): void;
  /** Takes one out; the others of its group begin anew. */
  remove(number: number, by: string): void;
}

export interface MergeGroupView {
  readonly headSha: string;
  /** `refs/heads/gh-readonly-queue/BASE/pr-NUMBER-SHA`, with the number of the last pull request. */
  readonly headRef: string;
  readonly baseSha: string;
  readonly numbers: readonly number[];
  readonly state: 'checking' | 'merged' | 'invalidated' | 'dequeued';
}

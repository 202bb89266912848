/** What a branch requires, and the merge queue in front of it. */
import type { Account, CheckApp } from './records.ts';

export interface RequiredCheck {
  readonly name: string;
  /** Null: whoever reports it. */
  readonly app: CheckApp | null;
}

export interface BranchRulesRecord {
  readonly rulesetId: number;
  readonly checks: readonly RequiredCheck[];
  readonly isStrict: boolean;
}

export interface QueueEntry {
  readonly number: number;
  /** Who pushes to a pull request takes it out of the queue. */
  readonly headSha: string;
  readonly by: Account;
  readonly enqueuedAt: number;
}

export interface GroupRecord {
  /** `refs/heads/gh-readonly-queue/BASE/pr-NUMBER-SHA`. */
  readonly branch: string;
  readonly baseSha: string;
  readonly headSha: string;
  readonly numbers: readonly number[];
  readonly createdAt: number;
  /** Commit that each pull request becomes when the group is merged. */
  readonly commits: ReadonlyMap<number, string>;
  state: 'checking' | 'merged' | 'invalidated' | 'dequeued';
}

export interface QueueRecord {
  readonly branch: string;
  readonly method: 'merge' | 'squash';
  /** Most pull requests that are merged together. */
  readonly groupOf: number;
  readonly timeoutMinutes: number;
  entries: QueueEntry[];
  readonly groups: GroupRecord[];
}

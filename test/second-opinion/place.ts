/** What the tests need of a GitHub, whoever wrote it. */
import type { RepositoryRef } from '../../src/domain/repository.ts';
import type { GitHub } from '../../src/flow/ports.ts';

export interface Place extends AsyncDisposable {
  /** Our code, connected with a token of the App's installation. */
  readonly github: GitHub;
  readonly repository: RepositoryRef;
  /** Commit at the head of the default branch. */
  head(): Promise<string>;
  /** A branch off the default branch with one commit by Anna, and her pull request. */
  propose(branch: string, files: Readonly<Record<string, string>>): Promise<Proposed>;
  /** By Ben. */
  review(number: number, state: 'approved' | 'changes_requested'): Promise<number>;
  /** By Anna. */
  comment(number: number, body: string): Promise<number>;
  comments(number: number): Promise<readonly { readonly user: string; readonly body: string }[]>;
  /** All runs there are on a commit, newest first. */
  checks(sha: string): Promise<readonly SeenCheck[]>;
}

export interface Proposed {
  readonly number: number;
  readonly headSha: string;
}

export interface SeenCheck {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly title: string | null;
}

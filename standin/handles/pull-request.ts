/** A pull request as a test holds it. */
import type { PullIssue, RepositoryRecord, ReviewRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { CommitOptions, PullRequest, PushedCommit } from '../surface/world.ts';
import { addReview, dismissReview, editPull, type MergeMethod, markReady, mergePull } from '../verbs/pull-request.ts';
import { pushCommit } from '../verbs/push.ts';
import { IssueHandle } from './issue.ts';

const STATES = {
  approved: 'APPROVED',
  changes_requested: 'CHANGES_REQUESTED',
  commented: 'COMMENTED',
} as const satisfies Readonly<Record<string, ReviewRecord['state']>>;

export class PullRequestHandle extends IssueHandle implements PullRequest {
  private readonly pull: PullIssue;

  constructor(world: World, repository: RepositoryRecord, pull: PullIssue) {
    super(world, repository, pull);
    this.pull = pull;
  }

  get headSha(): string {
    return this.pull.pull.headSha;
  }

  get headBranch(): string {
    return this.pull.pull.head;
  }

  get merged(): boolean {
    return this.pull.pull.merge !== null;
  }

  get mergeCommitSha(): string | null {
    return this.pull.pull.merge?.sha ?? null;
  }

  push(commit: Omit<CommitOptions, 'branch'>): PushedCommit {
    return { sha: pushCommit(this.world, this.repository, { ...commit, branch: this.headBranch }).sha };
  }

  override edit(change: { readonly title?: string; readonly body?: string }, by: string): void {
    editPull(this.world, this.repository, this.pull, change, this.account(by));
  }

  review(review: Parameters<PullRequest['review']>[0]): { readonly id: number } {
    const { id } = addReview(this.world, this.repository, this.pull, {
      author: this.account(review.by),
      state: STATES[review.state],
      body: review.body ?? '',
      commit: review.commit ?? this.headSha,
    });
    return { id };
  }

  dismissReview(id: number, by: string): void {
    dismissReview(this.world, this.repository, this.pull, id, this.account(by));
  }

  markReady(by: string): void {
    markReady(this.world, this.repository, this.pull, this.account(by));
  }

  merge(options: { readonly by: string; readonly method?: MergeMethod }): PushedCommit {
    const { by, method = 'merge' } = options;
    return { sha: mergePull(this.world, this.repository, this.pull, { by: this.account(by), method }).sha };
  }
}

/** What became of reviews: issues in which people look back at a rollback or an override. */
import type { Instant } from '../../domain/instant.ts';
import type { ReviewQuestion } from '../../domain/question.ts';

/** Where an issue stands now. */
export interface IssueState {
  readonly number: number;
  readonly labels: readonly string[];
  readonly openedAt: Instant;
  /** Null: it is open. */
  readonly closedAt: Instant | null;
  /** Who closed it; null: it is open, or GitHub does not tell. */
  readonly closedBy?: { readonly id: number; readonly login: string } | null | undefined;
}

/** Kept where a policy says when reviews are due, or with which labels they close. */
export interface KeptReview {
  readonly repositoryId: number;
  /** Of the deployment that is looked back on. */
  readonly deploymentId: number;
  readonly environment: string;
  /** Null until the issue is known. */
  readonly issueNumber: number | null;
  /** When it was first asked for. */
  readonly openedAt: Instant;
  /** When it has to be closed; null: no policy says so. */
  readonly dueAt: Instant | null;
  /** Null: it is open. */
  readonly closedAt: Instant | null;
  /** Those of the cause labels that it has, once it is closed; empty: it was closed without one. */
  readonly causes: readonly string[];
  /** How often it was opened again because it had none. */
  readonly reopenings: number;
  /** The last time that it was closed and opened again by us. */
  readonly undoneAt: Instant | null;
  /** Who closed it, for the log, where this answer saw it; not kept. */
  readonly closedBy?: { readonly id: number; readonly login: string } | null | undefined;
}

/** The part of the store that reviews need. */
export interface ReviewStore {
  /** Null before the first answer. */
  review(repositoryId: number, deploymentId: number): Promise<KeptReview | null>;
  /** Reviews of a repository that are followed and have not ended, the newest of many. */
  openReviews(repositoryId: number): Promise<readonly ReviewQuestion[]>;
  /**
   * All that are kept of a repository, newest first, bounded: closed ones with their causes and when, and open ones, of
   * which those whose `dueAt` is past are overdue.
   */
  reviewCauses(repositoryId: number): Promise<readonly KeptReview[]>;
}

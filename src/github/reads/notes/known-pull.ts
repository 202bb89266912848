/** A pull request as lists of the REST API show it. */
import type { Instant } from '../../../domain/instant.ts';
import type { KnownPullRequest } from '../../../domain/notes-range.ts';
import type { Connection } from '../../client.ts';
import { NOBODY_KNOWN } from '../../pulls/labelers.ts';

export interface ListedPull {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly user: { readonly login: string } | null;
  readonly labels: readonly { readonly name: string }[];
  readonly merged_at: string | null;
  readonly updated_at: string;
  readonly merge_commit_sha: string | null;
  readonly base: { readonly ref: string; readonly repo: { readonly id: number | bigint } | null };
}

/** Null: it was not merged, or it is another repository's. */
export function mergedPull({ repository }: Connection, pull: ListedPull): KnownPullRequest | null {
  if (pull.merged_at === null || Number(pull.base.repo?.id) !== repository.id) return null;
  return {
    number: pull.number,
    title: pull.title.toWellFormed(),
    body: (pull.body ?? '').toWellFormed(),
    author: pull.user?.login ?? NOBODY_KNOWN,
    labels: pull.labels.map(({ name }) => name.toWellFormed()),
    ...(mayBeEditedLater(pull.updated_at, pull.merged_at) ? { isBodyLater: true } : {}),
    mergedAt: pull.merged_at as Instant,
    mergeCommitSha: pull.merge_commit_sha,
    base: pull.base.ref,
  };
}

/** The merge itself takes GitHub a moment, and so does deleting the branch. */
const SETTLES_WITHIN_MS = 10_000;

/** These lists do not tell edits from other changes. */
function mayBeEditedLater(updatedAt: string, mergedAt: string): boolean {
  return !(Date.parse(updatedAt) <= Date.parse(mergedAt) + SETTLES_WITHIN_MS);
}

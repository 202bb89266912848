/**
 * What release notes are made from: the commits between two revisions, the pull requests that are known, and who says
 * which belongs to which. A local clone and GitHub both tell it in this shape.
 */
import type { ChangedFile, Direction } from './facts.ts';
import type { Instant } from './instant.ts';

export interface NotesRange {
  /** `owner/name`; of a clone without a remote `local/` and its folder. */
  readonly repository: string;
  /** Null: nothing was deployed before. */
  readonly from: RangeEnd | null;
  readonly to: RangeEnd;
  readonly direction: Direction;
  /** What `to` has and `from` lacks, parents before children. Of a first deployment: none, as there is nothing to compare. */
  readonly commits: readonly RangeCommit[];
  /** What `from` has and `to` lacks, parents before children: taken away by a way back, or on the other side of a fork. */
  readonly lost: readonly RangeCommit[];
  /** As GitHub knows them. Empty where only a clone is read. */
  readonly pullRequests: readonly KnownPullRequest[];
  /** Which pull request brought which commit, by what GitHub says. Empty where only a clone is read. */
  readonly links: readonly CommitLink[];
  /** False when a limit of GitHub cut the range: the notes say so. */
  readonly complete: boolean;
}

/** A revision: as it was asked for (tag, branch, id of a deployment) and the full name of its commit. */
export interface RangeEnd {
  readonly ref: string;
  readonly sha: string;
}

export interface RangeCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  /** Subject, empty line, body with trailers. */
  readonly message: string;
  readonly author: CommitAuthor;
  readonly authoredAt: Instant;
  readonly committedAt: Instant;
  /** Its difference to its first parent. Absent: nobody asked. */
  readonly files?: readonly ChangedFile[] | undefined;
}

export interface CommitAuthor {
  readonly name: string;
  readonly email: string;
  /** Of GitHub, or of an address that GitHub gives out (`…@users.noreply.github.com`); null: not known. */
  readonly login: string | null;
}

/** A merged pull request of this repository. */
export interface KnownPullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** Login; bots end in `[bot]`. */
  readonly author: string;
  readonly labels: readonly string[];
  /** Set where its body was edited after the merge, by whoever opened it perhaps: nobody reviewed what it says now. */
  readonly isBodyLater?: true | undefined;
  readonly mergedAt: Instant | null;
  readonly mergeCommitSha: string | null;
  readonly base: string;
  /** Of all its commits. Absent: not read; those of its commits in the range are taken. */
  readonly files?: readonly ChangedFile[] | undefined;
  /** Authored time of its first commit, where GitHub told it. */
  readonly firstCommitAt?: Instant | undefined;
}

/**
 * How a commit was found to belong to a pull request, the surest first.
 * `associated`: GitHub lists the pull request for the commit; `merge-commit`: GitHub names the commit as its merge
 * commit; `recently-merged`: so it does in the list of those merged last, which is not behind as the index is;
 * `merge-message`: the commit is GitHub's merge of it; `brought-by-merge`: that merge brought the commit;
 * `squash-title`: the title ends in its number.
 */
export const LINK_METHODS = [
  'associated',
  'merge-commit',
  'recently-merged',
  'merge-message',
  'brought-by-merge',
  'squash-title',
] as const;
export type LinkMethod = (typeof LINK_METHODS)[number];

export interface CommitLink {
  readonly sha: string;
  readonly number: number;
  readonly method: LinkMethod;
}

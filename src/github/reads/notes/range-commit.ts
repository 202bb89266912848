/** A commit of the REST API as release notes read it. */
import type { Instant } from '../../../domain/instant.ts';
import type { RangeCommit } from '../../../domain/notes-range.ts';

interface Signed {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly date?: string | undefined;
}

export interface ShownCommit {
  readonly sha: string;
  readonly parents: readonly { readonly sha: string }[];
  readonly commit: { readonly message: string; readonly author: Signed | null; readonly committer: Signed | null };
  /** The account of the author; GitHub writes nobody as null, or as an empty object. */
  readonly author: { readonly login?: unknown } | null;
}

/** Half a surrogate pair in somebody's text has no canonical JSON, so it is replaced here, where it comes in. */
export function rangeCommit({ sha, parents, commit, author }: ShownCommit): RangeCommit {
  const committedAt = commit.committer?.date ?? commit.author?.date ?? '';
  return {
    sha,
    parents: parents.map((parent) => parent.sha),
    message: commit.message.toWellFormed(),
    author: {
      name: (commit.author?.name ?? '').toWellFormed(),
      email: (commit.author?.email ?? '').toWellFormed(),
      login: typeof author?.login === 'string' ? author.login : null,
    },
    authoredAt: (commit.author?.date ?? committedAt) as Instant,
    committedAt: committedAt as Instant,
  };
}

/**
 * Everybody who had a hand in some commits: authors, committers and co-authors. Being named makes somebody a
 * contributor, whose approval does not count; it never proves anything in anybody's favour, since a commit can name
 * anyone.
 */
import type { Connection } from '../client.ts';
import { listPullCommits } from './list-pull-commits.ts';

export interface ListedCommit {
  readonly commit: { readonly message: string };
  readonly author: { readonly login?: string } | null;
  readonly committer: { readonly login?: string } | null;
}

export interface Contributors {
  readonly logins: readonly string[];
  /** Names that GitHub maps to no account. */
  readonly unknown: number;
}

/** @param author who opened the pull request; null for commits that came without one. */
export function contributorsOf(commits: readonly ListedCommit[], author: string | null): Contributors {
  const logins = new Map(author === null ? [] : [[author.toLowerCase(), author]]);
  let unknown = 0;
  for (const commit of commits) {
    const named = [commit.author?.login, commit.committer?.login, ...coAuthors(commit.commit.message)];
    for (const login of named) {
      if (login === undefined) unknown += 1;
      else if (login !== WEB_FLOW && !logins.has(login.toLowerCase())) logins.set(login.toLowerCase(), login);
    }
  }
  return { logins: [...logins.values()], unknown };
}

/** Commits made on the web are committed by this account of GitHub's own. */
const WEB_FLOW = 'web-flow';

/** Stays on one line: looking for the end beyond it would take quadratic time on a message made for that. */
const TRAILER = /^co-authored-by:[^<\n]*<([^>\n]*)>[^\S\n]*$/gim;
const NO_REPLY = /^(?:\d+\+)?([A-Za-z0-9-]+(?:\[bot\])?)@users\.noreply\.github\.com$/i;

/** The login behind each `Co-authored-by` trailer; undefined for an address that does not say which account it is. */
function coAuthors(message: string): readonly (string | undefined)[] {
  return [...message.matchAll(TRAILER)].map((trailer) => NO_REPLY.exec(trailer[1] ?? '')?.[1]);
}

/** GitHub lists at most 250 commits of a pull request; beyond them somebody may have contributed whom we do not see. */
export async function readContributors(
  connection: Connection,
  number: number,
  author: string,
  commits: number,
): Promise<{ logins: readonly string[]; unknown: number; complete: boolean }> {
  const listed = await listPullCommits(connection, number);
  return { ...contributorsOf(listed, author), complete: listed.length === commits };
}

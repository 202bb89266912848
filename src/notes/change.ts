/** A change of a range: a pull request with its commits, or a commit that no pull request explains. */
import type { ChangedFile } from '../domain/facts.ts';
import type { TitleAndBody } from '../domain/merge-message.ts';
import type { KnownPullRequest, LinkMethod, RangeCommit } from '../domain/notes-range.ts';

export type RangeChange = PullRequestInRange | UnlinkedInRange;

export interface PullRequestInRange {
  readonly kind: 'pull-request';
  readonly number: number;
  /** As people wrote it, without the number that GitHub puts behind it. */
  readonly title: string;
  readonly body: string;
  /** What it said of itself when it was merged, as far as anything tells: later its author may have written anything. */
  readonly declared: TitleAndBody;
  /** As GitHub knows it; null: only the commits tell of it. */
  readonly known: KnownPullRequest | null;
  /** Every commit of the range that belongs to it, oldest first. */
  readonly commits: readonly RangeCommit[];
  /** Those of them that belong to no pull request inside it (it may have brought whole pull requests). */
  readonly own: readonly RangeCommit[];
  /** Those of them that it became: its merge commits, the commits it was squashed to. Rebased without a trace: none. */
  readonly landings: readonly RangeCommit[];
  /** The first commit that it brought: where GitHub tells no author, this one's is. */
  readonly first: RangeCommit;
  /** The ways by which it was found, the surest first. */
  readonly methods: readonly LinkMethod[];
  /** Where it landed, as a place in the range. */
  readonly at: number;
  /** Where it landed last: one that was taken back may have come again under its number. */
  readonly landedAt: number;
}

export interface UnlinkedInRange {
  readonly kind: 'commit';
  readonly commit: RangeCommit;
  readonly at: number;
  readonly landedAt: number;
}

/** Offline there are none. */
export function labelsOf({ known }: PullRequestInRange): readonly string[] {
  return known?.labels ?? [];
}

/** Everything that says what the change is: title and body first, then the messages of its own commits. */
export function textsOf(change: RangeChange): readonly string[] {
  if (change.kind === 'commit') return [change.commit.message];
  return [`${change.title}\n\n${change.body}`, ...change.own.map(({ message }) => message)];
}

/** The files that the change touches; undefined: not known. */
export function filesOf(change: RangeChange): readonly ChangedFile[] | undefined {
  if (change.kind === 'commit') return change.commit.files;
  return change.known?.files ?? filesOfAll(telling(change));
}

/**
 * A merge's difference to its first parent is all that it brought. The merges inside a branch are passed over: what
 * they show came from where they merged from.
 */
function telling({ landings, commits }: PullRequestInRange): readonly RangeCommit[] {
  const merges = landings.filter(isMerge);
  if (merges.length > 0) return merges;
  const plain = commits.filter((commit) => !isMerge(commit));
  return plain.length > 0 ? plain : commits;
}

function filesOfAll(commits: readonly RangeCommit[]): readonly ChangedFile[] | undefined {
  const all: ChangedFile[] = [];
  for (const { files } of commits) {
    if (files === undefined) return undefined;
    for (const file of files) all.push(file);
  }
  return all;
}

export function isMerge(commit: RangeCommit): boolean {
  return commit.parents.length > 1;
}

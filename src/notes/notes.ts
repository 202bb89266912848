/** Release notes as data: the document of `tidegate notes --json` (contract, section 6). */
import type { Direction, VerificationFact } from '../domain/facts.ts';
import type { Instant } from '../domain/instant.ts';
import type { LinkMethod, RangeEnd } from '../domain/notes-range.ts';
import type { Audience } from './audience/release-note.ts';

export interface Notes {
  readonly version: 1;
  /** Whom the notes are for: of sections and commits only what has a note for it is listed. Absent: everybody. */
  readonly audience?: Audience | undefined;
  /** With an audience: how many changes have no note for it, and are left out. */
  readonly withoutNote?: number | undefined;
  readonly repository: string;
  /** Null: the whole repository. */
  readonly service: string | null;
  /** Null: the range is not of a deployment. */
  readonly environment: string | null;
  readonly from: RangeEnd | null;
  readonly to: RangeEnd;
  readonly direction: Direction;
  readonly sections: readonly NotesSection[];
  readonly breaking: readonly NamedChange[];
  /** Shipped earlier, and taken back by a change of this range. */
  readonly reverted: readonly RevertedChange[];
  /** Ran before and does not any more: by a way back, or because it is on the other side of a fork. */
  readonly removedByRollback: readonly GoneChange[];
  readonly unlinkedCommits: readonly UnlinkedCommit[];
  /** Logins, or names where no login is known; people by name, bots last. */
  readonly contributors: readonly string[];
  readonly firstTimeContributors: readonly string[];
  readonly outcome: NotesOutcome | null;
  /** Where everything else went that git sees in the range. Ours: the contract names no key for it. */
  readonly accounting: Accounting;
}

export interface NotesSection {
  readonly title: string;
  readonly changes: readonly NotedChange[];
}

/** A pull request. Texts are one line, without control characters or marks that reorder; for Markdown see `render`. */
export interface NotedChange {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  /** Of Conventional Commits, in lower case; null: the title names none. */
  readonly type: string | null;
  readonly tier: string | null;
  readonly breaking: boolean;
  readonly coAuthors: readonly string[];
  /** The issues or change requests that it was made for; absent: the policy asks for none, or it names none. */
  readonly requests?: readonly string[] | undefined;
  /** With an audience: what it is told, in lines of plain text. */
  readonly note?: string | undefined;
}

/** `number` null: a commit that came without a pull request; `sha` is given then. */
export interface NamedChange {
  readonly number: number | null;
  readonly title: string;
  readonly sha?: string | undefined;
}

export interface GoneChange extends NamedChange {
  /** With an audience: what it was told when the change came. */
  readonly note?: string | undefined;
}

/** `by`: the number of the pull request, or the full name of the commit, that took it back. */
export interface RevertedChange extends NamedChange {
  readonly by: number | string;
}

export interface UnlinkedCommit {
  readonly sha: string;
  readonly title: string;
  readonly author: string;
  /** As of a pull request. */
  readonly requests?: readonly string[] | undefined;
  /** With an audience: what it is told. */
  readonly note?: string | undefined;
}

/** What became of the release, where the range is a deployment of ours. */
export interface NotesOutcome {
  readonly tier: string;
  readonly releaseType: string;
  readonly verdict: string;
  readonly gates: readonly { readonly name: string; readonly state: string; readonly because: string }[];
  /** Logins of who said yes. */
  readonly approvedBy: readonly string[];
  readonly verification: { readonly verdict: VerificationFact['verdict']; readonly at: Instant } | null;
  readonly deployedAt: Instant | null;
}

export interface Accounting {
  /** False: a limit of GitHub cut the range. */
  readonly complete: boolean;
  /** Every pull request of the range, with the surest way by which it was found. */
  readonly links: readonly { readonly number: number; readonly method: LinkMethod; readonly commits: number }[];
  /** Left out by the rule that is named, e.g. `label skip-notes`. */
  readonly excluded: readonly (NamedChange & { readonly because: string })[];
  /** Taken back inside the range, and what took it back: both are left out. */
  readonly cancelled: readonly RevertedChange[];
  /** Of a range with a fork: on both sides under the same number, so neither new nor gone. */
  readonly onBothSides: readonly NamedChange[];
}

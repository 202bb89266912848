/** What release notes are read from: a local clone, or GitHub. */
import type { CommitAuthor, NotesRange, RangeCommit } from '../../domain/notes-range.ts';

export interface LandedAsked {
  readonly numbers: readonly number[];
  readonly titles: readonly string[];
}

export interface NotesHistory {
  /**
   * @param from null: nothing was deployed before.
   * Throws `Failure` (`not-found`) naming the revision that is not there.
   */
  range(ends: {
    readonly from: string | null;
    readonly to: string;
    /** Only where paths are asked about: they are most of the work. */
    readonly withFiles: boolean;
  }): Promise<NotesRange>;
  /** The commits that messages of the range speak of and that lie outside it; names may be shortened. Unknown ones are left out. */
  commits(shas: readonly string[]): Promise<readonly RangeCommit[]>;
  /**
   * The commits, up to this one, as which pull requests of these numbers or changes of these titles landed. Old
   * ones may be left out. Absent: the history cannot be searched, and what is known is what the messages say.
   */
  landed?(asked: LandedAsked, before: string): Promise<readonly RangeCommit[]>;
  /** Those of these people of whom nothing was in the repository up to this commit; null: all of them. */
  newcomers(people: readonly CommitAuthor[], before: string | null): Promise<readonly CommitAuthor[]>;
}

/** A range of a clone and the people before it: read once, and begun before anybody needs it. */
import type { CommitAuthor, NotesRange } from '../../domain/notes-range.ts';
import { readBetween, type SidedCommits } from './read-commits.ts';
import { resolveRevisions } from './resolve-revisions.ts';
import { SeenPeople } from './seen-people.ts';

export interface RangeEnds {
  readonly from: string | null;
  readonly to: string;
}

/** The revisions have been found; git is still reading what lies between them. */
export interface BegunRange {
  readonly from: NotesRange['from'];
  readonly to: NotesRange['to'];
  readonly commits: Promise<SidedCommits>;
}

const NOTHING: SidedCommits = { gained: [], lost: [] };

export class RangeReading {
  readonly #dir: string;
  #begun: { readonly ends: RangeEnds; readonly range: Promise<BegunRange> } | undefined;
  /** `before`: the full name, once it is known. */
  #people: { readonly seen: SeenPeople; readonly before?: string } | undefined;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** The same range is read once, however often it is asked for. Throws `Failure` when a revision is not there. */
  begin(ends: RangeEnds): Promise<BegunRange> {
    const begun = this.#begun;
    if (begun !== undefined && begun.ends.from === ends.from && begun.ends.to === ends.to) return begun.range;
    this.stop();
    const range = this.#begin(ends);
    range.catch(() => undefined);
    this.#begun = { ends, range };
    return range;
  }

  /** Those of whom nothing was there before a commit; the people before the range have been looked at meanwhile. */
  async newcomers(people: readonly CommitAuthor[], before: string | null): Promise<readonly CommitAuthor[]> {
    if (before === null || people.length === 0) return people;
    const begun = this.#people;
    this.#people = undefined;
    if (begun?.before === before) return begun.seen.lacking(people);
    begun?.seen.stop();
    const [sha = before] = await resolveRevisions(this.#dir, [before]);
    return new SeenPeople(this.#dir, sha).lacking(people);
  }

  /** Nobody will ask any more. */
  stop(): void {
    this.#people?.seen.stop();
    this.#people = undefined;
  }

  /**
   * Git looks the revisions up for itself meanwhile, as text that can be no option: to ask first, and to read what it
   * answered, would be a tenth of the time. Nothing of it is told unless the revisions turn out to be what they must be.
   */
  async #begin({ from, to }: RangeEnds): Promise<BegunRange> {
    if (from === null) {
      const [sha = ''] = await resolveRevisions(this.#dir, [to]);
      return { from, to: { ref: to, sha }, commits: Promise.resolve(NOTHING) };
    }
    const seen = new SeenPeople(this.#dir, from);
    this.#people = { seen };
    const commits = readBetween(this.#dir, from, to);
    commits.catch(() => undefined);
    try {
      const [sha = '', before = ''] = await resolveRevisions(this.#dir, [to, from]);
      if (this.#people?.seen === seen) this.#people = { seen, before };
      return { from: { ref: from, sha: before }, to: { ref: to, sha }, commits };
    } catch (error) {
      seen.stop();
      throw error;
    }
  }
}

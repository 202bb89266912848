/** A range of a clone and the people before it: read once, and begun before anybody needs it. */
import type { CommitAuthor, NotesRange } from '../../domain/notes-range.ts';
import { readBetween, type SidedCommits } from './read-commits.ts';
import { resolveRevisions } from './resolve-revisions.ts';
import { SeenPeople } from './seen-people.ts';

export interface RangeEnds {
  readonly from: string | null;
  readonly to: string;
}

/** The revisions have been found, and git is reading what lies between them. */
export interface BegunRange {
  readonly from: NotesRange['from'];
  readonly to: NotesRange['to'];
  readonly commits: Promise<SidedCommits>;
}

const NOTHING: SidedCommits = { gained: [], lost: [] };

export class RangeReading {
  readonly #dir: string;
  #begun: { readonly ends: RangeEnds; readonly range: Promise<BegunRange> } | undefined;
  #people: { readonly before: string; readonly seen: SeenPeople } | undefined;
  #isStopped = false;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** The same range is read once, however often it is asked for. Throws `Failure` when a revision is not there. */
  begin(ends: RangeEnds): Promise<BegunRange> {
    const begun = this.#begun;
    if (begun !== undefined && begun.ends.from === ends.from && begun.ends.to === ends.to) return begun.range;
    this.#stopLooking();
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
    this.#isStopped = true;
    this.#stopLooking();
  }

  #stopLooking(): void {
    this.#people?.seen.stop();
    this.#people = undefined;
  }

  async #begin({ from, to }: RangeEnds): Promise<BegunRange> {
    const [sha = '', before] = await resolveRevisions(this.#dir, from === null ? [to] : [to, from]);
    const end = { ref: to, sha };
    if (from === null || before === undefined) return { from: null, to: end, commits: Promise.resolve(NOTHING) };
    const start = { ref: from, sha: before };
    if (before === sha || this.#isStopped) return { from: start, to: end, commits: Promise.resolve(NOTHING) };
    this.#people = { before, seen: new SeenPeople(this.#dir, before) };
    const commits = readBetween(this.#dir, before, sha);
    commits.catch(() => undefined);
    return { from: start, to: end, commits };
  }
}

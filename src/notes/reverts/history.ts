/** A range, and what is known around it, as what a revert may mean: found by sha, by number and by title. */
import { pullRequestNumber, subjectAndBody, titleAndBody } from '../../domain/merge-message.ts';
import type { KnownPullRequest, RangeCommit } from '../../domain/notes-range.ts';
import { hasReferences, isTakingBack, referencesIn } from '../../domain/revert-references.ts';
import type { Associated, AssociatedSide } from '../associate.ts';
import type { RangeChange } from '../change.ts';
import { pickedFrom } from './picked-from.ts';
import { ShaIndex } from './sha-index.ts';

/** Something that was shipped outside of the range. */
export interface Elsewhere {
  readonly number: number | null;
  readonly title: string;
  readonly sha: string | null;
  /** It takes something back itself: taking it back brings that again. */
  readonly isRevert: boolean;
}

export class History {
  readonly repository: string;
  readonly side: AssociatedSide;
  readonly #inside: ShaIndex;
  readonly #around: ShaIndex;
  readonly #aroundBySha: ReadonlyMap<string, RangeCommit>;
  readonly #known: ReadonlyMap<number, KnownPullRequest>;
  readonly #knownBySha: ReadonlyMap<string, number>;
  readonly #numberedAround = new Map<number, RangeCommit>();
  readonly #bySha = new Map<string, RangeChange[]>();
  /** Commits of the range by what they were picked from: a revert that was picked too names the original. */
  readonly #copies = new Map<string, string>();
  readonly #byNumber = new Map<number, RangeChange>();
  readonly #byTitle = new Map<string, RangeChange[]>();

  /** @param around commits outside of this side, as far as they are known. */
  constructor({ range }: Associated, side: AssociatedSide, around: readonly RangeCommit[]) {
    this.repository = range.repository;
    this.side = side;
    for (const change of side.changes) this.#addChange(change);
    this.#inside = new ShaIndex([...this.#bySha.keys(), ...this.#copies.keys()]);
    this.#aroundBySha = new Map(around.map((commit) => [commit.sha, commit]));
    this.#around = new ShaIndex(this.#aroundBySha.keys());
    this.#known = new Map(range.pullRequests.map((each) => [each.number, each]));
    // In whatever order they are given, of several that claim one commit, or one number, it is always the same.
    const byNumber = range.pullRequests.toSorted((one, other) => other.number - one.number);
    this.#knownBySha = new Map(byNumber.map((each) => [each.mergeCommitSha ?? '', each.number]));
    for (const commit of around.toSorted(bySha)) this.#numberedAround.set(this.#numberOf(commit) ?? 0, commit);
  }

  /** The full name of a commit of the range, by its own name or that of the commit it was picked from. */
  fullName(sha: string): string | undefined {
    const found = this.#inside.find(sha);
    return found === undefined || this.#bySha.has(found) ? found : this.#copies.get(found);
  }

  /** Every change that the commit belongs to. */
  changesOf(sha: string): readonly RangeChange[] {
    return this.#bySha.get(sha) ?? [];
  }

  numbered(number: number): RangeChange | undefined {
    return this.#byNumber.get(number);
  }

  titled(title: string): readonly RangeChange[] {
    return this.#byTitle.get(titleKey(title)) ?? [];
  }

  /** The commit outside of the range that has this name. */
  commitAround(sha: string): Elsewhere | undefined {
    const commit = this.#aroundBySha.get(this.#around.find(sha) ?? '');
    return commit === undefined ? undefined : this.#elsewhere(commit, this.#numberOf(commit));
  }

  /** The pull request of this number, which is not of the range; undefined: nothing is known of it. */
  pullRequestAround(number: number): Elsewhere | undefined {
    const known = this.#known.get(number);
    if (known !== undefined) {
      const isRevert = this.#isRevert(known.title, known.body);
      return { number, title: known.title, sha: null, isRevert };
    }
    const commit = this.#numberedAround.get(number);
    return commit === undefined ? undefined : this.#elsewhere(commit, number);
  }

  /** The one change outside of the range that has this title; undefined: none, or several. */
  titledAround(title: string): Elsewhere | undefined {
    const found = new Map<number | string, RangeCommit>();
    for (const commit of this.#aroundBySha.values()) {
      if (this.#bySha.has(commit.sha) || !hasTitle(commit, title)) continue;
      found.set(this.#numberOf(commit) ?? commit.sha, commit);
    }
    // The commit of a branch often has the title of its pull request.
    const numbered = [...found].filter(([key]) => typeof key === 'number');
    const [only, second] = numbered.length > 0 ? numbered : [...found];
    if (only === undefined || second !== undefined) return undefined;
    const [, commit] = only;
    return this.#elsewhere(commit, this.#numberOf(commit));
  }

  #addChange(change: RangeChange): void {
    const commits = change.kind === 'commit' ? [change.commit] : change.commits;
    for (const { sha, message } of commits) {
      append(this.#bySha, sha, change);
      for (const original of pickedFrom(message)) this.#copies.set(original, sha);
    }
    append(this.#byTitle, titleKeyOf(change), change);
    if (change.kind === 'pull-request') this.#byNumber.set(change.number, change);
  }

  #numberOf(commit: RangeCommit): number | null {
    const named = pullRequestNumber(subjectAndBody(commit.message).subject);
    return this.#knownBySha.get(commit.sha) ?? (named === 0 ? null : named);
  }

  #elsewhere(commit: RangeCommit, number: number | null): Elsewhere {
    const { subject, body } = subjectAndBody(commit.message);
    const said = number === null ? { title: subject, body } : titleAndBody(subject, body);
    const title = this.#known.get(number ?? 0)?.title ?? said.title;
    return { number, title, sha: commit.sha, isRevert: this.#isRevert(said.title, said.body) };
  }

  #isRevert(title: string, body: string): boolean {
    const references = referencesIn(title, body, this.repository);
    return references.quoted === null ? hasReferences(references) : isTakingBack(title);
  }
}

function bySha(one: RangeCommit, other: RangeCommit): number {
  if (one.sha === other.sha) return 0;
  return one.sha < other.sha ? -1 : 1;
}

function hasTitle({ message }: RangeCommit, title: string): boolean {
  const { subject, body } = subjectAndBody(message);
  return titleKey(titleAndBody(subject, body).title) === titleKey(title);
}

export function titleKeyOf(change: RangeChange): string {
  return titleKey(change.kind === 'commit' ? subjectAndBody(change.commit.message).subject : change.title);
}

/** The same wherever a title was quoted: without the number behind it, spaces or case. */
export function titleKey(title: string): string {
  return title
    .replace(/ \(#\d{1,9}\)$/, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

function append<Key>(map: Map<Key, RangeChange[]>, key: Key, change: RangeChange): void {
  const kept = map.get(key);
  if (kept === undefined) map.set(key, [change]);
  else kept.push(change);
}

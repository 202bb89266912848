/** What a change takes back: changes of the range, and what was shipped outside of it. */
import { pullRequestNumber, subjectAndBody, titleAndBody } from '../../domain/merge-message.ts';
import { isTakingBack } from '../../domain/revert-references.ts';
import { isMerge, type RangeChange } from '../change.ts';
import { type Asked, askedBy } from './asked-by.ts';
import type { Elsewhere, History } from './history.ts';

export interface Targets {
  readonly inside: readonly RangeChange[];
  readonly outside: readonly Elsewhere[];
  /** False: the change brings something besides, and is listed for that. */
  readonly isAll: boolean;
}

/** Null: the change takes nothing back as a whole, or nothing that is known. */
export function findTargets(change: RangeChange, history: History): Targets | null {
  const asked = askedBy(change, history.repository, (sha) => history.fullName(sha));
  if (asked === null) return null;
  const search = new Search(change, history);
  search.named(asked);
  if (!search.hasFound) for (const title of asked.quoted) search.titled(title);
  return search.finish(asked.isAll);
}

class Search {
  readonly #change: RangeChange;
  readonly #history: History;
  readonly #inside = new Set<RangeChange>();
  readonly #outside = new Map<number | string, Elsewhere>();
  /** Commits of the range that were named, by the change that they are part of. */
  readonly #parts = new Map<RangeChange, Set<string>>();

  constructor(change: RangeChange, history: History) {
    this.#change = change;
    this.#history = history;
  }

  get hasFound(): boolean {
    return this.#inside.size + this.#outside.size + this.#parts.size > 0;
  }

  named({ shas, numbers, quoted }: Asked): void {
    for (const sha of shas) this.#commit(sha);
    for (const number of numbers) this.#pullRequest(number, quoted[0]);
  }

  /** The last resort: a number that the quoted title ends in, else the one change of this title, here or earlier. */
  titled(title: string): void {
    const number = pullRequestNumber(title);
    if (number !== 0) {
      this.#pullRequest(number, title);
      return;
    }
    const [only, second] = this.#titledBefore(title);
    if (only !== undefined && second === undefined) this.#inside.add(only);
    if (only !== undefined) return;
    const around = this.#history.titledAround(title);
    if (around !== undefined) this.#outside.set(around.number ?? around.sha ?? title, around);
  }

  /** The first two: a third says nothing new, and there may be thousands of one title. */
  #titledBefore(title: string): readonly RangeChange[] {
    const found: RangeChange[] = [];
    for (const change of this.#history.titled(title)) {
      if (change.at >= this.#change.landedAt || found.length === 2) break;
      if (change !== this.#change) found.push(change);
    }
    return found;
  }

  finish(isAll: boolean): Targets | null {
    for (const [change, shas] of this.#parts) if (isWhole(change, shas)) this.#inside.add(change);
    // A change cannot take back itself or what came after it, whatever its text says.
    const inside = [...this.#inside].filter((target) => target.at < this.#change.landedAt);
    if (inside.length + this.#outside.size === 0) return null;
    return { inside, outside: [...this.#outside.values()], isAll };
  }

  #commit(start: string): void {
    const sha = this.#history.fullName(start);
    if (sha === undefined) {
      this.#commitAround(start);
      return;
    }
    for (const target of this.#history.changesOf(sha)) {
      if (target === this.#change) continue;
      const parts = this.#parts.get(target) ?? new Set();
      this.#parts.set(target, parts.add(sha));
    }
  }

  /** The commit of another branch may have come to this one by its pull request, as another commit. */
  #commitAround(start: string): void {
    const found = this.#history.commitAround(start);
    if (found === undefined) return;
    if (found.number !== null && this.#inRange(found.number)) return;
    this.#outside.set(found.number ?? found.sha ?? start, found);
  }

  #pullRequest(number: number, quoted: string | undefined): void {
    if (this.#inRange(number)) return;
    const title = quoted === undefined ? `#${number}` : titleAndBody(quoted, '').title;
    const told = { number, title, sha: null, isRevert: quoted !== undefined && isTakingBack(quoted) };
    this.#outside.set(number, this.#history.pullRequestAround(number) ?? told);
  }

  #inRange(number: number): boolean {
    const target = this.#history.numbered(number);
    if (target === undefined) return false;
    this.#inside.add(target);
    return true;
  }
}

/**
 * Whether these commits are all of the change: its merge, or every part of it. A part is a commit of its branch; of
 * commits that it was squashed to (again, or picked to another branch) those of one title are copies of one part.
 */
function isWhole(change: RangeChange, shas: ReadonlySet<string>): boolean {
  if (change.kind === 'commit') return true;
  if (change.landings.some((landing) => isMerge(landing) && shas.has(landing.sha))) return true;
  const landings = new Set(change.landings);
  const partOf = (commit: (typeof change.own)[number]): string =>
    landings.has(commit) ? subjectAndBody(commit.message).subject : commit.sha;
  const parts = change.own.filter((commit) => !isMerge(commit));
  const named = new Set(parts.filter(({ sha }) => shas.has(sha)).map(partOf));
  return named.size > 0 && parts.every((part) => named.has(partOf(part)));
}

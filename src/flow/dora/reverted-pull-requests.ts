/** Which pull requests a change takes back, by what its messages say. */
import { pullRequestNumber, subjectAndBody } from '../../domain/merge-message.ts';
import { type RevertReferences, referencesIn } from '../../domain/revert-references.ts';
import { type RangeChange, textsOf } from '../../notes/change.ts';

/** Git's own shortest name: commits are found by so much of them, and then compared. */
const PREFIX = 7;

export class RevertedPullRequests {
  readonly #repository: string;
  /** Commits of pull requests, by the beginning of their names. */
  readonly #known = new Map<string, { readonly sha: string; readonly number: number }>();

  constructor(repository: string) {
    this.#repository = repository;
  }

  remember(change: RangeChange): void {
    if (change.kind === 'commit') return;
    for (const { sha } of change.own) this.#known.set(sha.slice(0, PREFIX), { sha, number: change.number });
  }

  /** Numbers, each once. A pull request that merely holds the revert of one of its own commits reverts none. */
  of(change: RangeChange): readonly number[] {
    const own = change.kind === 'commit' ? 0 : change.number;
    const [first, ...others] = textsOf(change).map((text) => this.#referencesIn(text));
    if (first === undefined) return [];
    const isRevert = first.quoted !== null;
    const said = isRevert ? [first, ...others] : change.kind === 'commit' ? [first] : [];
    const found = [...first.numbers, ...inTitle(first), ...said.flatMap(({ shas }) => this.#of(shas))];
    return [...new Set(found)].filter((number) => number !== own);
  }

  #referencesIn(text: string): RevertReferences {
    const { subject, body } = subjectAndBody(text);
    return referencesIn(subject, body, this.#repository);
  }

  #of(shas: readonly string[]): readonly number[] {
    return shas.flatMap((sha) => {
      const known = this.#known.get(sha.slice(0, PREFIX));
      return known?.sha.startsWith(sha) ? [known.number] : [];
    });
  }
}

function inTitle({ quoted }: RevertReferences): readonly number[] {
  const number = pullRequestNumber(quoted ?? '');
  return number === 0 ? [] : [number];
}

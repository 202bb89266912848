/** Which pull requests a change takes back, by what its messages say. */
import { pullRequestNumber } from '../../domain/merge-message.ts';
import { type RangeChange, textsOf } from '../../notes/change.ts';

/** GitHub's title of a revert; of a revert of a revert it holds another one. */
const TITLE = /^Revert "(.+)"/;
/** Git's own sentence. */
const COMMIT = /^This reverts commit ([0-9a-f]{10,64})\b/gim;
/** The body that GitHub gives the pull request of a revert. */
const REVERTS = /^Reverts (?:([\w.-]+\/[\w.-]+))?#(\d{1,9})\s*$/gim;

/** Names are found by so much of them, and then compared. */
const PREFIX = 10;

export class RevertedPullRequests {
  readonly #repository: string;
  /** Commits of pull requests, by the beginning of their names. */
  readonly #known = new Map<string, { readonly sha: string; readonly number: number }>();

  constructor(repository: string) {
    this.#repository = repository.toLowerCase();
  }

  remember(change: RangeChange): void {
    if (change.kind === 'commit') return;
    for (const { sha } of change.own) this.#known.set(sha.slice(0, PREFIX), { sha, number: change.number });
  }

  /** Numbers, each once. A pull request that merely holds the revert of one of its own commits reverts none. */
  of(change: RangeChange): readonly number[] {
    const own = change.kind === 'commit' ? 0 : change.number;
    const [first = '', ...others] = textsOf(change);
    const isRevert = TITLE.test(first);
    const found = [...this.#namedIn(first), ...(isRevert ? inTitle(first) : [])];
    const said = isRevert ? [first, ...others] : change.kind === 'commit' ? [first] : [];
    for (const text of said) found.push(...this.#ofCommitsIn(text));
    return [...new Set(found)].filter((number) => number !== own);
  }

  #namedIn(text: string): readonly number[] {
    return [...text.matchAll(REVERTS)]
      .filter(([, repository]) => repository === undefined || repository.toLowerCase() === this.#repository)
      .map(([, , number]) => Number(number));
  }

  #ofCommitsIn(text: string): readonly number[] {
    return [...text.matchAll(COMMIT)].flatMap(([, name = '']) => {
      const sha = name.toLowerCase();
      const known = this.#known.get(sha.slice(0, PREFIX));
      return known?.sha.startsWith(sha) ? [known.number] : [];
    });
  }
}

function inTitle(text: string): readonly number[] {
  const number = pullRequestNumber(TITLE.exec(text)?.[1] ?? '');
  return number === 0 ? [] : [number];
}

/** Looks in the history for what reverts name by the number or the title alone. */
import { pullRequestNumber, subjectAndBody, titleAndBody } from '../../domain/merge-message.ts';
import type { RangeCommit } from '../../domain/notes-range.ts';
import type { LandedAsked } from '../../flow/ports.ts';
import { askGit } from '../run-git.ts';
import { readMatching } from './read-commits.ts';

/** Git reads every message to find a text in some: of a long history for seconds. What is reverted is hardly older. */
const YEAR = 366 * 24 * 60 * 60;

/** @param before a revision that `resolveRevisions` finds; it and the year before it is looked at. */
export async function findLanded(
  dir: string,
  { numbers, titles }: LandedAsked,
  before: string,
): Promise<readonly RangeCommit[]> {
  const patterns = [
    ...numbers.flatMap((number) => [`Merge pull request #${number} from `, `(#${number})`]),
    ...titles.filter((title) => !/[\r\n\0]/.test(title)),
  ];
  // Without a pattern git would tell everything.
  if (patterns.length === 0) return [];
  const wanted = { numbers: new Set(numbers), titles: new Set(titles.map((title) => title.toLowerCase())) };
  const at = Number(await askGit({ dir, args: ['log', '-1', '--format=%ct', '--end-of-options', before, '--'] }));
  const found = await readMatching(dir, patterns, { since: at - YEAR, to: before });
  return found.filter(({ message }) => {
    const { subject, body } = subjectAndBody(message);
    if (wanted.numbers.has(pullRequestNumber(subject))) return true;
    return wanted.titles.has(titleAndBody(subject, body).title.toLowerCase());
  });
}

/** Conditions on how many there are of something. */
import type { Change } from '../../domain/facts.ts';
import { type Comparison, holds, readComparison } from '../comparison.ts';
import { type Condition, sure } from './match.ts';

/** The comparisons are OR. */
export function countedBy(
  comparisons: readonly string[],
  countOf: (change: Change) => number,
  noun: string,
): Condition {
  const ranges = comparisons.map((text) => checked(text, 'count'));
  return ({ change }) => {
    const count = countOf(change);
    if (!ranges.some((range) => holds(range, count))) return undefined;
    return sure(`${count} ${noun}${count === 1 ? '' : 's'}`);
  };
}

/** A commit without a pull request is one commit. */
export function countOfCommits(comparisons: readonly string[]): Condition {
  return countedBy(comparisons, (change) => (change.kind === 'commit' ? 1 : change.commits), 'commit');
}

/** @throws RangeError for a comparison that the parser of policies would have refused. */
export function checked(text: string, unit: 'count' | '%'): Comparison {
  const range = readComparison(text, unit);
  if (range === undefined) throw new RangeError(`${JSON.stringify(text)} is no comparison`);
  return range;
}

/** Comparisons as people write them: `> 400`, `>= 100, < 400`, `> 15%`. Undefined means: not understood. */

/** Each bound holds; a bound that is not given is the end of the line. */
export interface Comparison {
  readonly least: number;
  readonly isLeastIncluded: boolean;
  readonly most: number;
  readonly isMostIncluded: boolean;
}

const PART = /^(>=|<=|>|<|=)\s*(\d{1,12}(?:\.\d{1,6})?)(\s?%)?$/;

/** @param unit `%` for rates, of which 15 means 15 %; else whole numbers. Parts with commas between them are AND. */
export function readComparison(text: string, unit: 'count' | '%'): Comparison | undefined {
  let range: Comparison = {
    least: Number.NEGATIVE_INFINITY,
    isLeastIncluded: true,
    most: Number.POSITIVE_INFINITY,
    isMostIncluded: true,
  };
  for (const part of text.split(',')) {
    const match = PART.exec(part.trim());
    if (match === null || (match[3] !== undefined) !== (unit === '%')) return undefined;
    const value = Number(match[2]);
    if (unit === 'count' && !Number.isInteger(value)) return undefined;
    range = narrow(range, match[1] as string, value);
  }
  return range;
}

function narrow(range: Comparison, operator: string, value: number): Comparison {
  const isIncluded = operator.includes('=');
  let { least, isLeastIncluded, most, isMostIncluded } = range;
  if (operator !== '<' && operator !== '<=' && (value > least || (value === least && !isIncluded))) {
    least = value;
    isLeastIncluded = isIncluded;
  }
  if (operator !== '>' && operator !== '>=' && (value < most || (value === most && !isIncluded))) {
    most = value;
    isMostIncluded = isIncluded;
  }
  return { least, isLeastIncluded, most, isMostIncluded };
}

export function holds(comparison: Comparison, value: number): boolean {
  const { least, isLeastIncluded, most, isMostIncluded } = comparison;
  return (isLeastIncluded ? value >= least : value > least) && (isMostIncluded ? value <= most : value < most);
}

/**
 * Whether some value can satisfy it: whole numbers from `lowest`, or rates from 0 to 100 %.
 *
 * @param lowest the smallest number there is of what is counted.
 */
export function canHold(comparison: Comparison, unit: 'count' | '%', lowest = 0): boolean {
  const { least, isLeastIncluded, most, isMostIncluded } = comparison;
  if (unit === 'count') {
    const from = Math.max(lowest, isLeastIncluded ? Math.ceil(least) : Math.floor(least) + 1);
    const until = isMostIncluded ? Math.floor(most) : Math.ceil(most) - 1;
    return from <= until;
  }
  const [from, until] = [Math.max(0, least), Math.min(100, most)];
  if (from < until) return true;
  return from === until && (least < from || isLeastIncluded) && (most > until || isMostIncluded);
}

/**
 * Whether the risk tiers tell deployments that fail from those that do not: the lowest tier against the highest.
 *
 * Decided by intervals and never by the absence of a significant test: of well separated tiers such a test misses a
 * third to two thirds in samples of the size that a quarter gives.
 */
import type { Calibration, CalibrationStep, Separation } from './report.ts';
import { newcombe, type Share, wilson } from './stats/share.ts';

/** Deployments of one tier that are counted in its change fail rate. */
export interface TierCount {
  readonly failed: number;
  readonly n: number;
}

export interface CalibrationRules {
  /** Tiers that differ by less are one tier, e.g. 0.1. */
  readonly margin: number;
  /** The change fail rate that the policy allows; null: it says nothing. */
  readonly failRateTarget: number | null;
}

/** As many as a rate of 10 % needs to be told from one of 30 % at all. */
const FEWEST_LOW = 30;
const FEWEST_HIGH = 10;

/** `needed` ends here: so many more is another way to say never. */
export const MOST_NEEDED = 10_000;

const NOTHING: TierCount = { failed: 0, n: 0 };
const DEFAULT_TIERS = ['low', 'medium', 'high'];

/**
 * @param counts by the name of the tier
 * @param tiers names, lowest first; null: those of a policy that names none
 */
export function calibrationOf(
  counts: ReadonlyMap<string, TierCount>,
  tiers: readonly string[] | null,
  rules: CalibrationRules,
): Calibration {
  const names = tiers ?? DEFAULT_TIERS;
  const [lowest = '', highest = ''] = [names[0], names.at(-1)];
  // One tier cannot be told from itself: without a second one, that has no deployments yet.
  const high = lowest === highest ? undefined : counts.get(highest);
  const whole = calibrate(counts.get(lowest) ?? NOTHING, high ?? NOTHING, rules);
  return names.length > 2 ? { ...whole, steps: stepsOf(counts, names, rules) } : whole;
}

/** Which of the tiers is the one that tells nothing. */
function stepsOf(
  counts: ReadonlyMap<string, TierCount>,
  names: readonly string[],
  rules: CalibrationRules,
): readonly CalibrationStep[] {
  return names.slice(1).map((higher, at) => {
    const lower = names[at] ?? '';
    return { lower, higher, ...calibrate(counts.get(lower) ?? NOTHING, counts.get(higher) ?? NOTHING, rules) };
  });
}

/** `needed` is there exactly when there is not enough evidence. */
export function calibrate(low: TierCount, high: TierCount, rules: CalibrationRules): Separation {
  const [lowShare, highShare] = [shareOf(low), shareOf(high)];
  const state = stateOf(lowShare, highShare, rules);
  const value = low.n === 0 || high.n === 0 ? null : high.failed / high.n - low.failed / low.n;
  const difference = { value, interval: newcombe(highShare, lowShare) };
  if (state !== 'not-enough-evidence') return { state, difference };
  return { state, difference, needed: neededFor(lowShare, highShare, rules) };
}

function shareOf({ failed, n }: TierCount): Share {
  return { x: failed, n };
}

function stateOf(low: Share, high: Share, { margin, failRateTarget }: CalibrationRules): Separation['state'] {
  const difference = newcombe(high, low);
  if (difference === null) return 'not-enough-evidence';
  if (difference.lower > 0) return 'separated';
  if (low.n < FEWEST_LOW || high.n < FEWEST_HIGH) return 'not-enough-evidence';
  if (difference.upper < margin) return 'recalibrate';
  const surelyFails = wilson(low.x, low.n)?.lower ?? 0;
  return failRateTarget !== null && surelyFails > failRateTarget ? 'recalibrate' : 'not-enough-evidence';
}

/**
 * About how many more deployments, of the two tiers together, until it can be told, when each goes on to fail as often
 * as now and they keep their proportion. At least what is lacking to 30 and 10; just that while a tier has none, since
 * its rate is unknown. At most {@link MOST_NEEDED}.
 */
export function neededFor(low: Share, high: Share, rules: CalibrationRules): number {
  const atLeast = moreOf(low, high, 1);
  if (low.n === 0 || high.n === 0) return atLeast;
  const isTold = (factor: number): boolean =>
    stateOf(grown(low, FEWEST_LOW, factor), grown(high, FEWEST_HIGH, factor), rules) !== 'not-enough-evidence';
  let enough = 1;
  while (!isTold(enough)) {
    if (moreOf(low, high, enough) >= MOST_NEEDED) return MOST_NEEDED;
    enough *= 2;
  }
  let tooFew = enough / 2;
  while (enough > 1 && moreOf(low, high, enough) - moreOf(low, high, tooFew) > 1) {
    const middle = (enough + tooFew) / 2;
    if (isTold(middle)) enough = middle;
    else tooFew = middle;
  }
  return Math.min(MOST_NEEDED, Math.max(1, atLeast, moreOf(low, high, enough)));
}

/** The sample `factor` times as large, not below `fewest`, failing as often. */
function grown({ x, n }: Share, fewest: number, factor: number): Share {
  const size = Math.max(fewest, n * factor);
  return { x: (x / n) * size, n: size };
}

function moreOf(low: Share, high: Share, factor: number): number {
  const more = Math.max(FEWEST_LOW, low.n * factor) + Math.max(FEWEST_HIGH, high.n * factor) - low.n - high.n;
  return Math.ceil(more);
}

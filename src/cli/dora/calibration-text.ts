/** Whether the tiers tell what fails: the highest against the lowest, then one by one. */
import { plainLine } from '../../domain/markdown.ts';
import { points } from '../../dora/render/calibration.ts';
import { count } from '../../dora/render/words.ts';
import type { Calibration, CalibrationStep, Difference, Separation } from '../../dora/report.ts';
import { inColumns } from './columns.ts';

const LONGEST_NAME = 60;

/** @param tiers lowest first, of the policy; the steps name them too where there are more than two */
export function calibrationText(calibration: Calibration, tiers: readonly string[] = []): readonly string[] {
  const { steps = [], difference } = calibration;
  const lowest = nameOf(steps[0]?.lower ?? tiers[0], 'the lowest tier');
  const highest = nameOf(steps.at(-1)?.higher ?? tiers.at(-1), 'the highest tier');
  const apart = `The change fail rate of ${highest} less that of ${lowest} is ${sayDifference(difference)}.`;
  return [
    `Calibration: ${sayState(calibration, lowest, highest)} ${apart}`,
    ...sayTodo(calibration),
    ...sayTable(steps),
  ];
}

function nameOf(tier: string | undefined, otherwise: string): string {
  return (tier === undefined ? '' : plainLine(tier, LONGEST_NAME)) || otherwise;
}

function sayState({ state, needed }: Separation, lowest: string, highest: string): string {
  switch (state) {
    case 'separated':
      return `the tiers are separated: ${highest} fails more often than ${lowest}.`;
    case 'recalibrate':
      return `recalibrate: ${highest} does not fail clearly more often than ${lowest}, or ${lowest} fails too often.`;
    case 'not-enough-evidence':
      return `not enough evidence, about ${count(needed ?? 0, 'more deployment')} of ${lowest} and ${highest} needed.`;
  }
}

function sayTodo({ state }: Separation): readonly string[] {
  if (state !== 'recalibrate') return [];
  return ['  Look at the rules under risk in the policy: what they call risky is not what fails.'];
}

function sayDifference({ value, interval }: Difference): string {
  if (value === null) return 'unknown';
  const range = interval === null ? '' : ` (95 %: ${points(interval.lower)} to ${points(interval.upper)})`;
  return `${points(value)} points${range}`;
}

/** Nothing where nothing is known of any. */
function sayTable(steps: readonly CalibrationStep[]): readonly string[] {
  if (steps.every(({ difference }) => difference.value === null)) return [];
  return inColumns(
    steps.map(({ lower, higher, difference, state, needed }) => [
      `from ${nameOf(lower, '(no name)')} to ${nameOf(higher, '(no name)')}`,
      sayDifference(difference),
      state === 'not-enough-evidence' ? `not enough evidence, about ${needed ?? 0} more` : state,
    ]),
  );
}

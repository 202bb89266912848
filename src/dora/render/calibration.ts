/** Whether the tiers tell risk apart, in a sentence for each state. */
import type { Calibration, CalibrationStep, Difference } from '../report.ts';
import { count, sayName, sayNumber } from './words.ts';

export function sayCalibration(calibration: Calibration): string {
  const { state, difference, needed } = calibration;
  switch (state) {
    case 'separated':
      return `**The tiers are separated.** The highest tier fails more often than the lowest: the difference is ${sayPoints(difference)}. Nothing to do.`;
    case 'recalibrate':
      return `**The tiers want recalibration.** The highest tier does not fail clearly more often than the lowest, or the lowest fails too often: the difference is ${sayPoints(difference)}. Look at the rules under \`risk\` in the policy: what they call risky is not what fails.`;
    case 'not-enough-evidence':
      return `**Not enough evidence yet** to say whether the tiers tell risk apart: the difference so far is ${sayPoints(difference)}. ${sayNeeded(needed)}`;
  }
}

const STATES: Readonly<Record<CalibrationStep['state'], string>> = {
  separated: 'separated',
  recalibrate: '**recalibrate**',
  'not-enough-evidence': 'not enough evidence',
};

/** The tiers one by one: which of them tells nothing. Empty where there are but two, or nothing is known of any. */
export function sayCalibrationSteps({ steps = [] }: Calibration): readonly string[] {
  if (steps.every(({ difference }) => difference.value === null)) return [];
  const rows = steps.map(({ lower, higher, state, difference, needed }) => {
    const more = needed === undefined ? '' : `, about ${sayNumber(Math.ceil(needed))} more`;
    return `| ${sayName(lower)} → ${sayName(higher)} | ${sayPoints(difference)} | ${STATES[state]}${more} |`;
  });
  return ['| from tier to tier | difference of the fail rates | state |', '| --- | --- | --- |', ...rows, ''];
}

function sayNeeded(needed: number | undefined): string {
  if (needed === undefined) return 'It takes deployments of both the lowest and the highest tier.';
  return `It takes about ${count(Math.ceil(needed), 'more deployment')}.`;
}

/** Differences of rates are told in percentage points, the highest tier minus the lowest. */
function sayPoints({ value, interval }: Difference): string {
  if (value === null) return 'unknown';
  const range = interval === null ? '' : ` (95 % interval ${points(interval.lower)} to ${points(interval.upper)})`;
  return `${points(value)} percentage points${range}`;
}

export function points(share: number): string {
  const value = Math.round(share * 1000) / 10;
  return value < 0 ? `−${sayNumber1(-value)}` : sayNumber1(value);
}

function sayNumber1(value: number): string {
  return Number.isInteger(value) ? sayNumber(value) : value.toFixed(1);
}

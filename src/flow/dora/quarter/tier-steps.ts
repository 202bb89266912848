/** Neighbouring tiers: whether they separate, and which way a rule would have to go where they do not. */
import type { CalibrationStep, DoraReport } from '../../../dora/report.ts';
import type { RiskStep } from './propose-risk.ts';

/** Of two tiers there is one step, which the report tells as the whole. One tier has none. */
export function stepsIn(
  { calibration }: Pick<DoraReport, 'calibration'>,
  tiers: readonly string[],
): readonly CalibrationStep[] {
  if (calibration.steps !== undefined) return calibration.steps;
  const [lower, higher] = tiers;
  if (lower === undefined || higher === undefined) return [];
  const { state, difference, needed } = calibration;
  return [{ lower, higher, state, difference, ...(needed === undefined ? {} : { needed }) }];
}

/** @param failRateTarget the change fail rate that the policy allows, 0 to 1; null: it says nothing */
export function stepsToChange(
  steps: readonly CalibrationStep[],
  { byTier }: Pick<DoraReport, 'byTier'>,
  failRateTarget: number | null,
): readonly RiskStep[] {
  return steps
    .filter(({ state }) => state === 'recalibrate')
    .map(({ lower, higher }) => {
      const least = byTier[lower]?.changeFailRate.interval?.lower ?? 0;
      return { lower, higher, direction: failRateTarget !== null && least > failRateTarget ? 'up' : 'down' };
    });
}

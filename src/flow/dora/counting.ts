/** How a policy wants the figures counted. */
import { isProductionName } from '../../dora/production.ts';
import type { DoraRequest } from '../../dora/summarise.ts';
import { isGlob } from '../../policy/glob.ts';
import { matchesEnvironment } from '../../policy/names.ts';
import type { Policy } from '../../policy/schema.ts';

export type Counting = Pick<DoraRequest, 'zone' | 'isProduction' | 'tiers' | 'margin' | 'failRateTarget' | 'targets'>;

/** Tiers that differ by less than 10 points are one tier. */
const USUAL_MARGIN = 0.1;

/** @param policy null: there is none */
export function countingOf(policy: Policy | null): Counting {
  const production = policy?.dora?.production;
  const { margin } = policy?.dora?.calibration ?? {};
  const target = policy?.dora?.targets?.['change-fail-rate'];
  return {
    zone: policy?.zone ?? 'UTC',
    isProduction: (environment) =>
      production === undefined ? isProductionName(environment) : matchesEnvironment(production, environment),
    tiers: policy?.tiers ?? null,
    margin: margin === undefined ? USUAL_MARGIN : shareOf(margin),
    failRateTarget: target === undefined ? null : shareOf(target),
    targets: policy?.dora?.targets,
  };
}

/** `5%`, `2.5 %`: checked when the policy was parsed. Divided, and not multiplied: `5%` is 0.05 and no more. */
function shareOf(percentage: string): number {
  return Number.parseFloat(percentage) / 100;
}

/** The environment that tags were deployed to, which name none: one that counts. */
export function productionOf(policy: Policy | null): string {
  const { isProduction } = countingOf(policy);
  const named = [...Object.keys(policy?.environments ?? {}), ...(policy?.dora?.production ?? []), 'production'];
  return named.find((name) => !isGlob(name) && isProduction(name)) ?? policy?.dora?.production?.[0] ?? 'production';
}

/** Whether anybody decided at a stage. */
import type { StageDate } from '../../policy/plan/dates.ts';
import { verdictOf } from '../../policy/plan/verdicts.ts';
import type { PlanView } from './plan-view.ts';

export function isUndecided({ decisions, at }: Pick<PlanView, 'decisions' | 'at'>, { name }: StageDate): boolean {
  return verdictOf(name, decisions, at).verdict === 'none';
}

/** A planned release as the store keeps it. */
import { toInstant } from '../../domain/instant.ts';
import type { KeptPlan } from '../ports.ts';
import type { PlanView } from './plan-view.ts';

export function keptPlan(view: PlanView): KeptPlan {
  const { repository, milestone, dates, about, at } = view;
  return {
    repositoryId: repository.id,
    number: milestone.number,
    title: milestone.title,
    state: view.over === null ? 'open' : 'over',
    isHeld: isHeldOver(view),
    about,
    date: dates?.date ?? null,
    productionAt: dates === null ? null : toInstant(dates.productionAt),
    zone: view.zone,
    stages: (dates?.stages ?? []).map(({ name, date, from, until }) => {
      return { name, date, from: toInstant(from), until: toInstant(until) };
    }),
    downtime: view.downtime,
    warnings: view.warnings.map(({ text }) => text),
    updatedAt: milestone.updatedAt,
    at: toInstant(at),
  };
}

/** A no-go stands although the milestone is closed. */
export function isHeldOver({ over, held }: Pick<PlanView, 'over' | 'held'>): boolean {
  return over !== null && (held.isCut || held.pulls.length > 0);
}

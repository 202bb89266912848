/** Which milestones are planned releases, and which stages the policies ask of them. */
import { compileGlob } from '../glob.ts';
import { isSameName } from '../names.ts';
import { readOffset } from '../offset.ts';
import type { Policy } from '../schema.ts';

type Planning = Pick<Policy, 'plan'>;

export interface PlannedStage {
  readonly name: string;
  /** Milliseconds, negative before the production date. */
  readonly offset: number;
}

export function hasPlans(policies: readonly Planning[]): boolean {
  return policies.some(({ plan }) => plan !== undefined);
}

/** Titles compare without case: one spelt another way is not left unplanned for it. */
export function isPlanned(policies: readonly Planning[], title: string): boolean {
  return policies.some((policy) => matches(policy, title));
}

/** In the order of their dates. Of two policies that name a stage, the first one, the organisation's, dates it. */
export function stagesAsked(policies: readonly Planning[], title: string): readonly PlannedStage[] {
  const stages: PlannedStage[] = [];
  for (const policy of policies.filter((each) => matches(each, title))) {
    for (const [name, text] of Object.entries(policy.plan?.stages ?? {})) {
      const offset = readOffset(text);
      if (offset === undefined || stages.some((known) => isSameName(known.name, name))) continue;
      stages.push({ name, offset });
    }
  }
  return stages.toSorted((one, other) => one.offset - other.offset);
}

function matches({ plan }: Planning, title: string): boolean {
  return plan !== undefined && compileGlob(plan.milestones, { ignoreCase: true })(title.trim());
}

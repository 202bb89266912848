/** What the no-goes of a planned release hold, whatever becomes of its milestone. */
import { type EpochMs, epochMs } from '../domain/instant.ts';
import { lastWords } from '../policy/plan/verdicts.ts';
import type { AboutPulls, KnownPlan, LeftOut, StageDecision } from './ports.ts';

/** A plan as far as its no-goes need it. */
export type StoppedPlan = Pick<KnownPlan, 'decisions' | 'about' | 'leftOut'>;

export const NOTHING: AboutPulls = { pulls: [], isCut: false };

/** The stages at which the last word is no-go, by that word. */
export function standingNoGoes(decisions: readonly StageDecision[], at: EpochMs): readonly StageDecision[] {
  return lastWords(decisions, at).filter(({ verdict }) => verdict === 'no-go');
}

/** What its standing no-goes are about, those left out since then taken away. */
export function heldPulls(plan: StoppedPlan, at: EpochMs): AboutPulls {
  const standing = standingNoGoes(plan.decisions, at);
  const about = standing.map((noGo) => aboutOf(plan, noGo));
  const pulls = about.flatMap((each, index) => {
    const noGo = standing[index];
    return each.pulls.filter((pull) => noGo !== undefined && !isLeftOut(plan.leftOut, noGo, pull));
  });
  return { pulls: [...new Set(pulls)].toSorted(ascending), isCut: about.some(({ isCut }) => isCut) };
}

/** What belonged to the plan when it was said, or since. */
function aboutOf(plan: StoppedPlan, { about = NOTHING }: StageDecision): AboutPulls {
  const since = plan.about ?? NOTHING;
  return { pulls: [...about.pulls, ...since.pulls], isCut: about.isCut || since.isCut };
}

/** A no-go that was said later, or at the same instant, is about it again. */
function isLeftOut(leftOut: readonly LeftOut[] = [], noGo: StageDecision, pull: number): boolean {
  return leftOut.some((each) => each.pull === pull && epochMs(each.at) > epochMs(noGo.at));
}

/**
 * The decisions that count for these pull requests: all but the no-goes out of which every one of them that they are
 * about was left.
 *
 * @param belonging those of them that belong to the milestone now
 */
export function decisionsFor(
  plan: StoppedPlan,
  pulls: readonly number[],
  belonging: readonly number[],
): readonly StageDecision[] {
  return plan.decisions.filter((decision) => {
    if (decision.verdict === 'go') return true;
    const about = aboutOf(plan, decision);
    const own = about.isCut ? pulls : pulls.filter((pull) => belonging.includes(pull) || about.pulls.includes(pull));
    return own.some((pull) => !isLeftOut(plan.leftOut, decision, pull));
  });
}

/**
 * What a plan is kept as being about: what belongs to it, and, while a no-go stands, what did before, so that nobody takes
 * a pull request out of a no-go by taking it out of the milestone.
 */
export function keptAbout(known: StoppedPlan | undefined, now: AboutPulls, at: EpochMs): AboutPulls {
  const before = known?.about;
  if (known === undefined || before === undefined || standingNoGoes(known.decisions, at).length === 0) return now;
  return together(before, now);
}

export function together(one: AboutPulls, other: AboutPulls): AboutPulls {
  const pulls = [...new Set([...one.pulls, ...other.pulls])].toSorted(ascending);
  return { pulls, isCut: one.isCut || other.isCut };
}

/** The pull requests of a milestone. */
export function pullsOf({
  items,
  complete,
}: {
  readonly items: readonly { readonly kind: 'issue' | 'pull-request'; readonly number: number }[];
  readonly complete: boolean;
}): AboutPulls {
  const pulls = items.flatMap(({ kind, number }) => (kind === 'pull-request' ? [number] : []));
  return { pulls: pulls.toSorted(ascending), isCut: !complete };
}

function ascending(one: number, other: number): number {
  return one - other;
}

/** What people decided about the stages of a planned release: the one place that says whose word counts. */
import type { StageDecisionFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { isSameName } from '../names.ts';

export interface StageVerdict<D extends StageDecisionFact = StageDecisionFact> {
  readonly verdict: 'go' | 'no-go' | 'none';
  /** The last word of each person, oldest first: the last of them is the verdict. */
  readonly standing: readonly D[];
}

/**
 * The last word counts, whoever said it. Of two at one instant nobody can tell which is later: a no-go stays. So does one
 * that is still to come by this clock: it was said, and whose clock is right nobody can tell either. A go does not count
 * before its time.
 */
export function verdictOf<D extends StageDecisionFact>(
  stage: string,
  decisions: readonly D[],
  at: EpochMs,
): StageVerdict<D> {
  const said = decisions
    .filter((each) => isSameName(each.stage, stage) && (each.verdict === 'no-go' || epochMs(each.at) <= at))
    .toSorted(byTime);
  const latest = new Map<string, D>();
  for (const each of said) {
    const user = each.user.toLowerCase();
    latest.delete(user);
    latest.set(user, each);
  }
  const standing = [...latest.values()];
  return { verdict: standing.at(-1)?.verdict ?? 'none', standing };
}

/** Of each stage about which somebody decided the last word, oldest first. */
export function lastWords<D extends StageDecisionFact>(decisions: readonly D[], at: EpochMs): readonly D[] {
  const words = decisions.flatMap(({ stage }) => verdictOf(stage, decisions, at).standing.at(-1) ?? []);
  return [...new Set(words)].toSorted(byTime);
}

function byTime(one: StageDecisionFact, other: StageDecisionFact): number {
  return epochMs(one.at) - epochMs(other.at) || Number(one.verdict === 'no-go') - Number(other.verdict === 'no-go');
}

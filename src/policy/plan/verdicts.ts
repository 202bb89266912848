/** What people decided about the stages of a planned release. */
import type { StageDecisionFact } from '../../domain/facts.ts';
import { epochMs } from '../../domain/instant.ts';
import { isSameName } from '../names.ts';

export interface StageVerdict {
  readonly verdict: 'go' | 'no-go' | 'none';
  /** The last word of each person, oldest first: the last of them is the verdict. */
  readonly standing: readonly StageDecisionFact[];
}

/** As the gate `plan` judges: the last word counts, whoever said it. Of two at one instant a no-go stays. */
export function verdictOf(stage: string, decisions: readonly StageDecisionFact[]): StageVerdict {
  const said = decisions.filter((each) => isSameName(each.stage, stage)).toSorted(byTime);
  const latest = new Map<string, StageDecisionFact>();
  for (const each of said) {
    const user = each.user.toLowerCase();
    latest.delete(user);
    latest.set(user, each);
  }
  const standing = [...latest.values()];
  return { verdict: standing.at(-1)?.verdict ?? 'none', standing };
}

function byTime(one: StageDecisionFact, other: StageDecisionFact): number {
  return epochMs(one.at) - epochMs(other.at) || Number(one.verdict === 'no-go') - Number(other.verdict === 'no-go');
}

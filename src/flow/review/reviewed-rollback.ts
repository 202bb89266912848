/** The rollback that a deployment under review is of, and what of it is not over. */
import type { ReviewQuestion } from '../../domain/question.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { whoMayGoBack } from '../owner/who-may-go-back.ts';
import type { KeptGate, Ports } from '../ports.ts';
import { isKeptOut } from '../rollback/quarantine.ts';
import { isWell } from '../rollback/show/view.ts';
import type { HeldStill } from './follow-review.ts';
import type { Reviewed } from './review-text.ts';

/** A review, as far as its rollback is concerned. */
interface Found {
  readonly question: ReviewQuestion;
  readonly reviewed: Reviewed;
  readonly rollback: KeptRollback | null;
  readonly policies: readonly PolicyInForce[];
  readonly ports: Ports;
}

/** A rollback that we dispatched has an issue since it was decided; one that an override opened as well is looked back on. */
export async function rollbackOf(gate: KeptGate | undefined, { store }: Ports): Promise<KeptRollback | null> {
  if (gate === undefined) return null;
  const { question, decided } = gate;
  if (decided !== null && decided.decision.override !== null) return null;
  return await store.rollbackOfRun(question.repository.id, question.runId);
}

/** Null: it is looked back on here. */
export function lookedBackOnElsewhere(rollback: KeptRollback | null, isFollowed: boolean): string | null {
  if (rollback === null) return null;
  const { told } = rollback;
  if (told !== undefined && isWell(told)) {
    return 'It went back with its train, and nothing is known to be wrong with it: looked back on where that is.';
  }
  return isFollowed ? null : 'Looked back on in the issue of the rollback.';
}

/** What is looked back on: of a way back the commit that was gone back from, whatever was deployed for it. */
export function reviewedSha({ reviewed: { decision, facts }, rollback }: Found): string {
  if (rollback !== null) return rollback.failedSha;
  const isBack = decision.override === null && facts.direction === 'backward';
  return (isBack ? facts.baseline?.sha : undefined) ?? facts.candidate.sha;
}

/** What the environment still refuses because of it; null: nothing. */
export async function heldStill({ question, rollback, policies, ports }: Found): Promise<HeldStill | null> {
  if (rollback === null) return null;
  const { environment, failedSha: sha, failedDeploymentId } = rollback;
  const { holds } = await ports.store.restrictions(question.repository.id);
  if (!isKeptOut(failedDeploymentId, holds)) return null;
  return { environment, sha, who: whoMayGoBack(policies, environment) };
}

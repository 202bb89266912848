import type { NewAuditEntry } from '../audit/entry.ts';
import { stageDecisionEntry } from '../audit/stage-decision-entry.ts';
import type { Question } from '../domain/question.ts';
import type { KeptPlan, StatedStageDecision } from '../flow/ports.ts';
import type { Tx } from './tables.ts';

export async function keepPlan(tx: Tx, plan: KeptPlan | undefined): Promise<void> {
  if (plan === undefined) return;
  const { repositoryId, number, state } = plan;
  const body = JSON.stringify(plan);
  await tx
    .insertInto('plan')
    .values({ repository_id: repositoryId, milestone: number, state, body })
    .onConflict((conflict) => conflict.columns(['repository_id', 'milestone']).doUpdateSet({ state, body }))
    .execute();
}

/** A command that is answered twice, because we died in between, decides once. Returns the audit entries of what is new. */
export async function keepStageDecisions(
  tx: Tx,
  question: Question,
  stated: readonly StatedStageDecision[],
): Promise<readonly NewAuditEntry[]> {
  const entries: NewAuditEntry[] = [];
  for (const decision of stated) {
    const kept = await tx
      .insertInto('plan_decision')
      .values({
        repository_id: decision.repositoryId,
        comment_id: decision.commentId,
        milestone: decision.milestone,
        stage: decision.stage,
        verdict: decision.verdict,
        user_id: decision.userId,
        user_login: decision.user,
        reason: decision.reason,
        at: decision.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('comment_id')
      .executeTakeFirst();
    if (kept) entries.push(stageDecisionEntry(question, decision));
  }
  return entries;
}

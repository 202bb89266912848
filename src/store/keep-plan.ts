import type { NewAuditEntry } from '../audit/entry.ts';
import { leaveOutEntry, stageDecisionEntry } from '../audit/stage-decision-entry.ts';
import type { Question } from '../domain/question.ts';
import type { KeptPlan, StatedLeaveOut, StatedStageDecision } from '../flow/ports.ts';
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
        about: decision.about === undefined ? null : JSON.stringify(decision.about),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('comment_id')
      .executeTakeFirst();
    if (kept) entries.push(stageDecisionEntry(question, decision));
  }
  return entries;
}

/** Likewise. */
export async function keepLeaveOuts(
  tx: Tx,
  question: Question,
  stated: readonly StatedLeaveOut[],
): Promise<readonly NewAuditEntry[]> {
  const entries: NewAuditEntry[] = [];
  for (const said of stated) {
    const kept = await tx
      .insertInto('plan_leave_out')
      .values({
        repository_id: said.repositoryId,
        comment_id: said.commentId,
        milestone: said.milestone,
        pull: said.pull,
        user_id: said.userId,
        user_login: said.user,
        reason: said.reason,
        at: said.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('comment_id')
      .executeTakeFirst();
    if (kept) entries.push(leaveOutEntry(question, said));
  }
  return entries;
}

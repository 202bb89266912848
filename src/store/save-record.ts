import type { NewAuditEntry } from '../audit/entry.ts';
import { answerEntry, overrideEntry } from '../audit/record-entries.ts';
import { rollbackDecisionEntry } from '../audit/rollback-decision-entry.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { toInstant } from '../domain/instant.ts';
import type { AnswerRecord, Claim, StatedOverride } from '../flow/ports.ts';
import { appendAudit } from './append-audit.ts';
import { askQuestions, ENDING } from './ask-questions.ts';
import { keepDoraState } from './dora-history.ts';
import { keepEscalations } from './escalations.ts';
import { holdingIn } from './gate-histories.ts';
import { holdClaim } from './hold-claim.ts';
import { keepGate } from './keep-gate.ts';
import { keepLeaveOuts, keepPlan, keepStageDecisions } from './keep-plan.ts';
import { keepStatements } from './keep-statements.ts';
import { keepTrain, keepTrainOrders } from './keep-train.ts';
import { keepOpening } from './openings.ts';
import { keepPlannedGate } from './planned-gates.ts';
import { keepPolicyNews } from './policy-news.ts';
import { keepReleaseGate } from './release-gates.ts';
import { keepReview } from './reviews.ts';
import { keepRollbacks } from './rollbacks.ts';
import type { Database, Tx } from './tables.ts';
import { keepVerifications } from './verifications.ts';
import { wantEffect } from './want-effect.ts';
import { wantNotice } from './want-notice.ts';

export async function saveRecord(db: Database, claim: Claim, record: AnswerRecord): Promise<boolean> {
  return await db.transaction().execute(async (tx) => {
    if (!(await holdClaim(tx, claim))) return false;
    if (await hasEnded(tx, claim)) return true;
    await keepAnswer(tx, claim, record);
    await keepReleaseGate(tx, claim, record);
    await keepDoraState(tx, claim, record);
    await keepPolicyNews(tx, claim, record);
    await keepPlan(tx, record.plan);
    await keepPlannedGate(tx, claim, record);
    await keepTrain(tx, record.train);
    await keepOpening(tx, claim, record);
    const entries = [
      entryOf(claim, record),
      ...(await keepGate(tx, claim, record.gate, record.at)),
      ...(await keepOverrides(tx, claim, record.overrides)),
      ...(await keepStatements(tx, claim.question, record.statements)),
      ...(await keepStageDecisions(tx, claim.question, record.stageDecisions ?? [])),
      ...(await keepLeaveOuts(tx, claim.question, record.leaveOuts ?? [])),
      ...(await keepTrainOrders(tx, claim.question, record.trainOrders ?? [])),
      ...(await keepVerifications(tx, claim.question, record.verifications ?? [])),
      ...(await keepRollbacks(tx, claim.question.repository, record.rollbacks ?? [], toInstant(record.at))),
      ...(await keepEscalations(tx, record)),
      ...(await keepReview(tx, claim.question, record)),
      ...decidedRollback(claim, record),
      ...(await wantEffects(tx, claim, record)),
      ...(await wantNotices(tx, claim, record)),
    ];
    await appendAudit(tx, claim.question.repository.installationId, entries);
    await askQuestions(tx, record.questions, record.at, 'reminder');
    return true;
  });
}

/**
 * Claimed after its final answer, for an effect that still waits: the final answer stands. A command would otherwise
 * be answered a second time, in a world that the first answer has changed.
 */
async function hasEnded(tx: Tx, claim: Claim): Promise<boolean> {
  if (!ENDING.includes(claim.question.kind)) return false;
  const row = await tx.selectFrom('question').select('final_at').where('key', '=', claim.key).executeTakeFirst();
  return row !== undefined && row.final_at !== null;
}

async function keepAnswer(tx: Tx, claim: Claim, record: AnswerRecord): Promise<void> {
  await tx
    .insertInto('record')
    .values({
      question_key: claim.key,
      at: record.at,
      summary: record.summary,
      facts: record.areFactsKept || !record.facts ? null : canonicalJson(record.facts),
      decision: record.decision && canonicalJson(record.decision),
      holding: record.decision && canonicalJson(holdingIn(record.decision)),
    })
    .execute();
  if (!record.final) return;
  await tx.updateTable('question').set({ final_at: record.at }).where('key', '=', claim.key).execute();
}

function entryOf(claim: Claim, record: AnswerRecord): NewAuditEntry {
  const { decision, summary, final: isFinal } = record;
  return answerEntry({
    at: toInstant(record.at),
    question: claim.question,
    decision,
    facts: record.facts,
    summary,
    isFinal,
  });
}

function decidedRollback(
  { question }: Claim,
  { at, decidedRollback: decided }: AnswerRecord,
): readonly NewAuditEntry[] {
  return decided === undefined ? [] : [rollbackDecisionEntry(toInstant(at), question, decided)];
}

/** A command that is answered twice, because we died in between, states its override once. */
async function keepOverrides(tx: Tx, claim: Claim, stated: readonly StatedOverride[]): Promise<NewAuditEntry[]> {
  const entries: NewAuditEntry[] = [];
  for (const override of stated) {
    const kept = await tx
      .insertInto('override')
      .values({
        repository_id: override.repositoryId,
        comment_id: override.commentId,
        environment_key: override.environment.toLowerCase(),
        environment: override.environment,
        user_id: override.userId,
        user_login: override.user,
        sha: override.sha,
        reason: override.reason,
        at: override.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('comment_id')
      .executeTakeFirst();
    if (kept) entries.push(overrideEntry(claim.question, override));
  }
  return entries;
}

async function wantEffects(tx: Tx, claim: Claim, record: AnswerRecord): Promise<NewAuditEntry[]> {
  const entries: NewAuditEntry[] = [];
  for (const effect of record.effects) {
    const entry = await wantEffect(tx, claim, effect, record.at);
    if (entry) entries.push(entry);
  }
  return entries;
}

async function wantNotices(tx: Tx, claim: Claim, record: AnswerRecord): Promise<NewAuditEntry[]> {
  const entries: NewAuditEntry[] = [];
  for (const notice of record.notices ?? []) {
    entries.push(...(await wantNotice(tx, claim, notice, record.at)));
  }
  return entries;
}

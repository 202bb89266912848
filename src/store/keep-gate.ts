import type { NewAuditEntry } from '../audit/entry.ts';
import { gateEntry } from '../audit/gate-entry.ts';
import { outcomeEntry } from '../audit/record-entries.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { answerSlot, type Effect } from '../domain/effect.ts';
import { type GateLife, isFinal, isOpening } from '../domain/gate-life.ts';
import { type EpochMs, epochMs, toInstant } from '../domain/instant.ts';
import type { GateQuestion } from '../domain/question.ts';
import type { Claim } from '../flow/ports.ts';
import { lifeIn } from './lane-gates.ts';
import type { Tx } from './tables.ts';

/**
 * Keeps where the gate stands, and withdraws the answer that is not wanted any more. Returns the audit entries: one for
 * a change, none when all is as it was. What is final stays.
 */
export async function keepGate(
  tx: Tx,
  claim: Claim,
  life: GateLife | undefined,
  at: EpochMs,
): Promise<readonly NewAuditEntry[]> {
  const { question } = claim;
  if (life === undefined || question.kind !== 'gate') return [];
  const row = await tx
    .selectFrom('gate')
    .selectAll()
    .where('question_key', '=', claim.key)
    .forUpdate()
    .executeTakeFirst();
  const before = row === undefined ? null : lifeIn(row);
  if (before !== null && isFinal(before)) return [];
  await write(tx, claim.key, question, life);
  const isSame = before?.state === life.state && before.reasons.join() === life.reasons.join();
  const withdrawn = await withdraw(tx, question, life, at);
  return isSame ? withdrawn : [gateEntry(toInstant(at), question, life, before), ...withdrawn];
}

async function write(tx: Tx, key: string, question: GateQuestion, life: GateLife): Promise<void> {
  const values = {
    repository_id: question.repository.id,
    environment_key: question.environment.toLowerCase(),
    deployment_id: question.deploymentId,
    run_id: question.runId,
    run_attempt: life.runAttempt,
    sha: life.sha,
    state: life.state,
    reasons: canonicalJson(life.reasons),
    since: epochMs(life.since),
    requested_at: epochMs(life.requestedAt),
    reports: life.reports,
    reported: life.reported,
    warned_at: life.warnedAt === null ? null : epochMs(life.warnedAt),
    ended_by: canonicalJson(life.by),
  };
  await tx
    .insertInto('gate')
    .values({ question_key: key, ...values })
    .onConflict((conflict) => conflict.column('question_key').doUpdateSet(values))
    .execute();
}

const ENDED_BY_US: ReadonlySet<string> = new Set(['rejected', 'expired']);
const NOT_WANTED = { kind: 'superseded', because: 'it was decided otherwise before it was sent' } as const;

/** An approval that waits for its next try must not be sent once the gate is held, and a rejection not once it is not. */
async function withdraw(tx: Tx, gate: GateQuestion, life: GateLife, at: EpochMs): Promise<readonly NewAuditEntry[]> {
  const { state, reasons } = life;
  const isOpen = isOpening(life) || state === 'approved';
  const isRejected = ['rejecting', 'expiring'].some((code) => reasons.includes(code)) || ENDED_BY_US.has(state);
  const slots = [
    ...(isOpen ? [] : [answerSlot(gate, 'open-gate')]),
    ...(isRejected ? [] : [answerSlot(gate, 'reject-gate')]),
  ];
  const rows = await tx
    .updateTable('effect')
    .set({ state: NOT_WANTED.kind, due_at: null, settled_at: at, note: NOT_WANTED.because })
    .where('slot', 'in', slots)
    .where('state', '=', 'pending')
    .returning(['payload', 'attempts'])
    .execute();
  return rows.map(({ payload, attempts }) =>
    outcomeEntry(toInstant(at), JSON.parse(payload) as Effect, NOT_WANTED, attempts),
  );
}

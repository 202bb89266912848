import type { NewAuditEntry } from '../audit/entry.ts';
import { acknowledgeEntry, escalationEntry } from '../audit/escalation-entry.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import type { RollbackQuestion } from '../domain/question.ts';
import type { Acknowledgement, AnswerRecord, KeptEscalation } from '../flow/ports.ts';
import { appendAudit } from './append-audit.ts';
import { askQuestions } from './ask-questions.ts';
import { rollbacks } from './rollbacks.ts';
import type { Database, EscalationTable, Tx } from './tables.ts';

type Row = Pick<EscalationTable, 'body' | 'acknowledged'>;

export async function escalation(db: Database | Tx, id: string): Promise<KeptEscalation | null> {
  const row = await db
    .selectFrom('escalation')
    .select(['body', 'acknowledged'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : escalationIn(row);
}

export async function openEscalations(db: Database, repositoryId: number): Promise<readonly KeptEscalation[]> {
  const rows = await db
    .selectFrom('escalation')
    .select(['body', 'acknowledged'])
    .where('repository_id', '=', repositoryId)
    .where('is_open', '=', 1)
    .orderBy('seq')
    .execute();
  return rows.map(escalationIn);
}

/** Keeps what an answer says of its escalation and who takes one on, with an audit entry for each change. */
export async function keepEscalations(
  tx: Tx,
  { escalation: said, acknowledgements = [], at }: AnswerRecord,
): Promise<readonly NewAuditEntry[]> {
  const kept = said === undefined ? null : await keepEscalation(tx, said, at);
  const entries = kept === null ? [] : [kept];
  for (const { escalation: id, ...by } of acknowledgements) {
    const taken = await takeOn(tx, id, by);
    if (typeof taken === 'object') entries.push(taken.entry);
  }
  return entries;
}

/** Who took it on is not in the answer's hands: it may have been said since the answer was begun. */
async function keepEscalation(tx: Tx, said: KeptEscalation, at: EpochMs): Promise<NewAuditEntry | null> {
  const before = await locked(tx, said.id);
  const { acknowledged: _acknowledged, ...rest } = said;
  const body = canonicalJson(rest);
  const row = {
    repository_id: said.question.repository.id,
    is_open: said.endedAt === null ? 1 : 0,
    nth: said.nth,
    body,
  };
  if (before === null) {
    await tx
      .insertInto('escalation')
      .values({ id: said.id, ...row, acknowledged: null })
      .execute();
  } else {
    const again = before.nth === said.nth ? {} : { acknowledged: null };
    await tx
      .updateTable('escalation')
      .set({ ...row, ...again })
      .where('id', '=', said.id)
      .execute();
  }
  await keepPages(tx, said);
  return before?.body === body ? null : escalationEntry(toInstant(at), said);
}

async function keepPages(tx: Tx, { id, nth, pages }: KeptEscalation): Promise<void> {
  for (const { alertKey, pagedAt } of pages) {
    if (pagedAt === null) continue;
    await tx
      .insertInto('escalation_page')
      .values({ alert_key: alertKey, escalation_id: id, nth })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

export async function acknowledgePage(
  db: Database,
  alertKey: string,
  by: Omit<Acknowledgement, 'at'>,
  at: EpochMs,
): Promise<'acknowledged' | 'known' | 'unknown'> {
  return await db.transaction().execute(async (tx) => {
    const page = await tx
      .selectFrom('escalation_page')
      .select(['escalation_id', 'nth'])
      .where('alert_key', '=', alertKey)
      .executeTakeFirst();
    if (page === undefined) return 'unknown';
    const taken = await takeOn(tx, page.escalation_id, { ...by, at: toInstant(at) }, page.nth);
    if (taken === 'known') return 'known';
    await appendAudit(tx, taken.kept.question.repository.installationId, [taken.entry]);
    await askQuestions(tx, [taken.kept.question, ...(await rollbackOf(tx, taken.kept))], at);
    return 'acknowledged';
  });
}

/** Whose issue says who takes it on. */
async function rollbackOf(tx: Tx, { question }: KeptEscalation): Promise<readonly RollbackQuestion[]> {
  const { repository, environment, deploymentId } = question;
  const ledger = await rollbacks(tx, repository.id, environment);
  const isKept = ledger.some(({ failedDeploymentId }) => failedDeploymentId === deploymentId);
  return isKept ? [{ kind: 'rollback', repository, environment, deploymentId }] : [];
}

/** The first one counts, and only while it is not over. `nth`: which time; not said: this one. */
async function takeOn(
  tx: Tx,
  id: string,
  by: Acknowledgement,
  nth?: number,
): Promise<'known' | { readonly entry: NewAuditEntry; readonly kept: KeptEscalation }> {
  const row = await locked(tx, id);
  if (row === null || row.is_open === 0 || row.acknowledged !== null) return 'known';
  if (nth !== undefined && nth !== row.nth) return 'known';
  await tx
    .updateTable('escalation')
    .set({ acknowledged: canonicalJson(by) })
    .where('id', '=', id)
    .execute();
  const kept = { ...escalationIn(row), acknowledged: by };
  return { entry: acknowledgeEntry(kept, by), kept };
}

async function locked(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('escalation')
    .select(['body', 'acknowledged', 'is_open', 'nth'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

function escalationIn({ body, acknowledged }: Row): KeptEscalation {
  const rest = JSON.parse(body) as Omit<KeptEscalation, 'acknowledged'>;
  return { ...rest, acknowledged: acknowledged === null ? null : (JSON.parse(acknowledged) as Acknowledgement) };
}

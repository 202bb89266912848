import type { Decision } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { type GateQuestion, questionKey } from '../domain/question.ts';
import type { AnswerRecord, Claim, KeptGate } from '../flow/ports.ts';
import type { Database, Tx } from './tables.ts';

/** A commit is tried again and again at worst; the newest tries are told. */
const MOST_GATES = 20;

/** Which commit a gate is of is known from its first decision on. */
export async function keepReleaseGate(
  tx: Tx,
  { question }: Claim,
  { facts, decision, at, strategy }: AnswerRecord,
): Promise<void> {
  if (question.kind !== 'gate' || facts === null) return;
  const decided = { tier: decision?.tier ?? null, release_type: decision?.releaseType ?? null };
  // Who decides on what was read before says nothing of it.
  const reaches = strategy === undefined ? {} : { strategy };
  await tx
    .insertInto('release_gate')
    .values({
      repository_id: question.repository.id,
      deployment_id: question.deploymentId,
      sha: facts.candidate.sha,
      at,
      ...decided,
      ...reaches,
    })
    // Of a run that we dispatched it may be known a moment later which commit it deploys.
    .onConflict((conflict) =>
      conflict
        .columns(['repository_id', 'deployment_id'])
        .doUpdateSet({ sha: facts.candidate.sha, ...(decision === null ? {} : { ...decided, ...reaches }) }),
    )
    .execute();
}

export async function releaseGates(
  db: Database,
  repositoryId: number,
  of: { readonly sha: string } | { readonly deploymentId: number },
): Promise<readonly KeptGate[]> {
  const all = db.selectFrom('release_gate').select('deployment_id').where('repository_id', '=', repositoryId);
  const wanted = 'sha' in of ? all.where('sha', '=', of.sha) : all.where('deployment_id', '=', of.deploymentId);
  const rows = await wanted.orderBy('deployment_id', 'desc').limit(MOST_GATES).execute();
  const gates: KeptGate[] = [];
  for (const row of rows.reverse()) {
    const gate = await keptGate(db, repositoryId, row.deployment_id);
    if (gate !== null) gates.push(gate);
  }
  return gates;
}

async function keptGate(db: Database, repositoryId: number, deploymentId: number): Promise<KeptGate | null> {
  const key = `${repositoryId}/gate/${deploymentId}`;
  const question = await db
    .selectFrom('question')
    .select(['body', 'final_at'])
    .where('key', '=', key)
    .executeTakeFirst();
  const first = await answersOf(db, key).select('at').orderBy('id').limit(1).executeTakeFirst();
  const last = await answersOf(db, key).select('summary').orderBy('id', 'desc').limit(1).executeTakeFirst();
  if (!question || !first || !last) return null;
  return {
    question: JSON.parse(question.body) as GateQuestion,
    askedAt: first.at,
    openedAt: await openedAt(db, key),
    endedAt: question.final_at,
    summary: last.summary,
    decided: await lastDecided(db, key),
    said: await saidOf(db, key),
  };
}

/** Of a gate that waits for days: answers are many, and mostly say the same. */
const MOST_ANSWERS = 200;

async function saidOf(db: Database, key: string): Promise<NonNullable<KeptGate['said']>> {
  const rows = await answersOf(db, key).select(['at', 'summary']).orderBy('id', 'desc').limit(MOST_ANSWERS).execute();
  const said = rows.reverse();
  return said.filter(({ summary }, index) => summary !== said[index - 1]?.summary);
}

function answersOf(db: Database, key: string) {
  return db.selectFrom('record').where('question_key', '=', key);
}

async function openedAt(db: Database, key: string): Promise<number | null> {
  const row = await db
    .selectFrom('effect')
    .select('settled_at')
    .where('slot', '=', `${key}/open`)
    .where('state', '=', 'done')
    .executeTakeFirst();
  return row?.settled_at ?? null;
}

async function lastDecided(db: Database, key: string): Promise<KeptGate['decided']> {
  const row = await answersOf(db, key)
    .select(['summary', 'facts', 'decision'])
    .where('decision', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row?.decision) return null;
  const decision = JSON.parse(row.decision) as Decision;
  const facts = row.facts ?? (await lastFacts(db, key));
  if (facts === null) return null;
  return { summary: row.summary, facts: { ...(JSON.parse(facts) as Facts), at: decision.at }, decision };
}

async function lastFacts(db: Database, key: string): Promise<string | null> {
  const row = await answersOf(db, key)
    .select('facts')
    .where('facts', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.facts ?? null;
}

export async function lastAnswer(
  db: Database,
  gate: GateQuestion,
): Promise<{ readonly summary: string; readonly decision: Decision | null } | null> {
  const row = await answersOf(db, questionKey(gate))
    .select(['summary', 'decision'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return { summary: row.summary, decision: row.decision === null ? null : (JSON.parse(row.decision) as Decision) };
}

import type { DoraEvent } from '../domain/dora-event.ts';
import type { GateQuestion } from '../domain/question.ts';
import { titleKey } from '../domain/train.ts';
import type { AnswerRecord, Claim, PlannedGate } from '../flow/ports.ts';
import type { Database, Tx } from './tables.ts';

/** A release is tried again and again at worst; the newest tries count. */
const MOST_GATES = 50;

/** By the newest facts: which milestone a pull request belongs to changes. What goes back takes a release away. */
export async function keepPlannedGate(tx: Tx, { question }: Claim, { facts }: AnswerRecord): Promise<void> {
  if (question.kind !== 'gate' || facts === null || facts.plans === undefined) return;
  const of = { repository_id: question.repository.id, deployment_id: question.deploymentId };
  const own = facts.plans.filter(({ past }) => past === undefined);
  const titles =
    facts.direction === 'backward' ? [] : [...own, ...(facts.trains ?? [])].map(({ title }) => titleKey(title));
  await tx
    .deleteFrom('planned_gate')
    .where('repository_id', '=', of.repository_id)
    .where('deployment_id', '=', of.deployment_id)
    .execute();
  for (const key of new Set(titles)) {
    await tx
      .insertInto('planned_gate')
      .values({ ...of, title_key: key, environment_key: question.environment.toLowerCase() })
      .execute();
  }
}

export async function plannedGates(
  db: Database,
  repositoryId: number,
  environment: string,
  title: string,
): Promise<readonly PlannedGate[]> {
  const rows = await db
    .selectFrom('planned_gate')
    .innerJoin('gate', (join) =>
      join
        .onRef('gate.repository_id', '=', 'planned_gate.repository_id')
        .onRef('gate.environment_key', '=', 'planned_gate.environment_key')
        .onRef('gate.deployment_id', '=', 'planned_gate.deployment_id'),
    )
    .innerJoin('question', 'question.key', 'gate.question_key')
    .select([
      'gate.deployment_id',
      'gate.run_id',
      'gate.sha',
      'gate.state',
      'gate.since',
      'question.key',
      'question.body',
    ])
    .where('planned_gate.repository_id', '=', repositoryId)
    .where('planned_gate.environment_key', '=', environment.toLowerCase())
    .where('planned_gate.title_key', '=', titleKey(title))
    .orderBy('planned_gate.deployment_id', 'desc')
    .limit(MOST_GATES)
    .execute();
  const gates: PlannedGate[] = [];
  for (const { deployment_id: deploymentId, run_id: runId, sha, state, since, key, body } of rows) {
    const sentAt = await letThroughAt(db, key);
    const isThrough = state === 'approved' || state === 'bypassed';
    gates.push({
      deploymentId,
      runId,
      environment: (JSON.parse(body) as GateQuestion).environment,
      sha,
      state,
      openedAt: sentAt ?? (isThrough ? since : null),
      summary: await lastSummary(db, key),
      ended: await endOf(db, repositoryId, deploymentId),
    });
  }
  return gates;
}

async function letThroughAt(db: Database, key: string): Promise<number | null> {
  const row = await db
    .selectFrom('effect')
    .select('settled_at')
    .where('slot', '=', `${key}/open`)
    .where('state', '=', 'done')
    .executeTakeFirst();
  return row?.settled_at ?? null;
}

async function lastSummary(db: Database, key: string): Promise<string> {
  const row = await db
    .selectFrom('record')
    .select('summary')
    .where('question_key', '=', key)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.summary ?? '';
}

async function endOf(db: Database, repositoryId: number, deploymentId: number): Promise<PlannedGate['ended']> {
  const row = await db
    .selectFrom('dora_event')
    .select('body')
    .where('repository_id', '=', repositoryId)
    .where('kind', '=', 'deployment')
    .where('id', '=', String(deploymentId))
    .executeTakeFirst();
  const event = row === undefined ? null : (JSON.parse(row.body) as DoraEvent);
  return event?.kind === 'deployment' ? event.state : null;
}

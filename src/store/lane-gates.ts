import type { GateLife, GatePerson } from '../domain/gate-life.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import type { GateQuestion } from '../domain/question.ts';
import type { KnownGate } from '../flow/ports.ts';
import type { Database, GateTable } from './tables.ts';

export async function laneGates(
  db: Database,
  repositoryId: number,
  environment: string,
  since: EpochMs,
): Promise<readonly KnownGate[]> {
  const rows = await db
    .selectFrom('gate')
    .innerJoin('question', 'question.key', 'gate.question_key')
    .selectAll('gate')
    .select(['question.body', 'question.due_at as dueAt'])
    .where('gate.repository_id', '=', repositoryId)
    .where('gate.environment_key', '=', environment.toLowerCase())
    .where((row) =>
      row.or([
        row('gate.state', 'in', ['pending', 'held']),
        row.and([row('gate.state', '=', 'approved'), row('gate.since', '>=', since)]),
      ]),
    )
    .orderBy('gate.deployment_id')
    .execute();
  return rows.map((row) => ({
    question: JSON.parse(row.body) as GateQuestion,
    life: lifeIn(row),
    dueAt: row.dueAt,
  }));
}

export function lifeIn(row: GateTable): GateLife {
  return {
    state: row.state,
    reasons: JSON.parse(row.reasons) as readonly string[],
    since: toInstant(row.since),
    requestedAt: toInstant(row.requested_at),
    runAttempt: row.run_attempt,
    sha: row.sha,
    reports: row.reports,
    reported: row.reported,
    warnedAt: row.warned_at === null ? null : toInstant(row.warned_at),
    by: JSON.parse(row.ended_by) as readonly GatePerson[],
  };
}

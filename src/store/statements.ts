import { epochMs, type Instant } from '../domain/instant.ts';
import type { KeptApproval, KeptFreeze, KeptHold, KeptRequest, Restrictions, Statements } from '../flow/ports.ts';
import type { Database, StatementTable } from './tables.ts';
import { wentAhead } from './went-ahead.ts';

/** Freezes that are over by their own time are among them: whether one still runs is for the decision to say. */
export async function statements(
  db: Database,
  repositoryId: number,
  environment: string,
  sha: string,
): Promise<Statements> {
  const rows = await stated(db, repositoryId)
    .where('environment_key', '=', environment.toLowerCase())
    .where((row) => row.or([row('sha', '=', sha), row('ended_by', 'is', null)]))
    .execute();
  const ofCommit = rows.filter((row) => row.sha === sha);
  const lifted = ofCommit.filter((row) => row.kind === 'hold' && row.ended_by !== null);
  return {
    approvals: ofCommit.flatMap(approvalIn),
    liftedHoldAt: lifted.reduce<Instant | null>(
      (last, { at }) => (last === null || epochMs(at) > epochMs(last) ? at : last),
      null,
    ),
    requests: ofCommit.flatMap(requestIn),
    wentAhead: await wentAhead(db, repositoryId, environment, sha),
    ...standingIn(rows),
  };
}

export async function restrictions(db: Database, repositoryId: number): Promise<Restrictions> {
  const rows = await stated(db, repositoryId)
    .where('kind', 'in', ['hold', 'freeze'])
    .where('ended_by', 'is', null)
    .execute();
  return standingIn(rows);
}

/** Ids of comments grow. */
function stated(db: Database, repositoryId: number) {
  return db.selectFrom('statement').selectAll().where('repository_id', '=', repositoryId).orderBy('comment_id');
}

function standingIn(rows: readonly StatementTable[]): Restrictions {
  const standing = rows.filter((row) => row.ended_by === null);
  return { holds: standing.flatMap(holdIn), freezes: standing.flatMap(freezeIn) };
}

function approvalIn({ kind, sha, ...row }: StatementTable): readonly KeptApproval[] {
  if ((kind !== 'approve' && kind !== 'reject') || sha === null) return [];
  const state = kind === 'approve' ? 'approved' : 'rejected';
  return [{ ...saidIn(row), userId: row.user_id, state, sha }];
}

function holdIn({ kind, sha, ...row }: StatementTable): readonly KeptHold[] {
  if (kind !== 'hold' || sha === null) return [];
  return [{ ...saidIn(row), commentId: row.comment_id, sha }];
}

function requestIn({ kind, sha, ...row }: StatementTable): readonly KeptRequest[] {
  if (kind !== 'rollback' || sha === null) return [];
  return [{ ...saidIn(row), commentId: row.comment_id, userId: row.user_id, sha }];
}

function freezeIn({ kind, ...row }: StatementTable): readonly KeptFreeze[] {
  if (kind !== 'freeze') return [];
  return [{ ...saidIn(row), commentId: row.comment_id, until: row.until_at }];
}

function saidIn(row: Pick<StatementTable, 'user_login' | 'environment' | 'reason' | 'at'>) {
  return { user: row.user_login, environment: row.environment, reason: row.reason, at: row.at };
}

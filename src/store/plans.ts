import type { KeptPlan, KnownPlan, LeftOut, StageDecision } from '../flow/ports.ts';
import type { Database, PlanDecisionTable, PlanLeaveOutTable } from './tables.ts';

/**
 * Milestones of a repository that anybody looks at together. One with a no-go is never lost among newer ones: whoever may
 * make milestones could make as many.
 */
const MOST_PLANS = 200;

export async function plansOf(db: Database, repositoryId: number): Promise<readonly KnownPlan[]> {
  const rows = await plansIn(db, repositoryId);
  if (rows.length === 0) return [];
  const decisions = await decisionsOf(db, repositoryId).execute();
  const leftOut = await leftOutOf(db, repositoryId);
  const issues = await db
    .selectFrom('kept_issue')
    .select(['key', 'number'])
    .where('repository_id', '=', repositoryId)
    // `0` is the character after `/`.
    .where('key', '>', 'plan/')
    .where('key', '<', 'plan0')
    .execute();
  return rows.map(({ body }) => {
    const plan = JSON.parse(body) as KeptPlan;
    const left = leftOut.filter(({ milestone }) => milestone === plan.number).map(leftOutIn);
    return {
      ...plan,
      ...(left.length === 0 ? {} : { leftOut: left }),
      decisions: decisions.filter(({ milestone }) => milestone === plan.number).map(decisionIn),
      issue: issues.find(({ key }) => key === `plan/${plan.number}`)?.number ?? null,
    };
  });
}

async function plansIn(db: Database, repositoryId: number) {
  const all = db.selectFrom('plan').select(['milestone', 'body']).where('repository_id', '=', repositoryId);
  const newest = await all.orderBy('milestone', 'desc').limit(MOST_PLANS).execute();
  const oldest = newest.at(-1);
  if (oldest === undefined || newest.length < MOST_PLANS) return newest;
  const stopped = db
    .selectFrom('plan_decision')
    .select('milestone')
    .where('repository_id', '=', repositoryId)
    .where('verdict', '=', 'no-go');
  const older = await all
    .where('milestone', '<', oldest.milestone)
    .where('milestone', 'in', stopped)
    .orderBy('milestone', 'desc')
    .execute();
  return [...newest, ...older];
}

async function leftOutOf(db: Database, repositoryId: number) {
  return await db
    .selectFrom('plan_leave_out')
    .selectAll()
    .where('repository_id', '=', repositoryId)
    .orderBy('comment_id')
    .execute();
}

function leftOutIn({ pull, reason, at, ...row }: PlanLeaveOutTable): LeftOut {
  return { pull, reason, at, userId: row.user_id, user: row.user_login, commentId: row.comment_id };
}

export async function stageDecisions(
  db: Database,
  repositoryId: number,
  milestone: number,
): Promise<readonly StageDecision[]> {
  return (await decisionsOf(db, repositoryId).where('milestone', '=', milestone).execute()).map(decisionIn);
}

/** Ids of comments grow. */
function decisionsOf(db: Database, repositoryId: number) {
  return db.selectFrom('plan_decision').selectAll().where('repository_id', '=', repositoryId).orderBy('comment_id');
}

function decisionIn(row: PlanDecisionTable): StageDecision {
  const { stage, verdict, reason, at } = row;
  const about = row.about === null ? {} : { about: JSON.parse(row.about) as StageDecision['about'] };
  return { stage, verdict, reason, at, userId: row.user_id, user: row.user_login, commentId: row.comment_id, ...about };
}

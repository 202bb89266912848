import type { KeptPlan, KnownPlan, StageDecision } from '../flow/ports.ts';
import type { Database, PlanDecisionTable } from './tables.ts';

/** Milestones of a repository that anybody looks at together. */
const MOST_PLANS = 200;

export async function plansOf(db: Database, repositoryId: number): Promise<readonly KnownPlan[]> {
  const rows = await db
    .selectFrom('plan')
    .select('body')
    .where('repository_id', '=', repositoryId)
    .orderBy('milestone', 'desc')
    .limit(MOST_PLANS)
    .execute();
  if (rows.length === 0) return [];
  const decisions = await decisionsOf(db, repositoryId).execute();
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
    return {
      ...plan,
      decisions: decisions.filter(({ milestone }) => milestone === plan.number).map(decisionIn),
      issue: issues.find(({ key }) => key === `plan/${plan.number}`)?.number ?? null,
    };
  });
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
  return { stage, verdict, reason, at, userId: row.user_id, user: row.user_login, commentId: row.comment_id };
}

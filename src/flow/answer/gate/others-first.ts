/**
 * Approve last. GitHub keeps our approval while it waits for others, and starts the job when the last of them agrees,
 * which may be after a window of ours has closed. So when time has a part in our yes, others go first. When it has none,
 * the yes holds however long they take, and is given at once.
 */
import { epochMs } from '../../../domain/instant.ts';
import type { JudgedGate } from '../judge-gate.ts';
import type { AskedGate } from './asked-gate.ts';
import { sayOthersFirst } from './gate-texts.ts';
import type { Hold } from './held-gate.ts';

/** When we look again whether somebody reviewed it, should no event come before. */
const LOOK_AGAIN_MS = 600_000;

export async function heldForOthers(asked: AskedGate, { decision, facts }: JudgedGate): Promise<Hold | null> {
  if (decision.nextTransitionAt === null || decision.mode === 'observe') return null;
  const { github, question, life, at } = asked;
  const rules = await github.otherRules(question);
  if (rules === null) return notTold(at);
  const { hasReviewers, timerEndsAt } = rules;
  const isReviewed = facts.approvals.some(
    ({ source, state, at: saidAt }) =>
      source === 'deployment-review' && state === 'approved' && epochMs(saidAt) >= epochMs(life.requestedAt),
  );
  if (hasReviewers && !isReviewed) {
    return heldFor('the reviewers of the environment', at + LOOK_AGAIN_MS);
  }
  if (timerEndsAt === null || epochMs(timerEndsAt) <= at) return null;
  return heldFor(`its wait timer, which ends at ${timerEndsAt}`, epochMs(timerEndsAt));
}

/** GitHub's copies lag for seconds. Nobody has to be told of that. */
const LAG_MS = 15_000;

function notTold(at: number): Hold {
  const summary = 'Open; GitHub does not tell yet what else it waits for, and Tidegate answers last.';
  return { reasons: ['others-unknown'], key: 'others-unknown', summary, comment: null, dueAt: at + LAG_MS };
}

function heldFor(what: string, dueAt: number): Hold {
  return {
    reasons: ['others-first'],
    key: `others-first ${what}`,
    summary: `Open; GitHub still waits for ${what}, and Tidegate answers last.`,
    comment: sayOthersFirst(what),
    dueAt,
  };
}

/** What becomes of a review once it is open: is it late, and was it closed with a cause? */
import type { Effect } from '../../domain/effect.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notice.ts';
import type { ReviewQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { reviewOverdue } from '../notify/review-overdue.ts';
import { type AskedOfReviews, causesAmong, MOST_REOPENINGS } from '../policy/asked-of-reviews.ts';
import type { IssueState, KeptReview } from '../ports.ts';
import { sayLeft, sayReopened, sayStillHeld } from './cause-comments.ts';

/** Events tell that it was closed, unless they are lost. */
const LOOK_AGAIN_MS = 86_400_000;
/** A review that nobody closed by then is not looked at by itself any more. */
const LOOKED_AT_FOR_MS = 90 * 86_400_000;

/** A commit that an environment refuses because of what is looked back on. */
export interface HeldStill {
  readonly environment: string;
  readonly sha: string;
  /** Who may lift it, in words; empty: nobody is named. */
  readonly who: string;
}

export interface ReviewCase {
  readonly question: ReviewQuestion;
  /** Null: nothing is held, or not because of it. */
  readonly held: HeldStill | null;
  readonly sha: string;
  readonly asked: AskedOfReviews;
  readonly policies: readonly PolicyInForce[];
  readonly kept: KeptReview;
  readonly issue: IssueState;
  readonly at: EpochMs;
}

export interface Followed {
  readonly kept: KeptReview;
  readonly summary: string;
  readonly effects: readonly Effect[];
  readonly notices: readonly Notice[];
  /** Null: only an event can change it, or nothing can. */
  readonly dueAt: EpochMs | null;
  readonly isOver: boolean;
}

export function followReview(of: ReviewCase): Followed {
  const { closedAt } = of.issue;
  return closedAt === null ? stillOpen(of) : closed(of, closedAt);
}

function stillOpen({ question, sha, policies, kept, issue, at }: ReviewCase): Followed {
  const dueAt = kept.dueAt === null ? null : epochMs(kept.dueAt);
  const isLate = dueAt !== null && at >= dueAt;
  const next = at + LOOK_AGAIN_MS;
  const isGivenUp = at > epochMs(kept.openedAt) + LOOKED_AT_FOR_MS && (dueAt === null || isLate);
  return {
    kept: { ...kept, closedAt: null, causes: [] },
    summary: isLate ? `Review #${issue.number} is overdue.` : `Review #${issue.number} is open.`,
    effects: [],
    notices: isLate ? reviewOverdue({ question, review: kept, sha, issue: issue.number, policies, at }) : [],
    dueAt: isGivenUp ? null : dueAt === null || isLate ? next : Math.min(next, dueAt),
    isOver: false,
  };
}

function closed(of: ReviewCase, closedAt: KeptReview['openedAt']): Followed {
  const { issue, asked, at } = of;
  const kept = { ...of.kept, closedBy: issue.closedBy ?? null };
  const causes = causesAmong(issue.labels, asked);
  const over = { notices: [], dueAt: null, isOver: true } as const;
  if (causes !== null) {
    const why = causes.length === 0 ? '' : `: ${causes.join(', ')}`;
    const summary = `Review #${issue.number} is closed${why}.`;
    return { ...over, kept: { ...kept, closedAt, causes }, summary, effects: sayStillHeld(of, closedAt) };
  }
  const isUndone = kept.undoneAt === closedAt;
  if (!isUndone && kept.reopenings >= MOST_REOPENINGS) {
    const effects = [sayLeft(of, closedAt), ...sayStillHeld(of, closedAt)];
    return {
      ...over,
      // Whoever opens it to give it a cause after all is heard for as long as a review is looked at.
      isOver: at > epochMs(kept.openedAt) + LOOKED_AT_FOR_MS,
      kept: { ...kept, closedAt, causes: [] },
      summary: `Review #${issue.number} is closed without a cause.`,
      effects,
    };
  }
  const reopenings = isUndone ? kept.reopenings : kept.reopenings + 1;
  const { repository } = of.question;
  return {
    kept: { ...kept, closedAt: null, causes: [], reopenings, undoneAt: closedAt },
    summary: `Review #${issue.number} was closed without a cause: it is opened again.`,
    effects: [
      { kind: 'reopen-issue', repository, issueNumber: issue.number, closedAt },
      sayReopened(of, closedAt, reopenings),
    ],
    notices: [],
    dueAt: at + LOOK_AGAIN_MS,
    isOver: false,
  };
}

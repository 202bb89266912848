/** What is said in a review that was closed without a cause. */
import type { CommentIssue } from '../../domain/effect.ts';
import type { Instant } from '../../domain/instant.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import { MOST_REOPENINGS, sayLabels } from '../policy/asked-of-reviews.ts';
import { commandFor, short } from '../rollback/show/view.ts';
import type { ReviewCase } from './follow-review.ts';

export function sayReopened(of: ReviewCase, closedAt: Instant, nth: number): CommentIssue {
  const last = nth === MOST_REOPENINGS ? ' This was the last time that Tidegate opens it.' : '';
  return commentOf(of, closedAt, `${nth}`, [
    `**Opened again: its cause is missing.** Add ${sayLabels(of.asked)}, then close it. What went wrong is counted by these labels.${last}`,
  ]);
}

export function sayLeft(of: ReviewCase, closedAt: Instant): CommentIssue {
  return commentOf(of, closedAt, 'left', [
    `**Closed without a cause, and left so.** Tidegate opened it ${MOST_REOPENINGS} times and does not do so again. It is counted as a review without a cause. To give it one, open it, add ${sayLabels(of.asked)}, and close it.`,
  ]);
}

/** Closing a review lets nothing in again: whoever closes it has to hear that the environment stays shut for it. */
export function sayStillHeld(of: ReviewCase, closedAt: Instant): readonly CommentIssue[] {
  if (of.held === null) return [];
  const { environment, sha, who } = of.held;
  const lift = commandFor('lift', { question: { environment }, failedSha: sha });
  const whom = who === '' ? '' : `, which is for ${inertMarkdown(who)}`;
  return [
    commentOf(of, closedAt, `held/${closedAt}`, [
      `**\`${short(sha)}\` is still held back from ${inertMarkdown(environment)}**, with every commit that contains it: closing this lets nothing in. When the repair or the revert is merged, lift it with \`${lift}\`${whom}.`,
    ]),
  ];
}

function commentOf(
  { question, issue }: ReviewCase,
  since: Instant,
  name: string,
  lines: readonly string[],
): CommentIssue {
  const { repository, deploymentId } = question;
  const key = `review-cause/${deploymentId}/${name}`;
  return { kind: 'comment-issue', repository, issueNumber: issue.number, key, since, body: lines.join('\n') };
}

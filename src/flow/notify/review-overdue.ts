/** Told to those who asked: a review was not closed in time. */
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notice.ts';
import type { ReviewQuestion } from '../../domain/question.ts';
import { fullName } from '../../domain/repository.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { KeptReview } from '../ports.ts';
import { runbookLine } from '../release-record/runbook-line.ts';
import { wishesOf } from './wishes.ts';

export function reviewOverdue(of: {
  readonly question: ReviewQuestion;
  readonly review: KeptReview;
  readonly sha: string;
  readonly issue: number;
  readonly policies: readonly PolicyInForce[];
  readonly at: EpochMs;
}): readonly Notice[] {
  const { question, review, sha, issue, policies, at } = of;
  const { repository, deploymentId } = question;
  const { environment } = review;
  const runbook = runbookLine(policies, environment, 'plain');
  const told = {
    at: toInstant(at),
    environment,
    sha,
    deploymentId,
    runId: null,
    page: `issues/${issue}`,
    summary: `${fullName(repository)} ${environment}: the review of ${sha.slice(0, 7)} is overdue`.slice(0, 200),
    lines: [
      `It was to be closed by ${review.dueAt ?? ''}, and is open.`,
      `What to do: finish and close issue ${issue}.`,
      ...(runbook === null ? [] : [runbook]),
    ],
  };
  return wishesOf(policies)
    .filter(({ events }) => events.has('review-overdue'))
    .map(({ target }) => ({
      kind: 'notify',
      repository,
      target,
      event: 'review-overdue',
      subject: `review/${deploymentId}`,
      content: 'once',
      action: 'tell',
      told,
    }));
}

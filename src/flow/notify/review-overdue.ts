/** Told to those who asked: a review was not closed in time. */
import { sayBoth } from '../../calendar/wording.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notice.ts';
import type { ReviewQuestion } from '../../domain/question.ts';
import { fullName } from '../../domain/repository.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { runbookLine } from '../owner/runbook-line.ts';
import type { KeptReview } from '../ports.ts';
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
  const zone = policies.at(-1)?.policy.zone ?? 'UTC';
  const due = review.dueAt === null ? '' : ` by ${sayBoth(epochMs(review.dueAt), zone, at)}`;
  const told = {
    at: toInstant(at),
    environment,
    sha,
    deploymentId,
    runId: null,
    page: `issues/${issue}`,
    summary: `${fullName(repository)} ${environment}: the review of ${sha.slice(0, 7)} is overdue`.slice(0, 200),
    lines: [
      `It was to be closed${due}, and is still open.`,
      `What to do: write in issue ${issue} what caused it and what changes, then close it.`,
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

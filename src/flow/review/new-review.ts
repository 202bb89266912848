import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { ReviewQuestion } from '../../domain/question.ts';
import type { KeptReview } from '../ports.ts';

export function newReview({
  question,
  environment,
  issueNumber,
  dueAt,
  at,
}: {
  readonly question: ReviewQuestion;
  readonly environment: string;
  readonly issueNumber: number | null;
  readonly dueAt: EpochMs | null;
  readonly at: EpochMs;
}): KeptReview {
  return {
    repositoryId: question.repository.id,
    deploymentId: question.deploymentId,
    environment,
    issueNumber,
    openedAt: toInstant(at),
    dueAt: dueAt === null ? null : toInstant(dueAt),
    closedAt: null,
    causes: [],
    reopenings: 0,
    undoneAt: null,
  };
}

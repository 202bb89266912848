/**
 * Questions: what an event makes us ask. An event, a timer and a sweep all become questions, and a question about
 * one subject asked twice is the same question.
 */
import type { RepositoryRef } from './repository.ts';

export type Question = GateQuestion | PullRequestQuestion | PolicyQuestion | CommandQuestion;

/** May this deployment enter its environment? */
export interface GateQuestion {
  readonly kind: 'gate';
  readonly repository: RepositoryRef;
  readonly deploymentId: number;
  readonly runId: number;
  readonly environment: string;
}

/** Which tier has this pull request, and what is missing before it may merge? */
export interface PullRequestQuestion {
  readonly kind: 'pull-request';
  readonly repository: RepositoryRef;
  readonly number: number;
}

/** Is the policy on the default branch valid? */
export interface PolicyQuestion {
  readonly kind: 'policy';
  readonly repository: RepositoryRef;
}

/** What does this comment ask of us, and may its author ask it? */
export interface CommandQuestion {
  readonly kind: 'command';
  readonly repository: RepositoryRef;
  readonly issueNumber: number;
  readonly commentId: number;
}

/** Identifies the subject: two questions with one key are one question. */
export function questionKey(question: Question): string {
  const repository = question.repository.id;
  switch (question.kind) {
    case 'gate':
      return `${repository}/gate/${question.deploymentId}`;
    case 'pull-request':
      return `${repository}/pull-request/${question.number}`;
    case 'policy':
      return `${repository}/policy`;
    case 'command':
      return `${repository}/command/${question.commentId}`;
  }
}

/** Names of environments compare without case. */
export function environmentLane(repositoryId: number, environment: string): string {
  return `${repositoryId}/environment/${environment.toLowerCase()}`;
}

/**
 * Questions of one lane are answered one at a time. The gates of a repository's environment share one; every other
 * subject is a lane of its own.
 */
export function laneKey(question: Question): string {
  if (question.kind !== 'gate') return questionKey(question);
  return environmentLane(question.repository.id, question.environment);
}

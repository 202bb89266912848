/**
 * Questions: what an event makes us ask. An event, a timer and a sweep all become questions, and a question about
 * one subject asked twice is the same question.
 */
import type { Instant } from './instant.ts';
import type {
  DeliveredQuestion,
  EscalationQuestion,
  HypercareQuestion,
  PlanQuestion,
  TrainQuestion,
} from './practice-questions.ts';
import type { RepositoryRef } from './repository.ts';
import type { ClaimedVerification } from './verification.ts';

export type * from './practice-questions.ts';

export type Question =
  | GateQuestion
  | PullRequestQuestion
  | MergeGroupQuestion
  | PolicyQuestion
  | CommandQuestion
  | ReleaseRecordQuestion
  | ReviewQuestion
  | VerificationQuestion
  | WatchQuestion
  | RollbackQuestion
  | DoraQuestion
  | OrganisationDoraQuestion
  | PlanQuestion
  | HypercareQuestion
  | EscalationQuestion
  | DeliveredQuestion
  | TrainQuestion;

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
  readonly group?: undefined;
}

/** May the pull requests of this merge group still merge? Asked of the last of them, for all. */
export interface MergeGroupQuestion {
  readonly kind: 'pull-request';
  readonly repository: RepositoryRef;
  /** The last pull request of the group: the one that GitHub names. */
  readonly number: number;
  readonly group: MergeGroup;
}

/** Commits that a merge queue made to try pull requests together, before it merges them. */
export interface MergeGroup {
  readonly headSha: string;
  readonly baseSha: string;
  /** The branch that they are to be merged into, e.g. `main`. */
  readonly base: string;
  /** When the group was made, by GitHub's clock. */
  readonly madeAt: Instant;
  /** It was merged or given up: nobody waits for an answer any more. */
  readonly isOver: boolean;
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

/** What is to be said of a release in its record, across all environments? */
export interface ReleaseRecordQuestion {
  readonly kind: 'release-record';
  readonly repository: RepositoryRef;
  /** The effective commit. */
  readonly sha: string;
  /** Undefined: the policy draws no services, so it is the whole repository. */
  readonly service?: string | undefined;
}

/** What has to be looked at after this deployment, which was a rollback or opened by an override? */
export interface ReviewQuestion {
  readonly kind: 'review';
  readonly repository: RepositoryRef;
  readonly deploymentId: number;
}

/** Is this claim about a deployment of the run that made it? */
export interface VerificationQuestion {
  readonly kind: 'verification';
  readonly repository: RepositoryRef;
  readonly claim: ClaimedVerification;
}

/** Did a verification of this deployment, which was let through, arrive in time? */
export interface WatchQuestion {
  readonly kind: 'watch';
  readonly repository: RepositoryRef;
  readonly deploymentId: number;
  readonly runId: number;
  readonly environment: string;
}

/**
 * Does the environment go back from this deployment, and how far is that? Asked of a finding (a verification, a failed
 * deployment, a person's order) and again until the rollback has ended.
 */
export interface RollbackQuestion {
  readonly kind: 'rollback';
  readonly repository: RepositoryRef;
  readonly environment: string;
  /** The deployment that turned out bad. */
  readonly deploymentId: number;
}

/** What do the delivery figures of the repository say, and did a state of them change? */
export interface DoraQuestion {
  readonly kind: 'dora';
  readonly repository: RepositoryRef;
  readonly ofOrganisation?: undefined;
}

/** What do the delivery figures of all repositories of an organisation say? */
export interface OrganisationDoraQuestion {
  readonly kind: 'dora';
  /** Where they are told: the repository of the organisation's policy. */
  readonly repository: RepositoryRef;
  readonly ofOrganisation: true;
}

/** Which release a record is of: tells records apart, also in the issue. */
export function releaseKey({ sha, service }: Pick<ReleaseRecordQuestion, 'sha' | 'service'>): string {
  return service === undefined ? `release/${sha}` : `release/${sha}/${encodeURIComponent(service.toLowerCase())}`;
}

/** Identifies the subject: two questions with one key are one question. */
export function questionKey(question: Question): string {
  const repository = question.repository.id;
  switch (question.kind) {
    case 'gate':
      return `${repository}/gate/${question.deploymentId}`;
    case 'pull-request':
      if (question.group) return `${repository}/merge-group/${question.group.headSha}`;
      return `${repository}/pull-request/${question.number}`;
    case 'policy':
      return `${repository}/policy`;
    case 'command':
      return `${repository}/command/${question.commentId}`;
    case 'release-record':
      return `${repository}/${releaseKey(question)}`;
    case 'review':
      return `${repository}/review/${question.deploymentId}`;
    case 'verification':
      return `${repository}/verification/${question.claim.tokenId}`;
    case 'watch':
      return `${repository}/watch/${question.deploymentId}`;
    case 'rollback':
      return `${repository}/rollback/${question.deploymentId}`;
    case 'dora':
      return `${repository}/dora${question.ofOrganisation ? '/organisation' : ''}`;
    case 'plan':
      return `${repository}/plan/${question.milestone}`;
    case 'hypercare':
    case 'delivered':
      return `${repository}/${question.kind}/${question.deploymentId}`;
    case 'escalation':
      return `${repository}/escalation/${question.event}/${question.deploymentId}`;
    case 'train':
      return `${repository}/train/${encodeURIComponent(question.train.toLowerCase())}/${encodeURIComponent(question.title)}`;
  }
}

/** Names of environments compare without case. */
export function environmentLane(repositoryId: number, environment: string): string {
  return `${repositoryId}/environment/${environment.toLowerCase()}`;
}

/** What jobs say of an environment. */
export function verificationLane(repositoryId: number, environment: string): string {
  return `${repositoryId}/verifications/${environment.toLowerCase()}`;
}

/** Two findings in one environment are decided one after another. */
function rollbackLane(repositoryId: number, environment: string): string {
  return `${repositoryId}/rollbacks/${environment.toLowerCase()}`;
}

/** One comment of a pull request tells of all environments: two at once would each find none, and write it twice. */
function deliveredLane(repositoryId: number): string {
  return `${repositoryId}/delivered`;
}

/**
 * Questions of one lane are answered one at a time. The gates of a repository's environment share one; subjects that
 * write in one place share one; every other subject is a lane of its own.
 */
export function laneKey(question: Question): string {
  switch (question.kind) {
    case 'gate':
      return environmentLane(question.repository.id, question.environment);
    case 'verification':
      return verificationLane(question.repository.id, question.claim.environment);
    case 'rollback':
      return rollbackLane(question.repository.id, question.environment);
    case 'delivered':
      return deliveredLane(question.repository.id);
    default:
      return questionKey(question);
  }
}

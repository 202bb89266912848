/** What audit entries are about, in the words of questions and effects. */
import type { Effect } from '../domain/effect.ts';
import type { Question } from '../domain/question.ts';
import { fullName, type RepositoryRef } from '../domain/repository.ts';
import type { AuditSubject } from './entry.ts';

export function subjectOfQuestion(question: Question): AuditSubject {
  const repository = subjectOfRepository(question.repository);
  switch (question.kind) {
    case 'gate':
      return { ...repository, deployment: question.deploymentId, environment: question.environment };
    case 'pull-request':
      return { ...repository, pullRequest: question.number };
    case 'command':
      return { ...repository, issue: question.issueNumber, comment: question.commentId };
    case 'policy':
    case 'dora':
      return repository;
    case 'release-record':
      return { ...repository, commit: question.sha };
    case 'review':
      return { ...repository, deployment: question.deploymentId };
    case 'verification':
      return { ...repository, environment: question.claim.environment, commit: question.claim.sha };
    case 'watch':
      return { ...repository, deployment: question.deploymentId, environment: question.environment };
    case 'rollback':
    case 'hypercare':
    case 'escalation':
    case 'delivered':
      return { ...repository, deployment: question.deploymentId, environment: question.environment };
    case 'plan':
      return { ...repository, milestone: question.milestone };
    case 'train':
      return repository;
  }
}

export function subjectOfEffect(effect: Effect): AuditSubject {
  const repository = subjectOfRepository(effect.repository);
  switch (effect.kind) {
    case 'open-gate':
    case 'reject-gate':
      return { ...subjectOfQuestion(effect.gate), ...repository, commit: commitOf(effect) };
    case 'report-gate':
      return { ...subjectOfQuestion(effect.gate), ...repository };
    case 'write-check':
      return { ...repository, commit: effect.headSha };
    case 'reply':
      return { ...repository, issue: effect.issueNumber, comment: effect.commentId };
    case 'keep-issue':
      return { ...repository, ...(effect.number === null ? {} : { issue: effect.number }) };
    case 'comment-issue':
    case 'reopen-issue':
      return { ...repository, issue: effect.issueNumber };
    case 'dispatch-run': {
      const { failedDeploymentId: deployment, environment, targetSha: commit } = effect;
      return { ...repository, deployment, environment, commit };
    }
  }
}

/** What is let go or sent back, whatever GitHub files it against. */
function commitOf(effect: Extract<Effect, { kind: 'open-gate' | 'reject-gate' }>): string {
  return (effect.kind === 'open-gate' ? effect.effectiveSha : undefined) ?? effect.headSha;
}

function subjectOfRepository(repository: RepositoryRef): AuditSubject {
  return { repository: fullName(repository), repositoryId: repository.id };
}

/** Which deployments are asked about while they are watched: those of environments in which a policy watches. */
import type { HypercareQuestion, VerificationQuestion, WatchQuestion } from '../../domain/question.ts';
import type { Answer } from '../answer.ts';
import type { PolicyState } from '../policies.ts';
import { watchRules } from './rules.ts';

/** A deployment that was let through is watched from when it is known to be good, which it finds out itself. */
export function askingHypercare(question: WatchQuestion, policy: PolicyState, answer: Answer): Answer {
  const policies = policy.kind === 'in-force' ? policy.policies : [];
  if (watchRules(policies, question.environment) === null) return answer;
  const { repository, environment, deploymentId, runId } = question;
  const asked: HypercareQuestion = { kind: 'hypercare', repository, environment, deploymentId, runId };
  return { ...answer, record: { ...answer.record, questions: [...answer.record.questions, asked] } };
}

/** A pass begins the watch, where there is one. */
export function hypercareOf(
  { repository, claim }: VerificationQuestion,
  deploymentId: number,
): readonly HypercareQuestion[] {
  const { environment, runId, verdict } = claim;
  return verdict === 'pass' ? [{ kind: 'hypercare', repository, environment, deploymentId, runId }] : [];
}

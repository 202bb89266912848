/** Is the policy on the default branch valid? */
import type { PolicyQuestion } from '../../domain/question.ts';
import { readPolicyState } from '../policies.ts';
import type { Ports } from '../ports.ts';
import type { Answer } from './answer.ts';
import { policyCheck } from './policy-check.ts';
import { recordOf } from './record-of.ts';

export async function answerPolicy(question: PolicyQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository } = question;
  const policy = await readPolicyState(ports, repository, await ports.github(repository));
  if (policy.written === null) return { record: recordOf(at, 'The repository has no policy of its own.'), dueAt: null };
  const { problems, isInForce } = policy.written;
  const check = policyCheck({ repository, headSha: policy.sha, externalId: 'default-branch', problems, isInForce });
  return { record: recordOf(at, check.title, { effects: [check] }), dueAt: null };
}

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
  if (policy.kind === 'none') return { record: recordOf(at, 'The repository has no policy.'), dueAt: null };
  const problems = policy.kind === 'invalid' ? policy.problems : [...policy.problems, ...policy.warnings];
  const isInForce = policy.kind === 'in-force';
  const check = policyCheck({ repository, headSha: policy.sha, externalId: 'default-branch', problems, isInForce });
  return { record: recordOf(at, check.title, { effects: [check] }), dueAt: null };
}

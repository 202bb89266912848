/** `/tidegate recovered`: what a deployment broke is well again, since the comment was written. */
import type { Answer } from '../../answer.ts';
import { type CommandOf, type Given, policiesFor, replied, statedBy } from './given.ts';
import { findDeployment } from './known-deployment.ts';
import { replyRecovered } from './outcome-texts.ts';

export async function recovered(given: Given<CommandOf<'recovered'>>): Promise<Answer> {
  const inForce = await policiesFor(given);
  if ('answer' in inForce) return inForce.answer;
  const found = await findDeployment(given, given.command.deploymentId, 'recovered', inForce.policies);
  if ('refusal' in found) return replied(given, found.refusal);
  const { id: deploymentId, environment, sha } = found.deployment;
  const by = statedBy(given);
  const statement = { ...by, kind: 'recovered', environment, sha, deploymentId, reason: '' } as const;
  const questions = [{ kind: 'dora', repository: given.question.repository } as const];
  return replied(given, replyRecovered(by, found.deployment), { statements: [statement], questions });
}

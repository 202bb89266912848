/** `/tidegate cause`: what caused the incident that the issue is about: one of our deployments, or none of them. */
import type { PolicyInForce } from '../../../policy/decide.ts';
import type { Answer } from '../../answer.ts';
import type { ReplyText } from '../reply-texts.ts';
import { type CommandOf, type Given, policiesFor, replied, statedBy } from './given.ts';
import { findDeployment, type KnownDeployment } from './known-deployment.ts';
import { replyCause } from './outcome-texts.ts';
import { whyMayNot } from './permitted.ts';

type Cause = Given<CommandOf<'cause'>>;

export async function cause(given: Cause): Promise<Answer> {
  const inForce = await policiesFor(given);
  if ('answer' in inForce) return inForce.answer;
  const found = await findNamed(given, inForce.policies);
  if ('refusal' in found) return replied(given, found.refusal);
  const { issueNumber } = given.question;
  const by = statedBy(given);
  const { deployment } = found;
  const about = { ...by, kind: 'cause', issueNumber, reason: '' } as const;
  const blamed = given.command.isExternal ? null : deployment;
  const statement =
    blamed === null
      ? { ...about, environment: deployment?.environment ?? '', deploymentId: null }
      : { ...about, environment: blamed.environment, sha: blamed.sha, deploymentId: blamed.id };
  const questions = [{ kind: 'dora', repository: given.question.repository } as const];
  return replied(given, replyCause(by, issueNumber, blamed), { statements: [statement], questions });
}

/** Null: `external` alone names none. */
async function findNamed(
  given: Cause,
  policies: readonly PolicyInForce[],
): Promise<{ readonly deployment: KnownDeployment | null } | { readonly refusal: ReplyText }> {
  const { deploymentId, kind } = given.command;
  if (deploymentId !== undefined) return findDeployment(given, deploymentId, kind, policies);
  const refusal = await whyMayNot(given, { environment: null, kind }, policies);
  return refusal === undefined ? { deployment: null } : { refusal };
}

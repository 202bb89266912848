/** A pull request that touches the policy is told whether its text is valid; it is judged by the one in force. */
import type { WriteCheck } from '../../domain/effect.ts';
import type { PullRequestQuestion } from '../../domain/question.ts';
import type { ParsedPolicy } from '../../policy/parse.ts';
import type { Policy } from '../../policy/schema.ts';
import { isOrganisationPlace } from '../policies.ts';
import { ORGANISATION_FILE, parseOrganisationPolicy } from '../policy/organisation-policy.ts';
import { POLICY_FILE, parseRepositoryPolicy } from '../policy/repository-policy.ts';
import type { GitHub, PullRequestState } from '../ports.ts';
import { policyCheck } from './policy-check.ts';

/** @param organisation the policy that a text of the repository has to agree with. */
export async function proposedPolicyCheck(
  question: PullRequestQuestion,
  github: GitHub,
  pullRequest: PullRequestState,
  organisation: Policy | undefined,
): Promise<readonly WriteCheck[]> {
  const { repository, number } = question;
  const { headSha } = pullRequest;
  const read = (path: string) => readProposed(github, pullRequest, path);
  const above = isOrganisationPlace(repository) ? await read(ORGANISATION_FILE) : null;
  const parsedAbove = above === null ? [] : [parseOrganisationPolicy(above)];
  const own = await read(POLICY_FILE);
  const parsed = own === null ? [] : [parseRepositoryPolicy(own, agreeing(parsedAbove[0], organisation))];
  const texts = [...parsedAbove, ...parsed];
  if (texts.length === 0) return [];
  const problems = texts.flatMap((text) => (text.kind === 'valid' ? text.warnings : text.problems));
  return [policyCheck({ repository, headSha, externalId: `pull-request/${number}`, problems })];
}

/** Where both are proposed together, they have to agree with one another. */
function agreeing(proposed: ParsedPolicy | undefined, inForce: Policy | undefined): Policy | undefined {
  return proposed?.kind === 'valid' ? proposed.policy : inForce;
}

async function readProposed(
  github: GitHub,
  { change, headSha }: PullRequestState,
  path: string,
): Promise<string | null> {
  if (!change.files.some((file) => file.path === path && file.status !== 'removed')) return null;
  return (await github.file(path, headSha))?.text ?? null;
}

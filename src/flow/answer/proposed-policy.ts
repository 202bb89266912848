/** A pull request that touches the policy is told whether its text is valid; it is judged by the one in force. */
import type { WriteCheck } from '../../domain/effect.ts';
import type { PullRequestQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { ParsedPolicy } from '../../policy/parse.ts';
import type { Policy } from '../../policy/schema.ts';
import { backtestPolicy } from '../backtest/proposed/backtest.ts';
import { sayBacktest } from '../backtest/proposed/backtest-text.ts';
import { isOrganisationPlace, type PolicyState } from '../policies.ts';
import { ORGANISATION_FILE, parseOrganisationPolicy } from '../policy/organisation-policy.ts';
import { POLICY_FILE, parseRepositoryPolicy } from '../policy/repository-policy.ts';
import type { GitHub, PullRequestState, Store } from '../ports.ts';
import { policyCheck } from './policy-check.ts';

/** What a proposed policy is compared with: past deployments, and the policy in force. */
export interface Past {
  readonly store: Store;
  readonly state: PolicyState;
}

/**
 * @param organisation the policy that a text of the repository has to agree with.
 * @param past undefined: only whether the text is valid is asked.
 */
export async function proposedPolicyCheck(
  question: PullRequestQuestion,
  github: GitHub,
  pullRequest: PullRequestState,
  organisation: Policy | undefined,
  past?: Past,
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
  const backtest = past && (await backtestOf(question, past, parsedAbove[0], parsed[0]));
  return [policyCheck({ repository, headSha, externalId: `pull-request/${number}`, problems, backtest })];
}

/** Of texts that can be applied, and where there is a policy that they would take the place of. */
async function backtestOf(
  { repository }: PullRequestQuestion,
  { store, state }: Past,
  above: ParsedPolicy | undefined,
  own: ParsedPolicy | undefined,
): Promise<string | undefined> {
  if (state.kind !== 'in-force' || above?.kind === 'invalid' || own?.kind === 'invalid') return undefined;
  const proposed = {
    organisation: inForce('org', ORGANISATION_FILE, above),
    own: inForce('repository', POLICY_FILE, own),
  };
  return sayBacktest(await backtestPolicy(store, repository, state, proposed));
}

function inForce(
  source: PolicyInForce['source'],
  file: string,
  parsed: ParsedPolicy | undefined,
): PolicyInForce | undefined {
  return parsed?.kind === 'valid' ? { source, file, policy: parsed.policy } : undefined;
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

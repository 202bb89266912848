/** The check `tidegate` on a pull request: its tier, the reasons and what is missing. */
import type { Decision } from '../../domain/decision.ts';
import type { WriteCheck } from '../../domain/effect.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Failure } from '../../domain/failure.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { explainMarkdown, headline } from '../../policy/explain.ts';
import type { JoinedPolicies } from '../policies.ts';
import { aheadOf, titleWithin } from './ahead-of-merge.ts';
import { brokenPolicy, sayRefused, sayUnreadable } from './hold-texts.ts';

/** A pull request that the check is about. */
export interface Judged {
  readonly number: number;
  readonly facts: Facts;
  readonly decision: Decision;
}

function checkOf(repository: RepositoryRef, headSha: string) {
  return { kind: 'write-check', repository, name: 'tidegate', headSha, externalId: 'merge', annotations: [] } as const;
}

/**
 * GitHub knows a check by commit and name, and lets every pull request with that head merge on it. So all of them share
 * one, and it says what is said to the one that may merge least; who asked makes no difference to it.
 *
 * @param judged at least one: the open pull requests with this head.
 */
export function mergeCheck(
  repository: RepositoryRef,
  judged: readonly Judged[],
  policies: readonly PolicyInForce[],
): WriteCheck {
  const [least] = judged.toSorted((one, other) => ranked(other) - ranked(one) || one.number - other.number);
  if (least === undefined) throw new RangeError('A check is about a pull request');
  const { decision, facts, number } = least;
  const ahead = aheadOf(least, policies);
  const about = judged.length === 1 ? '' : `#${number}, which has the same commits: `;
  const told = titleWithin(LONGEST_TITLE, [headline(decision, facts), ...ahead.titles]);
  return {
    ...checkOf(repository, facts.candidate.sha),
    ...stateOf(decision),
    title: plainLine(`${about}${told}`, LONGEST_TITLE),
    summary: explainMarkdown(decision, facts, { more: ahead.block }),
  };
}

/**
 * `tidegate/policy` comes only where the policy is changed, so a branch cannot require it. What it refuses must not
 * look mergeable here, or a broken policy would be merged on a green check.
 */
export function refuseBrokenPolicy(check: WriteCheck, proposed: readonly WriteCheck[]): WriteCheck {
  const isBroken = proposed.some(({ conclusion }) => conclusion === 'failure');
  if (!isBroken || check.conclusion === 'neutral') return check;
  const title = 'The policy of this pull request is invalid: see the check tidegate/policy';
  return { ...check, status: 'completed', conclusion: 'failure', title, summary: `**${title}**\n\n${check.summary}` };
}

/** The higher, the less it may merge. */
function ranked({ decision }: Judged): number {
  const { status, conclusion } = stateOf(decision);
  if (status === 'in_progress') return 1;
  return conclusion === 'failure' ? 2 : 0;
}

/** GitHub shows about this much of a title in the list of checks. */
const LONGEST_TITLE = 140;

function stateOf(decision: Decision): Pick<WriteCheck, 'status' | 'conclusion'> {
  if (decision.mode === 'observe') return { status: 'completed', conclusion: 'neutral' };
  if (decision.verdict === 'waiting') return { status: 'in_progress' };
  return { status: 'completed', conclusion: decision.verdict === 'open' ? 'success' : 'failure' };
}

/** A fact that the policy asks for cannot be read. */
export function refusedCheck(repository: RepositoryRef, headSha: string, refusal: Failure): WriteCheck {
  const title = 'A fact that the policy asks for cannot be read';
  const summary = `**${title}.** ${sayRefused(refusal)}`;
  return { ...checkOf(repository, headSha), status: 'completed', conclusion: 'failure', title, summary };
}

/** Nothing can be judged without rules, and what is not judged is not passed. */
export function unjudgedCheck(
  repository: RepositoryRef,
  headSha: string,
  policy: JoinedPolicies & { kind: 'invalid' | 'org-policy-unreadable' },
): WriteCheck {
  const check = { ...checkOf(repository, headSha), status: 'completed', conclusion: 'failure' } as const;
  if (policy.kind === 'org-policy-unreadable') {
    const title = 'The policy of the organisation cannot be read';
    return {
      ...check,
      title,
      summary: `**Not judged (\`org-policy-unreadable\`): ${sayUnreadable(repository.owner, policy.because)}`,
    };
  }
  const broken = brokenPolicy(policy.problems);
  return {
    ...check,
    title: 'The policy on the default branch is invalid',
    summary: `${broken.charAt(0).toUpperCase()}${broken.slice(1)} cannot be applied, and there was no valid one before. Correct it first: its check \`tidegate/policy\` says where. An administrator can merge the correction.`,
  };
}

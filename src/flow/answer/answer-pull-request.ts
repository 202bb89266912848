/** Which tier has this pull request, and what is missing before it may merge? */
import type { Decision } from '../../domain/decision.ts';
import type { Effect, WriteCheck } from '../../domain/effect.ts';
import type { Facts } from '../../domain/facts.ts';
import { epochMs } from '../../domain/instant.ts';
import type { PullRequestQuestion } from '../../domain/question.ts';
import { decide, type PolicyInForce } from '../../policy/decide.ts';
import { explainMarkdown, headline } from '../../policy/explain.ts';
import { gatesAhead } from '../../policy/gates-ahead.ts';
import { parsePolicy } from '../../policy/parse.ts';
import { gatherPullRequest } from '../gather.ts';
import { POLICY_FILE, readPolicyState } from '../policies.ts';
import type { GitHub, Ports, PullRequestState } from '../ports.ts';
import type { Answer } from './answer.ts';
import { policyCheck } from './policy-check.ts';
import { recordOf } from './record-of.ts';

export async function answerPullRequest(question: PullRequestQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository } = question;
  const github = await ports.github(repository);
  const pullRequest = await github.pullRequest(question.number);
  if (pullRequest.state === 'closed') return { record: recordOf(at, 'The pull request is closed.'), dueAt: null };
  const proposed = await proposedPolicyCheck(question, github, pullRequest);
  const policy = await readPolicyState(ports, repository, github);
  if (policy.kind === 'none') return { record: recordOf(at, 'Not governed.', { effects: proposed }), dueAt: null };
  if (policy.kind === 'invalid') {
    const effects = [...proposed, unjudgedCheck(question, pullRequest.headSha)];
    return { record: recordOf(at, 'The policy is invalid.', { effects }), dueAt: null };
  }
  const facts = await gatherPullRequest(
    github,
    { repository, pullRequest, at },
    policy.policies.map((one) => one.policy),
  );
  const decision = decide(policy.policies, facts);
  const check = mergeCheck(question, decision, facts, policy.policies);
  const record = recordOf(at, check.title, { facts, decision, effects: [...proposed, check] });
  return { record, dueAt: decision.nextTransitionAt === null ? null : epochMs(decision.nextTransitionAt) };
}

function checkOf(question: PullRequestQuestion, headSha: string) {
  const { repository, number } = question;
  return {
    kind: 'write-check',
    repository,
    name: 'tidegate',
    headSha,
    externalId: `pull-request/${number}`,
    annotations: [],
  } as const;
}

function mergeCheck(
  question: PullRequestQuestion,
  decision: Decision,
  facts: Facts,
  policies: readonly PolicyInForce[],
): WriteCheck {
  const ahead = aheadOf(decision, policies);
  const told = [headline(decision, facts), ...ahead.titles].join('; ');
  return {
    ...checkOf(question, facts.candidate.sha),
    ...stateOf(decision),
    title: told.length <= LONGEST_TITLE ? told : headline(decision, facts),
    summary: explainMarkdown(decision, facts, ahead.block),
  };
}

/** GitHub shows about this much of a title in the list of checks. */
const LONGEST_TITLE = 140;

function stateOf(decision: Decision): Pick<WriteCheck, 'status' | 'conclusion'> {
  if (decision.mode === 'observe') return { status: 'completed', conclusion: 'neutral' };
  if (decision.verdict === 'waiting') return { status: 'in_progress' };
  return { status: 'completed', conclusion: decision.verdict === 'open' ? 'success' : 'failure' };
}

/** What the change will meet on its way, so that nobody learns of a board on release day. */
function aheadOf(decision: Decision, policies: readonly PolicyInForce[]) {
  const ahead = gatesAhead(policies, decision.tier, decision.releaseType);
  const asking = ahead.filter(({ gates }) => gates.length > 0);
  const lines = ahead.map(({ environment, gates }) => `${environment}: ${gates.join(', ') || 'nothing more'}`);
  return {
    titles: asking.map(({ environment, gates }) => `${environment} will ask for ${gates.join(', ')}`),
    block: lines.length === 0 ? undefined : { heading: `When it is deployed (as ${decision.tier})`, lines },
  };
}

/** Nothing can be judged without rules, and what is not judged is not passed. */
function unjudgedCheck(question: PullRequestQuestion, headSha: string): WriteCheck {
  return {
    ...checkOf(question, headSha),
    status: 'completed',
    conclusion: 'failure',
    title: 'The policy on the default branch is invalid',
    summary: `\`${POLICY_FILE}\` on the default branch cannot be applied, and there was no valid one before. Correct it first: its check \`tidegate/policy\` says where. An administrator can merge the correction.`,
  };
}

/** A pull request that touches the policy is told whether its text is valid; it is judged by the one in force. */
async function proposedPolicyCheck(
  question: PullRequestQuestion,
  github: GitHub,
  { change, headSha }: PullRequestState,
): Promise<readonly Effect[]> {
  if (!change.files.some((file) => file.path === POLICY_FILE && file.status !== 'removed')) return [];
  const file = await github.file(POLICY_FILE, headSha);
  if (file === null) return [];
  const parsed = parsePolicy(file.text, { source: 'policy', file: POLICY_FILE });
  const problems = parsed.kind === 'valid' ? parsed.warnings : parsed.problems;
  const { repository, number } = question;
  return [policyCheck({ repository, headSha, externalId: `pull-request/${number}`, problems })];
}

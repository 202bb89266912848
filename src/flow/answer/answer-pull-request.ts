/** Which tier has this pull request, and what is missing before it may merge? */
import type { WriteCheck } from '../../domain/effect.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { PullRequestQuestion } from '../../domain/question.ts';
import { decide, type PolicyInForce } from '../../policy/decide.ts';
import { parsePolicy } from '../../policy/parse.ts';
import { gatherPullRequest } from '../gather.ts';
import { POLICY_FILE, readPolicyState } from '../policies.ts';
import type { GitHub, Ports, PullRequestState } from '../ports.ts';
import type { Answer } from './answer.ts';
import { type Judged, mergeCheck, refuseBrokenPolicy, unjudgedCheck } from './merge-check.ts';
import { policyCheck } from './policy-check.ts';
import { recordOf } from './record-of.ts';

export async function answerPullRequest(question: PullRequestQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository } = question;
  const github = await ports.github(repository);
  const pullRequest = await github.pullRequest(question.number);
  const others = await othersAtHead(question, github, pullRequest);
  if (pullRequest.state === 'closed') return closed(at, others);
  const proposed = await proposedPolicyCheck(question, github, pullRequest);
  const policy = await readPolicyState(ports, repository, github);
  if (policy.kind === 'none') return { record: recordOf(at, 'Not governed.', { effects: proposed }), dueAt: null };
  if (policy.kind === 'invalid') {
    const effects = [...proposed, unjudgedCheck(repository, pullRequest.headSha)];
    return { record: recordOf(at, 'The policy is invalid.', { effects }), dueAt: null };
  }
  const own = await judge(question, github, pullRequest, policy.policies, at);
  const judged = [own];
  for (const other of others) judged.push(await judge(other.question, github, other.state, policy.policies, at));
  const { facts, decision } = own;
  const check = refuseBrokenPolicy(mergeCheck(repository, judged, policy.policies), proposed);
  const record = recordOf(at, check.title, { facts, decision, effects: [...proposed, check] });
  return { record, dueAt: decision.nextTransitionAt === null ? null : epochMs(decision.nextTransitionAt) };
}

interface Other {
  readonly question: PullRequestQuestion;
  readonly state: PullRequestState;
}

/** The other open pull requests with the same head: GitHub knows checks by commit, so they share ours. */
async function othersAtHead(
  question: PullRequestQuestion,
  github: GitHub,
  { headSha }: PullRequestState,
): Promise<readonly Other[]> {
  const others: Other[] = [];
  for (const number of (await github.openPullRequestsAt(headSha)).filter((each) => each !== question.number)) {
    const state = await github.pullRequest(number);
    if (state.state === 'open' && state.headSha === headSha) others.push({ question: { ...question, number }, state });
  }
  return others;
}

/** Whoever shared the check is judged without it from now on. */
function closed(at: EpochMs, others: readonly Other[]): Answer {
  const questions = others.map((other) => other.question);
  return { record: recordOf(at, 'The pull request is closed.', { questions }), dueAt: null };
}

async function judge(
  { repository }: PullRequestQuestion,
  github: GitHub,
  pullRequest: PullRequestState,
  inForce: readonly PolicyInForce[],
  at: EpochMs,
): Promise<Judged> {
  const policies = inForce.map((one) => one.policy);
  const facts = await gatherPullRequest(github, { repository, pullRequest, at }, policies);
  return { number: pullRequest.change.number, facts, decision: decide(inForce, facts) };
}

/** A pull request that touches the policy is told whether its text is valid; it is judged by the one in force. */
async function proposedPolicyCheck(
  question: PullRequestQuestion,
  github: GitHub,
  { change, headSha }: PullRequestState,
): Promise<readonly WriteCheck[]> {
  if (!change.files.some((file) => file.path === POLICY_FILE && file.status !== 'removed')) return [];
  const file = await github.file(POLICY_FILE, headSha);
  if (file === null) return [];
  const parsed = parsePolicy(file.text, { source: 'policy', file: POLICY_FILE });
  const problems = parsed.kind === 'valid' ? parsed.warnings : parsed.problems;
  const { repository, number } = question;
  return [policyCheck({ repository, headSha, externalId: `pull-request/${number}`, problems })];
}

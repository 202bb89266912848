/** Which tier has this pull request, and what is missing before it may merge? */
import type { WriteCheck } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { PullRequestQuestion } from '../../domain/question.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { decide, type PolicyInForce } from '../../policy/decide.ts';
import { type Answer, recordOf } from '../answer.ts';
import { gatherPullRequest } from '../gather.ts';
import { type PolicyState, readPolicyState } from '../policies.ts';
import type { GitHub, Ports, PullRequestState } from '../ports.ts';
import { type Judged, mergeCheck, refuseBrokenPolicy, refusedCheck, unjudgedCheck } from './merge-check.ts';
import { proposedPolicyCheck } from './proposed-policy.ts';
import { lookAgainMs, unlessRefused } from './unless-refused.ts';

/** When we look again for what we may not read: nothing tells us that we may now. */
const LOOK_AGAIN_MS = 600_000;

export async function answerPullRequest(question: PullRequestQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository } = question;
  const github = await ports.github(repository);
  const pullRequest = await github.pullRequest(question.number);
  const others = await othersAtHead(question, github, pullRequest);
  if (pullRequest.state === 'closed') return closed(at, others);
  const policy = await readPolicyState(ports, repository, github);
  const proposed = await proposedPolicyCheck(question, github, pullRequest, policy.organisation, {
    store: ports.store,
    state: policy,
  });
  if (policy.kind !== 'in-force') return withoutPolicy(at, pullRequest, repository, policy, proposed);
  const all: readonly [Other, ...Other[]] = [{ question, state: pullRequest }, ...others];
  const judged = await unlessRefused(judgeAll(all, github, policy.policies, at));
  if (judged instanceof Failure) {
    const check = refusedCheck(repository, pullRequest.headSha, judged);
    return { record: recordOf(at, check.title, { effects: [...proposed, check] }), dueAt: at + lookAgainMs(judged) };
  }
  const [own] = judged;
  const { facts, decision } = own;
  const check = refuseBrokenPolicy(mergeCheck(repository, judged, policy.policies), proposed);
  const record = recordOf(at, check.title, { facts, decision, effects: [...proposed, check] });
  return { record, dueAt: decision.nextTransitionAt === null ? null : epochMs(decision.nextTransitionAt) };
}

/**
 * A repository without a policy is not governed, and gets no check. What its organisation says is not known there
 * either way: a branch that requires the check stays closed without it.
 */
function withoutPolicy(
  at: EpochMs,
  { headSha }: PullRequestState,
  repository: RepositoryRef,
  policy: Exclude<PolicyState, { kind: 'in-force' }>,
  proposed: readonly WriteCheck[],
): Answer {
  if (policy.kind === 'none' || (policy.kind === 'org-policy-unreadable' && !policy.hasOwn)) {
    return { record: recordOf(at, 'Not governed.', { effects: proposed }), dueAt: null };
  }
  const check = unjudgedCheck(repository, headSha, policy);
  const record = recordOf(at, check.title, { effects: [...proposed, check] });
  return { record, dueAt: policy.kind === 'org-policy-unreadable' ? at + LOOK_AGAIN_MS : null };
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

/** In the order given: the first is the one that was asked about. */
async function judgeAll(
  [first, ...rest]: readonly [Other, ...Other[]],
  github: GitHub,
  inForce: readonly PolicyInForce[],
  at: EpochMs,
): Promise<readonly [Judged, ...Judged[]]> {
  const judged: [Judged, ...Judged[]] = [await judge(first, github, inForce, at)];
  for (const other of rest) judged.push(await judge(other, github, inForce, at));
  return judged;
}

async function judge(
  { question: { repository }, state: pullRequest }: Other,
  github: GitHub,
  inForce: readonly PolicyInForce[],
  at: EpochMs,
): Promise<Judged> {
  const policies = inForce.map((one) => one.policy);
  const facts = await gatherPullRequest(github, { repository, pullRequest, at }, policies);
  return { number: pullRequest.change.number, facts, decision: decide(inForce, facts) };
}

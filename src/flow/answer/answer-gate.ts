/** May this deployment enter its environment? */
import type { Decision } from '../../domain/decision.ts';
import { Failure } from '../../domain/failure.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { headline } from '../../policy/explain.ts';
import { strategyOf } from '../../policy/gates/strategy.ts';
import type { Answer } from '../answer.ts';
import { seeGate } from '../dispatched/see-gate.ts';
import { withWhoIsPaged } from '../escalation/at-gate.ts';
import { type PolicyState, readPolicyState } from '../policies.ts';
import type { Ports } from '../ports.ts';
import { lookingAgain, withPreflight } from '../preflight/with-preflight.ts';
import { type AskedGate, askedGate } from './gate/asked-gate.ts';
import { endedGate } from './gate/ended-gate.ts';
import { heldByPolicy } from './gate/held-by-policy.ts';
import { type Hold, heldGate } from './gate/held-gate.ts';
import { keptGate } from './gate/kept-gate.ts';
import { heldByLane, heldForRunning } from './gate/lane.ts';
import { openedGate } from './gate/opened-gate.ts';
import { heldForOthers } from './gate/others-first.ts';
import { withPeople } from './gate/people-of-hold.ts';
import { rejectedGate, saidNo } from './gate/rejected-gate.ts';
import { heldByRollback } from './gate/rollback-first.ts';
import { heldByWorkflow } from './gate/workflow-first.ts';
import { reportRefusal, reportWithoutPolicy } from './hold-texts.ts';
import { type JudgedGate, judgeGate } from './judge-gate.ts';
import { lookAgainMs, unlessRefused } from './unless-refused.ts';

/** When we look again for what was missing, should no event come before: a push asks, too, and reads may lag. */
const LOOK_AGAIN_MS = 600_000;

/** @param isByTimerAlone nothing happened to it since it was last answered. */
export async function answerGate(question: GateQuestion, ports: Ports, isByTimerAlone = false): Promise<Answer> {
  const answered = (isByTimerAlone ? await keptGate(question, ports) : null) ?? (await readGate(question, ports));
  return await withWhoIsPaged(question, answered, ports);
}

async function readGate(question: GateQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const github = await ports.github(question.repository);
  const { gate, own } = await seeGate(question, github, ports.store);
  // No final answer: it may be there a moment later, or when the App gets its access back.
  if (gate.state === 'not-found')
    throw new Failure('not-found', 'GitHub shows no such deployment or run, or not yet that a job waits with it.');
  const asked = await askedGate({ question, ports, github, gate, own, at });
  if (gate.state !== 'waiting') return endedGate(asked, gate.state);
  const policy = await readPolicyState(ports, question.repository, github);
  if (policy.kind !== 'in-force') return heldGate(asked, withoutPolicy(asked, policy));
  const { policies } = policy;
  const answered = await byPolicies(asked, policies);
  const strategy =
    strategyOf(
      policies.map((each) => each.policy),
      question.environment,
    ) ?? null;
  return { ...answered, record: { ...answered.record, strategy }, tell: { policies, gate } };
}

async function byPolicies(asked: AskedGate, policies: readonly PolicyInForce[]): Promise<Answer> {
  const { question, ports, at } = asked;
  const overrides = await ports.store.overrides(question.repository.id, question.environment);
  const judging = judgeGate({ ...asked, policies, overrides });
  const judged = await unlessRefused(judging.then((first) => withPreflight(asked, first, policies)));
  if (judged instanceof Failure) {
    const { kind } = judged;
    const code = kind === 'forbidden' ? 'forbidden' : 'unreadable';
    return heldGate(asked, { reasons: [code], key: code, ...reportRefusal(judged), dueAt: at + lookAgainMs(judged) });
  }
  return lookingAgain(await decided(asked, judged, policies), judged.lookAgainAt);
}

async function decided(asked: AskedGate, judged: JudgedGate, policies: readonly PolicyInForce[]): Promise<Answer> {
  const { facts, decision } = judged;
  const summary = `${sayOwn(asked)}${headline(decision, facts, policies)}`;
  const no = saidNo(asked, judged);
  if (no.length > 0) return rejectedGate(asked, judged, no, summary);
  const isOpen = isLetThrough(decision);
  const hold = decision.mode === 'observe' ? null : await besidesPolicy(asked, judged, isOpen, policies);
  const { environment } = asked.question;
  if (hold !== null) return heldGate(asked, { ...withPeople(hold, environment, policies), facts, decision });
  if (isOpen) return openedGate(asked, judged, summary);
  return heldByPolicy(asked, judged, policies);
}

/** What holds it whatever the policy says: the lane, and what GitHub asks besides us. */
async function besidesPolicy(
  asked: AskedGate,
  judged: JudgedGate,
  isOpen: boolean,
  policies: readonly PolicyInForce[],
): Promise<Hold | null> {
  if (asked.own !== null) return isOpen ? ((await heldByWorkflow(asked, policies)) ?? heldForRunning(asked)) : null;
  const byRollback = isOpen ? await heldByRollback(asked) : null;
  return byRollback ?? (await heldByLane(asked, isOpen)) ?? (isOpen ? await heldForOthers(asked, judged) : null);
}

/** The record says which rollback a gate was opened for, in words for people: its id is among the facts. */
function sayOwn({ own }: AskedGate): string {
  return own === null ? '' : `Rollback of ${own.failedSha.slice(0, 7)} to ${own.targetSha.slice(0, 7)}: `;
}

function withoutPolicy({ question, at }: AskedGate, policy: Exclude<PolicyState, { kind: 'in-force' }>): Hold {
  const code = policy.kind === 'org-policy-unreadable' ? policy.kind : `policy-${policy.kind}`;
  const problems = policy.kind === 'invalid' ? policy.problems.map((problem) => problem.code) : [];
  const key = [code, ...new Set(problems)].join(' ');
  return { reasons: [code], key, ...reportWithoutPolicy(question, policy), dueAt: at + LOOK_AGAIN_MS };
}

function isLetThrough(decision: Decision): boolean {
  return decision.verdict === 'open' || decision.mode === 'observe';
}

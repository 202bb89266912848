/** May this deployment enter its environment? */
import type { Decision } from '../../domain/decision.ts';
import type { Effect } from '../../domain/effect.ts';
import type { Facts } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import type { GateQuestion } from '../../domain/question.ts';
import { decide, type PolicyInForce } from '../../policy/decide.ts';
import { headline, holdReport } from '../../policy/explain.ts';
import { gatherDeployment } from '../gather.ts';
import { type PolicyState, readPolicyState } from '../policies.ts';
import type { GateState, GitHub, KeptOverride, Ports } from '../ports.ts';
import type { Answer } from './answer.ts';
import { reportBrokenPolicy, reportNoPolicy } from './hold-texts.ts';
import { recordOf } from './record-of.ts';

/** How long a decision may be acted on: facts change without telling us. */
const DECISION_LASTS_MS = 60_000;
/** When we look whether the approval we sent is in effect, should no event come before. */
const VERIFY_AFTER_MS = 60_000;
/** When we look for a policy again, should no push to the default branch come before. */
const LOOK_AGAIN_MS = 600_000;

export async function answerGate(question: GateQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const github = await ports.github(question.repository);
  const gate = await github.gate(question);
  // No final answer: it may be there a moment later, or when the App gets its access back.
  if (gate.state === 'not-found') throw new Failure('not-found', 'GitHub shows no such deployment or run.');
  if (gate.state !== 'waiting') return { record: recordOf(at, ENDED[gate.state], { final: true }), dueAt: null };
  const policy = await readPolicyState(ports, question.repository, github);
  if (policy.kind !== 'in-force') return heldWithoutPolicy(question, policy, at);
  const overrides = await ports.store.overrides(question.repository.id, question.environment);
  const { facts, decision } = await judgeGate({
    ports,
    github,
    question,
    gate,
    policies: policy.policies,
    overrides,
    at,
  });
  const record = recordOf(at, headline(decision, facts), {
    facts,
    decision,
    effects: [effectOf(question, gate, decision, facts, at)],
  });
  return { record, dueAt: isLetThrough(decision) ? at + VERIFY_AFTER_MS : dueAtOf(decision) };
}

const ENDED: Readonly<Record<Exclude<GateState['state'], 'waiting' | 'not-found'>, string>> = {
  approved: 'The deployment was let through by us.',
  rejected: 'The deployment was rejected.',
  'passed-without-us': 'The deployment went on without our approval.',
  gone: 'The deployment does not wait any more.',
};

export interface GateCase {
  readonly ports: Ports;
  readonly github: GitHub;
  readonly question: GateQuestion;
  readonly gate: GateState;
  readonly policies: readonly PolicyInForce[];
  readonly overrides: readonly KeptOverride[];
  readonly at: EpochMs;
}

/** Facts and decision for one waiting gate. */
export async function judgeGate(input: GateCase): Promise<{ facts: Facts; decision: Decision }> {
  const { ports, github, question, gate, policies, overrides, at } = input;
  const { repository, environment, deploymentId, runId } = question;
  const { sha, ref, actors, runAttempt } = gate;
  const opened = await ports.store.openedGates(repository.id, environment);
  const facts = await gatherDeployment(
    github,
    { repository, environment, sha, ref, actors, deploymentId, runId, runAttempt, at, overrides, opened },
    policies.map((inForce) => inForce.policy),
  );
  return { facts, decision: decide(policies, facts) };
}

function isLetThrough(decision: Decision): boolean {
  return decision.verdict === 'open' || decision.mode === 'observe';
}

function effectOf(question: GateQuestion, gate: GateState, decision: Decision, facts: Facts, at: EpochMs): Effect {
  const { repository } = question;
  if (!isLetThrough(decision)) {
    return { kind: 'report-gate', repository, gate: question, comment: holdReport(decision, facts) };
  }
  const until = Math.min(dueAtOf(decision) ?? Number.POSITIVE_INFINITY, at + DECISION_LASTS_MS);
  return {
    kind: 'open-gate',
    repository,
    gate: question,
    runAttempt: gate.runAttempt,
    headSha: gate.sha,
    comment: inertMarkdown(headline(decision, facts)),
    validUntil: toInstant(until),
  };
}

function dueAtOf(decision: Decision): EpochMs | null {
  return decision.nextTransitionAt === null ? null : epochMs(decision.nextTransitionAt);
}

/** Without a policy that could open it, a gate is held and says so. A push asks again; so do we, since reads may lag. */
function heldWithoutPolicy(
  question: GateQuestion,
  policy: Exclude<PolicyState, { kind: 'in-force' }>,
  at: EpochMs,
): Answer {
  const comment = policy.kind === 'none' ? reportNoPolicy(question.environment) : reportBrokenPolicy(policy.problems);
  const effects: Effect[] = [{ kind: 'report-gate', repository: question.repository, gate: question, comment }];
  const summary = policy.kind === 'none' ? 'Held: the repository has no policy.' : 'Held: the policy is invalid.';
  return { record: recordOf(at, summary, { effects }), dueAt: at + LOOK_AGAIN_MS };
}

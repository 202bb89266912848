/** May this deployment enter its environment? */
import type { Decision } from '../../domain/decision.ts';
import type { Effect } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import type { GateQuestion } from '../../domain/question.ts';
import { headline, holdReport } from '../../policy/explain.ts';
import { readPolicyState } from '../policies.ts';
import type { GateState, Ports } from '../ports.ts';
import type { Answer } from './answer.ts';
import { reportRefusal, reportWithoutPolicy } from './hold-texts.ts';
import { type GateCase, type JudgedGate, judgeGate } from './judge-gate.ts';
import { recordOf } from './record-of.ts';
import { lookAgainMs, unlessRefused } from './unless-refused.ts';

/** How long a decision may be acted on: facts change without telling us. */
const DECISION_LASTS_MS = 60_000;
/** When we look whether the approval we sent is in effect, should no event come before. */
const VERIFY_AFTER_MS = 60_000;
/** When we look again for what was missing, should no event come before: a push asks, too, and reads may lag. */
const LOOK_AGAIN_MS = 600_000;

export async function answerGate(question: GateQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const github = await ports.github(question.repository);
  const gate = await github.gate(question);
  // No final answer: it may be there a moment later, or when the App gets its access back.
  if (gate.state === 'not-found') throw new Failure('not-found', 'GitHub shows no such deployment or run.');
  if (gate.state !== 'waiting') return { record: recordOf(at, ENDED[gate.state], { final: true }), dueAt: null };
  const policy = await readPolicyState(ports, question.repository, github);
  if (policy.kind !== 'in-force') {
    return held(question, { ...reportWithoutPolicy(question, policy), dueAt: at + LOOK_AGAIN_MS }, at);
  }
  const overrides = await ports.store.overrides(question.repository.id, question.environment);
  const { policies } = policy;
  const judged = await unlessRefused(judgeGate({ ports, github, question, gate, policies, overrides, at }));
  if (judged instanceof Failure) {
    return held(question, { ...reportRefusal(judged), dueAt: at + lookAgainMs(judged) }, at);
  }
  const { facts, decision, knownRestrictions } = judged;
  const record = recordOf(at, headline(decision, facts, policies), {
    facts,
    decision,
    effects: [effectOf({ question, gate, policies, decision, facts, knownRestrictions, at })],
  });
  return { record, dueAt: isLetThrough(decision) ? at + VERIFY_AFTER_MS : whenHeld(decision, at) };
}

const ENDED: Readonly<Record<Exclude<GateState['state'], 'waiting' | 'not-found'>, string>> = {
  approved: 'The deployment was let through by us.',
  rejected: 'The deployment was rejected.',
  'passed-without-us': 'The deployment went on without our approval.',
  gone: 'The deployment does not wait any more.',
};

/** What others do is told by events, which may be lost: GitHub sends them once. */
const DONE_BY_OTHERS: ReadonlySet<string> = new Set(['checks', 'no-incident', 'dependencies', 'promotion', 'group']);

function whenHeld(decision: Decision, at: EpochMs): EpochMs | null {
  const pending = decision.gates.flatMap((gate) => gate.requirements.filter((each) => each.status === 'pending'));
  const byTime = dueAtOf(decision);
  if (!pending.some((each) => DONE_BY_OTHERS.has(each.kind))) return byTime;
  return Math.min(byTime ?? Number.POSITIVE_INFINITY, at + LOOK_AGAIN_MS);
}

function isLetThrough(decision: Decision): boolean {
  return decision.verdict === 'open' || decision.mode === 'observe';
}

type Decided = Pick<GateCase, 'question' | 'gate' | 'policies' | 'at'> & JudgedGate;

function effectOf({ question, gate, policies, decision, facts, knownRestrictions, at }: Decided): Effect {
  const { repository } = question;
  if (!isLetThrough(decision)) {
    return { kind: 'report-gate', repository, gate: question, comment: holdReport(decision, facts, policies) };
  }
  const until = Math.min(dueAtOf(decision) ?? Number.POSITIVE_INFINITY, at + DECISION_LASTS_MS);
  return {
    kind: 'open-gate',
    repository,
    gate: question,
    runAttempt: gate.runAttempt,
    headSha: gate.sha,
    comment: inertMarkdown(headline(decision, facts, policies)),
    validUntil: toInstant(until),
    knownRestrictions,
  };
}

function dueAtOf(decision: Decision): EpochMs | null {
  return decision.nextTransitionAt === null ? null : epochMs(decision.nextTransitionAt);
}

/** Without a policy that could open it, or a fact that it asks for, a gate is held and says so. */
function held(
  question: GateQuestion,
  { summary, comment, dueAt }: { readonly summary: string; readonly comment: string; readonly dueAt: EpochMs },
  at: EpochMs,
): Answer {
  const effects: Effect[] = [{ kind: 'report-gate', repository: question.repository, gate: question, comment }];
  return { record: recordOf(at, summary, { effects }), dueAt };
}

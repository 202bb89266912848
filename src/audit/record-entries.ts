/** The audit entries of the pipeline: what was decided, what is about to be done, how that ended, who overrode. */
import { digestOf } from '../domain/canonical.ts';
import type { Decision, Reason } from '../domain/decision.ts';
import { type Effect, type Outcome, slotOf } from '../domain/effect.ts';
import type { Facts, OverrideFact } from '../domain/facts.ts';
import type { Instant } from '../domain/instant.ts';
import { keyOfChange, linkedRequests } from '../domain/linked-requests.ts';
import type { Question } from '../domain/question.ts';
import { decidedFrom } from './decided-from.ts';
import type { NewAuditEntry } from './entry.ts';
import { subjectOfEffect, subjectOfQuestion } from './subject.ts';

const TIDEGATE = { kind: 'tidegate' } as const;

/** One answer to a question; with the decision it rests on, when there is one. */
export function answerEntry(answer: {
  readonly at: Instant;
  readonly question: Question;
  readonly decision: Decision | null;
  /** What it was decided from. */
  readonly facts: Facts | null;
  readonly summary: string;
  readonly isFinal: boolean;
}): NewAuditEntry {
  const { at, question, decision, facts, summary, isFinal } = answer;
  return {
    at,
    actor: TIDEGATE,
    kind: decision ? 'decision' : 'answer',
    subject: subjectOfQuestion(question),
    data: { summary, final: isFinal, ...(decision && whatWasDecided(facts, decision)) },
  };
}

function whatWasDecided(facts: Facts | null, decision: Decision): Readonly<Record<string, unknown>> {
  return { ...outlineOf(decision), ...changesIn(facts, decision), ...decidedFrom(facts, decision) };
}

/** Written before the effect is sent. `replaces`: the digest of a content of the same slot that was never sent. */
export function effectEntry(at: Instant, effect: Effect, replaces: string | null): NewAuditEntry {
  const data = { effect: effect.kind, slot: slotOf(effect), digest: digestOf(effect) };
  return {
    at,
    actor: TIDEGATE,
    kind: 'effect',
    subject: subjectOfEffect(effect),
    data: replaces === null ? data : { ...data, replaces },
  };
}

/** How a try to do the effect ended. `attempt` counts from 1. */
export function outcomeEntry(at: Instant, effect: Effect, outcome: Outcome, attempt: number): NewAuditEntry {
  const { kind, ...detail } = outcome;
  return {
    at,
    actor: TIDEGATE,
    kind: 'outcome',
    subject: subjectOfEffect(effect),
    data: { effect: effect.kind, slot: slotOf(effect), digest: digestOf(effect), attempt, outcome: kind, ...detail },
  };
}

/** Somebody asked to open a gate against the policy; whether they may is judged by the decisions that follow. */
export function overrideEntry(
  question: Question,
  override: OverrideFact & { readonly userId: number; readonly commentId: number },
): NewAuditEntry {
  const { at, user, userId, environment, sha, reason, commentId } = override;
  return {
    at,
    actor: { kind: 'user', id: userId, login: user },
    kind: 'override',
    subject: { ...subjectOfQuestion(question), environment, comment: commentId, commit: sha },
    data: { reason },
  };
}

/** A line is not made for a list of any length; the facts have all of them. */
const MOST_CHANGES = 100;

/** What was to be let in, who made it, and, where a gate asks, the issue or the request that it was made for. */
function changesIn(facts: Facts | null, decision: Decision): Readonly<Record<string, unknown>> {
  if (facts === null) return {};
  const linked = linkedRequests([decision]);
  const changes = facts.changes.slice(0, MOST_CHANGES).map((change) => {
    const requests = linked.get(keyOfChange(change)) ?? [];
    return {
      change: keyOfChange(change),
      author: change.author,
      ...(requests.length === 0 ? {} : { requests }),
    };
  });
  return { changes, changeCount: facts.changes.length };
}

/** What an auditor asks of a decision first; the whole of it is stored beside the log, under its digests. */
function outlineOf(decision: Decision): Readonly<Record<string, unknown>> {
  const { verdict, mode, tier, releaseType, earliestOpening, override, policy, factsDigest } = decision;
  return {
    verdict,
    mode,
    tier,
    releaseType,
    earliestOpening,
    override,
    policy,
    factsDigest,
    decisionDigest: digestOf(decision),
    gates: decision.gates.map((gate) => ({ name: gate.name, status: gate.status })),
    counted: decision.gates.flatMap((gate) =>
      gate.requirements.flatMap((one) =>
        one.counted?.length ? [{ gate: gate.name, people: one.counted, ...roleIn(one.reason) }] : [],
      ),
    ),
  };
}

/** The role in which somebody was asked for their word, where the policy names one. */
function roleIn({ as: role }: Reason): { readonly as?: string } {
  return typeof role === 'string' ? { as: role } : {};
}

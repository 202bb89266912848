/**
 * A gate that its own timer asks about again, and nothing else: decided on the facts of the last full reading, so that
 * one freeze after the other costs three reads and not a dozen. That can hold it and say for what, no more: what would
 * let it go or end it is read anew. So is everything once in an hour, because events get lost.
 */
import { isFinal } from '../../../domain/gate-life.ts';
import { type EpochMs, toInstant } from '../../../domain/instant.ts';
import type { GateQuestion } from '../../../domain/question.ts';
import { decide, type PolicyInForce } from '../../../policy/decide.ts';
import type { Answer } from '../../answer.ts';
import { isSaidAsIn } from '../../gather/said.ts';
import { areVerifiedAsBefore } from '../../gather/verified.ts';
import { readKnownPolicies } from '../../policies.ts';
import type { GateState, KeptReading, Ports } from '../../ports.ts';
import { waitsOnlyForPreflight } from '../../preflight/with-preflight.ts';
import { type AskedGate, askedGate, isOverdue } from './asked-gate.ts';
import { heldByPolicy, isTimeUp, waitsForOthers } from './held-by-policy.ts';
import { saidNo } from './rejected-gate.ts';

/** How long facts may be decided on again. */
const READING_LASTS_MS = 3_600_000;

/** Null: everything has to be read. */
export async function keptGate(question: GateQuestion, ports: Ports): Promise<Answer | null> {
  const at = ports.clock.now();
  const reading = await ports.store.lastReading(question);
  if (reading === null || !isStillGood(reading, at)) return null;
  const github = await ports.github(question.repository);
  const asked = await askedGate({ question, ports, github, gate: gateIn(reading, question), at });
  if (!isPlainlyHeld(asked) || !(await isKnownAsRead(asked, reading))) return null;
  const policies = await readKnownPolicies(ports, question.repository, github);
  const decided = policies && decidedAgain(asked, reading, policies);
  if (!policies || !decided || !(await github.stillWaits(question, asked.life.runAttempt))) return null;
  const { record, dueAt } = await heldByPolicy(asked, decided, policies);
  return { record: { ...record, areFactsKept: true }, dueAt, tell: { policies, gate: asked.gate } };
}

/** What others do may have been done without our hearing of it. What is as good as open is read at once. */
function isStillGood({ at: readAt, decision }: KeptReading, at: EpochMs): boolean {
  if (at < readAt || at - readAt >= READING_LASTS_MS) return false;
  return !waitsForOthers(decision) && !isTimeUp(decision, at);
}

/** As it was read. That it waits is read before anything is made of it. */
function gateIn({ facts }: KeptReading, { environment }: GateQuestion): GateState {
  const { question, candidate } = facts;
  const deploy = question.kind === 'deploy' ? question : { actors: [], runAttempt: 0 };
  return {
    state: 'waiting',
    lastReport: null,
    runAttempt: deploy.runAttempt ?? 0,
    sha: candidate.sha,
    ref: candidate.ref ?? '',
    environment,
    actors: deploy.actors ?? [],
    reviews: [],
    requestedAt: null,
  };
}

/** No answer of ours is on its way, its time is not over, and nobody who came later may take its place. */
function isPlainlyHeld(asked: AskedGate): boolean {
  const { question, life, gate, others } = asked;
  if (life.state !== 'held' || life.sha !== gate.sha || isOverdue(asked)) return false;
  if (life.reasons.some((reason) => reason === 'rejecting' || reason === 'expiring')) return false;
  return !others.some(
    (each) => !isFinal(each.life) && each.life.sha !== gate.sha && each.question.deploymentId > question.deploymentId,
  );
}

/** What we keep ourselves of what people and jobs said is what the facts have. */
async function isKnownAsRead({ question, ports, gate }: AskedGate, { facts }: KeptReading): Promise<boolean> {
  const { store } = ports;
  const { repository, environment } = question;
  const stated = await store.statements(repository.id, environment, gate.sha);
  const overrides = await store.overrides(repository.id, environment);
  if (!isSaidAsIn(facts, { stated, overrides })) return false;
  return await areVerifiedAsBefore(facts.deployments, (name) => store.verifications(repository.id, name));
}

/** Null where the policies are others by now, and where the answer would not be that it waits. */
function decidedAgain(asked: AskedGate, reading: KeptReading, policies: readonly PolicyInForce[]) {
  const facts = { ...reading.facts, at: toInstant(asked.at) };
  const decision = decide(policies, facts);
  if (decision.policy.digest !== reading.decision.policy.digest) return null;
  if (decision.mode === 'observe' || decision.verdict === 'open') return null;
  const judged = { facts, decision, knownRestrictions: [] };
  return saidNo(asked, judged).length > 0 || waitsOnlyForPreflight(decision) ? null : judged;
}

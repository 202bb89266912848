/** What a notice says: what happened and where, who and why, what to do. Plain text; channels make it inert. */
import { sayBoth } from '../../calendar/wording.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import { epochMs, type Instant, toInstant } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Told } from '../../domain/notice.ts';
import type { GateQuestion } from '../../domain/question.ts';
import { fullName } from '../../domain/repository.ts';
import { zoneOf } from '../../policy/headline.ts';
import type { GateState } from '../ports.ts';
import { changes, unmet } from './lists.ts';

export interface TellingCase {
  readonly question: GateQuestion;
  readonly gate: Pick<GateState, 'sha' | 'actors' | 'requestedAt'>;
  /** The headline of the answer. */
  readonly summary: string;
}

export interface DecidedCase extends TellingCase {
  readonly facts: Facts;
  readonly decision: Decision;
}

type Text = Pick<Told, 'summary' | 'lines'>;

const LONGEST_SUMMARY = 200;
const LONGEST_LINE = 300;

export function sayDecision({ question, gate, summary, decision }: DecidedCase): Text {
  const told = `${what(question, gate)} into ${question.environment}: ${summary}`;
  return text(told, [...unmet(decision), startedBy(gate)]);
}

export function sayReleased({ question, gate, facts, decision }: DecidedCase, next: string): Text {
  const isHeldInTheory = decision.mode === 'observe' && decision.verdict !== 'open';
  return text(`Released: ${what(question, gate)} goes into ${question.environment}`, [
    `Let through as tier ${decision.tier}, ${decision.releaseType}. ${startedBy(gate)}`,
    ...(isHeldInTheory ? ['Not enforced: the policy is being tried out, and would have held it.'] : []),
    ...changes(facts.changes),
    `Whether it ends well is not known yet: see the run. ${next}`,
  ]);
}

export function sayStarted({ question, gate, facts, decision }: DecidedCase, next: string): Text {
  const count = facts.changes.length;
  const tier = `tier ${decision.tier}, ${decision.releaseType}`;
  return text(`Started: ${what(question, gate)} goes into ${question.environment}`, [
    `Let through as ${tier}, with ${count === 1 ? 'one change' : `${count} changes`}. ${startedBy(gate)}`,
    `Nothing to do now. Whether it ends well is told by its verification. ${next}`,
  ]);
}

export function sayApprovalMissing({ question, gate, decision }: DecidedCase, opensAt: number): Text {
  const opens = sayTime(toInstant(opensAt), decision);
  return text(`An approval is missing: ${what(question, gate)} could go into ${question.environment} from ${opens}`, [
    ...unmet(decision),
    startedBy(gate),
    'What to do: approve it before then, or say no; without it the window passes.',
  ]);
}

export function sayWindowNear({ question, gate, decision }: DecidedCase, within: string, opensAt: number): Text {
  const when = `into ${question.environment} from ${sayTime(toInstant(opensAt), decision)}`;
  return text(`Within ${within}: ${what(question, gate)} may go ${when}`, [...unmet(decision), startedBy(gate)]);
}

export function sayRollback({ question, gate, facts }: DecidedCase): Text {
  const { environment } = question;
  const count = facts.changes.length;
  const takenAway = count === 0 ? [] : [`It takes away ${count === 1 ? 'a change' : `${count} changes`}:`];
  return text(`Rollback: ${what(question, gate)} goes back into ${environment}`, [
    startedBy(gate),
    ...takenAway,
    ...changes(facts.changes),
    `What to do: see the run, and check that ${environment} is well again.`,
  ]);
}

export function sayOverride({ question, gate, decision }: DecidedCase): Text {
  const { user = '', reason = '', expiresAt = null } = decision.override ?? {};
  const until = expiresAt === null ? '' : `It counts until ${sayTime(expiresAt, decision)}. `;
  return text(`Override: ${user} opens ${question.environment} for ${what(question, gate)} against the policy`, [
    `Reason given: ${reason}`,
    `${until}${startedBy(gate)}`,
    ...unmet(decision).map((line) => `Passed over: ${line}`),
  ]);
}

export function sayWaiting(waiting: TellingCase, over: string, decision: Decision | null): Text {
  const { question, gate, summary } = waiting;
  const since = gate.requestedAt === null ? '' : `, waiting since ${sayTime(gate.requestedAt, decision)}`;
  return text(`Waiting for more than ${over}: ${what(question, gate)} into ${question.environment}`, [
    summary,
    `${startedBy(gate)}${since}`,
    'What to do: give it what it waits for, or cancel the run. GitHub fails the job after 30 days.',
  ]);
}

function text(summary: string, lines: readonly string[]): Text {
  return {
    summary: plainLine(summary, LONGEST_SUMMARY),
    lines: lines.map((line) => plainLine(line, LONGEST_LINE)).filter((line) => line !== ''),
  };
}

/** On the wall clock of the policy's zone, and in UTC. */
function sayTime(instant: Instant, decision: Decision | null): string {
  const zone = decision === null ? 'UTC' : zoneOf(decision);
  return sayBoth(epochMs(instant), zone, decision === null ? epochMs(instant) : epochMs(decision.at));
}

function what({ repository }: GateQuestion, { sha }: Pick<GateState, 'sha'>): string {
  return `${fullName(repository)} ${sha.slice(0, 7)}`;
}

function startedBy({ actors }: Pick<GateState, 'actors'>): string {
  return actors.length === 0 ? '' : `Started by ${actors.join(', ')}`;
}

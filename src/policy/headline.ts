/** The first line people read: what to do, or that there is nothing to do. */
import { sayLocal } from '../calendar/wording.ts';
import type { Decision, Reason, RequirementResult } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { type EpochMs, epochMs, type Instant } from '../domain/instant.ts';
import { plainLine } from '../domain/markdown.ts';
import { count, waitingOf } from './reasons.ts';

/** GitHub cuts descriptions of statuses at 140 characters. */
const LONGEST = 140;

/** One line of plain text, at most 140 characters. */
export function headline(decision: Decision, facts: Facts): string {
  const mode = decision.mode === 'observe' && decision.verdict !== 'open' ? 'Not enforced: ' : '';
  const wordings = sayVerdict(decision, facts).map((wording) => plainLine(`${mode}${wording}`, 10 * LONGEST));
  const fitting = wordings.find((wording) => wording.length <= LONGEST);
  return fitting ?? plainLine(wordings.at(-1) ?? '', LONGEST);
}

/** The same in several lengths, the longest first: when the room is short, what to do and when come first. */
function sayVerdict(decision: Decision, facts: Facts): readonly string[] {
  const { override } = decision;
  if (override !== null) {
    const until = sayLocal(epochMs(override.expiresAt), zoneOf(decision), epochMs(decision.at));
    return [`Opened by an override of ${override.user} until ${until}: ${override.reason}`];
  }
  if (decision.verdict === 'open') return [sayOpen(decision, facts)];
  const open = decision.gates.flatMap((gate) => gate.requirements.filter(({ status }) => status !== 'met'));
  const failed = open.find(({ status }) => status === 'failed');
  return failed === undefined ? sayWaiting(open, decision, facts) : [`Blocked: ${lowerFirst(failed.text)}`];
}

function sayOpen(decision: Decision, { question }: Facts): string {
  const what = `tier ${decision.tier}, ${decision.releaseType}`;
  return question.kind === 'merge' ? `May merge: nothing is missing (${what})` : `Open: nothing is missing (${what})`;
}

function sayWaiting(open: readonly RequirementResult[], decision: Decision, facts: Facts): readonly string[] {
  const unknown = open.find(({ kind }) => kind === 'environment');
  if (unknown !== undefined) return [`Held: ${lowerFirst(unknown.text)}`];
  const asked = open.filter(({ kind }) => kind === 'approvals').map(({ reason }) => reason);
  const closed = open.filter(({ kind }) => kind === 'window' || kind === 'freeze');
  const because = closed.map(sayClosed).join(', ');
  const when = closed.length === 0 ? '' : sayWhen(decision);
  const isMerge = facts.question.kind === 'merge';
  if (asked.length === 0) {
    if (when === '') return [`Waiting: ${because}`];
    const alone = `Nothing to do: ${isMerge ? 'may merge from' : 'opens by itself'} ${when}`;
    return [`${alone} (${because})`, alone];
  }
  const time = when === '' ? because : `${isMerge ? 'may merge' : 'opens'} earliest ${when}`;
  const asks = [asked.map(sayAsked).join(', and '), sayAskedShort(asked)];
  return asks.map((ask) => `Waiting for ${ask}${time === '' ? '' : `; ${time}`}`);
}

/** `1 more approval of #12 by someone with write`. */
function sayAsked(reason: Reason): string {
  const waiting = waitingOf(reason);
  const [first] = waiting;
  const from = String(reason['from'] ?? '');
  if (first === undefined) return `approval by ${from}`;
  const rest = waiting.length > 1 ? ` and ${count(waiting.length - 1, 'other change')}` : '';
  return `${count(first.missing, 'more approval')} of ${first.change}${rest} by ${from}`;
}

/** `3 more approvals of #12, #13 and others`. */
function sayAskedShort(asked: readonly Reason[]): string {
  const waiting = asked.flatMap(waitingOf);
  const missing = waiting.reduce((sum, each) => sum + each.missing, 0);
  const changes = [...new Set(waiting.map((each) => each.change))];
  const others = changes.length > 2 ? ' and others' : '';
  return `${count(missing, 'more approval')} of ${changes.slice(0, 2).join(', ')}${others}`;
}

/** Empty when the end of the waiting is not known. */
function sayWhen(decision: Decision): string {
  if (decision.earliestOpening === null) return '';
  return sayLocal(epochMs(decision.earliestOpening), zoneOf(decision), epochMs(decision.at));
}

function sayClosed({ reason }: RequirementResult): string {
  if (reason.code === 'freeze') return `frozen by ${names(reason['freezes'])}`;
  return `${names(reason['windows'])} closed`;
}

function names(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

/** The zone in which a decision's own instants are told: that of the first requirement that has one. */
export function zoneOf(decision: Decision): string {
  const requirements = decision.gates.flatMap((gate) => gate.requirements);
  const waiting = requirements.filter(({ status }) => status !== 'met');
  for (const { reason } of [...waiting, ...requirements]) {
    if (typeof reason['zone'] === 'string') return reason['zone'];
  }
  return 'UTC';
}

/** Whether time holds something back now. */
export function opensLater(decision: Decision): decision is Decision & { readonly earliestOpening: Instant } {
  return decision.earliestOpening !== null && isAfter(decision.earliestOpening, epochMs(decision.at));
}

function isAfter(instant: Instant, at: EpochMs): boolean {
  return epochMs(instant) > at;
}

/** Lower case at the start, unless it begins with a name such as `#12` or an abbreviation. */
function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

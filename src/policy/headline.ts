/** The first line people read: what to do, or that there is nothing to do. */
import { sayLocal } from '../calendar/wording.ts';
import type { Decision, RequirementResult } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { type EpochMs, epochMs, type Instant } from '../domain/instant.ts';
import { plainLine } from '../domain/markdown.ts';
import { whyNotAuthorised } from './authorised-rollback.ts';
import type { PolicyInForce } from './gates/context.ts';
import { type Ask, asks, isDoneByTime, isRunByItself } from './headline/asks.ts';
import { sayReason } from './reasons.ts';
import { releaseContext } from './release-context.ts';
import { releaseManagerOf, sayReleaseManager } from './release-owner.ts';

/** GitHub cuts descriptions of statuses at 140 characters. */
const LONGEST = 140;
/** Of these: what to do has to have room as well. */
const LONGEST_OWNER = 50;

/**
 * One line of plain text, at most 140 characters.
 *
 * @param policies those that decided; without them a step back is told like any other release.
 */
export function headline(decision: Decision, facts: Facts, policies: readonly PolicyInForce[] = []): string {
  const mode = decision.mode === 'observe' && decision.verdict !== 'open' ? 'Not enforced: ' : '';
  const owner = sayOwner(decision, facts, policies);
  const wordings = [...sayRollback(decision, facts, policies), ...sayVerdict(decision, facts)].map((wording) =>
    plainLine(`${mode}${owner}${wording}`, 10 * LONGEST),
  );
  const fitting = wordings.find((wording) => wording.length <= LONGEST);
  return fitting ?? plainLine(wordings.at(-1) ?? '', LONGEST);
}

/** Whom to ask about a hold, before what it waits for: "Held (release manager: team release). ". Nobody is notified by it. */
function sayOwner(decision: Decision, { question }: Facts, policies: readonly PolicyInForce[]): string {
  if (decision.verdict === 'open' || question.kind === 'merge') return '';
  const manager = releaseManagerOf(
    policies.map(({ policy }) => policy),
    question.environment,
  );
  return manager === undefined
    ? ''
    : `Held (release manager: ${plainLine(sayReleaseManager(manager), LONGEST_OWNER)}). `;
}

/** When one approval makes it an authorised rollback, nothing else has to be waited for. */
function sayRollback(decision: Decision, facts: Facts, policies: readonly PolicyInForce[]): readonly string[] {
  if (decision.verdict === 'open' || policies.length === 0 || facts.direction !== 'backward') return [];
  const missing = whyNotAuthorised(releaseContext(policies, facts)) ?? [];
  const [first] = missing.filter(({ code }) => code !== 'rollback-not-approved');
  if (first !== undefined) {
    const told = sayReason(first, epochMs(decision.at));
    return [told, told.replace(/\. .*$/, '')];
  }
  const from = missing.map((reason) => String(reason['from'] ?? ''));
  if (missing.length === 0) return [];
  return [`Waiting for ${[...new Set(from)].join(', and ')} to approve this rollback; then it opens at once`];
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
  if (failed === undefined) return sayWaiting(withoutOwnWork(open), decision, facts);
  const told = lowerFirst(failed.text);
  return [`Blocked: ${told}`, `Blocked: ${told.replace(/\. [A-Z].*$/, '')}`];
}

/** What is done by itself once nothing else is missing is no reason to wait as long as something else is. */
function withoutOwnWork(open: readonly RequirementResult[]): readonly RequirementResult[] {
  const others = open.filter(({ reason }) => !isRunByItself(reason));
  return others.length === 0 ? open : others;
}

/** What people have to do goes before what is only waited for: it may be all that there is room for. */
function inOrder(open: readonly RequirementResult[]): readonly RequirementResult[] {
  return open.toSorted((one, other) => Number(isOthersTurn(one)) - Number(isOthersTurn(other)));
}

function isOthersTurn({ reason }: RequirementResult): boolean {
  return reason.code === 'train-order';
}

function sayOpen(decision: Decision, { question }: Facts): string {
  const what = `tier ${decision.tier}, ${decision.releaseType}`;
  return question.kind === 'merge' ? `May merge: nothing is missing (${what})` : `Open: nothing is missing (${what})`;
}

function sayWaiting(open: readonly RequirementResult[], decision: Decision, facts: Facts): readonly string[] {
  const unknown = open.find(({ kind }) => kind === 'environment');
  if (unknown !== undefined) return [`Held: ${lowerFirst(unknown.text)}`];
  const asked = inOrder(open)
    .map(asks)
    .filter((ask) => ask !== undefined);
  const closed = open.filter(({ reason }) => isDoneByTime(reason));
  const when = closed.length === 0 ? '' : sayWhen(decision);
  const isMerge = facts.question.kind === 'merge';
  const because = sayBecause(closed, decision);
  if (asked.length === 0) {
    if (when === '') return [`Waiting: ${because}`];
    const alone = `Nothing to do: ${isMerge ? 'may merge from' : 'opens by itself'} ${when}`;
    return [`${alone} (${because})`, alone];
  }
  const verb = isMerge ? 'may merge' : 'opens';
  const times = when === '' ? [because] : [`${verb} earliest ${when}`, `${verb} ${when}`];
  const withTime = (ask: string) => times.map((each) => `Waiting for ${ask}${each === '' ? '' : `; ${each}`}`);
  const all = inFewerWords(asked);
  const some = countingOthers(asked);
  // Who or what is waited for goes before when it opens, which the lines below tell as well.
  return [
    ...all.flatMap(withTime),
    ...all.slice(-1).map((ask) => `Waiting for ${ask}`),
    ...some.flatMap(withTime),
    ...some.slice(-1).map((ask) => `Waiting for ${ask}`),
  ];
}

/** The first of it and how much more. */
function countingOthers([first, ...others]: readonly Ask[]): readonly string[] {
  if (first === undefined) return [];
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return [`${first[0]}${more}`, `${first[1]}${more}`];
}

/** Everything that is asked; the same in short; and only who or what it is. */
function inFewerWords(asked: readonly Ask[]): readonly string[] {
  return [
    asked.map(([long]) => long).join(', and '),
    asked.map(([, short]) => short).join(', and '),
    asked.map(([, short, who]) => who ?? short).join(', and '),
  ];
}

/** Empty when the end of the waiting is not known. */
function sayWhen(decision: Decision): string {
  if (decision.earliestOpening === null) return '';
  return sayLocal(epochMs(decision.earliestOpening), zoneOf(decision), epochMs(decision.at));
}

/** What is closed now, and the windows that are open now and will have closed before the opening. */
function sayBecause(closed: readonly RequirementResult[], decision: Decision): string {
  const { earliestOpening } = decision;
  const told = closed.map(sayClosed).join(', ');
  if (earliestOpening === null) return told;
  const later = decision.gates
    .flatMap((gate) => gate.requirements)
    .filter(({ reason }) => reason.code === 'window-open' && typeof reason['closesAt'] === 'string')
    .filter(({ reason }) => epochMs(reason['closesAt'] as Instant) < epochMs(earliestOpening));
  return later.length === 0
    ? told
    : `${told}, then until ${later.map(({ reason }) => names(reason['windows'])).join(', ')}`;
}

function sayClosed({ reason }: RequirementResult): string {
  if (reason.code === 'freeze') return `frozen by ${names(reason['freezes'])}`;
  if (reason.code === 'soaking') return `soaking in ${String(reason['from'])}`;
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

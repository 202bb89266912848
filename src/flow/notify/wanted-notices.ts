/** What is to be told of one answer about a gate that has not ended. */
import { digestOf } from '../../domain/canonical.ts';
import type { Decision } from '../../domain/decision.ts';
import { type Effect, slotOf } from '../../domain/effect.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import type { Notice, NoticeEvent, Told, ToldDecision } from '../../domain/notice.ts';
import {
  type DecidedCase,
  sayDecision,
  sayOverride,
  sayReleased,
  sayRollback,
  sayWaiting,
  type TellingCase,
} from './texts.ts';
import type { Wait, Wish } from './wishes.ts';

/** The decision and its facts are null where a fact that the policy asks for could not be read. */
export type AnsweredCase = TellingCase &
  (Pick<DecidedCase, 'facts' | 'decision'> | { readonly facts: null; readonly decision: null }) & {
    readonly effects: readonly Effect[];
    readonly at: EpochMs;
  };

export function wantedNotices(answered: AnsweredCase, wishes: readonly Wish[]): readonly Notice[] {
  return wishes.flatMap((wish) => [
    ...(isDecided(answered) ? ofDecision(answered, wish) : []),
    ...ofWait(answered, wish),
  ]);
}

function isDecided(answered: AnsweredCase): answered is AnsweredCase & DecidedCase {
  return answered.decision !== null;
}

type Telling = Pick<Notice, 'event' | 'subject' | 'content' | 'awaits'> & {
  readonly says: Pick<Told, 'summary' | 'lines'>;
};

function ofDecision(decided: AnsweredCase & DecidedCase, wish: Wish): readonly Notice[] {
  const { decision, question } = decided;
  const tellings: Telling[] = [];
  if (wish.events.has('decision')) {
    tellings.push({ ...once('decision', decided), content: contentOf(decision), says: sayDecision(decided) });
  }
  if (wish.events.has('override') && decision.override !== null) {
    // Jobs of a matrix are several gates, opened by one override.
    const subject = `environment/${question.environment.toLowerCase()}/${decided.gate.sha}`;
    const content = digestOf(decision.override);
    tellings.push({ event: 'override', subject, content, says: sayOverride(decided) });
  }
  tellings.push(...ofRelease(decided, wish));
  return tellings.map((telling) => noticeOf(decided, wish, telling));
}

/** Told when the gate was opened, and not before. One telling to those who want to hear of releases and rollbacks. */
function ofRelease(decided: AnsweredCase & DecidedCase, { events }: Wish): readonly Telling[] {
  const opening = decided.effects.find(({ kind }) => kind === 'open-gate');
  if (opening === undefined) return [];
  const awaits = slotOf(opening);
  const isBack = decided.facts.direction === 'backward';
  if (isBack && events.has('rollback')) {
    return [{ ...once('rollback', decided), awaits, says: sayRollback(decided) }];
  }
  if (!events.has('released')) return [];
  return [{ ...once('released', decided), awaits, says: isBack ? sayRollback(decided) : sayReleased(decided) }];
}

function ofWait(answered: AnsweredCase, wish: Wish): readonly Notice[] {
  const { requestedAt } = answered.gate;
  if (requestedAt === null || isOpening(answered)) return [];
  return wish.waitingOver
    .filter(({ ms }) => answered.at - epochMs(requestedAt) >= ms)
    .map((wait) => noticeOf(answered, wish, waitTelling(answered, wait)));
}

function waitTelling(answered: AnsweredCase, { text }: Wait): Telling {
  const said = once('gate-waiting-over', answered);
  return { ...said, subject: `${said.subject}/over-${text}`, says: sayWaiting(answered, text, answered.decision) };
}

/** When the next of the waits is over; null when none is ahead. */
export function nextWaitEndsAt(answered: AnsweredCase, wishes: readonly Wish[]): EpochMs | null {
  const { requestedAt } = answered.gate;
  if (requestedAt === null || isOpening(answered)) return null;
  const ends = wishes.flatMap(({ waitingOver }) => waitingOver.map(({ ms }) => epochMs(requestedAt) + ms));
  const ahead = ends.filter((end) => end > answered.at);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

function isOpening({ effects }: AnsweredCase): boolean {
  return effects.some(({ kind }) => kind === 'open-gate');
}

function once(event: NoticeEvent, { question }: TellingCase): Pick<Telling, 'event' | 'subject' | 'content'> {
  return { event, subject: `gate/${question.deploymentId}`, content: 'once' };
}

function noticeOf(answered: AnsweredCase, { target }: Wish, { says, ...telling }: Telling): Notice {
  const { question, gate, decision, at } = answered;
  const { repository, environment, deploymentId, runId } = question;
  const told = { at: toInstant(at), environment, sha: gate.sha, deploymentId, runId, ...says };
  const outline = decision === null ? {} : { decision: outlineOf(decision) };
  return { kind: 'notify', repository, target, action: 'tell', ...telling, told: { ...told, ...outline } };
}

/** Texts change with the time of day; what they are made from does not. */
function contentOf(decision: Decision): string {
  const { verdict, mode, tier, releaseType, override } = decision;
  return digestOf({ verdict, mode, tier, releaseType, override, gates: outlineOf(decision).gates });
}

function outlineOf({ verdict, mode, tier, releaseType, earliestOpening, factsDigest, gates }: Decision): ToldDecision {
  const told = gates.map(({ name, status, requirements }) => ({
    name,
    status,
    reasons: requirements.map(({ reason }) => reason.code),
  }));
  return { verdict, mode, tier, releaseType, earliestOpening, factsDigest, gates: told };
}

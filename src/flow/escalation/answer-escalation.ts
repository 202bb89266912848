/**
 * Did somebody acknowledge this finding, and who is to be paged next? The first level is paged at once, each later one
 * when it is due; nobody is once somebody takes it on, or it is over. Which levels there are is settled before.
 */
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { type EscalationQuestion, questionKey } from '../../domain/question.ts';
import { type Answer, recordOf } from '../answer.ts';
import type { Wish } from '../notify/wishes.ts';
import type { KeptEscalation, Ports } from '../ports.ts';
import { isBeingOpened } from './being-opened.ts';
import { type Finding, findingOf } from './finding.ts';
import { openEscalation } from './open-escalation.ts';
import { whyOver } from './over.ts';
import { announcements, pageNotice, resolved } from './pages.ts';
import { rollbackOfFinding } from './rollback-of-finding.ts';
import { endUnfollowed, isFoundTooLate } from './unfollowed.ts';
import { whereToLook } from './where-to-look.ts';
import { wishesNow } from './who-is-paged.ts';

/** Whether it is over, should no event tell. */
const LOOK_AGAIN_MS = 900_000;
const LOOK_SOON_MS = 30_000;
/** Then only events end it: whoever is paged knows by then. */
const LOOKED_AT_MS = 86_400_000;

export async function answerEscalation(question: EscalationQuestion, ports: Ports): Promise<Answer> {
  const kept = await ports.store.escalation(questionKey(question));
  const unfollowed = await endUnfollowed(question, kept, ports);
  if (unfollowed !== null) return unfollowed;
  return kept !== null && kept.endedAt === null ? goesOn(kept, ports) : begins(question, kept, ports);
}

async function goesOn(kept: KeptEscalation, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const over = await whyOver(kept.question, kept.sha, ports);
  if (over !== null) return overNow(kept, over, at, ports);
  // Those who only want to know, and could not be told when it was found, are told as soon as that can be read.
  const wishes = kept.isUntold === true ? await wishesNow(kept.question, ports) : [];
  return wishes === null
    ? await paging(kept, at, { wishes: [], ports })
    : await paging({ ...kept, isUntold: undefined }, at, { wishes, ports });
}

/** @param before as it was found before and is over; null: it was not. */
async function begins(question: EscalationQuestion, before: KeptEscalation | null, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const finding = await findingOf(question, ports);
  if (finding === null && (await isBeingOpened(question, ports))) return lookSoon(at);
  if (finding === null || isKnown(before, finding)) return ended(at, 'Nobody is to be paged.');
  if (isFoundTooLate(finding.at, at)) return ended(at, 'It was found over a day ago.');
  const over = await whyOver(question, finding.sha, ports);
  if (over !== null) return ended(at, `Nobody is to be paged: ${over}`);
  const opened = await openEscalation(question, before, finding, ports);
  return opened === null
    ? ended(at, 'No policy names anybody to page.')
    : await paging(opened.kept, at, { wishes: opened.wishes, ports });
}

function lookSoon(at: EpochMs): Answer {
  return { record: recordOf(at, 'It is not known yet whether it was let through.'), dueAt: at + LOOK_SOON_MS };
}

function isKnown(kept: KeptEscalation | null, { at }: Finding): boolean {
  return kept !== null && kept.endedAt !== null && epochMs(at) <= epochMs(kept.endedAt);
}

function ended(at: EpochMs, summary: string): Answer {
  return { record: recordOf(at, summary, { final: true }), dueAt: null };
}

interface Telling {
  /** Of those who are told once that it was found; none later. */
  readonly wishes: readonly Wish[];
  readonly ports: Ports;
}

async function paging(kept: KeptEscalation, at: EpochMs, { wishes, ports }: Telling): Promise<Answer> {
  const isTakenOn = kept.acknowledged !== null;
  const due = isTakenOn ? [] : kept.pages.filter(({ pagedAt, dueAt }) => pagedAt === null && epochMs(dueAt) <= at);
  const pages = kept.pages.map((page) => (due.includes(page) ? { ...page, pagedAt: toInstant(at) } : page));
  const after = { ...kept, pages };
  const isTold = due.length > 0 || wishes.length > 0;
  const page = isTold ? await whereToLook(kept.question, kept.sha, ports.store) : undefined;
  const told = { kept: after, at, page };
  const notices = [...announcements(told, wishes), ...due.map((level) => pageNotice(told, level))];
  const ahead = isTakenOn ? [] : pages.filter(({ pagedAt }) => pagedAt === null).map(({ dueAt }) => epochMs(dueAt));
  const looksAgain = at < epochMs(kept.openedAt) + LOOKED_AT_MS ? [at + LOOK_AGAIN_MS] : [];
  const next = [...ahead, ...looksAgain];
  // Only what is new: a rollback that is over makes this question due, too.
  const questions = due.length === 0 ? [] : await rollbackOfFinding(kept.question, ports.store);
  const record = recordOf(at, sayPaging(after, due.length), { escalation: after, notices, questions });
  return { record, dueAt: next.length === 0 ? null : Math.min(...next) };
}

function sayPaging({ question, found, acknowledged }: KeptEscalation, paged: number): string {
  const what = `${question.environment}: ${found.what}`;
  if (acknowledged !== null) return `${what}; ${acknowledged.by} takes it on.`;
  return paged === 0
    ? `${what}; it is not acknowledged.`
    : `${what}; ${paged === 1 ? 'one is' : `${paged} are`} paged.`;
}

async function overNow(kept: KeptEscalation, ending: string, at: EpochMs, ports: Ports): Promise<Answer> {
  const told = await ports.store.noticesOf(kept.id);
  const escalation = { ...kept, endedAt: toInstant(at), ending };
  const notices = resolved(kept, told, ending, at);
  const questions = await rollbackOfFinding(kept.question, ports.store);
  return { record: recordOf(at, `Over: ${ending}`, { escalation, notices, questions, final: true }), dueAt: null };
}

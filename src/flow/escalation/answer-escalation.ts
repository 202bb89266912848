/**
 * Did somebody acknowledge this finding, and who is to be paged next? The first level is paged at once, each later one
 * when it is due; nobody is once somebody takes it on, or it is over. Which levels there are is settled when it is found.
 */
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { type EscalationQuestion, questionKey } from '../../domain/question.ts';
import { entryFor } from '../../policy/names.ts';
import type { Answer } from '../answer/answer.ts';
import { recordOf } from '../answer/record-of.ts';
import { type Wish, wishesOf } from '../notify/wishes.ts';
import { readPolicyState } from '../policies.ts';
import type { KeptEscalation, Ports } from '../ports.ts';
import { type Finding, findingOf } from './finding.ts';
import { levelsFor } from './levels.ts';
import { whyOver } from './over.ts';
import { alertKeyFor, announcements, pageNotice, resolved } from './pages.ts';
import { wayBackFrom } from './way-back.ts';

/** Whether it is over, should no event tell. */
const LOOK_AGAIN_MS = 900_000;
/** Then only events end it: whoever is paged knows by then. */
const LOOKED_AT_MS = 86_400_000;

export async function answerEscalation(question: EscalationQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const kept = await ports.store.escalation(questionKey(question));
  const isOpen = kept !== null && kept.endedAt === null;
  const finding = isOpen ? null : await findingOf(question, ports);
  if (!isOpen && (finding === null || isKnown(kept, finding))) return ended(at, 'Nobody is to be paged.');
  const over = await whyOver(question, ports);
  if (over !== null) return isOpen ? overNow(kept, over, at, ports) : ended(at, `Nobody is to be paged: ${over}`);
  if (finding === null) return kept === null ? ended(at, 'Nobody is to be paged.') : paging(kept, at, []);
  const opened = await openedFor(question, kept, finding, ports);
  return opened === null ? ended(at, 'No policy names anybody to page.') : paging(opened.kept, at, opened.wishes);
}

function isKnown(kept: KeptEscalation | null, { at }: Finding): boolean {
  return kept !== null && kept.endedAt !== null && epochMs(at) <= epochMs(kept.endedAt);
}

function ended(at: EpochMs, summary: string): Answer {
  return { record: recordOf(at, summary, { final: true }), dueAt: null };
}

async function openedFor(
  question: EscalationQuestion,
  before: KeptEscalation | null,
  { sha, found }: Finding,
  ports: Ports,
): Promise<{ readonly kept: KeptEscalation; readonly wishes: readonly Wish[] } | null> {
  const at = ports.clock.now();
  const state = await readPolicyState(ports, question.repository, await ports.github(question.repository));
  const policies = state.kind === 'in-force' ? state.policies : [];
  const levels = levelsFor(policies, question.event, at);
  const wishes = wishesOf(policies).filter(({ events }) => events.has(question.event));
  if (levels.length === 0 && wishes.length === 0) return null;
  const runbooks = policies.flatMap(({ policy }) => entryFor(policy, question.environment)?.runbook ?? []);
  const lines = [...found.lines, ...[...new Set(runbooks)].map((path) => `Runbook: ${path}`)];
  const kept: KeptEscalation = {
    id: questionKey(question),
    question,
    sha,
    nth: (before?.nth ?? 0) + 1,
    openedAt: toInstant(at),
    found: { ...found, lines },
    zone: policies.at(-1)?.policy.zone ?? 'UTC',
    wayBack: wayBackFrom(question, sha, policies),
    pages: levels.map((level) => ({ ...level, alertKey: '', pagedAt: null })),
    acknowledged: null,
    endedAt: null,
    ending: null,
  };
  return {
    kept: { ...kept, pages: kept.pages.map((page) => ({ ...page, alertKey: alertKeyFor(kept, page) })) },
    wishes,
  };
}

/** @param wishes of those who are told once that it was found; none later. */
function paging(kept: KeptEscalation, at: EpochMs, wishes: readonly Wish[]): Answer {
  const isTakenOn = kept.acknowledged !== null;
  const due = isTakenOn ? [] : kept.pages.filter(({ pagedAt, dueAt }) => pagedAt === null && epochMs(dueAt) <= at);
  const pages = kept.pages.map((page) => (due.includes(page) ? { ...page, pagedAt: toInstant(at) } : page));
  const after = { ...kept, pages };
  const notices = [
    ...announcements({ kept: after, at }, wishes),
    ...due.map((page) => pageNotice({ kept: after, at }, page)),
  ];
  const ahead = isTakenOn ? [] : pages.filter(({ pagedAt }) => pagedAt === null).map(({ dueAt }) => epochMs(dueAt));
  const looksAgain = at < epochMs(kept.openedAt) + LOOKED_AT_MS ? [at + LOOK_AGAIN_MS] : [];
  const next = [...ahead, ...looksAgain];
  const record = recordOf(at, sayPaging(after, due.length), { escalation: after, notices });
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
  return { record: recordOf(at, `Over: ${ending}`, { escalation, notices, final: true }), dueAt: null };
}

/** A finding becomes an escalation: what is told of it, and whom it pages when, are kept from here on. */
import { toInstant } from '../../domain/instant.ts';
import { type EscalationQuestion, questionKey } from '../../domain/question.ts';
import type { Wish } from '../notify/wishes.ts';
import type { KeptEscalation, Ports } from '../ports.ts';
import type { Finding } from './finding.ts';
import { alertKeyFor } from './pages.ts';
import { wayBackFrom, waysBackOfTrains } from './way-back.ts';
import { type WhoIsPaged, whoIsPaged } from './who-is-paged.ts';

interface Opened {
  readonly kept: KeptEscalation;
  /** Of those who are told once that it was found. */
  readonly wishes: readonly Wish[];
}

/** Null: nobody is to be paged, nor told. */
export async function openEscalation(
  question: EscalationQuestion,
  before: KeptEscalation | null,
  finding: Finding,
  ports: Ports,
): Promise<Opened | null> {
  const paging = await whoIsPaged(question, ports);
  if (paging.levels.length === 0 && paging.wishes.length === 0) return null;
  const kept = await newEscalation({ question, finding, nth: (before?.nth ?? 0) + 1 }, paging, ports);
  const pages = kept.pages.map((page) => ({ ...page, alertKey: alertKeyFor(kept, page) }));
  return { kept: { ...kept, pages }, wishes: paging.wishes };
}

interface Begun {
  readonly question: EscalationQuestion;
  readonly finding: Finding;
  readonly nth: number;
}

async function newEscalation(
  { question, finding: { sha, at, found }, nth }: Begun,
  { levels, around, remark, whoMayGoBack, isUntold }: WhoIsPaged,
  { clock, store }: Ports,
): Promise<KeptEscalation> {
  const runbooks = around.runbooks.map((path) => `Runbook: ${path}`);
  return {
    id: questionKey(question),
    question,
    sha,
    nth,
    openedAt: toInstant(clock.now()),
    foundAt: at,
    found: { ...found, lines: [...runbooks, ...found.lines, ...(levels.length === 0 ? [] : remark)] },
    zone: around.zone,
    wayBack: wayBackFrom(question, sha, around.isWayBackSetUp),
    ...(whoMayGoBack === '' ? {} : { whoMayGoBack }),
    waysBackOfTrains: await waysBackOfTrains(question, store),
    ...(isUntold === null ? {} : { isUntold }),
    pages: levels.map((level) => ({ ...level, alertKey: '', pagedAt: null })),
    acknowledged: null,
    endedAt: null,
    ending: null,
  };
}

/** What is told of a finding: a page for each level that is due, and word to those who only want to know. */
import { sayLocal } from '../../calendar/wording.ts';
import { epochMs, toInstant } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import { alertKeyOf, type Notice, type Told } from '../../domain/notice.ts';
import { fullName } from '../../domain/repository.ts';
import type { Wish } from '../notify/wishes.ts';
import type { EscalationPage, KeptEscalation } from '../ports.ts';
import { acknowledgeForm } from './acknowledge-form.ts';

const LONGEST_SUMMARY = 200;
const LONGEST_LINE = 400;

/** @param runbook paths below the repository; @param at of the answer. */
export interface Paging {
  readonly kept: KeptEscalation;
  readonly at: number;
}

export function pageNotice({ kept, at }: Paging, page: EscalationPage): Notice {
  const told = { ...toldOf({ kept, at }, [...whatToDo(kept), sayNext(kept, page, at)]), level: page.level };
  return noticeOf(kept, page, told);
}

/** The same for every answer: what it is made of does not change. */
export function alertKeyFor(kept: KeptEscalation, page: Pick<EscalationPage, 'level' | 'variable'>): string {
  return alertKeyOf(noticeOf(kept, page, toldOf({ kept, at: 0 }, [])));
}

/** To those who asked to be told that a verification failed. That one is missing is told where it is found. */
export function announcements({ kept, at }: Paging, wishes: readonly Wish[]): readonly Notice[] {
  if (kept.question.event !== 'verification-failed') return [];
  const told = toldOf({ kept, at }, whatToDo(kept));
  return wishes
    .filter(({ events }) => events.has('verification-failed'))
    .map(({ target }) => ({ ...base(kept), target, event: 'verification-failed', action: 'tell', told }));
}

/** Whoever was paged need not come any more. The other channels are only told. */
export function resolved(
  kept: KeptEscalation,
  told: readonly Notice[],
  because: string,
  at: number,
): readonly Notice[] {
  const own = told.filter(({ target, content }) => target.channel === 'pagerduty' && content === base(kept).content);
  return own
    .filter(({ action }) => action === 'tell')
    .map((each) => ({ ...each, action: 'resolve', told: { ...each.told, at: toInstant(at), lines: [because] } }));
}

function noticeOf(kept: KeptEscalation, { level, variable }: Pick<EscalationPage, 'level' | 'variable'>, told: Told) {
  const { subject, ...rest } = base(kept);
  const target = { channel: 'pagerduty', variable } as const;
  return { ...rest, subject: `${subject}/level-${level}`, target, event: 'escalation', action: 'tell', told } as const;
}

/** What is found again after it was over is another telling. */
function base({ question: { repository, event, deploymentId }, nth }: KeptEscalation) {
  const subject = `escalation/${event}/${deploymentId}`;
  return { kind: 'notify', repository, subject, content: nth === 1 ? 'once' : `again-${nth}` } as const;
}

function toldOf({ kept, at }: Paging, more: readonly string[]): Told {
  const { question, sha, found } = kept;
  const { repository, environment, deploymentId, runId } = question;
  const summary = `${fullName(repository)} ${sha.slice(0, 7)} in ${environment}: ${found.what}`;
  return {
    at: toInstant(at),
    environment,
    sha,
    deploymentId,
    runId,
    summary: plainLine(summary, LONGEST_SUMMARY),
    lines: [...found.lines, ...more].map((line) => plainLine(line, LONGEST_LINE)).filter((line) => line !== ''),
  };
}

function whatToDo({ question, pages, wayBack, waysBackOfTrains = [] }: KeptEscalation): readonly string[] {
  const { environment, event } = question;
  const form = acknowledgeForm(environment);
  const back = event === 'rollback-failed' ? 'Tidegate does nothing more by itself.' : 'Then repair it, or go back.';
  return [
    `What to do: look at ${environment} now. ${back}`,
    ...(wayBack === undefined ? [] : [`To go back: comment \`${wayBack}\` on any issue or pull request.`]),
    ...waysBackOfTrains,
    ...(pages.length === 0
      ? []
      : [
          `To acknowledge: in PagerDuty, or with a comment \`${form}\` on any issue or pull request of the repository.`,
        ]),
  ];
}

function sayNext({ pages, zone = 'UTC' }: KeptEscalation, { dueAt, level }: EscalationPage, at: number): string {
  const next = pages.filter((each) => each.dueAt > dueAt || (each.dueAt === dueAt && each.level > level));
  const [first] = next;
  if (first === undefined) return 'Nobody is paged after you.';
  const who = next.filter((each) => each.dueAt === first.dueAt).map(({ variable }) => variable);
  return `Next: ${who.join(', ')} is paged ${sayLocal(epochMs(first.dueAt), zone, at)}, unless somebody acknowledges.`;
}

/** What is told of a finding: a page for each level that is due, and word to those who only want to know. */
import { toInstant } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import { alertKeyOf, type Notice, type Told } from '../../domain/notice.ts';
import { fullName } from '../../domain/repository.ts';
import type { Wish } from '../notify/wishes.ts';
import type { EscalationPage, KeptEscalation } from '../ports.ts';
import { sayNext, saySince, sayUnanswered, whatToDo } from './page-texts.ts';

const LONGEST_SUMMARY = 200;
const LONGEST_LINE = 400;

export interface Paging {
  readonly kept: KeptEscalation;
  /** Of the answer. */
  readonly at: number;
  /** Where to look, below the repository's address; undefined: at the run. */
  readonly page?: string | undefined;
}

export function pageNotice(paging: Paging, level: EscalationPage): Notice {
  const { kept, at } = paging;
  const lines = [...sayUnanswered(kept, level, at), ...whatToDo(kept), sayNext(kept, level, at)];
  return noticeOf(kept, level, { ...toldOf(paging, lines), level: level.level });
}

/** The same for every answer: what it is made of does not change. */
export function alertKeyFor(kept: KeptEscalation, page: Pick<EscalationPage, 'level' | 'variable'>): string {
  return alertKeyOf(noticeOf(kept, page, toldOf({ kept, at: 0 }, [])));
}

/** To those who asked to be told that a verification failed. That one is missing is told where it is found. */
export function announcements(paging: Paging, wishes: readonly Wish[]): readonly Notice[] {
  const { kept } = paging;
  if (kept.question.event !== 'verification-failed') return [];
  const told = toldOf(paging, whatToDo(kept));
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

/** What to do goes before what is worth knowing: a telephone shows the first lines. */
function toldOf({ kept, at, page }: Paging, toDo: readonly string[]): Told {
  const { question, sha, found } = kept;
  const { repository, environment, deploymentId, runId } = question;
  const summary = `${fullName(repository)} ${sha.slice(0, 7)} in ${environment}: ${found.what}`;
  return {
    at: toInstant(at),
    environment,
    sha,
    deploymentId,
    runId,
    ...(page === undefined ? {} : { page }),
    summary: plainLine(summary, LONGEST_SUMMARY),
    lines: [saySince(kept, at), ...toDo, ...found.lines]
      .map((line) => plainLine(line, LONGEST_LINE))
      .filter((line) => line !== ''),
  };
}

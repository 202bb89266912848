/** What is told of a rollback, to those whom the policies name. */
import type { Instant } from '../../../domain/instant.ts';
import { plainLine } from '../../../domain/markdown.ts';
import type { Notice, NoticeTarget } from '../../../domain/notice.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { wishesOf } from '../../notify/wishes.ts';
import { type Telling, tellingOf } from './tellings.ts';
import type { RollbackView } from './view.ts';

const LONGEST_SUMMARY = 200;
const LONGEST_LINE = 300;

/** @param told because of this finding, so far. */
export function noticesOf(
  view: RollbackView,
  policies: readonly PolicyInForce[],
  at: Instant,
  told: readonly Notice[],
): readonly Notice[] {
  const telling = tellingOf(view);
  const news = telling === null ? [] : newsOf(telling, view, policies, at);
  return [...news, ...whatIsOver(view, told, at)];
}

function newsOf(
  { event, content, summary, lines, isOver = false }: Telling,
  view: RollbackView,
  policies: readonly PolicyInForce[],
  at: Instant,
): readonly Notice[] {
  const { repository, environment, deploymentId } = view.question;
  const told = {
    at,
    environment,
    sha: view.failedSha,
    deploymentId,
    runId: view.kept?.runId ?? view.told.failedRunId ?? 0,
    ...(view.page === undefined ? {} : { page: view.page }),
    summary: plainLine(summary, LONGEST_SUMMARY),
    lines: [...lines, ...(isOver ? [] : [view.runbook?.plain ?? ''])]
      .map((line) => plainLine(line, LONGEST_LINE))
      .filter((line) => line !== ''),
  };
  const subject = subjectOf(view);
  return wishesOf(policies)
    .filter(({ events }) => events.has(event) && !(isToldAlready(view) && events.has('verification-missing')))
    .filter(({ target }) => !(isOver && isPager(target)))
    .map(({ target }) => ({ kind: 'notify', repository, target, event, subject, content, action: 'tell', told }));
}

/** That nobody knows how it went, and nothing goes back because of it, is one finding: one page tells of it. */
function isToldAlready({ kept, isMissing = false }: RollbackView): boolean {
  return kept === null && isMissing;
}

function subjectOf({ question }: RollbackView): string {
  return `rollback/${question.deploymentId}`;
}

function isPager({ channel }: NoticeTarget): boolean {
  return channel === 'pagerduty';
}

/** Whoever was paged need not come any more. What did not end well stays open until somebody has looked. */
function whatIsOver(view: RollbackView, told: readonly Notice[], at: Instant): readonly Notice[] {
  if (view.kept?.state !== 'verified' && view.kept?.state !== 'refused') return [];
  const own = told.filter(({ subject, target }) => subject === subjectOf(view) && isPager(target));
  const over = own.filter(({ action }) => action === 'resolve');
  return own
    .filter((each) => each.action === 'tell' && !over.some((other) => isOfOneAlert(each, other)))
    .map((each) => ({ ...each, action: 'resolve', told: { ...each.told, at } }));
}

function isOfOneAlert(one: Notice, other: Notice): boolean {
  return one.event === other.event && one.content === other.content && one.target.variable === other.target.variable;
}

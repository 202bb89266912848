/** What is told because time passes: a gate waits long, or its window comes near, and perhaps an approval is missing. */
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notice.ts';
import { type AnsweredCase, isDecided, isOpening, noticeOf, once, type Telling } from './telling.ts';
import { type DecidedCase, sayApprovalMissing, sayWaiting, sayWindowNear } from './texts.ts';
import type { Wait, Wish } from './wishes.ts';

export function ofWait(answered: AnsweredCase, wish: Wish): readonly Notice[] {
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

/** Once for each opening: whoever was asked in vain for one window is asked again before the next. */
export function ofMissingApproval(decided: AnsweredCase & DecidedCase, wish: Wish): readonly Notice[] {
  const opensAt = opensWithoutApproval(decided);
  if (opensAt === null || opensAt <= decided.at) return [];
  return wish.approvalMissing
    .filter(({ ms }) => opensAt - decided.at <= ms)
    .map(({ text }) => {
      const { event, subject } = once('approval-missing-before-window', decided);
      const says = sayApprovalMissing(decided, opensAt);
      return noticeOf(decided, wish, { event, subject: `${subject}/${text}`, content: toInstant(opensAt), says });
    });
}

/**
 * Once for each opening, also for a matrix of jobs. What is planned for that very moment is told of as the plan that it is.
 */
export function ofNearWindow(decided: AnsweredCase & DecidedCase, wish: Wish): readonly Notice[] {
  const opensAt = windowOpensAt(decided);
  if (opensAt === null || opensAt <= decided.at) return [];
  const { question, gate } = decided;
  const subject = `environment/${question.environment.toLowerCase()}/${gate.sha}`;
  return wish.windowOpensIn
    .filter(({ ms }) => opensAt - decided.at <= ms)
    .map(({ text }) => {
      const telling = {
        event: 'window-opens-in',
        subject: `${subject}/in-${text}`,
        content: toInstant(opensAt),
      } as const;
      return noticeOf(decided, wish, { ...telling, says: sayWindowNear(decided, text, opensAt) });
    });
}

/** When the window or the end of the freeze comes that it waits for; null: it waits for none, or that is not known. */
function windowOpensAt(decided: AnsweredCase & DecidedCase): EpochMs | null {
  const { decision, facts } = decided;
  const isAwaited = decision.gates.some(({ requirements }) =>
    requirements.some(({ kind, status }) => TIMES.has(kind) && status === 'pending'),
  );
  if (!isAwaited || isOpening(decided) || decision.earliestOpening === null) return null;
  const opensAt = epochMs(decision.earliestOpening);
  const isPlanned = (facts.plans ?? []).some(({ past, dueAt }) => {
    return past === undefined && dueAt !== null && epochMs(dueAt) === opensAt;
  });
  return isPlanned ? null : opensAt;
}

const TIMES: ReadonlySet<string> = new Set(['window', 'freeze']);

/** When the window opens in which nothing but people would be missing; null: that is not so, or not known. */
function opensWithoutApproval(decided: AnsweredCase & DecidedCase): EpochMs | null {
  const { decision } = decided;
  const isMissing = decision.gates.some(({ requirements }) =>
    requirements.some(({ kind, status }) => kind === 'approvals' && status === 'pending'),
  );
  if (!isMissing || isOpening(decided) || decision.earliestOpening === null) return null;
  return epochMs(decision.earliestOpening);
}

/** When the next of the waits, or of the times to remind somebody, comes; null when none is ahead. */
export function nextTellingAt(answered: AnsweredCase, wishes: readonly Wish[]): EpochMs | null {
  const opensAt = isDecided(answered) ? opensWithoutApproval(answered) : null;
  const reminders =
    opensAt === null ? [] : wishes.flatMap(({ approvalMissing }) => approvalMissing.map(({ ms }) => opensAt - ms));
  const windowAt = isDecided(answered) ? windowOpensAt(answered) : null;
  const windows =
    windowAt === null ? [] : wishes.flatMap(({ windowOpensIn }) => windowOpensIn.map(({ ms }) => windowAt - ms));
  const ahead = [...waitEnds(answered, wishes), ...reminders, ...windows].filter((each) => each > answered.at);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

function waitEnds(answered: AnsweredCase, wishes: readonly Wish[]): readonly EpochMs[] {
  const { requestedAt } = answered.gate;
  if (requestedAt === null || isOpening(answered)) return [];
  return wishes.flatMap(({ waitingOver }) => waitingOver.map(({ ms }) => epochMs(requestedAt) + ms));
}

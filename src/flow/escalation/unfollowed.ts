/**
 * When a finding is followed no further: the App cannot see the repository, so it must not page anybody for it; or a
 * page should have been sent so long ago that it would tell of another world, as after a backup was restored. Whoever was
 * paged before is told, since a page says who comes next; their alerts stay open: nothing was found to be well.
 */
import { epochMs, toInstant } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notice.ts';
import type { EscalationQuestion } from '../../domain/question.ts';
import { fullName } from '../../domain/repository.ts';
import { type Answer, recordOf } from '../answer.ts';
import { GIVEN_UP_AFTER_MS } from '../notify/send-due.ts';
import type { KeptEscalation, Lost, Ports } from '../ports.ts';

const WHY: Readonly<Record<Lost, string>> = {
  archived: 'was archived',
  deleted: 'was deleted',
  removed: 'was taken out of the installation of the App',
  suspended: 'cannot be seen: the installation of the App is suspended',
  uninstalled: 'cannot be seen: the App was uninstalled',
};

/** Null: it is followed. `kept` null, or over: nobody is paged for it yet. */
export async function endUnfollowed(
  question: EscalationQuestion,
  kept: KeptEscalation | null,
  ports: Ports,
): Promise<Answer | null> {
  const lost = await ports.store.lostBecause(question.repository.id);
  const isOpen = kept !== null && kept.endedAt === null;
  if (lost !== null) {
    const ending = `${fullName(question.repository)} ${WHY[lost]}.`;
    return isOpen ? await lostSight(kept, ending, ports) : ended(`Nobody is to be paged: ${ending}`, ports);
  }
  return isOpen && isPageTooLate(kept, ports.clock.now()) ? tooLate(kept, ports) : null;
}

export function isFoundTooLate(foundAt: KeptEscalation['openedAt'], at: number): boolean {
  return at - epochMs(foundAt) > GIVEN_UP_AFTER_MS;
}

function isPageTooLate({ acknowledged, pages }: KeptEscalation, at: number): boolean {
  return acknowledged === null && pages.some(({ pagedAt, dueAt }) => pagedAt === null && isFoundTooLate(dueAt, at));
}

function ended(summary: string, { clock }: Ports): Answer {
  return { record: recordOf(clock.now(), summary, { final: true }), dueAt: null };
}

function tooLate(kept: KeptEscalation, { clock }: Ports): Answer {
  const at = clock.now();
  const ending = 'A page was due over a day ago and was not sent: it would tell of another time.';
  const escalation = { ...kept, endedAt: toInstant(at), ending };
  return { record: recordOf(at, `Over: ${ending}`, { escalation, final: true }), dueAt: null };
}

async function lostSight(kept: KeptEscalation, ending: string, { clock, store }: Ports): Promise<Answer> {
  const at = clock.now();
  const escalation = { ...kept, endedAt: toInstant(at), ending };
  const notices = (await store.noticesOf(kept.id))
    .filter((notice) => notice.action === 'tell' && isOfThis(notice, kept))
    .map((notice) => wordOf(notice, kept, { ending, at }));
  return { record: recordOf(at, `Over: ${ending}`, { escalation, notices, final: true }), dueAt: null };
}

/** What was found again after it was over is another telling. */
function isOfThis({ content }: Notice, { nth }: KeptEscalation): boolean {
  return content === (nth === 1 ? 'once' : `again-${nth}`);
}

function wordOf(
  notice: Notice,
  { question: { environment }, acknowledged }: KeptEscalation,
  { ending, at }: { readonly ending: string; readonly at: number },
): Notice {
  const next = acknowledged === null ? 'Nobody is paged after you.' : `${acknowledged.by} has taken it on.`;
  return {
    ...notice,
    content: `${notice.content}-unfollowed`,
    told: {
      ...notice.told,
      at: toInstant(at),
      summary: `Tidegate follows this no further: ${ending}`.slice(0, 200),
      lines: [
        `Before that: ${notice.told.summary}`.slice(0, 300),
        `What to do: look at ${environment} yourselves until it is well. Tidegate cannot tell. ${next}`.slice(0, 300),
      ],
    },
  };
}

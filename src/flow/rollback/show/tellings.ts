/** The words of what is told of a rollback: whether the reader has to do something, and what. Plain text. */
import { sayBoth } from '../../../calendar/wording.ts';
import { epochMs, type Instant } from '../../../domain/instant.ts';
import type { NoticeEvent } from '../../../domain/notice.ts';
import { fullName } from '../../../domain/repository.ts';
import type { KeptRollback } from '../../../domain/rollback.ts';
import { commandFor, isBackAlready, type RollbackView, short } from './view.ts';
import { sayWell } from './with-train.ts';

export interface Telling {
  readonly event: Extract<NoticeEvent, 'rollback' | 'rollback-failed'>;
  /** What tells one telling from the next. */
  readonly content: string;
  readonly summary: string;
  readonly lines: readonly string[];
  /** Good news, which nobody is woken for. */
  readonly isOver?: boolean;
}

/** Null: nothing happened that anybody has to hear of. */
export function tellingOf(view: RollbackView): Telling | null {
  const { kept } = view;
  const where = `${fullName(view.question.repository)} ${view.question.environment}`;
  const bad = short(view.failedSha);
  const good = short(view.targetSha ?? '');
  if (kept === null) return notBack(view, where);
  const content = `${kept.id.slice(0, 12)}-${kept.state}`;
  if (view.waits)
    return page(`${content}-waits`, `${where}: the rollback from ${bad} to ${good} does not begin`, [view.waits]);
  switch (kept.state) {
    case 'asked':
      return kept.answerBy === null
        ? page(`${content}-late`, `${where}: nobody answered, and ${bad} still runs`, sayAsk(view))
        : tell(
            content,
            `${where}: shall it go back from ${bad} to ${good}? Answer by ${sayTime(kept.answerBy, view)}`,
            sayAsk(view),
          );
    case 'ordered':
      return goesBack(view, kept, where);
    case 'verified': {
      const said = tell(content, `${where} is back on ${good}, and it was verified`, [
        `${bad} is kept out until somebody lifts it: ${commandFor('lift', view)}`,
      ]);
      return { ...said, isOver: true };
    }
    case 'refused':
      return kept.trigger === 'requested' ? notCarriedOut(view, where) : null;
    case 'failed':
    case 'unknown':
    case 'cancelled':
      return page(content, `${where}: the rollback from ${bad} to ${good} did not end well (${kept.state})`, [
        kept.ending?.text ?? '',
        `What to do: look at ${view.question.environment} now. Nothing more is done by itself.`,
      ]);
    default:
      return null;
  }
}

function goesBack(view: RollbackView, kept: KeptRollback, where: string): Telling {
  const { told, failedSha, targetSha } = view;
  const [bad, good] = [short(failedSha), short(targetSha ?? '')];
  const content = `${kept.id.slice(0, 12)}-${kept.state}`;
  const order = [
    `${bad}: ${told.finding}`,
    kept.orderedBy === null ? 'The policy authorises it.' : `Ordered by ${kept.orderedBy}.`,
    ...sayWell(told),
  ];
  if (kept.told?.waits === true) {
    const summary = `${where} goes back from ${bad} to ${good} as soon as the deployment of ${bad} has ended`;
    return tell(`${content}-kept`, summary, order);
  }
  return tell(content, `${where} goes back from ${bad} to ${good}`, [
    ...order,
    ...(told.freezes.length === 0
      ? []
      : [`During the freeze ${told.freezes.join(', ')}, which a rollback does not wait for.`]),
    `Nothing to do now: you are told when ${good} is verified, or is not.`,
  ]);
}

/** What was ordered is not done any more: called off, or its time came and something stands in the way. */
function notCarriedOut({ kept, failedSha }: RollbackView, where: string): Telling {
  const summary = `${where} does not go back from ${short(failedSha)}, which ${kept?.orderedBy ?? 'somebody'} ordered`;
  const say = kept?.ending?.code === 'moved-on' ? tell : page;
  return say(`${kept?.id.slice(0, 12)}-refused`, summary, [kept?.ending?.text ?? '']);
}

/** Nothing goes back: a page, unless what was good runs already. */
function notBack(view: RollbackView, where: string): Telling {
  const { headline, finding, why, next } = view.told;
  const lines = [`${short(view.failedSha)}: ${finding}`, why, `What to do: ${next}`];
  const say = isBackAlready(view) ? tell : page;
  return say(`decided-${headline}`, `${where}: ${headline}`, lines);
}

function sayAsk(view: RollbackView): readonly string[] {
  const { told, who } = view;
  return [
    `${short(view.failedSha)}: ${told.finding}. It still runs.`,
    told.why,
    `To go back, comment on any issue or pull request of the repository: ${commandFor('rollback', view)}`,
    who === '' ? '' : `Who may: ${who}.`,
    ...told.takesAway.map((line) => `Takes away: ${line}`),
  ];
}

function sayTime(at: Instant, { zone, told }: RollbackView): string {
  return sayBoth(epochMs(at), zone, epochMs(told.foundAt));
}

function tell(content: string, summary: string, lines: readonly string[]): Telling {
  return { event: 'rollback', content, summary, lines };
}

function page(content: string, summary: string, lines: readonly string[]): Telling {
  return { event: 'rollback-failed', content, summary, lines };
}

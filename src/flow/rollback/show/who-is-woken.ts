/** Who hears of a question that nobody answers: said where people are asked, and as it is. */
import { inertMarkdown } from '../../../domain/markdown.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { wokenBy } from '../../escalation/escalation-lines.ts';
import { wishesOf } from '../../notify/wishes.ts';
import type { RollbackView } from './view.ts';

/** Plain text. */
export function whoIsWoken(
  policies: readonly PolicyInForce[],
  { question, isMissing = false }: Pick<RollbackView, 'question' | 'isMissing'>,
): NonNullable<RollbackView['unanswered']> {
  const event = isMissing ? 'verification-missing' : 'verification-failed';
  const woken = wokenBy(policies, question.environment, event);
  const isTold = wishesOf(policies).some(({ events }) => events.has('rollback-failed'));
  return { woken: woken.map((who) => `Paged since it was found: ${who}.`), isTold };
}

/** @param by until when an answer is waited for; null: that is over. */
export function sayUntil({ unanswered }: Pick<RollbackView, 'unanswered'>, by: string | null): string {
  const { woken = [], isTold = false } = unanswered ?? {};
  if (woken.length > 0) {
    const asked = by === null ? 'Nobody answered in time; a late answer counts.' : `Answer by ${by}.`;
    return `${asked} ${woken.map(inertMarkdown).join(' ')}`;
  }
  if (isTold) {
    return by === null
      ? 'Nobody answered in time, and on call was told. A late answer counts.'
      : `If nobody answers by ${by}, on call is told.`;
  }
  return by === null
    ? 'Nobody answered in time. A late answer counts.'
    : `Answer by ${by}: the policy names nobody who is told if nobody does.`;
}

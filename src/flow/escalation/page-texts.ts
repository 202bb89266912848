/** What whoever is woken reads first: since when, what to do and who may, how to take it on, who is woken next. */
import { sayLocal } from '../../calendar/wording.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { EscalationPage, KeptEscalation } from '../ports.ts';
import { acknowledgeForm } from './acknowledge-form.ts';
import { called } from './called.ts';

/** That it is over is looked at before each page. */
export function saySince(kept: KeptEscalation, at: number): string {
  const { question, foundAt = kept.openedAt } = kept;
  const { environment } = question;
  const since = sayTime(foundAt, kept, at);
  switch (question.event) {
    case 'verification-failed':
      return `${environment} is still broken: it fails since ${since}, and nothing was verified there since then.`;
    case 'verification-missing':
      return `Whether ${environment} works is not known since ${since}, and nothing was verified there since then.`;
    case 'rollback-failed':
      return `${environment} is still broken: that ended ${since}, and nothing was verified there since then.`;
  }
}

/** To a later level: why it is woken. */
export function sayUnanswered(kept: KeptEscalation, { dueAt, level }: EscalationPage, at: number): readonly string[] {
  const before = kept.pages.filter((each) => each.pagedAt !== null && each.level < level && each.dueAt < dueAt);
  const told = before.map(({ level: one, variable, pagedAt }) => {
    return `${called(one, variable)} since ${sayTime(pagedAt ?? dueAt, kept, at)}`;
  });
  return told.length === 0 ? [] : [`You are paged because nobody acknowledged: ${told.join(', ')}.`];
}

export function whatToDo(kept: KeptEscalation): readonly string[] {
  const { question, pages } = kept;
  const { environment, event } = question;
  const form = acknowledgeForm(environment);
  const back = event === 'rollback-failed' ? 'Tidegate does nothing more by itself.' : 'Then repair it, or go back.';
  return [
    `What to do: look at ${environment} now. ${back}`,
    ...sayWaysBack(kept),
    ...(pages.length === 0
      ? []
      : [
          `To acknowledge: in PagerDuty, or with a comment \`${form}\` on any issue or pull request of the repository.`,
        ]),
  ];
}

function sayWaysBack({ question, wayBack, waysBackOfTrains = [], whoMayGoBack = '' }: KeptEscalation) {
  if (wayBack === undefined) return waysBackOfTrains;
  const what = waysBackOfTrains.length === 0 ? 'To go back' : `To go back with ${question.repository.name} alone`;
  const who = whoMayGoBack === '' ? '' : ` Who may: ${whoMayGoBack}.`;
  return [`${what}: comment \`${wayBack}\` on any issue or pull request.${who}`, ...waysBackOfTrains];
}

export function sayNext(kept: KeptEscalation, { dueAt, level }: EscalationPage, at: number): string {
  const next = kept.pages.filter((each) => each.dueAt > dueAt || (each.dueAt === dueAt && each.level > level));
  const [first] = next;
  if (first === undefined) return 'Nobody is paged after you.';
  const who = next.filter((each) => each.dueAt === first.dueAt).map((each) => called(each.level, each.variable));
  const when = sayTime(first.dueAt, kept, at);
  return `Next: ${who.join(', ')} ${who.length === 1 ? 'is' : 'are'} paged ${when}, unless somebody acknowledges.`;
}

function sayTime(instant: Instant, { zone = 'UTC' }: KeptEscalation, at: number): string {
  return sayLocal(epochMs(instant), zone, at);
}

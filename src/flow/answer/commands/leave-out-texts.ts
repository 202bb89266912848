/** Answers to `/tidegate leave-out`. */
import { inertMarkdown, plainLine } from '../../../domain/markdown.ts';
import { sayPulls } from '../../plan/changes-text.ts';
import type { KnownPlan, StatedLeaveOut } from '../../ports.ts';
import { mention, type ReplyText } from '../reply-texts.ts';

export function replyLeftOut({ pull, user, reason }: StatedLeaveOut, title: string, belongs: boolean): ReplyText {
  const then = belongs
    ? ' It still belongs to the milestone: take it out of there too, or the next no-go is about it again.'
    : ' A no-go that is said later is not about it either.';
  return {
    summary: `#${pull} is left out of the no-go for ${plainLine(title, 100)}, says ${user}.`,
    body: `**Recorded**: ${mention(user)} leaves #${pull} out of the no-go for ${nameOf(title)}: ${inertMarkdown(reason)}. It is not held by that any more, in a release that brings nothing else of it.${then}`,
  };
}

export function replyNoNoGo(pull: number): ReplyText {
  return {
    summary: `No no-go holds #${pull}.`,
    body: `**Nothing was done**: no no-go of a planned release holds #${pull}.`,
  };
}

export function replyNotHeld(pull: number, { title }: KnownPlan, held: readonly number[]): ReplyText {
  const list = held.length === 0 ? 'It holds nothing.' : `It holds ${sayPulls(held)}.`;
  return {
    summary: `The no-go does not hold #${pull}.`,
    body: `**Nothing was done**: the no-go for ${nameOf(title)} does not hold #${pull}. ${list}`,
  };
}

const SHOWN = 20;

export function replySeveralHold(pull: number, plans: readonly KnownPlan[]): ReplyText {
  const listed = plans.slice(0, SHOWN).map(({ title, number, issue }) => {
    return `- ${nameOf(title)}: ${issue === null ? `milestone ${number}` : `its record is #${issue}`}`;
  });
  return {
    summary: `Several no-goes hold #${pull}.`,
    body: [
      `**Nothing was done**: the no-goes of ${plans.length} planned releases hold #${pull}. Write the command in the record of each that is not to:`,
      '',
      ...listed,
    ].join('\n'),
  };
}

function nameOf(title: string): string {
  return inertMarkdown(plainLine(title, 200));
}

/** What the release had to get through: gates, approvals, verification. */
import type { NotesOutcome } from '../notes.ts';
import type { Detail } from './detail.ts';
import { sayVerification } from './headline.ts';
import { inert } from './inert.ts';
import { listOf, type Manner, personIn, timeIn } from './manner.ts';

const LONGEST_CELL = 300;
const MOST_APPROVERS = 20;

/** Lines of Markdown. A reader who is short of room needs the gates that are not met, and how many there are. */
export function outcomeLines(outcome: NotesOutcome, manner: Manner, detail: Detail): readonly string[] {
  const shown = detail.isTerse ? outcome.gates.filter(({ state }) => !isFine(state)) : outcome.gates;
  const left = outcome.gates.length - shown.length;
  return [
    '### Gates and outcome',
    '',
    ...tableOf(shown),
    ...(left > 0
      ? [`Of ${outcome.gates.length} gates ${left} were met or skipped; they are not listed here.`, '']
      : []),
    sayPeople(outcome, manner),
  ];
}

function isFine(state: string): boolean {
  return state === 'met' || state === 'skipped';
}

function tableOf(gates: NotesOutcome['gates']): readonly string[] {
  if (gates.length === 0) return [];
  const rows = gates.map(({ name, state, because }) => {
    const cells = [inert(name, LONGEST_CELL), sayState(state), inert(because, LONGEST_CELL)];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| gate | state | because |', '| --- | --- | --- |', ...rows, ''];
}

function sayState(state: string): string {
  const text = inert(state, LONGEST_CELL);
  return isFine(state) || text === '' ? text : `**${text}**`;
}

function sayPeople({ verdict, approvedBy, verification }: NotesOutcome, manner: Manner): string {
  const shown = approvedBy.slice(0, MOST_APPROVERS).map((login) => personIn(manner, login));
  const left = approvedBy.length - shown.length;
  const people = listOf(left > 0 ? [...shown, `${left} more`] : shown);
  const when = verification === null ? '' : ` at ${timeIn(manner, verification.at)}`;
  const said = sayVerification(verification?.verdict ?? null);
  return [
    `Gates: **${inert(verdict, LONGEST_CELL)}**.`,
    people === '' ? 'Nobody was asked for an approval, or nobody gave one.' : `Approved by ${people}.`,
    `Outcome: ${said}${when}.`,
  ].join(' ');
}

/** What is not in the lists, and why: no change that git sees disappears without a word. */
import { LINK_METHODS, type LinkMethod } from '../../domain/notes-range.ts';
import type { Notes } from '../notes.ts';
import type { Detail } from './detail.ts';
import { inert } from './inert.ts';
import { namedLine, revertedLine } from './listings.ts';
import { countOf, differencesIn, listOf, type Manner } from './manner.ts';

const LONGEST_RULE = 120;

const METHODS: Readonly<Record<LinkMethod, string>> = {
  associated: 'as GitHub lists them for their commits',
  'merge-commit': 'by the merge commit that GitHub names',
  'recently-merged': 'among those merged last',
  'merge-message': 'by the message of their merge',
  'brought-by-merge': 'by the merge that brought their commits',
  'squash-title': 'by the number in the title of a commit',
};

/** Nothing when all is there. */
export function cautionLines(notes: Notes, manner: Manner): readonly string[] {
  const { accounting } = notes;
  if (accounting.complete) return [];
  const differences = differencesIn(manner, notes);
  const rest = differences === '' ? 'Compare the two commits for the rest.' : `For the rest: ${differences}.`;
  return [
    '> [!CAUTION]',
    `> **Not everything is listed.** A limit of GitHub cut this range, so changes are missing below. ${rest}`,
    ...sayMethods(accounting.links),
  ];
}

function sayMethods(links: Notes['accounting']['links']): readonly string[] {
  const counts = LINK_METHODS.map((method) => ({
    method,
    number: links.filter((link) => link.method === method).length,
  })).filter(({ number }) => number > 0);
  if (counts.length === 0) return [];
  const parts = counts.map(({ method, number }) => `${number} ${METHODS[method]}`);
  return [`> Pull requests were found: ${parts.join('; ')}.`];
}

/** Left out on purpose. A list that is unfolded, or its numbers. */
export function notListedLines(notes: Notes, manner: Manner, detail: Detail): readonly string[] {
  const { excluded, cancelled, onBothSides } = notes.accounting;
  const counts = [
    ...(excluded.length > 0 ? [`${excluded.length} by rule`] : []),
    ...(cancelled.length > 0 ? [`${cancelled.length} taken back within the range`] : []),
    ...(onBothSides.length > 0 ? [`${onBothSides.length} on both sides of the fork`] : []),
  ];
  if (counts.length === 0) return [];
  const number = excluded.length + cancelled.length + onBothSides.length;
  const summary = `${countOf(number, 'change is', 'changes are')} left out on purpose: ${listOf(counts)}`;
  if (!detail.showsPeople) return [`${summary}.`];
  return [
    `<details><summary>${summary}</summary>`,
    '',
    ...excluded.map((each) => `- ${namedLine(each, manner, detail)}: ${inert(each.because, LONGEST_RULE)}`),
    ...cancelled.map((each) => `- ${revertedLine(each, manner, detail)}`),
    ...onBothSides.map((each) => `- ${namedLine(each, manner, detail)}: on both sides`),
    '',
    '</details>',
  ];
}

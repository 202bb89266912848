/** The lists of the notes: one line per change. */
import { conventionalHeader } from '../../domain/conventional.ts';
import type { NamedChange, NotedChange, Notes, NotesSection, RevertedChange, UnlinkedCommit } from '../notes.ts';
import { OTHER } from '../sections.ts';
import type { Detail } from './detail.ts';
import { inert } from './inert.ts';
import { changeIn, commitIn, countOf, listOf, type Manner, personIn, pullRequestIn } from './manner.ts';

const LONGEST_HEADING = 120;
const LONGEST_REQUEST = 100;
/** A squash merge of a long branch has dozens. */
const MOST_CO_AUTHORS = 6;

export interface Listing {
  /** Escaped already. */
  readonly title: string;
  /** A sentence of ours. Empty: none. */
  readonly intro: string;
  readonly lines: readonly string[];
  /** What is counted: one of them, and several. */
  readonly noun: readonly [one: string, many: string];
  /** Among the first to become a number when there is no room. */
  readonly isMinor: boolean;
}

/** In the order of reading: after a way back first what is gone. Empty lists are left out. */
export function listingsOf(notes: Notes, manner: Manner, detail: Detail): readonly Listing[] {
  const gone = goneOf(notes, manner, detail);
  const isBack = notes.direction === 'backward';
  const sections = notes.sections.map((section) => sectionOf(section, manner, detail));
  const all = [
    ...(isBack ? [gone] : []),
    ...sections,
    revertedOf(notes, manner, detail),
    ...(isBack ? [] : [gone]),
    unlinkedOf(notes, manner, detail),
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

const CHANGES = ['change', 'changes'] as const;

function sectionOf({ title, changes }: NotesSection, manner: Manner, detail: Detail): Listing {
  const types = new Set(changes.flatMap(({ type }) => type ?? []));
  const isOfOneType = types.size === 1 && title !== OTHER;
  const names = isOfOneType ? 'scope' : 'type';
  const lines = changes.map((change) => `- ${changeLine(change, manner, detail, names)}`);
  return { title: inert(title, LONGEST_HEADING), intro: '', lines, noun: CHANGES, isMinor: title === OTHER };
}

/** `**api:** Add coupons (#12) by alice, with bob · high · **breaking**`. */
function changeLine(change: NotedChange, manner: Manner, detail: Detail, names: 'scope' | 'type'): string {
  const { title, number, author, coAuthors, tier, breaking } = change;
  const told = names === 'scope' ? scopedTitle(title, detail) : inert(title, detail.longestTitle);
  const by = detail.isTerse || author === '' ? '' : ` by ${personIn(manner, author)}`;
  const others = detail.showsPeople ? sayCoAuthors(coAuthors, manner) : '';
  const marks = [
    ...(detail.isTerse || tier === null || manner.isWithoutTiers === true ? [] : [inert(tier, LONGEST_HEADING)]),
    ...(breaking ? ['**breaking**'] : []),
    ...sayRequests(change, detail),
  ];
  return [`${told} (${pullRequestIn(manner, number)})${by}${others}`, ...marks].join(' · ');
}

/** A change that names dozens is told with the first. */
const MOST_REQUESTS = 3;

/** `for CHG12345`. Inert, also where it is an issue: who writes a pull request would else have every place refer to it. */
function sayRequests({ requests = [] }: Pick<NotedChange, 'requests'>, { isTerse }: Detail): readonly string[] {
  if (isTerse || requests.length === 0) return [];
  const shown = requests.slice(0, MOST_REQUESTS).map((request) => inert(request, LONGEST_REQUEST));
  const left = requests.length - shown.length;
  return [`for ${listOf(left > 0 ? [...shown, `${left} more`] : shown)}`];
}

/** Where the type is known from the place, e.g. a section of its own: of `feat(api): …` the scope is what is new. */
function scopedTitle(title: string, { longestTitle }: Detail): string {
  const header = conventionalHeader(title);
  if (header === null || header.description === '') return inert(title, longestTitle);
  const text = inert(header.description, longestTitle);
  return header.scope === null ? text : `**${inert(header.scope, longestTitle)}:** ${text}`;
}

function sayCoAuthors(coAuthors: readonly string[], manner: Manner): string {
  if (coAuthors.length === 0) return '';
  const shown = coAuthors.slice(0, MOST_CO_AUTHORS).map((name) => personIn(manner, name));
  const left = coAuthors.length - shown.length;
  return `, with ${listOf(left > 0 ? [...shown, `${left} more`] : shown)}`;
}

function revertedOf({ reverted }: Notes, manner: Manner, detail: Detail): Listing {
  return {
    title: 'Reverted',
    intro: 'Shipped earlier, and taken back by this range:',
    lines: reverted.map((change) => `- ${revertedLine(change, manner, detail)}`),
    noun: CHANGES,
    isMinor: false,
  };
}

export function revertedLine(change: RevertedChange, manner: Manner, detail: Detail): string {
  const by = typeof change.by === 'number' ? pullRequestIn(manner, change.by) : commitIn(manner, change.by);
  return `${namedLine(change, manner, detail)}, taken back by ${by}`;
}

/** That it breaks something is what counts, not its type. */
export function breakingLine(change: NamedChange, manner: Manner, detail: Detail): string {
  const name = changeIn(manner, change);
  const title = scopedTitle(change.title, detail);
  return name === '' ? title : `${title} (${name})`;
}

export function namedLine(change: NamedChange, manner: Manner, { longestTitle }: Detail): string {
  const name = changeIn(manner, change);
  // Of what was shipped long ago often no more than the number is known, and it need not be said twice.
  if (change.title === `#${change.number}`) return name;
  const title = titleIn(change.title, longestTitle);
  return name === '' ? title : `${title} (${name})`;
}

/** Git takes a commit without any message. */
function titleIn(title: string, longest: number): string {
  return title === '' ? '*no message*' : inert(title, longest);
}

function goneOf({ removedByRollback, direction, environment }: Notes, manner: Manner, detail: Detail): Listing {
  const isOtherSide = direction === 'diverged' && environment === null;
  return {
    title: isOtherSide ? 'On the other side of the fork' : 'No longer running',
    intro: isOtherSide ? 'Backports of changes that are here under another number may be among them:' : '',
    lines: removedByRollback.map((change) => `- ${namedLine(change, manner, detail)}`),
    noun: CHANGES,
    isMinor: false,
  };
}

/** Git's own words for a merge, which brings what the other lines tell. */
const MERGE = /^Merge (?:branch|remote-tracking branch|tag|commit) /u;
/** More of them are a number. */
const MOST_MERGES = 20;

function unlinkedOf({ unlinkedCommits }: Notes, manner: Manner, detail: Detail): Listing {
  const merges = unlinkedCommits.filter(({ title }) => MERGE.test(title));
  const others = unlinkedCommits.filter(({ title }) => !MERGE.test(title));
  const lines = others.map((commit) => {
    const { sha, title, author } = commit;
    const by = detail.isTerse || author === '' ? '' : ` by ${personIn(manner, author)}`;
    const told = `- ${titleIn(title, detail.longestTitle)} (${commitIn(manner, sha)})${by}`;
    return [told, ...sayRequests(commit, detail)].join(' · ');
  });
  return {
    title: 'Commits without a pull request',
    intro: '',
    lines: merges.length === 0 ? lines : [...lines, `- ${mergesLine(merges, manner)}`],
    noun: ['commit', 'commits'],
    isMinor: true,
  };
}

function mergesLine(merges: readonly UnlinkedCommit[], manner: Manner): string {
  const shown = merges.slice(0, MOST_MERGES).map(({ sha }) => commitIn(manner, sha));
  const left = merges.length - shown.length;
  return `${countOf(merges.length, 'merge')} of branches: ${listOf(left > 0 ? [...shown, `${left} more`] : shown)}`;
}

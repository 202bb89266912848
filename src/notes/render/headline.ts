/** The first line of the notes: what moved, from where to where, how much came with it, and how it went. */
import type { Notes, NotesOutcome } from '../notes.ts';
import { inert } from './inert.ts';
import { countOf, type Manner, revisionIn, timeIn } from './manner.ts';

const LONGEST_NAME = 80;

export function headlineOf(notes: Notes, manner: Manner): string {
  const outcome = notes.outcome === null ? '' : ` ${sayOutcome(notes.outcome, manner)}`;
  return `**${sayLane(notes)}** ${sayMove(notes, manner)}${outcome}`;
}

/** Pull requests and commits without one that the notes bring. */
export function countChanges(notes: Notes): number {
  return notes.sections.reduce((sum, { changes }) => sum + changes.length, notes.unlinkedCommits.length);
}

export function sayLane({ repository, service, environment }: Pick<Notes, 'repository' | 'service' | 'environment'>) {
  if (service === null) return inert(environment ?? repository, LONGEST_NAME);
  const where = environment === null ? '' : ` in ${inert(environment, LONGEST_NAME)}`;
  return `${inert(service, LONGEST_NAME)}${where}`;
}

function sayMove(notes: Notes, manner: Manner): string {
  const { from, environment } = notes;
  const to = revisionIn(manner, notes.to);
  if (from === null) return sayFirst(notes, to);
  if (notes.direction === 'same') return saySame(notes, to);
  const span = `from ${revisionIn(manner, from)} to ${to}`;
  if (notes.direction === 'backward') return `went back ${span}: ${sayGone(notes)}.`;
  const moved = environment === null ? span : `went ${span}`;
  if (notes.direction !== 'diverged') return `${moved}: ${sayNew(notes)}.`;
  const other = environment === null ? sayOtherSide(notes, manner) : sayGone(notes);
  return `${moved}, and neither commit contains the other: ${sayNew(notes)}, and ${other}.`;
}

function sayFirst({ environment }: Notes, to: string): string {
  if (environment === null) return `starts at ${to}. First release: nothing to compare with, so no changes are listed.`;
  return `runs ${to}. First deployment: nothing to compare with, so no changes are listed.`;
}

function saySame({ environment }: Notes, to: string): string {
  if (environment === null) return `stays at ${to}: both ends of the range are this commit, so there are no changes.`;
  return `was deployed again at ${to}, which ran there before: no changes.`;
}

function sayNew(notes: Notes): string {
  const number = countChanges(notes);
  const atLeast = notes.accounting.complete ? '' : 'at least ';
  if (number === 0) return sayNothing(notes);
  const breaking = notes.breaking.length;
  const warning = breaking === 0 ? '' : `, **${breaking} of them breaking**`;
  return `${atLeast}${countOf(number, 'change')}${warning}`;
}

function sayNothing({ accounting, service }: Notes): string {
  if (!accounting.complete) return 'no changes are known';
  const { excluded, cancelled } = accounting;
  if (excluded.length + cancelled.length > 0) return 'no changes to list';
  return service === null ? 'no changes' : 'no changes of this service';
}

/** The list of what is gone may be of the one thing that an alarm at night is about. */
function sayGone({ removedByRollback, accounting }: Notes): string {
  const number = removedByRollback.length;
  if (number === 0) return accounting.complete ? 'nothing that ran is gone' : 'what is gone is not known';
  const atLeast = accounting.complete ? '' : 'at least ';
  return `**${atLeast}${countOf(number, 'change is', 'changes are')} no longer running**`;
}

/** Of two revisions nothing says that the first ever ran where the second is going. */
function sayOtherSide({ removedByRollback, accounting, from, to }: Notes, manner: Manner): string {
  const number = removedByRollback.length;
  if (number === 0) return accounting.complete ? 'nothing is on the other side alone' : 'the other side is not known';
  const of = from === null ? '' : ` of ${revisionIn(manner, from)}`;
  const atLeast = accounting.complete ? '' : 'at least ';
  return `${atLeast}${countOf(number, `change${of} is`, `changes${of} are`)} not in ${revisionIn(manner, to)}`;
}

function sayOutcome(outcome: NotesOutcome, manner: Manner): string {
  const { tier, releaseType, deployedAt, verification } = outcome;
  const when = deployedAt === null ? 'not deployed yet' : `deployed ${timeIn(manner, deployedAt)}`;
  const facts = [`Tier ${inert(tier, LONGEST_NAME)}`, inert(releaseType, LONGEST_NAME), when];
  return `${[...facts, sayVerification(verification?.verdict ?? null)].join(', ')}.`;
}

const VERIFICATIONS: Readonly<Record<NonNullable<NotesOutcome['verification']>['verdict'], string>> = {
  pass: 'verification passed',
  fail: '**verification failed**',
  inconclusive: '**verification inconclusive**',
  error: '**verification could not be made**',
  missing: '**no verification arrived**',
};

export function sayVerification(verdict: keyof typeof VERIFICATIONS | null): string {
  return verdict === null ? 'not verified yet' : VERIFICATIONS[verdict];
}

/** Writes the notes of a clone that has been opened, and prints them. */
import type { NotesRange } from '../../domain/notes-range.ts';
import { unreadableRules } from '../../flow/backtest/asked-of-changes.ts';
import { serviceOf, unknownService } from '../../flow/notes/own-paths.ts';
import { writeNotes } from '../../flow/notes/write-notes.ts';
import type { NotesHistory } from '../../flow/ports/notes-history.ts';
import type { CloneHistory } from '../../git/notes/open-notes-history.ts';
import { renderNotes } from '../../notes/render/markdown.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { EXIT, UsageError } from '../exit-codes.ts';
import { BUILT_IN_RULES, findPolicy } from '../find-policy.ts';
import { note, print, printJson } from '../output.ts';
import { findReleaseFile } from './find-release-file.ts';

export interface NotesOptions {
  readonly git: string;
  readonly from: string;
  readonly to: string;
  readonly service?: string;
  readonly policy?: string;
  readonly json?: true;
}

export async function printNotes(options: NotesOptions, history: CloneHistory): Promise<number> {
  const { repository } = history;
  const inForce = await findPolicy(options, history);
  const { policy } = inForce;
  checkService(options, inForce, repository);
  const notes = await writeNotes(sayingSo(history), {
    ...{ repository, policy, from: options.from, to: options.to },
    ...{ service: options.service ?? null, environment: null, outcome: null, answeredBy: 'clone' },
    releaseFile: policy.notes?.categories === undefined ? await findReleaseFile(options.git, history) : null,
  });
  note(NO_LABELS);
  unreadableRules(inForce, true).forEach(note);
  if (options.json) await printJson(notes);
  else {
    const isWithoutTiers = inForce.file === BUILT_IN_RULES;
    const manner = { repositoryUrl: history.repositoryUrl, zone: policy.zone, isWithoutTiers };
    await print(renderNotes(notes, { ...manner, limit: Number.POSITIVE_INFINITY }));
  }
  return EXIT.ok;
}

const NO_LABELS =
  'A clone has no labels of pull requests, so categories by label take nothing but `*`, and nothing is left out by a label.';

function checkService({ service }: NotesOptions, { policy, file }: PolicyInForce, repository: string): void {
  if (service === undefined) return;
  const found = serviceOf(policy, service, repository);
  if (found.kind === 'unknown') throw new UsageError(`${unknownService(service, found.known)} (Read: ${file}.)`);
}

/** The history, with a word on stderr where the two ends have nothing to do with each other. */
function sayingSo(history: CloneHistory): NotesHistory {
  return {
    ...history,
    async range(ends) {
      const range = await history.range(ends);
      if (isUnrelated(range)) {
        note(`${ends.from} and ${ends.to} have no common history, so the notes list everything that leads to either.`);
      }
      return range;
    },
  };
}

/** Where two commits have an ancestor in common, some commit of the range stands on one outside it. */
function isUnrelated({ direction, commits, lost }: NotesRange): boolean {
  if (direction !== 'diverged') return false;
  const all = [...commits, ...lost];
  const names = new Set(all.map(({ sha }) => sha));
  return all.every(({ parents }) => parents.every((parent) => names.has(parent)));
}

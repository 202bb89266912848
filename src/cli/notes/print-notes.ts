/** Writes the notes of a clone that has been opened, and prints them. */
import { suggest } from '../../document/suggestion.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { NotesRange } from '../../domain/notes-range.ts';
import { unreadableRules } from '../../flow/backtest/asked-of-changes.ts';
import { serviceOf, unknownService } from '../../flow/notes/own-paths.ts';
import { writeNotes } from '../../flow/notes/write-notes.ts';
import type { NotesHistory } from '../../flow/ports/notes-history.ts';
import type { CloneHistory } from '../../git/notes/open-notes-history.ts';
import { AUDIENCES, type Audience, isAudience } from '../../notes/audience/release-note.ts';
import type { Notes } from '../../notes/notes.ts';
import { renderForAudience } from '../../notes/render/audience.ts';
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
  readonly audience?: string;
  readonly json?: true;
}

export async function printNotes(options: NotesOptions, history: CloneHistory): Promise<number> {
  const { repository } = history;
  const inForce = await findPolicy(options, history);
  const { policy } = inForce;
  checkService(options, inForce, repository);
  const audience = audienceIn(options);
  const notes = await writeNotes(sayingSo(history), {
    ...{ repository, policy, from: options.from, to: options.to },
    ...{ service: options.service ?? null, environment: null, outcome: null, answeredBy: 'clone', audience },
    releaseFile: policy.notes?.categories === undefined ? await findReleaseFile(options.git, history) : null,
  });
  note(NO_LABELS);
  unreadableRules(inForce, true).forEach(note);
  if (audience !== undefined) note(leftOut(notes));
  if (options.json) await printJson(notes);
  else if (audience !== undefined) await print(renderForAudience(notes, audience));
  else {
    const isWithoutTiers = inForce.file === BUILT_IN_RULES;
    const manner = { repositoryUrl: history.repositoryUrl, zone: policy.zone, isWithoutTiers };
    await print(renderNotes(notes, { ...manner, limit: Number.POSITIVE_INFINITY }));
  }
  return EXIT.ok;
}

const NO_LABELS =
  'A clone has no labels of pull requests, so categories by label take nothing but `*`, and nothing is left out by a label.';

/** Bodies of pull requests are in a clone only as far as a squash or merge took them into its message. */
function leftOut({ audience, withoutNote = 0 }: Notes): string {
  const changes = withoutNote === 1 ? '1 change has' : `${withoutNote} changes have`;
  return `${changes} no note for the audience \`${audience}\`, and ${withoutNote === 1 ? 'is' : 'are'} left out. A clone has bodies of pull requests only where a squash or merge took them into its message.`;
}

function audienceIn({ audience }: NotesOptions): Audience | undefined {
  if (audience === undefined || isAudience(audience)) return audience;
  throw new UsageError(
    `There is no audience \`${plainLine(audience, 100)}\`. ${suggest(audience, AUDIENCES, 'There are')}`,
  );
}

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

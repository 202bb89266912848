/** The notes as an audience reads them: the changes that say something to it, and how many do not. */
import { type RangeChange, textsOf } from '../change.ts';
import type { Notes } from '../notes.ts';
import { type Audience, releaseNoteFor } from './release-note.ts';

/** What the notes tell of. */
interface Told {
  /** Every change that they list. */
  readonly listed: readonly RangeChange[];
  /** Those that are gone: they stay in their list, with what was said of them when they came. */
  readonly gone: readonly RangeChange[];
}

export function forAudience(notes: Notes, { listed, gone }: Told, audience: Audience): Notes {
  const said = notesIn(listed, audience);
  const wasSaid = notesIn(gone, audience);
  const noted = <T extends object>(change: T, name: number | string): readonly (T & { readonly note: string })[] => {
    const note = said.get(name);
    return note === undefined ? [] : [{ ...change, note }];
  };
  const sections = notes.sections
    .map(({ title, changes }) => ({ title, changes: changes.flatMap((change) => noted(change, change.number)) }))
    .filter(({ changes }) => changes.length > 0);
  const unlinkedCommits = notes.unlinkedCommits.flatMap((commit) => noted(commit, commit.sha));
  const removedByRollback = notes.removedByRollback.map((change) => {
    const note = wasSaid.get(change.number ?? change.sha ?? '');
    return note === undefined ? change : { ...change, note };
  });
  return { ...notes, audience, withoutNote: listed.length - said.size, sections, unlinkedCommits, removedByRollback };
}

function notesIn(changes: readonly RangeChange[], audience: Audience): ReadonlyMap<number | string, string> {
  const said = new Map<number | string, string>();
  for (const change of changes) {
    const note = noteOf(change, audience);
    if (note !== null) said.set(change.kind === 'commit' ? change.commit.sha : change.number, note);
  }
  return said;
}

/** In the body of the pull request, or in a commit message that GitHub made of it. */
function noteOf(change: RangeChange, audience: Audience): string | null {
  for (const text of textsOf(change)) {
    const note = releaseNoteFor(audience, text);
    if (note !== null) return note;
  }
  return null;
}

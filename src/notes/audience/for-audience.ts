/** The notes as an audience reads them: the changes that say something to it, and how many do not. */
import { type RangeChange, textsOf } from '../change.ts';
import type { Notes } from '../notes.ts';
import { type Audience, releaseNoteFor } from './release-note.ts';

/** @param listed every change that the notes list. */
export function forAudience(notes: Notes, listed: readonly RangeChange[], audience: Audience): Notes {
  const said = new Map<number | string, string>();
  for (const change of listed) {
    const note = noteOf(change, audience);
    if (note !== null) said.set(change.kind === 'commit' ? change.commit.sha : change.number, note);
  }
  const noted = <T extends object>(change: T, name: number | string): readonly (T & { readonly note: string })[] => {
    const note = said.get(name);
    return note === undefined ? [] : [{ ...change, note }];
  };
  const sections = notes.sections
    .map(({ title, changes }) => ({ title, changes: changes.flatMap((change) => noted(change, change.number)) }))
    .filter(({ changes }) => changes.length > 0);
  const unlinkedCommits = notes.unlinkedCommits.flatMap((commit) => noted(commit, commit.sha));
  return { ...notes, audience, withoutNote: listed.length - said.size, sections, unlinkedCommits };
}

/** In the body of the pull request, or in a commit message that GitHub made of it. */
function noteOf(change: RangeChange, audience: Audience): string | null {
  for (const text of textsOf(change)) {
    const note = releaseNoteFor(audience, text);
    if (note !== null) return note;
  }
  return null;
}

/** Commits outside of a range that its messages speak of: what was shipped earlier and is taken back now. */
import type { NotesRange } from '../../domain/notes-range.ts';
import { everyShaIn } from '../../domain/revert-references.ts';
import { ShaIndex } from './sha-index.ts';

/** In lower case, perhaps shortened, each once and sorted. Not all of them need exist. */
export function mentionedShas(range: NotesRange): readonly string[] {
  const commits = [...range.commits, ...range.lost];
  const inside = new ShaIndex(commits.map(({ sha }) => sha));
  const texts = [...commits.map(({ message }) => message), ...range.pullRequests.map(({ body }) => body)];
  const mentioned = new Set<string>();
  for (const text of texts) for (const sha of everyShaIn(text)) if (inside.find(sha) === undefined) mentioned.add(sha);
  return [...mentioned].toSorted();
}

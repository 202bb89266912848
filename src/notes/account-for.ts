/** Where everything went that git sees in a range. */
import { LINK_METHODS, type NotesRange } from '../domain/notes-range.ts';
import type { RangeChange } from './change.ts';
import { named, revertedBy } from './named-change.ts';
import type { Accounting, NamedChange } from './notes.ts';
import { type Remaining, standing } from './remaining.ts';

type Link = Accounting['links'][number];

/** @param exclusion the rule that leaves a change out; null: none. */
export function accountFor(
  { complete }: NotesRange,
  { gained, lost, onBothSides }: Remaining,
  exclusion: (change: RangeChange) => string | null,
): Accounting {
  const excluded = [...standing(gained), ...standing(lost)].flatMap((change) => {
    const because = exclusion(change);
    return because === null ? [] : [{ ...named(change), because }];
  });
  const cancelled = [...gained.cancelled, ...lost.cancelled].map(({ change, by }) => revertedBy(change, by));
  return {
    complete,
    links: linksOf([...gained.changes, ...lost.changes]),
    excluded: once(excluded),
    cancelled: once(cancelled, ({ by }) => `${by}`),
    onBothSides: onBothSides.map(named),
  };
}

/** By number; one that is on both sides once. */
function linksOf(changes: readonly RangeChange[]): readonly Link[] {
  const links = new Map<number, Link>();
  for (const change of changes) {
    if (change.kind === 'commit') continue;
    const { number, methods, commits } = change;
    const other = links.get(number);
    const method = LINK_METHODS.find((each) => methods.includes(each) || other?.method === each) ?? 'squash-title';
    links.set(number, { number, method, commits: commits.length + (other?.commits ?? 0) });
  }
  return [...links.values()].toSorted((one, other) => one.number - other.number);
}

/** @param more what else tells two apart: a fork may have taken one change back on each side. */
function once<Change extends NamedChange>(
  changes: readonly Change[],
  more: (change: Change) => string = () => '',
): readonly Change[] {
  const kept = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.number ?? change.sha} ${more(change)}`;
    if (!kept.has(key)) kept.set(key, change);
  }
  return [...kept.values()];
}

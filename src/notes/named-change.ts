/** Changes as the notes name them, in one line of plain text. */
import { plainLine } from '../domain/markdown.ts';
import { subjectAndBody } from '../domain/merge-message.ts';
import type { RangeChange } from './change.ts';
import type { NamedChange, RevertedChange } from './notes.ts';

/** UTF-16 units. GitHub allows 256 characters; of commits some have a whole paragraph in the first line. */
const LONGEST_TITLE = 500;

export function titleOf(change: RangeChange): string {
  return plainTitle(change.kind === 'commit' ? subjectAndBody(change.commit.message).subject : change.title);
}

export function named(change: RangeChange): NamedChange {
  const title = titleOf(change);
  return change.kind === 'commit' ? { number: null, title, sha: change.commit.sha } : { number: change.number, title };
}

/** @param what a change of the range, or what is known of one outside of it. */
export function revertedBy(
  what: RangeChange | { readonly number: number | null; readonly title: string; readonly sha: string | null },
  by: RangeChange,
): RevertedChange {
  return { ...('kind' in what ? named(what) : elsewhere(what)), by: by.kind === 'commit' ? by.commit.sha : by.number };
}

function elsewhere({ number, title, sha }: { number: number | null; title: string; sha: string | null }): NamedChange {
  const plain = plainTitle(title);
  return number !== null || sha === null ? { number, title: plain } : { number, title: plain, sha };
}

function plainTitle(title: string): string {
  return plainLine(title, LONGEST_TITLE);
}

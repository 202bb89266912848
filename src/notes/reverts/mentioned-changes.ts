/** Changes outside of a range that its reverts name by number or by title only, so that somebody has to look for them. */
import { pullRequestNumber } from '../../domain/merge-message.ts';
import type { Associated, AssociatedSide } from '../associate.ts';
import { textsOf } from '../change.ts';
import { askedBy } from './asked-by.ts';
import { titleKey, titleKeyOf } from './history.ts';

export interface MentionedChanges {
  /** Of pull requests, ascending. */
  readonly numbers: readonly number[];
  /** Where nothing but the quoted title tells what is meant. */
  readonly titles: readonly string[];
}

/** Somebody's text must not decide how much is looked for. */
const MOST = 100;

export function mentionedChanges(associated: Associated): MentionedChanges {
  const all = [associated.commits, associated.lost].map((side) => elsewhereOf(associated, side));
  const numbers = new Set(all.flatMap((each) => each.numbers));
  const titles = new Set(all.flatMap((each) => each.titles));
  return {
    numbers: [...numbers].toSorted((one, other) => one - other).slice(0, MOST),
    titles: [...titles].toSorted().slice(0, MOST),
  };
}

/** What any text has that asks for something: most have not, and need no closer look. */
const MAY_ASK = /revert|reapply/i;

function elsewhereOf({ range }: Associated, { changes }: AssociatedSide): MentionedChanges {
  const asked = changes
    .filter((change) => textsOf(change).some((text) => MAY_ASK.test(text)))
    .map((change) => askedBy(change, range.repository, () => undefined))
    .filter((each) => each !== null);
  if (asked.length === 0) return { numbers: [], titles: [] };
  const there = new Set(changes.map((change) => (change.kind === 'commit' ? 0 : change.number)));
  const titled = new Set(changes.map(titleKeyOf));
  const quoted = asked.filter(({ shas, numbers }) => shas.length + numbers.length === 0).flatMap((each) => each.quoted);
  const numbers = [...asked.flatMap((each) => each.numbers), ...quoted.map(pullRequestNumber)];
  return {
    numbers: numbers.filter((number) => number !== 0 && !there.has(number)),
    titles: quoted.filter((title) => pullRequestNumber(title) === 0 && !titled.has(titleKey(title))),
  };
}

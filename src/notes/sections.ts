/** The changes by category. */
import { conventionalHeader } from '../domain/conventional.ts';
import { type Category, type CategoryRules, categoryOf } from './categories.ts';
import { labelsOf, type PullRequestInRange, type RangeChange } from './change.ts';
import { titleOf } from './named-change.ts';
import type { NotedChange, NotesSection } from './notes.ts';
import type { People } from './people.ts';

/** The section for what no category takes (contract, section 6). */
export const OTHER = 'Other changes';

interface Told {
  readonly people: People;
  readonly rules: CategoryRules;
  readonly breaking: ReadonlySet<RangeChange>;
  readonly tierOf: ((change: PullRequestInRange) => string | null) | undefined;
  readonly requestsOf: RequestsOf | undefined;
}

/** In the order of the categories, what none takes last; sections without a change are left out. */
export function sectionsOf(changes: readonly PullRequestInRange[], told: Told): readonly NotesSection[] {
  const taken = new Map<Category | undefined, NotedChange[]>();
  for (const change of changes) {
    const noted = note(change, told);
    const category = categoryOf({ type: noted.type, labels: labelsOf(change), author: noted.author }, told.rules);
    const its = taken.get(category);
    if (its === undefined) taken.set(category, [noted]);
    else its.push(noted);
  }
  return [...told.rules.categories, undefined].flatMap((category) => {
    const its = taken.get(category);
    return its === undefined ? [] : [{ title: category?.title ?? OTHER, changes: its }];
  });
}

/** What a change was made for, one line of plain text each. */
export type RequestsOf = (change: RangeChange) => readonly string[];

export function requestsIn(change: RangeChange, requestsOf: RequestsOf | undefined): Pick<NotedChange, 'requests'> {
  const requests = requestsOf?.(change) ?? [];
  return requests.length === 0 ? {} : { requests };
}

function note(change: PullRequestInRange, { people, breaking, tierOf, requestsOf }: Told): NotedChange {
  return {
    number: change.number,
    title: titleOf(change),
    author: people.authorOf(change),
    type: conventionalHeader(change.title)?.type ?? null,
    tier: tierOf?.(change) ?? null,
    breaking: breaking.has(change),
    coAuthors: people.coAuthorsOf(change),
    ...requestsIn(change, requestsOf),
  };
}

/** Release notes as data, from what the history tells. */
import { isBreakingChange } from '../domain/conventional.ts';
import type { CommitAuthor, NotesRange, RangeCommit } from '../domain/notes-range.ts';
import { accountFor } from './account-for.ts';
import { type Associated, associate } from './associate.ts';
import { forAudience } from './audience/for-audience.ts';
import type { Audience } from './audience/release-note.ts';
import { type CategoryRules, exclusionOf } from './categories.ts';
import { labelsOf, type PullRequestInRange, type RangeChange, textsOf } from './change.ts';
import { named, revertedBy, titleOf } from './named-change.ts';
import type { Notes, NotesOutcome, UnlinkedCommit } from './notes.ts';
import { inOrder, isBot, People } from './people.ts';
import { type IsOwn, remainingOf, standing } from './remaining.ts';
import { type RequestsOf, requestsIn, sectionsOf } from './sections.ts';

export interface NotesInput {
  readonly range: NotesRange;
  /** Of this range, where it was made before. */
  readonly associated?: Associated | undefined;
  /** Commits that messages of the range speak of and that lie outside it: see `mentionedShas`. */
  readonly mentioned: readonly RangeCommit[];
  /** Null: the whole repository. */
  readonly service: string | null;
  /** Null: the range is not of a deployment. */
  readonly environment: string | null;
  /** Whether files are of the service. Absent: all are. A change whose files are not known stays in. */
  readonly isOwn?: IsOwn | undefined;
  readonly rules: CategoryRules;
  readonly tierOf?: ((change: PullRequestInRange) => string | null) | undefined;
  /** Absent: nobody asks what changes are made for. */
  readonly requestsOf?: RequestsOf | undefined;
  /** Those of `peopleOf` of whom nothing was there before. */
  readonly newcomers: readonly CommitAuthor[];
  readonly outcome: NotesOutcome | null;
  /** Whom the notes are for. Absent: everybody. */
  readonly audience?: Audience | undefined;
}

/** Everything stands in the order of the range, oldest first. */
export function makeNotes(input: NotesInput): Notes {
  const { range, rules, newcomers } = input;
  const associated = input.associated ?? associate(range);
  const people = new People(associated);
  const remaining = remainingOf(associated, input.mentioned, input.isOwn);
  const { gained, lost } = remaining;
  const isKept = (change: RangeChange): boolean => exclusion(change, people, rules) === null;
  const listed = gained.listed.filter(isKept);
  const pullRequests = listed.filter((change) => change.kind === 'pull-request');
  const contributors = inOrder(listed.flatMap((change) => [people.authorOf(change), ...people.coAuthorsOf(change)]));
  const isBreaking = (change: RangeChange): boolean => textsOf(change).some(isBreakingChange);
  const breaking = new Set(listed.filter(isBreaking));
  const gone = standing(lost).filter(isKept);
  const notes: Notes = {
    version: 1,
    repository: range.repository,
    service: input.service,
    environment: input.environment,
    from: range.from,
    to: range.to,
    direction: range.direction,
    sections: sectionsOf(pullRequests, { people, rules, breaking, tierOf: input.tierOf, requestsOf: input.requestsOf }),
    breaking: [...breaking].map(named),
    reverted: gained.reverted.filter(({ by }) => isKept(by)).map(({ what, by }) => revertedBy(what, by)),
    removedByRollback: gone.map(named),
    unlinkedCommits: unlinkedOf(listed, people, input.requestsOf),
    contributors,
    firstTimeContributors: firstTime(contributors, newcomers, people),
    outcome: input.outcome,
    accounting: accountFor(range, remaining, (change) => exclusion(change, people, rules)),
  };
  return input.audience === undefined ? notes : forAudience(notes, { listed, gone }, input.audience);
}

/** Rules exclude pull requests. A commit without one is always listed: nothing else would tell of it. */
function exclusion(change: RangeChange, people: People, { exclude }: CategoryRules): string | null {
  if (change.kind === 'commit') return null;
  return exclusionOf({ labels: labelsOf(change), author: people.authorOf(change) }, exclude);
}

function unlinkedOf(
  listed: readonly RangeChange[],
  people: People,
  requestsOf?: RequestsOf,
): readonly UnlinkedCommit[] {
  return listed
    .filter((change) => change.kind === 'commit')
    .map((change) => ({
      sha: change.commit.sha,
      title: titleOf(change),
      author: people.authorOf(change),
      ...requestsIn(change, requestsOf),
    }));
}

function firstTime(
  contributors: readonly string[],
  newcomers: readonly CommitAuthor[],
  people: People,
): readonly string[] {
  const names = new Set(newcomers.map((each) => people.nameOf(each).toLowerCase()));
  return contributors.filter((name) => names.has(name.toLowerCase()) && !isBot(name));
}

/** The changes that a release brings, as a list in which nothing that others wrote has power. */
import type { Decision } from '../../domain/decision.ts';
import type { Change } from '../../domain/facts.ts';
import { keyOfChange, linkedRequests, requestIn } from '../../domain/linked-requests.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import { fullName } from '../../domain/repository.ts';
import { changesFor } from '../../policy/services.ts';
import type { ReleaseView } from './view.ts';

/** A release of more is told in its record: GitHub takes 80 writes in a minute, and people read so many less. */
export const MOST_COMMENTS = 100;

const MOST_CHANGES = 100;

/** Each change once, those of the service alone; GitHub makes links of numbers and of whole commits. */
export function changesOf(view: ReleaseView): readonly Change[] {
  const facts = view.stages.flatMap(({ gates }) => gates.flatMap(({ decided }) => decided?.facts ?? []));
  const brought = facts.filter(({ direction }) => direction !== 'backward');
  const changes = brought.flatMap((each) =>
    each.changes.filter(
      (change) =>
        view.policies.length === 0 || view.policies.some(({ policy }) => changesFor(policy, each).includes(change)),
    ),
  );
  return [...new Map(changes.map((change) => [keyOfChange(change), change])).values()];
}

export function sayChanges(view: ReleaseView): readonly string[] {
  const changes = changesOf(view);
  const linked = linkedRequests(decisionsOf(view));
  const isCut = view.stages.some(({ gates }) => gates.some(({ decided }) => decided?.facts.complete === false));
  const lines = changes.slice(0, MOST_CHANGES).map((change) => {
    const people = inertMarkdown(plainLine(change.author, 100));
    const why = sayRequests(linked.get(keyOfChange(change)) ?? [], fullName(view.repository));
    return `- ${keyOfChange(change)} ${inertMarkdown(plainLine(titleOf(change), 200))} (${people})${why}`;
  });
  const left = changes.length - lines.length;
  return [
    ...(lines.length === 0 ? ['No changes are listed.'] : lines),
    ...(left > 0 ? [`- … and ${left} more`] : []),
    ...sayNotTold(view, changes),
    ...(isCut ? ['- GitHub did not list all of them.'] : []),
  ];
}

function decisionsOf({ stages }: ReleaseView): readonly Decision[] {
  return stages.flatMap(({ gates }) => gates.flatMap(({ decided }) => decided?.decision ?? []));
}

function sayNotTold({ policies }: ReleaseView, changes: readonly Change[]): readonly string[] {
  const numbered = changes.filter(({ kind }) => kind === 'pull-request').length;
  if (numbered <= MOST_COMMENTS || !policies.some(({ policy }) => policy.notes?.comment === true)) return [];
  return [`- Only the newest ${MOST_COMMENTS} pull requests get a comment when they reach production.`];
}

/** A few of a change that names many: the log has all. */
const MOST_REQUESTS = 5;

/** An issue of this repository is linked by GitHub; what people wrote besides has no power. */
function sayRequests(requests: readonly string[], repository: string): string {
  if (requests.length === 0) return '';
  const shown = requests.slice(0, MOST_REQUESTS).map((request) => {
    const name = requestIn(repository, request);
    return /^#\d{1,15}$/.test(name) ? name : inertMarkdown(plainLine(name, 100));
  });
  const left = requests.length - shown.length;
  return `, for ${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

export function titleOf(change: Change): string {
  return change.kind === 'commit' ? (change.message.split('\n')[0] ?? '') : change.title;
}

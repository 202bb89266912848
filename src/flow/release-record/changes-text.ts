/** The changes that a release brings, as a list in which nothing that others wrote has power. */
import type { Change } from '../../domain/facts.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import { changesFor } from '../../policy/services.ts';
import { MOST_TOLD } from '../delivered/comments.ts';
import type { ReleaseView } from './view.ts';

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
  return [...new Map(changes.map((change) => [nameOf(change), change])).values()];
}

export function sayChanges(view: ReleaseView): readonly string[] {
  const changes = changesOf(view);
  const isCut = view.stages.some(({ gates }) => gates.some(({ decided }) => decided?.facts.complete === false));
  const lines = changes.slice(0, MOST_CHANGES).map((change) => {
    const people = inertMarkdown(plainLine(change.author, 100));
    return `- ${nameOf(change)} ${inertMarkdown(plainLine(titleOf(change), 200))} (${people})`;
  });
  const left = changes.length - lines.length;
  return [
    ...(lines.length === 0 ? ['No changes are listed.'] : lines),
    ...(left > 0 ? [`- … and ${left} more`] : []),
    ...sayNotTold(view, changes),
    ...(isCut ? ['- GitHub did not list all of them.'] : []),
  ];
}

function sayNotTold({ policies }: ReleaseView, changes: readonly Change[]): readonly string[] {
  const numbered = changes.filter(({ kind }) => kind === 'pull-request').length;
  if (numbered <= MOST_TOLD || !policies.some(({ policy }) => policy.notes?.comment === true)) return [];
  return [`- Only the newest ${MOST_TOLD} pull requests get a comment when they reach production.`];
}

function nameOf(change: Change): string {
  return change.kind === 'commit' ? change.sha : `#${change.number}`;
}

export function titleOf(change: Change): string {
  return change.kind === 'commit' ? (change.message.split('\n')[0] ?? '') : change.title;
}

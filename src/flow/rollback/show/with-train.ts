/** What is said of a release that goes back with its train though nothing is known to be wrong with it. */
import { inertMarkdown, plainLine } from '../../../domain/markdown.ts';
import type { ToldRollback } from '../../../domain/rollback.ts';
import { isWell, type RollbackView } from './view.ts';

/** Whoever made it reads this, too. */
export function sayWithTrain({ told }: RollbackView): readonly string[] {
  if (told.withTrain === undefined || !isWell(told)) return [];
  const { name, because } = told.withTrain;
  const reasons = because.map(({ repository, issue }) => {
    const member = inertMarkdown(plainLine(repository, 200));
    const own = encodeURIComponent(repository.split('/').at(-1) ?? '');
    return issue === null ? member : `[${member}#${issue}](../../${own}/issues/${issue})`;
  });
  return [
    `**Taken back with train ${inertMarkdown(plainLine(name, 200))}; nothing is known to be wrong with it.** Reason: ${reasons.join(', ')}.`,
    '',
  ];
}

/** Plain text. */
export function sayWell(told: ToldRollback): readonly string[] {
  if (!isWell(told)) return [];
  const because = told.withTrain?.because ?? [];
  const reasons = because.map(({ repository, issue }) => `${repository}${issue === null ? '' : `#${issue}`}`);
  return [`Nothing is known to be wrong with it. Reason: ${reasons.join(', ')}.`];
}

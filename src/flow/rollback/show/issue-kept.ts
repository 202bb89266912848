/** A rollback that was ordered while the deployment that it goes back from is under way. */
import { inertMarkdown } from '../../../domain/markdown.ts';
import { code, sayWho } from './issue-held.ts';
import { commandFor, type RollbackView, short } from './view.ts';

/** Ordered while the deployment is under way. */
export function sayKept(view: RollbackView): readonly string[] {
  const { question, failedSha, targetSha, told, who } = view;
  const environment = inertMarkdown(question.environment);
  const bad = short(failedSha);
  const run = told.failedRunId === null ? 'its run' : `[run ${told.failedRunId}](../actions/runs/${told.failedRunId})`;
  return [
    `**${environment} goes back from \`${bad}\` to \`${short(targetSha ?? '')}\` as soon as the deployment of \`${bad}\` has ended.** That is under way still; two deployments at once would race.`,
    '',
    `You need not do anything for that. To have it sooner, cancel ${run}.`,
    '',
    `**To call it off:** lift the hold. Who may: ${sayWho(who)}. Until then ${environment} refuses every commit that contains \`${bad}\`.`,
    '',
    ...code(commandFor('lift', view)),
  ];
}

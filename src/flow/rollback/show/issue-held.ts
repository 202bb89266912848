/** What the environment refuses because of a finding, and how that ends. */
import { inertMarkdown } from '../../../domain/markdown.ts';
import { commandFor, isWell, type RollbackView, short } from './view.ts';

export function sayHeld(view: RollbackView): readonly string[] {
  if (!view.isHeld) return [];
  const { question, failedSha, who, kept } = view;
  const refuses = `${inertMarkdown(question.environment)} refuses every commit that contains \`${short(failedSha)}\``;
  const held = isWell(view.told)
    ? `${refuses}, so that it does not go out again without the train.`
    : `${refuses}: the next merge, and the repair or revert as well.`;
  const when = isWell(view.told) ? 'When the train is to go again' : 'When that is merged';
  if (kept?.state === 'asked') return ['', `Until then ${held}`];
  return ['', `${held} ${when}, lift the hold. Who may: ${sayWho(who)}.`, '', ...code(commandFor('lift', view))];
}

export function sayWho(who: string): string {
  if (who !== '') return inertMarkdown(who);
  return 'nobody, since the policy names nobody in `rollback.by`, `release-manager` or `override.by`';
}

export function code(line: string): readonly string[] {
  return ['```', line, '```'];
}

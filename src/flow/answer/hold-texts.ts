/** What a gate says when there is no decision to explain: status reports on GitHub have 1,024 characters. */
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import { formatProblem, type Problem } from '../../domain/problem.ts';
import { POLICY_FILE } from '../policies.ts';

export function reportNoPolicy(environment: string): string {
  return [
    `**Held: this repository has no policy.** Tidegate's protection rule is switched on for ${inertMarkdown(environment)}, and \`${POLICY_FILE}\` is missing on the default branch, so nothing says when this deployment may go.`,
    '',
    `Add \`${POLICY_FILE}\` to the default branch, or switch the rule off in the environment's settings.`,
  ].join('\n');
}

const SHOWN = 3;

export function reportBrokenPolicy(problems: readonly Problem[]): string {
  const shown = problems.slice(0, SHOWN).map((problem) => `- ${inertMarkdown(plainLine(formatProblem(problem), 200))}`);
  const more = problems.length > SHOWN ? [`- and ${problems.length - SHOWN} more`] : [];
  return [
    '**Held: the policy on the default branch is invalid**, and there was no valid one before.',
    '',
    ...shown,
    ...more,
    '',
    `Correct \`${POLICY_FILE}\`; the check \`tidegate/policy\` on the commit marks every line.`,
  ].join('\n');
}

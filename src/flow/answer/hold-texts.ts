/** What a gate says when there is no decision to explain: status reports on GitHub have 1,024 characters. */
import type { Failure } from '../../domain/failure.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import { formatProblem, type Problem } from '../../domain/problem.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { PolicyState } from '../policies.ts';
import { ORGANISATION_FILE, ORGANISATION_PLACE, type Unreadable } from '../policy/organisation-policy.ts';
import { POLICY_FILE } from '../policy/repository-policy.ts';

/** For a gate that no policy can open: the line for the record, and the report on the deployment. */
export function reportWithoutPolicy(
  { environment, repository }: GateQuestion,
  policy: Exclude<PolicyState, { kind: 'in-force' }>,
): { readonly summary: string; readonly comment: string } {
  switch (policy.kind) {
    case 'none':
      return { summary: 'Held: the repository has no policy.', comment: reportNoPolicy(environment) };
    case 'invalid':
      return { summary: 'Held: the policy is invalid.', comment: reportBrokenPolicy(policy.problems) };
    case 'org-policy-unreadable':
      return {
        summary: 'Held: the policy of the organisation cannot be read.',
        comment: `**Held (\`org-policy-unreadable\`): ${sayUnreadable(repository.owner, policy.because)}`,
      };
  }
}

/** What GitHub refuses to tell is not taken for a yes. */
export function reportRefusal(refusal: Failure): { readonly summary: string; readonly comment: string } {
  const comment = `**Held: a fact that the policy asks for cannot be read.** ${sayRefused(refusal)}`;
  return { summary: `Held: ${plainLine(refusal.message, 300)}`, comment };
}

export function sayRefused({ kind, message }: Failure): string {
  const fix = kind === 'forbidden' ? ' Let an owner give this App the permission.' : '';
  const said = plainLine(message, 300).replace(/[.]$/, '');
  return `${inertMarkdown(said)}. What is not known is not taken for a yes.${fix} It is asked again by itself.`;
}

function reportNoPolicy(environment: string): string {
  return [
    `**Held: this repository has no policy.** Tidegate's protection rule is switched on for ${inertMarkdown(environment)}, and \`${POLICY_FILE}\` is missing on the default branch, so nothing says when this deployment may go.`,
    '',
    `Add \`${POLICY_FILE}\` to the default branch, or switch the rule off in the environment's settings.`,
  ].join('\n');
}

const SHOWN = 3;

function reportBrokenPolicy(problems: readonly Problem[]): string {
  const shown = problems.slice(0, SHOWN).map((problem) => `- ${inertMarkdown(plainLine(formatProblem(problem), 200))}`);
  const more = problems.length > SHOWN ? [`- and ${problems.length - SHOWN} more`] : [];
  return [
    `**Held: ${brokenPolicy(problems)} is invalid**, and there was no valid one before.`,
    '',
    ...shown,
    ...more,
    '',
    'Correct it; the check `tidegate/policy` on its commit marks every line.',
  ].join('\n');
}

/** Which policy the problems are in, with the place where it is corrected. */
export function brokenPolicy(problems: readonly Problem[]): string {
  const isOrganisations = problems.some(({ source, severity }) => source === 'orgPolicy' && severity === 'error');
  if (!isOrganisations) return `the policy \`${POLICY_FILE}\` on the default branch`;
  return `the policy of the organisation (\`${ORGANISATION_FILE}\` in its repository \`${ORGANISATION_PLACE}\`)`;
}

/** What is so, why it matters, how to fix it. Begins inside bold text and ends it. */
export function sayUnreadable(owner: string, because: Unreadable): string {
  const place = `\`${owner}/${ORGANISATION_PLACE}\``;
  const matters = `its \`${ORGANISATION_FILE}\` would apply here too`;
  if (because === 'refused') {
    return `the policy of the organisation cannot be read.** GitHub refuses us the repository ${place}, and ${matters}. Let an owner of the organisation give this App read access to the contents of ${place}.`;
  }
  return `it is not known whether the organisation has a policy.** GitHub does not show us a repository ${place}, and ${matters}. Let an owner of the organisation add ${place} to the repositories of this App's installation, or create it when there is none (it may be empty).`;
}

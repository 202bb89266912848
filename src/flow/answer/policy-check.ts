/** The check `tidegate/policy`: whether a policy text is valid, with every problem on its line. */
import type { Annotation, WriteCheck } from '../../domain/effect.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import { formatProblem, type Problem } from '../../domain/problem.ts';
import type { RepositoryRef } from '../../domain/repository.ts';

export interface PolicyCheckInput {
  readonly repository: RepositoryRef;
  readonly headSha: string;
  readonly externalId: string;
  readonly problems: readonly Problem[];
  /** Whether an older valid text stays in force when this one is invalid. Undefined for a proposed text. */
  readonly isInForce?: boolean | undefined;
  /** What a proposed text would have done to past deployments, as Markdown. */
  readonly backtest?: string | undefined;
  /** Environments of the policy on which our rule is not switched on. */
  readonly unguarded?: readonly string[] | undefined;
}

export function policyCheck(input: PolicyCheckInput): WriteCheck {
  const { repository, headSha, externalId, problems } = input;
  const errors = problems.filter((problem) => problem.severity === 'error');
  return {
    kind: 'write-check',
    repository,
    name: 'tidegate/policy',
    headSha,
    externalId,
    status: 'completed',
    conclusion: errors.length > 0 ? 'failure' : 'success',
    title: titleOf(errors.length, problems.length - errors.length),
    summary: summaryOf(input, errors.length),
    annotations: problems.map(annotationOf),
  };
}

function titleOf(errors: number, warnings: number): string {
  if (errors > 0) return `The policy is invalid: ${errors} ${errors === 1 ? 'problem' : 'problems'}`;
  return warnings > 0 ? `The policy is valid, with ${warnings} warnings` : 'The policy is valid';
}

/** GitHub takes 65,535 characters; a policy has at most 64 KiB, so its problems are cut well before. */
const MOST_LISTED = 100;

function summaryOf({ problems, isInForce, backtest, unguarded = [] }: PolicyCheckInput, errors: number): string {
  const listed = problems.slice(0, MOST_LISTED).map((problem) => `    ${plainLine(formatProblem(problem), 400)}`);
  const cut = problems.length > MOST_LISTED ? ['', `and ${problems.length - MOST_LISTED} more.`] : [];
  const told = [consequenceOf(errors, isInForce), '', ...listed, ...cut].join('\n').trimEnd();
  return [told, backtest, sayUnguarded(unguarded)].filter((part) => part !== undefined).join('\n\n');
}

/** A policy that is valid and holds nothing is the mistake that nobody sees. */
function sayUnguarded(environments: readonly string[]): string | undefined {
  if (environments.length === 0) return undefined;
  const names = environments.slice(0, MOST_LISTED).map(inertMarkdown).join(', ');
  return [
    `**Not held by GitHub: ${names}.** Tidegate's protection rule is not switched on there, so deployments pass whatever the policy says.`,
    '',
    'Switch it on in the settings of the repository, under *Environments*, *Deployment protection rules*. GitHub offers no such rules in private repositories without GitHub Enterprise: there the Action holds the job, with a step before the one that deploys:',
    '',
    '```yaml',
    '- uses: OWNER/tidegate@COMMIT',
    '  with: { command: gate, environment: NAME }',
    '```',
  ].join('\n');
}

function consequenceOf(errors: number, isInForce: boolean | undefined): string {
  if (errors === 0) return 'Every rule of the policy can be applied.';
  if (isInForce === undefined)
    return 'The policy of this pull request cannot be applied. Correct it before it is merged.';
  if (isInForce) return 'The last valid policy stays in force until this one is corrected.';
  return 'There was no valid policy before: every gated deployment is held until this one is corrected.';
}

function annotationOf(problem: Problem): Annotation {
  return {
    path: problem.file,
    line: problem.line ?? 1,
    column: problem.column ?? 1,
    level: problem.severity === 'error' ? 'failure' : 'warning',
    title: problem.code,
    message: formatProblem(problem).toWellFormed(),
  };
}

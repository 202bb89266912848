/** What a workflow is given when it is started to go back, and whether it can be. */
import type { Sending } from '../ports.ts';
import type { StartedByHand } from './workflow-inputs.ts';

/** The input that names the commit. */
const COMMIT = 'sha';
/** The input that names the rollback, where the workflow declares it: a `run-name` can show it. */
const MARK = 'tidegate';

/** @param declared names of the inputs that the workflow takes: GitHub refuses any other. */
export function startInputs(
  declared: readonly string[],
  { targetSha, rollbackId }: { readonly targetSha: string; readonly rollbackId: string },
): Pick<Sending, 'inputs' | 'mark'> {
  if (!declared.includes(MARK)) return { inputs: { [COMMIT]: targetSha }, mark: null };
  return { inputs: { [COMMIT]: targetSha, [MARK]: rollbackId }, mark: rollbackId };
}

/**
 * Why the workflow cannot be started with a commit, and what to do about it; null: it can. What we cannot read GitHub may
 * understand, and says so when it is asked.
 *
 * @param path of the workflow
 * @param hand what its file on the default branch says; null: there is none
 */
export function sayObstacle(path: string, hand: StartedByHand | null): string | null {
  switch (hand?.kind) {
    case 'unreadable':
      return null;
    case 'inputs':
      return hand.names.includes(COMMIT) ? null : sayNoCommit(path);
    case 'never':
      return `${path} on the default branch cannot be started: add the line \`workflow_dispatch: { inputs: { sha: { type: string, required: true } } }\` under \`on:\``;
    case undefined:
      return `the default branch has no ${path}. Add it, or name another file as \`rollback.workflow\` of the policy`;
  }
}

function sayNoCommit(path: string): string {
  return `${path} on the default branch takes no commit: add the line \`sha: { type: string, required: true }\` under \`on: workflow_dispatch: inputs:\`, and check out that commit`;
}

/** @param workflow what the policy names, which is no file that GitHub would look at. */
export function sayNoWorkflow(workflow: string): string {
  return `"${workflow}" is no name of a file in .github/workflows, such as deploy.yml`;
}

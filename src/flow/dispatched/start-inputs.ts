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
  { targetSha, rollbackId, switched }: Start,
): Pick<Sending, 'inputs' | 'mark'> {
  const inputs = switched ?? { [COMMIT]: targetSha };
  // What the policy says of the mark stands, and shows no rollback.
  if (!declared.includes(MARK) || Object.hasOwn(inputs, MARK)) return { inputs, mark: null };
  return { inputs: { ...inputs, [MARK]: rollbackId }, mark: rollbackId };
}

interface Start {
  readonly targetSha: string;
  readonly rollbackId: string;
  /** In place of the commit. */
  readonly switched?: Readonly<Record<string, string>> | undefined;
}

/**
 * Why the workflow cannot be started with a commit, and what to do about it; null: it can. What we cannot read GitHub may
 * understand, and says so when it is asked.
 *
 * @param path of the workflow
 * @param hand what its file on the default branch says; null: there is none
 * @param switched what it is given in place of the commit
 */
export function sayObstacle(path: string, hand: StartedByHand | null, switched?: Start['switched']): string | null {
  switch (hand?.kind) {
    case 'unreadable':
      return null;
    case 'inputs':
      return switched === undefined ? sayNoCommit(path, hand.names) : sayNotTaken(path, hand.names, switched);
    case 'never':
      return `${path} on the default branch cannot be started: add the line \`workflow_dispatch: { inputs: { ${listInputs(switched)} } }\` under \`on:\``;
    case undefined:
      return `the default branch has no ${path}. Add it, or name another file as \`rollback.workflow\` of the policy`;
  }
}

function sayNoCommit(path: string, names: readonly string[]): string | null {
  if (names.includes(COMMIT)) return null;
  return `${path} on the default branch takes no commit: add the line \`sha: { type: string, required: true }\` under \`on: workflow_dispatch: inputs:\`, and check out that commit`;
}

/** GitHub refuses a run with an input that its workflow does not declare. */
function sayNotTaken(
  path: string,
  names: readonly string[],
  switched: Readonly<Record<string, string>>,
): string | null {
  const [missing] = Object.keys(switched).filter((name) => !names.includes(name));
  if (missing === undefined) return null;
  return `${path} on the default branch does not take the input \`${missing}\` that \`rollback.inputs\` of the policy gives it: add the line \`${missing}: { type: string }\` under \`on: workflow_dispatch: inputs:\`, or take it out of the policy`;
}

function listInputs(switched: Start['switched']): string {
  if (switched === undefined) return `${COMMIT}: { type: string, required: true }`;
  return Object.keys(switched)
    .map((name) => `${name}: { type: string }`)
    .join(', ');
}

/** @param workflow what the policy names, which is no file that GitHub would look at. */
export function sayNoWorkflow(workflow: string): string {
  return `"${workflow}" is no name of a file in .github/workflows, such as deploy.yml`;
}

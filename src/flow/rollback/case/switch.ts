/** The inputs of a rollback that switches instead of deploying a commit again: blue-green, or a flag that is turned off. */
import type { PolicyInForce } from '../../../policy/decide.ts';
import { entryFor } from '../../../policy/names.ts';

export type SwitchInputs = Readonly<Record<string, string>>;

/**
 * Undefined: the workflow is given the commit. The policy that names the workflow says how it is started: an
 * organisation's `switch` does not reach into a workflow that the repository names.
 */
export function switchInputs(policies: readonly PolicyInForce[], environment: string): SwitchInputs | undefined {
  const ruling = policies.flatMap(({ policy }) => entryFor(policy, environment)?.rollback ?? []);
  const naming = ruling.findLast(({ workflow }) => workflow !== undefined);
  const saying = ruling.filter((rules) => rules === naming || rules.workflow === undefined);
  return saying.findLast(({ mode }) => mode === 'switch')?.inputs;
}

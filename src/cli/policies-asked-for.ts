/** The policies that a command line names: the repository's, and the organisation's where one is given. */
import type { Problem } from '../domain/problem.ts';
import type { PolicyInForce } from '../policy/decide.ts';
import { noteProblems } from './output.ts';
import { POLICY_FILE } from './policy-file.ts';
import { type ReadPolicy, readPolicy } from './read-policy.ts';

export interface AskedPolicies {
  /** Without it the file where policies are kept. */
  readonly policy?: string | undefined;
  readonly orgPolicy?: string | undefined;
}

export interface FoundPolicies {
  /** The organisation's first. Empty when there are problems. */
  readonly policies: readonly PolicyInForce[];
  readonly warnings: readonly Problem[];
  readonly problems: readonly Problem[];
}

/** A repository without a policy file is held by its organisation's alone. */
export async function findPolicies({ policy, orgPolicy }: AskedPolicies): Promise<FoundPolicies> {
  const org = orgPolicy === undefined ? undefined : await readPolicy(orgPolicy, 'orgPolicy');
  const orgInForce = org?.kind === 'valid' ? org.policy.policy : undefined;
  const own = await readPolicy(policy ?? POLICY_FILE, 'policy', orgInForce);
  const mayBeAbsent = policy === undefined && orgPolicy !== undefined;
  const read = [...(org === undefined ? [] : [org]), ...(own.kind === 'absent' && mayBeAbsent ? [] : [own])];
  const problems = read.flatMap(problemsOf);
  const valid = read.flatMap((each) => (each.kind === 'valid' ? [each] : []));
  return {
    policies: problems.length > 0 ? [] : valid.map((each) => each.policy),
    warnings: valid.flatMap((each) => each.warnings),
    problems,
  };
}

function problemsOf(read: ReadPolicy): readonly Problem[] {
  if (read.kind === 'valid') return [];
  return read.kind === 'absent' ? [read.problem] : read.problems;
}

/** The same, with what is wrong told on stderr; undefined when something is. */
export async function readPolicies(asked: AskedPolicies): Promise<readonly PolicyInForce[] | undefined> {
  const { policies, warnings, problems } = await findPolicies(asked);
  noteProblems([...problems, ...warnings]);
  return problems.length > 0 ? undefined : policies;
}

/** Which policy a command on a clone works with. */
import { join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { formatProblem } from '../domain/problem.ts';
import type { Clone } from '../git/open-clone.ts';
import type { PolicyInForce } from '../policy/decide.ts';
import { noteProblems } from './output.ts';
import { POLICY_FILE } from './policy-file.ts';
import { policyIn, type ReadPolicy, readPolicy } from './read-policy.ts';

/** The policy asked for; else the one of the clone; else an empty one, in which the tier follows the release type. */
export async function findPolicy(
  { policy, git }: { readonly policy?: string; readonly git: string },
  clone: Clone,
): Promise<PolicyInForce> {
  if (policy !== undefined) return policyOf(policy);
  const inWorkTree = await readPolicy(join(git, POLICY_FILE));
  if (inWorkTree.kind !== 'absent') return valid(inWorkTree);
  const text = await clone.file(POLICY_FILE);
  if (text !== null) return valid(policyIn(text, POLICY_FILE));
  return valid(policyIn('version: 1\n', 'the built-in rules'));
}

/** Throws `Failure` with every problem when it is not valid. */
export async function policyOf(file: string): Promise<PolicyInForce> {
  return valid(await readPolicy(file));
}

function valid(read: ReadPolicy): PolicyInForce {
  if (read.kind === 'absent') throw new Failure('not-found', formatProblem(read.problem));
  if (read.kind === 'invalid') throw new Failure('rejected', read.problems.map(formatProblem).join('\n'));
  noteProblems(read.warnings);
  return read.policy;
}

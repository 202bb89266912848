/** Which policy a command on a clone works with. */
import { join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { formatProblem } from '../domain/problem.ts';
import type { Clone } from '../git/open-clone.ts';
import { BUILT_IN_POLICY } from '../policy/built-in.ts';
import type { PolicyInForce } from '../policy/decide.ts';
import { noteProblems } from './output.ts';
import { POLICY_FILE } from './policy-file.ts';
import type { ReadPolicy } from './read-policy.ts';
import { readText } from './read-text.ts';

/** What stands for the file where there is no policy. */
export const BUILT_IN_RULES = 'the built-in rules';

/** The policy asked for; else the one of the clone; else an empty one, in which the tier follows the release type. */
export async function findPolicy(
  { policy, git }: { readonly policy?: string; readonly git: string },
  clone: Pick<Clone, 'file'>,
): Promise<PolicyInForce> {
  if (policy !== undefined) return policyOf(policy);
  const file = join(git, POLICY_FILE);
  const [inWorkTree, text] = await Promise.all([readText(file), clone.file(POLICY_FILE)]);
  if (inWorkTree.kind === 'read' || !inWorkTree.isAbsent) return policyOf(file);
  if (text === null) return { source: 'repository', file: BUILT_IN_RULES, policy: BUILT_IN_POLICY };
  const { policyIn } = await import('./read-policy.ts');
  return valid(policyIn(text, POLICY_FILE));
}

/** Throws `Failure` with every problem when it is not valid. */
export async function policyOf(file: string): Promise<PolicyInForce> {
  // The grammar takes longer to load than a small history takes to read, and most clones have no policy.
  const { readPolicy } = await import('./read-policy.ts');
  return valid(await readPolicy(file));
}

function valid(read: ReadPolicy): PolicyInForce {
  if (read.kind === 'absent') throw new Failure('not-found', formatProblem(read.problem));
  if (read.kind === 'invalid') throw new Failure('rejected', read.problems.map(formatProblem).join('\n'));
  noteProblems(read.warnings);
  return read.policy;
}

/** The policies that a review keeps to. */
import type { ReviewQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { readPolicyState } from '../policies.ts';
import { parseRepositoryPolicy } from '../policy/repository-policy.ts';
import type { GitHub, Ports } from '../ports.ts';

/** Where none is in force now, the repository's own as it was last read. */
export async function readReviewPolicies(
  { repository }: ReviewQuestion,
  ports: Ports,
  github: GitHub,
): Promise<{ readonly policies: readonly PolicyInForce[]; readonly sha: string | null }> {
  const state = await readPolicyState(ports, repository, github);
  if (state.kind === 'in-force') return { policies: state.policies, sha: state.sha };
  const kept = await ports.store.lastValidPolicy(repository.id);
  const parsed = kept && parseRepositoryPolicy(kept.text, undefined);
  if (parsed?.kind !== 'valid') return { policies: [], sha: null };
  const own = { source: 'repository', file: '.github/tidegate.yml', policy: parsed.policy } as const;
  return { policies: [own], sha: state.sha };
}

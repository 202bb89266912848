/** Which policy is in force: read from the default branch, and never from the head of a pull request. */
import { toInstant } from '../domain/instant.ts';
import type { Problem } from '../domain/problem.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { PolicyInForce } from '../policy/decide.ts';
import { parsePolicy } from '../policy/parse.ts';
import type { GitHub, Ports } from './ports.ts';

export const POLICY_FILE = '.github/tidegate.yml';

export type PolicyState =
  /** `problems` are those of a newer text that is not in force because of them; `warnings` of the one that is. */
  | {
      readonly kind: 'in-force';
      readonly policies: readonly PolicyInForce[];
      readonly sha: string;
      readonly problems: readonly Problem[];
      readonly warnings: readonly Problem[];
    }
  /** There is a policy, and there never was a valid one. */
  | { readonly kind: 'invalid'; readonly sha: string; readonly problems: readonly Problem[] }
  /** The repository has no policy. */
  | { readonly kind: 'none'; readonly sha: string };

export async function readPolicyState(ports: Ports, repository: RepositoryRef, github: GitHub): Promise<PolicyState> {
  const { sha } = await github.defaultBranch();
  const file = await github.file(POLICY_FILE, sha);
  if (file === null) return { kind: 'none', sha };
  const parsed = parsePolicy(file.text, { source: 'policy', file: POLICY_FILE });
  if (parsed.kind === 'valid') {
    await ports.store.keepValidPolicy(repository.id, { text: file.text, sha, at: toInstant(ports.clock.now()) });
    return { kind: 'in-force', policies: [ofRepository(parsed.policy)], sha, problems: [], warnings: parsed.warnings };
  }
  return lastValid(ports, repository, sha, parsed.problems);
}

/** A policy that breaks loosens nothing: the last valid one goes on. */
async function lastValid(
  ports: Ports,
  repository: RepositoryRef,
  sha: string,
  problems: readonly Problem[],
): Promise<PolicyState> {
  const kept = await ports.store.lastValidPolicy(repository.id);
  const parsed = kept && parsePolicy(kept.text, { source: 'policy', file: POLICY_FILE });
  if (parsed?.kind !== 'valid') return { kind: 'invalid', sha, problems };
  return { kind: 'in-force', policies: [ofRepository(parsed.policy)], sha, problems, warnings: [] };
}

function ofRepository(policy: PolicyInForce['policy']): PolicyInForce {
  return { source: 'repository', file: POLICY_FILE, policy };
}

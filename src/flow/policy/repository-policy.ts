/** The policy of the repository itself: read from its default branch, and never from the head of a pull request. */
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { Problem } from '../../domain/problem.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { type ParsedPolicy, parsePolicy } from '../../policy/parse.ts';
import type { Policy } from '../../policy/schema.ts';
import type { GitHub, Store } from '../ports.ts';

export const POLICY_FILE = '.github/tidegate.yml';

export type RepositoryPolicy =
  /** `problems` are those of a newer text that is not in force because of them, or warnings of the one that is. */
  | { readonly kind: 'in-force'; readonly policy: PolicyInForce; readonly problems: readonly Problem[] }
  /** There is a policy, and there never was a valid one. */
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'none' };

export interface RepositoryPolicyInput {
  readonly repositoryId: number;
  /** Head of the default branch. */
  readonly sha: string;
  /** The organisation's policy, which this one has to agree with. */
  readonly organisation: Policy | undefined;
  readonly at: EpochMs;
}

export async function readRepositoryPolicy(
  github: Pick<GitHub, 'file'>,
  store: Pick<Store, 'keepValidPolicy' | 'lastValidPolicy'>,
  input: RepositoryPolicyInput,
): Promise<RepositoryPolicy> {
  const { repositoryId, sha, organisation, at } = input;
  const file = await github.file(POLICY_FILE, sha);
  if (file === null) return { kind: 'none' };
  const parsed = parseRepositoryPolicy(file.text, organisation);
  if (parsed.kind === 'valid') {
    await store.keepValidPolicy(repositoryId, { text: file.text, sha, at: toInstant(at) });
    return { kind: 'in-force', policy: ofRepository(parsed.policy), problems: parsed.warnings };
  }
  return lastValid(store, repositoryId, parsed.problems);
}

export function parseRepositoryPolicy(text: string, organisation: Policy | undefined): ParsedPolicy {
  return parsePolicy(text, { source: 'policy', file: POLICY_FILE }, organisation);
}

/**
 * A policy that breaks loosens nothing: the last valid one goes on, also when it was the organisation that changed its
 * tiers. Where the two do not agree the engine takes the highest tier.
 */
async function lastValid(
  store: Pick<Store, 'lastValidPolicy'>,
  repositoryId: number,
  problems: readonly Problem[],
): Promise<RepositoryPolicy> {
  const kept = await store.lastValidPolicy(repositoryId);
  const parsed = kept && parseRepositoryPolicy(kept.text, undefined);
  if (parsed?.kind !== 'valid') return { kind: 'invalid', problems };
  return { kind: 'in-force', policy: ofRepository(parsed.policy), problems };
}

function ofRepository(policy: Policy): PolicyInForce {
  return { source: 'repository', file: POLICY_FILE, policy };
}

/** The policies in force, as far as the store knows: nothing is read from GitHub. */
import type { Policy } from '../../policy/schema.ts';
import { policyOf } from '../policies.ts';
import { lastSeenOrganisationPolicy } from '../policy/organisation-policy.ts';
import { parseRepositoryPolicy } from '../policy/repository-policy.ts';
import type { Posture, Store } from '../ports.ts';

export type PolicyMemory = Pick<Store, 'lastValidPolicy' | 'lastValidOrganisationPolicy'>;

/**
 * The organisation's first, then the repository's own, each as it was last valid. Which organisation's is known since the
 * repository was last looked at: once an hour, where one of the two governs it.
 */
export async function effectivePolicies(
  store: PolicyMemory,
  repositoryId: number,
  posture: Pick<Posture, 'ownerId'> | null,
): Promise<readonly Policy[]> {
  const ownerId = posture?.ownerId ?? null;
  const above =
    ownerId === null ? null : await lastSeenOrganisationPolicy(store, { id: ownerId, isOrganisation: true });
  const organisation = above === null ? undefined : policyOf(above);
  const kept = await store.lastValidPolicy(repositoryId);
  const agreeing = kept && parseRepositoryPolicy(kept.text, organisation);
  // It goes on where the organisation's changed since, as at a gate.
  const own = kept && agreeing?.kind !== 'valid' ? parseRepositoryPolicy(kept.text, undefined) : agreeing;
  return [...(organisation === undefined ? [] : [organisation]), ...(own?.kind === 'valid' ? [own.policy] : [])];
}

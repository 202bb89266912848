/** Which policies are in force: the organisation's and the repository's together, and both have to be known. */
import type { Problem } from '../domain/problem.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { PolicyInForce } from '../policy/decide.ts';
import type { Policy } from '../policy/schema.ts';
import {
  lastSeenOrganisationPolicy,
  ORGANISATION_PLACE,
  type OrganisationPolicy,
  readOrganisationPolicy,
  type Unreadable,
} from './policy/organisation-policy.ts';
import { POLICY_FILE, type RepositoryPolicy, readRepositoryPolicy } from './policy/repository-policy.ts';
import type { GitHub, Owner, Ports } from './ports.ts';

export type JoinedPolicies =
  /** At least one, the organisation's first. */
  | { readonly kind: 'in-force'; readonly policies: readonly PolicyInForce[] }
  /** One of them cannot be applied, and there never was a valid one before. */
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  /** The organisation may have a policy that we cannot read, and we never saw one. */
  | { readonly kind: 'org-policy-unreadable'; readonly because: Unreadable; readonly hasOwn: boolean }
  /** Neither has one. */
  | { readonly kind: 'none' };

export type PolicyState = JoinedPolicies & {
  /** Head of the default branch. */
  readonly sha: string;
  /** Whose repository it is. */
  readonly owner: Owner;
  /** What is to be said of the policy texts in this very repository; null when it has none. */
  readonly written: { readonly problems: readonly Problem[]; readonly isInForce: boolean } | null;
  /** What a proposed policy of this repository has to agree with. */
  readonly organisation: Policy | undefined;
};

export async function readPolicyState(ports: Ports, repository: RepositoryRef, github: GitHub): Promise<PolicyState> {
  const at = ports.clock.now();
  const { sha, owner } = await github.repository(POLICY_FILE);
  const above = await readOrganisationPolicy(github, owner, ports.store, at);
  const organisation = policyOf(above);
  const own = await readRepositoryPolicy(github, ports.store, { repositoryId: repository.id, sha, organisation, at });
  const texts = isOrganisationPlace(repository) ? [above, own] : [own];
  return { ...joinPolicies(above, own), sha, owner, organisation, written: writtenIn(texts) };
}

/**
 * The repository's policy as it is now, and the organisation's as it was last seen, which takes one read less. For who
 * compares them with what was in force before. Null: none is.
 */
export async function readKnownPolicies(
  { clock, store }: Pick<Ports, 'clock' | 'store'>,
  repository: RepositoryRef,
  github: GitHub,
): Promise<readonly PolicyInForce[] | null> {
  const { sha, owner } = await github.repository(POLICY_FILE);
  const seen = owner.isOrganisation ? await lastSeenOrganisationPolicy(store, owner) : null;
  const above = seen ?? { kind: 'absent' };
  const input = { repositoryId: repository.id, sha, organisation: policyOf(above), at: clock.now() };
  const joined = joinPolicies(above, await readRepositoryPolicy(github, store, input));
  return joined.kind === 'in-force' ? joined.policies : null;
}

/** What is not known, or cannot be applied, is never looked past. */
export function joinPolicies(organisation: OrganisationPolicy, own: RepositoryPolicy): JoinedPolicies {
  if (organisation.kind === 'unreadable') {
    return { kind: 'org-policy-unreadable', because: organisation.because, hasOwn: own.kind !== 'none' };
  }
  if (organisation.kind === 'invalid') return organisation;
  if (own.kind === 'invalid') return own;
  const policies = [organisation, own].flatMap((one) => (one.kind === 'in-force' ? [one.policy] : []));
  return policies.length === 0 ? { kind: 'none' } : { kind: 'in-force', policies };
}

export function policyOf(organisation: OrganisationPolicy): Policy | undefined {
  return organisation.kind === 'in-force' ? organisation.policy.policy : undefined;
}

/** Whether the organisation's policy lies in this repository. */
export function isOrganisationPlace(repository: Pick<RepositoryRef, 'name'>): boolean {
  return repository.name.toLowerCase() === ORGANISATION_PLACE;
}

function writtenIn(texts: readonly (OrganisationPolicy | RepositoryPolicy)[]): PolicyState['written'] {
  const there = texts.filter((text) => text.kind === 'in-force' || text.kind === 'invalid');
  if (there.length === 0) return null;
  return {
    problems: there.flatMap((text) => text.problems),
    isInForce: there.every((text) => text.kind === 'in-force'),
  };
}

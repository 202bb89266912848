/** What a proposed policy would have done to the last deployments: they are judged again by both. */
import type { RepositoryRef } from '../../../domain/repository.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import type { PolicyState } from '../../policies.ts';
import { parseRepositoryPolicy } from '../../policy/repository-policy.ts';
import type { PastDecision, Store } from '../../ports.ts';
import { type ComparedDeployment, comparePast } from './judge-past.ts';

export const MOST_DEPLOYMENTS = 100;

/** The policies that a pull request proposes; undefined: that one stays as it is. */
export interface Proposed {
  readonly organisation: PolicyInForce | undefined;
  readonly own: PolicyInForce | undefined;
}

export interface BacktestOfPolicy {
  /** The newest first. */
  readonly compared: readonly ComparedDeployment[];
  /** So many more of which not even the tier can be told. */
  readonly untold: number;
  /** There are more whose facts are too large. */
  readonly isCut: boolean;
  /** Whether deployments of other repositories are among them. */
  readonly ofOrganisation: boolean;
}

export async function backtestPolicy(
  store: Pick<Store, 'pastDecisions' | 'lastValidPolicy'>,
  repository: RepositoryRef,
  state: PolicyState,
  proposed: Proposed,
): Promise<BacktestOfPolicy> {
  const ofOrganisation = proposed.organisation !== undefined;
  const of = ofOrganisation ? { installationId: repository.installationId } : { repositoryId: repository.id };
  const { decisions, isCut } = await store.pastDecisions(of, MOST_DEPLOYMENTS);
  const policiesFor = bothPolicies(store, repository, inForceIn(state), proposed);
  const compared: (ComparedDeployment | undefined)[] = [];
  for (const past of decisions) {
    const { before, after } = await policiesFor(past);
    if (before.length > 0) compared.push(comparePast(past, before, after));
  }
  const told = compared.filter((one) => one !== undefined);
  return { compared: told, untold: compared.length - told.length, isCut, ofOrganisation };
}

interface Both {
  readonly before: readonly PolicyInForce[];
  readonly after: readonly PolicyInForce[];
}

/** Other repositories of the organisation have policies of their own, which stay as they are. */
function bothPolicies(
  store: Pick<Store, 'lastValidPolicy'>,
  repository: RepositoryRef,
  inForce: Proposed,
  proposed: Proposed,
): (past: PastDecision) => Promise<Both> {
  const others = new Map<number, PolicyInForce | undefined>();
  return async (past) => {
    const { id } = past.question.repository;
    const isHere = id === repository.id;
    if (!isHere && !others.has(id)) others.set(id, await policyOf(store, past));
    const own = isHere ? inForce.own : others.get(id);
    return {
      before: listed(inForce.organisation, own),
      after: listed(proposed.organisation ?? inForce.organisation, isHere ? (proposed.own ?? own) : own),
    };
  };
}

function inForceIn(state: PolicyState): Proposed {
  const policies = state.kind === 'in-force' ? state.policies : [];
  return {
    organisation: policies.find(({ source }) => source === 'org'),
    own: policies.find(({ source }) => source === 'repository'),
  };
}

async function policyOf(
  store: Pick<Store, 'lastValidPolicy'>,
  { question }: PastDecision,
): Promise<PolicyInForce | undefined> {
  const kept = await store.lastValidPolicy(question.repository.id);
  const parsed = kept && parseRepositoryPolicy(kept.text, undefined);
  if (parsed?.kind !== 'valid') return undefined;
  return { source: 'repository', file: '.github/tidegate.yml', policy: parsed.policy };
}

function listed(...policies: readonly (PolicyInForce | undefined)[]): readonly PolicyInForce[] {
  return policies.filter((policy) => policy !== undefined);
}

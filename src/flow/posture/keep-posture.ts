/** How a repository is set up, and what passed without us: looked at once an hour, and kept. */
import { type EpochMs, epochMs, type Instant, toInstant } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { knownEvents } from '../history/known-events.ts';
import { lanesOf } from '../library/lanes-of.ts';
import { MOST_GATES } from '../library/limits.ts';
import { readWorkflows } from '../library/read-workflows.ts';
import type { JoinedPolicies } from '../policies.ts';
import type { GitHub, GuardedEnvironment, Owner, Ports, Posture, RepositorySettings, Store } from '../ports.ts';
import { isGated } from './judge-posture.ts';
import { countPasses } from './passes.ts';

const DAY_MS = 86_400_000;

export interface Look {
  readonly repository: RepositoryRef;
  readonly github: GitHub;
  /** What is in force, the head of the default branch, and whose repository it is. */
  readonly state: JoinedPolicies & { readonly sha: string; readonly owner?: Owner | undefined };
  readonly settings: RepositorySettings;
}

export async function keepPosture(ports: Pick<Ports, 'clock' | 'store'>, look: Look): Promise<void> {
  const { store, clock } = ports;
  const { repository, state, settings, github } = look;
  const at = clock.now();
  const before = (await store.postures([repository.id]))[0]?.posture ?? null;
  const policies = state.kind === 'in-force' ? state.policies : [];
  const environments = guardedEnvironments(policies, settings, before, toInstant(at));
  const posture: Posture = {
    mode: modeOf(state),
    ownerId: state.owner?.isOrganisation === true ? state.owner.id : null,
    environments,
    workflows: await workflowsOf(github, state.sha, before, at),
    ...(await passesOf(store, repository.id, environments, at)),
    lanes: (
      await lanesOf(
        store,
        repository,
        policies.map(({ policy }) => policy),
      )
    ).length,
  };
  await store.keepPosture({ repositoryId: repository.id, at, posture });
}

export function modeOf(state: JoinedPolicies): Posture['mode'] {
  if (state.kind === 'none') return 'none';
  if (state.kind !== 'in-force') return 'invalid';
  return state.policies.some(({ policy }) => policy.mode === 'enforce') ? 'enforce' : 'observe';
}

function guardedEnvironments(
  policies: readonly PolicyInForce[],
  { environments }: RepositorySettings,
  before: Posture | null,
  now: Instant,
): readonly GuardedEnvironment[] {
  const enforced = policies.filter(({ policy }) => policy.mode === 'enforce');
  return environments.map((each) => {
    const gated = isGated(enforced, each.name);
    const known = before?.environments.find(({ name }) => name.toLowerCase() === each.name.toLowerCase());
    return { ...each, isGated: gated, gatedSince: gated ? (known?.gatedSince ?? now) : null };
  });
}

async function workflowsOf(
  github: GitHub,
  sha: string,
  before: Posture | null,
  at: EpochMs,
): Promise<Posture['workflows']> {
  const known = before?.workflows ?? null;
  if (known !== null && at - epochMs(known.at) < DAY_MS) return known;
  return (await readWorkflows(github, sha, at)) ?? known;
}

async function passesOf(
  store: Store,
  repositoryId: number,
  environments: readonly GuardedEnvironment[],
  at: EpochMs,
): Promise<Pick<Posture, 'unguarded' | 'passes'>> {
  const opened = new Set<number>();
  for (const { name } of environments) {
    for (const { deploymentId } of await store.openedGates(repositoryId, name)) opened.add(deploymentId);
  }
  const [events, gates] = [await knownEvents(store, repositoryId), await store.libraryGates(repositoryId, MOST_GATES)];
  return countPasses({ events, gates, opened, environments, at });
}

/** The lanes of a repository: its environments, each with the service that is deployed there. */
import type { DoraEvent } from '../../domain/dora-event.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import { isGlob } from '../../policy/glob.ts';
import type { Policy } from '../../policy/schema.ts';
import { knownEvents } from '../history/known-events.ts';
import { isProduction, serviceOf } from '../history/request.ts';
import type { LibraryGate, Store } from '../ports.ts';
import { MOST_GATES } from './limits.ts';

export interface Lane {
  readonly service: string;
  readonly environment: string;
  readonly isProduction: boolean;
}

export type LaneStore = Pick<
  Store,
  'doraEvents' | 'decidedReleases' | 'outcomes' | 'verifications' | 'libraryGates' | 'postures'
>;

/** A preview environment for each pull request would hide the others. */
const MOST_LANES = 200;

export async function lanesOf(
  store: LaneStore,
  repository: RepositoryRef,
  policies: readonly Policy[],
): Promise<readonly Lane[]> {
  const events = await knownEvents(store, repository.id);
  const gates = await store.libraryGates(repository.id, MOST_GATES);
  const guarded = (await store.postures([repository.id]))[0]?.posture.environments ?? [];
  return lanesIn({ events, gates, settings: guarded.map(({ name }) => name), repository, policies });
}

export interface LaneSources {
  readonly events: readonly DoraEvent[];
  readonly gates: readonly Pick<LibraryGate, 'environment'>[];
  /** Environments by GitHub's settings. */
  readonly settings: readonly string[];
  readonly repository: RepositoryRef;
  readonly policies: readonly Policy[];
}

/** Production first, then by name. Names of environments compare without case. */
export function lanesIn({ events, gates, settings, repository, policies }: LaneSources): readonly Lane[] {
  const named = policies.flatMap((policy) => Object.keys(policy.environments ?? {}));
  const deployed = events.flatMap((event) => (event.kind === 'deployment' ? [event.environment] : []));
  const all = [
    ...named.filter((name) => !isGlob(name)),
    ...settings,
    ...gates.map(({ environment }) => environment),
    ...deployed.toReversed(),
  ];
  const names = new Map<string, string>();
  for (const name of all) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  const request = { policies, repository: fullName(repository) };
  return [...names.values()]
    .map((environment) => ({
      service: serviceOf(request, environment),
      environment,
      isProduction: isProduction(request, environment),
    }))
    .sort((one, other) => Number(other.isProduction) - Number(one.isProduction) || byName(one, other))
    .slice(0, MOST_LANES);
}

function byName(one: Lane, other: Lane): number {
  const [first, second] = [one.environment.toLowerCase(), other.environment.toLowerCase()];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

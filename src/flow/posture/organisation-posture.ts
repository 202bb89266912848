/** How all repositories of an organisation are set up: what `/o/ORG` tells, from the store alone. */
import { type EpochMs, type Instant, toInstant } from '../../domain/instant.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { FoundHere, KeptPosture, Store, UnguardedDeployment, UnguardedJob } from '../ports.ts';
import { type RepositoryState, stateOf } from './repository-state.ts';

export interface OrganisationPosture {
  readonly version: 1;
  readonly at: Instant;
  readonly organisation: string;
  readonly repositories: readonly RepositoryPosture[];
  /** The id to go on after; null: these were the last. */
  readonly next: number | null;
}

export interface RepositoryPosture {
  readonly id: number;
  /** `owner/name`. */
  readonly repository: string;
  readonly state: RepositoryState;
  /** Why the state is not known; null where it is. */
  readonly because: string | null;
  /** When it was last looked at; null, here and below: never. */
  readonly seenAt: Instant | null;
  /** Over 90 days. `rate` null: nothing was deployed to a governed environment, or nobody looked. */
  readonly bypass: { readonly rate: number | null; readonly withoutUs: number | null; readonly n: number | null };
  readonly lanes: number | null;
  readonly findings: readonly FoundHere[];
  readonly unguarded: {
    readonly count: number | null;
    readonly last: readonly UnguardedDeployment[];
    readonly jobs: readonly UnguardedJob[];
    /** Workflow files of which nothing is known; null: none was read. */
    readonly unread: readonly string[] | null;
  };
}

export const MOST_REPOSITORIES = 500;

export interface AskedOrganisation {
  readonly organisation: string;
  /** Id of a repository; null: from the first. */
  readonly after: number | null;
  readonly at: EpochMs;
}

type PostureStore = Pick<Store, 'knownRepositories' | 'governedRepositories' | 'postures' | 'openFindings'>;

/** By id. Null: nothing is known of an organisation of this name. */
export async function organisationPosture(
  store: PostureStore,
  { organisation, after, at }: AskedOrganisation,
): Promise<OrganisationPosture | null> {
  const isOwn = ({ owner }: RepositoryRef): boolean => owner.toLowerCase() === organisation.toLowerCase();
  const all = (await store.knownRepositories()).filter(isOwn).sort((one, other) => one.id - other.id);
  if (all.length === 0) return null;
  const left = all.filter(({ id }) => after === null || id > after);
  const page = left.slice(0, MOST_REPOSITORIES);
  const governed = new Set((await store.governedRepositories()).map(({ id }) => id));
  const kept = new Map((await store.postures(page.map(({ id }) => id))).map((each) => [each.repositoryId, each]));
  const repositories: RepositoryPosture[] = [];
  for (const repository of page) {
    const findings = await store.openFindings(repository.id);
    const seen = kept.get(repository.id) ?? null;
    repositories.push(postureOf(repository, { seen, findings, isGoverned: governed.has(repository.id) }));
  }
  const next = left.length > page.length ? (page.at(-1)?.id ?? null) : null;
  return { version: 1, at: toInstant(at), organisation: all[0]?.owner ?? organisation, repositories, next };
}

interface SeenRepository {
  readonly seen: KeptPosture | null;
  readonly findings: readonly FoundHere[];
  readonly isGoverned: boolean;
}

function postureOf(repository: RepositoryRef, known: SeenRepository): RepositoryPosture {
  const { seen, findings } = known;
  const posture = seen?.posture ?? null;
  const { n = null, withoutUs = null } = posture?.passes ?? {};
  return {
    id: repository.id,
    repository: fullName(repository),
    ...stateOf(posture, known),
    seenAt: seen === null ? null : toInstant(seen.at),
    bypass: { rate: n === null || n === 0 || withoutUs === null ? null : withoutUs / n, withoutUs, n },
    lanes: posture?.lanes ?? null,
    findings,
    unguarded: {
      count: posture?.unguarded.count ?? null,
      last: posture?.unguarded.last ?? [],
      jobs: posture?.workflows?.jobs ?? [],
      unread: posture?.workflows?.unread ?? null,
    },
  };
}

/** Which repositories can be seen, and what they are called by now. Questions and effects name them by their ids. */
import type { EpochMs } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';

/**
 * Why a repository cannot be seen, or not written to. `removed`: the installation does not have it any more. Of what is
 * `archived` or `suspended` everything waits for its return; the others are not expected back.
 */
export type Lost = 'archived' | 'deleted' | 'removed' | 'suspended' | 'uninstalled';

export type LostRepositories =
  | { readonly why: Exclude<Lost, 'suspended' | 'uninstalled'>; readonly repositories: readonly RepositoryRef[] }
  /** All that the installation has. */
  | { readonly why: 'suspended' | 'uninstalled'; readonly installationId: number };

export interface PlaceStore {
  /**
   * They can be seen, under these names. Whatever is still asked of one that was lost is due at `at`: nobody told us
   * what happened to it meanwhile.
   */
  seeRepositories(repositories: readonly RepositoryRef[], at: EpochMs): Promise<void>;
  /** The installation is not suspended any more. */
  resumeInstallation(installationId: number, at: EpochMs): Promise<void>;
  /**
   * Nothing is asked of them, or done there, until they are seen again; except whether a finding that people are paged
   * for is over, which is due at `at`. What was decided and not done is withdrawn where they are not expected back.
   */
  loseRepositories(lost: LostRepositories, at: EpochMs): Promise<void>;
  /** Null: it can be seen, as far as is known. */
  lostBecause(repositoryId: number): Promise<Lost | null>;
  /** Repositories of which several answers in a row failed, and the last one, too. */
  failingRepositories(): Promise<readonly RepositoryRef[]>;
}

/** What is asked about a deployment, and what is known of it besides what GitHub shows. */
import type { OrderedRollbackFact } from '../../domain/facts.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { ReadRecords } from '../baseline.ts';
import type { KeptOverride, SeenReview, Statements } from '../ports.ts';
import type { ReadHealth } from './dependencies.ts';
import type { ReadVerifications } from './verified.ts';

export interface DeploymentInput {
  readonly repository: RepositoryRef;
  readonly environment: string;
  /** The effective commit. */
  readonly sha: string;
  readonly ref: string;
  /** Of the artefact, `sha256:HEX`, where it is known. */
  readonly digest?: string | undefined;
  /** Who started the run and who re-ran it; the first is the one who started it. */
  readonly actors: readonly string[];
  readonly deploymentId?: number | undefined;
  readonly runId?: number | undefined;
  readonly runAttempt?: number | undefined;
  readonly at: EpochMs;
  readonly overrides: readonly KeptOverride[];
  /** What people said of the deployment in GitHub's own review. */
  readonly reviews: readonly SeenReview[];
  /** What people stated in comments; absent where there is no such record. */
  readonly statements?: Statements | undefined;
  /** What was said of deployments after they were made; absent where there is no such record. */
  readonly verifications?: ReadVerifications | undefined;
  /** Of lanes of other repositories; absent where they cannot be read, and unknown is not healthy. */
  readonly health?: ReadHealth | undefined;
  /** What our own records say of an environment; absent where there are none. */
  readonly records?: ReadRecords | undefined;
  /** What people wrote in the record of the release; absent where there are no records. */
  readonly writtenRecord?: (() => Promise<string | null>) | undefined;
  /** The rollback that the run was dispatched for, by our ledger. */
  readonly ordered?: OrderedRollbackFact | undefined;
}

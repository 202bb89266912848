/** What the App saw of environments. */
import type { EpochMs } from '../../domain/instant.ts';
import type { KeptProbe, ProbePurpose } from '../../flow/ports.ts';

/** One row for each deployment, purpose and file: the newest run. */
export interface ProbeTable {
  repository_id: number;
  deployment_id: number;
  purpose: ProbePurpose;
  file: string;
  /** In lower case. */
  environment_key: string;
  environment: string;
  sha: string;
  verdict: KeptProbe['verdict'];
  /** Names, as a JSON list. */
  failed_checks: string;
  because: string | null;
  live_sha: string | null;
  started_at: EpochMs;
  at: EpochMs;
  failures: number;
}

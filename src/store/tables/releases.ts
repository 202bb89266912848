/** What became of deployments. */
import type { Generated } from 'kysely';
import type { ReleaseType } from '../../domain/decision.ts';
import type { GateLifeState } from '../../domain/gate-life.ts';
import type { EpochMs, Instant } from '../../domain/instant.ts';
import type { RollbackState } from '../../domain/rollback.ts';
import type { Verification } from '../../domain/verification.ts';

/** What became of each gate. */
export interface GateTable {
  question_key: string;
  repository_id: number;
  /** In lower case. */
  environment_key: string;
  deployment_id: number;
  run_id: number;
  run_attempt: number;
  sha: string;
  state: GateLifeState;
  /** Codes, as a JSON list. */
  reasons: string;
  since: EpochMs;
  requested_at: EpochMs;
  /** Status reports on reasons that were decided on. */
  reports: number;
  /** Names what was reported last. */
  reported: string | null;
  warned_at: EpochMs | null;
  /** People, as a JSON list. */
  ended_by: string;
}

/** Which commit a gate is of. */
export interface ReleaseGateTable {
  repository_id: number;
  deployment_id: number;
  sha: string;
  /** When it was first decided about. */
  at: EpochMs;
  /** What was last decided; null where nothing was, or by an older version. */
  tier: string | null;
  release_type: ReleaseType | null;
  /** How it reaches its users, by the policy of then; null: the policy said nothing, or an older version wrote it. */
  strategy: string | null;
}

/** The issue on GitHub that is kept for something, once we know it. */
export interface KeptIssueTable {
  repository_id: number;
  key: string;
  number: number;
}

/** What was said of deployments after they were made; only ever added to. */
export interface VerificationTable {
  id: Generated<number>;
  repository_id: number;
  deployment_id: number;
  /** In lower case. */
  environment_key: string;
  environment: string;
  sha: string;
  verdict: Verification['verdict'];
  /** Names, as a JSON list. */
  failed_checks: string;
  /** `preExisting` and `reasonCode`, as JSON; null: nothing was said of them. */
  causes: string | null;
  /** What ran then; null: nobody could tell. */
  live_sha: string | null;
  /** `smoke` and `uncounted`, as JSON; null: nothing was said of the file. */
  by_file: string | null;
  at: Instant;
}

/** The ledger of rollbacks, in the order in which they were decided. */
export interface RollbackTable {
  seq: Generated<number>;
  id: string;
  repository_id: number;
  /** In lower case. */
  environment_key: string;
  state: RollbackState;
  /** All of it, as JSON. */
  body: string;
}

/** The runs that were started for rollbacks, those that were cancelled and replaced by another included. */
export interface RollbackRunTable {
  repository_id: number;
  run_id: number;
  rollback_id: string;
}

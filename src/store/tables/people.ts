/** What people said. */
import type { EpochMs, Instant } from '../../domain/instant.ts';
import type { Statement } from '../../flow/ports.ts';

export interface OverrideTable {
  repository_id: number;
  comment_id: number;
  /** In lower case: GitHub's environment names compare without it. */
  environment_key: string;
  environment: string;
  user_id: number;
  user_login: string;
  sha: string;
  reason: string;
  /** As it was stated, RFC 3339. */
  at: string;
}

/** What people stated in comment commands, besides overrides. */
export interface StatementTable {
  repository_id: number;
  comment_id: number;
  kind: Statement['kind'];
  /** In lower case. */
  environment_key: string;
  environment: string;
  /** Null for freezes and their ends. */
  sha: string | null;
  user_id: number;
  user_login: string;
  reason: string;
  at: Instant;
  until_at: Instant | null;
  /** The comment that ended a hold or a freeze. */
  ended_by: number | null;
  /** Of `recovered` and `cause`; null also where the cause is none of our deployments. */
  deployment_id: number | null;
  /** Of `cause`: the issue that it is about. */
  issue_number: number | null;
}

/** When a review of a deployment was first seen. */
export interface DeploymentReviewTable {
  repository_id: number;
  run_id: number;
  /** In lower case. */
  environment_key: string;
  user_id: number;
  state: 'approved' | 'rejected';
  /** Which one of this person with this state it is, from 1. */
  nth: number;
  seen_at: EpochMs;
}

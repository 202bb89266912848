/** Planned releases. */
import type { Instant } from '../../domain/instant.ts';

export interface PlanTable {
  repository_id: number;
  /** Its number. */
  milestone: number;
  state: 'open' | 'over';
  /** The plan as JSON. */
  body: string;
}

export interface PlanDecisionTable {
  repository_id: number;
  comment_id: number;
  milestone: number;
  stage: string;
  verdict: 'go' | 'no-go';
  user_id: number;
  user_login: string;
  /** Empty: none was given. */
  reason: string;
  at: Instant;
  /** `{pulls, isCut}` as JSON: what a no-go is about. Null: it was not kept, or is a go. */
  about: string | null;
}

export interface PlanLeaveOutTable {
  repository_id: number;
  comment_id: number;
  milestone: number;
  /** Number of the pull request. */
  pull: number;
  user_id: number;
  user_login: string;
  reason: string;
  at: Instant;
}

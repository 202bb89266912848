/** What is kept for the work that recurs, and for GitHub's limits. */
import type { EpochMs } from '../../domain/instant.ts';

/** What an installation has asked of GitHub, counted for all processes together. */
export interface InstallationLimitTable {
  installation_id: number;
  /** JSON: what still counts. */
  spent: string;
  /** Nothing is sent before then. 0: never paused. */
  paused_until: EpochMs;
  /** Nothing but what gates need is sent before then. */
  others_paused_until: EpochMs;
}

/** Pending effects that were put off because there was no room. */
export interface DeferredEffectTable {
  effect_id: number;
  installation_id: number;
  /** The lower, the sooner. */
  rank: number;
  since: EpochMs;
}

/** Recurring work: when it is next due, and who does it. */
export interface SweepTable {
  name: string;
  due_at: EpochMs;
  /** Only grows: it fences off whoever lost the claim. */
  token: number;
  /** Null: given back. */
  leased_until: EpochMs | null;
  /** JSON text. */
  memory: string | null;
}

/** A setting that is not as the policy needs it. */
export interface FindingTable {
  repository_id: number;
  code: string;
  /** What it is about, e.g. the name of an environment. Empty: the repository. */
  subject: string;
  since: EpochMs;
  last_seen: EpochMs;
  /** Null: it is still so. */
  gone_at: EpochMs | null;
}

/** Who was answered lately. A round ends when everybody who waits had a turn. */
export interface RepositoryTurnTable {
  repository_id: number;
  installation_id: number;
  /** The round in which something of the repository was answered last. Only grows. */
  round: number;
}

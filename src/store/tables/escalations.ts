/** Who was paged for what was found. */
import type { Generated } from 'kysely';

/** In the order in which they were found first. */
export interface EscalationTable {
  seq: Generated<number>;
  /** That of its question. */
  id: string;
  repository_id: number;
  /** 1 while it is not over, 0 then. */
  is_open: number;
  nth: number;
  /** All of it but the acknowledgement, as JSON. */
  body: string;
  /** Who took it on, as JSON; null: nobody. Of this `nth`. */
  acknowledged: string | null;
}

/** What was known of a policy when people were last told of it. */
export interface PolicyNewsTable {
  repository_id: number;
  /** As JSON. */
  body: string;
}

/** The pages that were decided on, by what PagerDuty knows them by. */
export interface EscalationPageTable {
  alert_key: string;
  escalation_id: string;
  /** Of the escalation then. */
  nth: number;
}

/** What the policies said when a gate was opened. */
export interface OpeningTable {
  repository_id: number;
  deployment_id: number;
  /** As JSON. */
  body: string;
}

/** The audit log. */

/** One row per installation: how many entries its log has. */
export interface AuditLogTable {
  installation_id: number;
  size: number;
}

/** Append-only: triggers refuse changes. */
export interface AuditEntryTable {
  installation_id: number;
  seq: number;
  repository_id: number;
  line: string;
}

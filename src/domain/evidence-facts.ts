/** Facts: what a release can show besides its changes and approvals. */
import type { Duration, Instant } from './instant.ts';

export interface CheckFact {
  readonly name: string;
  readonly app?: string | undefined;
  readonly status: 'queued' | 'in_progress' | 'completed';
  readonly conclusion?: string | undefined;
  readonly at: Instant;
}

export interface IncidentFact {
  readonly number: number;
  readonly labels: readonly string[];
  readonly openedAt: Instant;
  readonly closedAt?: Instant | undefined;
}

export interface LaneFact {
  readonly over: Duration;
  readonly deployments: number;
  readonly failed: number;
}

export interface RollbackFact {
  readonly at: Instant;
  readonly from: string;
  readonly to: string;
}

/** Lowest first. */
export const ALERT_SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];
export type AlertTool = 'code-scanning' | 'dependabot';

export type AlertsFact =
  | { readonly kind: 'known'; readonly tool: AlertTool; readonly open: readonly AlertFact[] }
  /** `not-analysed`: the tool has not looked at this commit (yet); `switched-off`: it never looks. */
  | { readonly kind: 'unknown'; readonly tool: AlertTool; readonly because: 'not-analysed' | 'switched-off' };

export interface AlertFact {
  readonly number: number;
  readonly severity: AlertSeverity;
}

export interface AttestationFact {
  readonly digest: string;
  /** Path of the workflow that attested it, in `repository`. */
  readonly signer: string;
  /** `owner/name` of the workflow. */
  readonly repository: string;
  /** The commit that it was built from. */
  readonly sha: string;
}

export interface PreflightFact {
  /** The smoke file that was run. */
  readonly file: string;
  readonly verdict: 'pass' | 'fail' | 'inconclusive' | 'error';
  readonly at: Instant;
  /** Ids of the required checks that did not pass. */
  readonly failedChecks: readonly string[];
}

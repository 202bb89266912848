/** Facts: what a release can show besides its changes and approvals. */
import type { Duration, Instant } from './instant.ts';
import type { UncountedPass } from './verification.ts';

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
  | {
      readonly kind: 'known';
      readonly tool: AlertTool;
      readonly open: readonly AlertFact[];
      /** Scanners that looked at the commits before and not at this one yet, such as `CodeQL (javascript)`. */
      readonly missing?: readonly string[] | undefined;
      /** Which scanners look at the repository is not known: what looked at the commit counts for all. */
      readonly isBaseUnknown?: true | undefined;
    }
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
  /** What did not pass, in one line of plain text; absent: nobody said. */
  readonly found?: string | undefined;
  /** When it is run again by itself; absent: that is not known. */
  readonly againAt?: Instant | undefined;
}

export interface UncountedFact extends UncountedPass {
  /** The smoke file that was run; absent: nobody said. */
  readonly path?: string | undefined;
  readonly at: Instant;
}

export interface Candidate {
  readonly sha: string;
  readonly ref?: string | undefined;
  /** Which commit is deployed cannot be known: `sha` is only the one that the run is filed against. */
  readonly isUnknown?: true | undefined;
  /** Why: inputs that name it, perhaps, whose values GitHub does not tell. Absent: its workflow cannot be read. */
  readonly inputs?: readonly string[] | undefined;
  /** Of the artefact that is deployed, `sha256:` and 64 hex digits, as the deployment's payload says. */
  readonly digest?: string | undefined;
  /** What the run uploaded, where a gate asks who attested it and the payload names no digest. Absent: not known. */
  readonly artifacts?: ArtifactsFact | undefined;
}

/** The artefacts of a run, of each name the newest. */
export interface ArtifactsFact {
  /** Whether all of them were read. */
  readonly complete: boolean;
  readonly uploaded: readonly ArtifactFact[];
}

export interface ArtifactFact {
  readonly name: string;
  /** `sha256:` and 64 hex digits. Absent: GitHub knows none, or what it is of has expired. */
  readonly digest?: string | undefined;
}

/** What scanners found in a repository, and what was attested of its artefacts. */

export interface AnalysisRecord {
  readonly id: number;
  readonly ref: string;
  readonly sha: string;
  readonly tool: string;
  readonly category: string;
  readonly error: string;
  readonly at: number;
}

export interface CodeAlertRecord {
  readonly number: number;
  readonly ref: string;
  readonly sha: string;
  readonly tool: string;
  readonly severity: 'none' | 'note' | 'warning' | 'error' | null;
  readonly securitySeverity: 'low' | 'medium' | 'high' | 'critical' | null;
  readonly createdAt: number;
  state: 'open' | 'dismissed' | 'fixed';
  changedAt: number;
}

export interface DependabotAlertRecord {
  readonly number: number;
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  readonly dependency: string;
  readonly createdAt: number;
  state: 'open' | 'dismissed' | 'fixed';
  changedAt: number;
}

export interface AttestationRecord {
  readonly id: number;
  /** `sha256:HEX`. */
  readonly digest: string;
  /** A Sigstore bundle, as whoever uploaded it wrote it: GitHub does not vouch for it. */
  readonly bundle: Readonly<Record<string, unknown>>;
}

export interface SecurityRecord {
  hasCodeScanning: boolean;
  hasDependabot: boolean;
  /** Oldest first, like the others. */
  readonly analyses: AnalysisRecord[];
  readonly codeAlerts: CodeAlertRecord[];
  readonly dependabotAlerts: DependabotAlertRecord[];
  readonly attestations: AttestationRecord[];
}

export function noFindings(): SecurityRecord {
  return {
    hasCodeScanning: true,
    hasDependabot: true,
    analyses: [],
    codeAlerts: [],
    dependabotAlerts: [],
    attestations: [],
  };
}

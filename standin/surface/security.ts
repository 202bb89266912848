/** What scanners and builds leave behind. Nothing of it sends a webhook that the App subscribes to. */

export interface Security {
  /** Switched on unless it is told otherwise; off, its reads are refused with GitHub's words. */
  switchCodeScanning(isOn: boolean): void;
  switchDependabot(isOn: boolean): void;
  /** A scanner looked at a commit. `ref` is a full one; default: the default branch's. */
  analyse(analysis: {
    readonly sha: string;
    readonly ref?: string;
    /** Default `CodeQL`. */
    readonly tool?: string;
    readonly category?: string;
    /** What went wrong; an analysis with an error found nothing. */
    readonly error?: string;
  }): { readonly id: number };
  /** An open alert of code scanning. */
  raiseCodeAlert(alert: {
    readonly sha: string;
    readonly ref?: string;
    readonly tool?: string;
    /** Of a rule that is about security. */
    readonly securitySeverity?: 'low' | 'medium' | 'high' | 'critical' | null;
    readonly severity?: 'none' | 'note' | 'warning' | 'error' | null;
  }): { readonly number: number };
  raiseDependabotAlert(alert: {
    readonly severity: 'low' | 'medium' | 'high' | 'critical';
    readonly dependency?: string;
  }): { readonly number: number };
  endCodeAlert(number: number, state: 'dismissed' | 'fixed'): void;
  endDependabotAlert(number: number, state: 'dismissed' | 'fixed'): void;
  /** Whoever has `attestations: write` uploads any bundle. `digest` is `sha256:HEX`. */
  attest(digest: string, bundle: Readonly<Record<string, unknown>>): void;
}

/** The evidence of a release or of a period, as one document. Everything in it is said by lines of the log. */
import type { Instant } from '../../domain/instant.ts';

export interface AuditReport {
  readonly version: 1;
  readonly kind: 'tidegate-audit-report';
  readonly scope: ReportScope;
  readonly log: ReportedLog;
  /** In the order in which their gates were first heard of. */
  readonly releases: readonly ReportedRelease[];
  /** What went another way than the policy's own, oldest first. */
  readonly exceptions: readonly ReportedException[];
  /** The lines that it rests on, in the order of the log. */
  readonly lines: readonly ReportedLine[];
  /** Lines that belong to it and are not listed: there are more than {@link MOST_LINES}. */
  readonly unlisted: number;
}

/** A document of more lines is not read; the whole of them is in an export. */
export const MOST_LINES = 5000;

export interface ReportScope {
  /** `owner/name`; null: all repositories of the log. */
  readonly repository: string | null;
  /** As it was asked for; null: a period. */
  readonly release: string | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

export interface ReportedLog {
  readonly origin: string;
  /** How many lines the log had. */
  readonly lines: number;
  /** Of all these lines (RFC 6962), base64. */
  readonly root: string;
  /** A signed note that vouches for `covered` lines; null: none was given, and none could be signed. */
  readonly checkpoint: string | null;
  readonly covered: number;
}

export interface ReportedRelease {
  readonly repository: string;
  readonly environment: string;
  readonly deployment: number;
  /** Null where the log does not tell. */
  readonly commit: string | null;
  readonly requestedAt: Instant | null;
  /** The last decision before it ended, or the last there is. Null: the policy never decided. */
  readonly decision: ReportedDecision | null;
  /** Who said something of it: approvals, refusals, overrides, holds. Oldest first. */
  readonly said: readonly ReportedWord[];
  /** The state of its gate: `approved`, `bypassed`, `held`, … */
  readonly state: string;
  readonly stateAt: Instant | null;
  /** The line that says so; null: none does. */
  readonly stateSeq: number | null;
  /** Codes of what holds it, or of how it ended. */
  readonly reasons: readonly string[];
  /** Who ended it; empty where nobody is known. */
  readonly endedBy: readonly string[];
  /** When GitHub took our approval; null: none was sent. */
  readonly openedAt: Instant | null;
  /** The newest word on how it turned out. */
  readonly verification: { readonly verdict: string; readonly at: Instant; readonly seq: number } | null;
  /** The newest state of its rollback. */
  readonly rollback: {
    readonly state: string;
    readonly target: string;
    readonly at: Instant;
    readonly seq: number;
  } | null;
  /** Places in the log of the lines about it, at most {@link MOST_POSITIONS}, the newest. */
  readonly positions: readonly number[];
  readonly lineCount: number;
}

export const MOST_POSITIONS = 200;

export interface ReportedDecision {
  readonly at: Instant;
  readonly seq: number;
  readonly summary: string;
  readonly verdict: string;
  readonly mode: string;
  readonly tier: string;
  readonly releaseType: string;
  readonly policy: { readonly sources: readonly string[]; readonly digest: string };
  readonly factsDigest: string;
  readonly decisionDigest: string;
  readonly gates: readonly { readonly name: string; readonly status: string }[];
  /** What was to be let in, and who made it: at most 100 are in the log, of `changeCount`. */
  readonly changes: readonly { readonly change: string; readonly author: string }[];
  readonly changeCount: number;
  /** Whose approval counted, by gate. */
  readonly counted: readonly { readonly gate: string; readonly people: readonly string[] }[];
  readonly override: { readonly user: string; readonly reason: string } | null;
}

/** What a person stated. */
export interface ReportedWord {
  readonly seq: number;
  readonly at: Instant;
  readonly kind: string;
  readonly who: string;
  readonly environment: string | null;
  readonly commit: string | null;
  readonly reason: string | null;
}

export const EXCEPTIONS = {
  override: 'A person opened a gate against the policy',
  bypass: 'A deployment went on without an answer of ours',
  'not-enforced': 'Let through because the policy is only observed; it would have been held',
  'verification-failed': 'The deployment was found bad after it ended',
  'verification-missing': 'Nobody said in time whether the deployment works',
  'rolled-back': 'The environment went back',
  'rollback-failed': 'The way back failed',
  lift: 'A person let a quarantined commit in again',
  rejected: 'A person said no',
} as const satisfies Readonly<Record<string, string>>;

export type ExceptionCode = keyof typeof EXCEPTIONS;

export interface ReportedException {
  readonly code: ExceptionCode;
  readonly at: Instant;
  readonly seq: number;
  readonly repository: string;
  readonly environment: string | null;
  readonly deployment: number | null;
  readonly commit: string | null;
  /** Null: nobody in particular. */
  readonly who: string | null;
  readonly reason: string | null;
}

export interface ReportedLine {
  readonly seq: number;
  readonly at: Instant;
  readonly kind: string;
  /** Leaf hash (RFC 6962), base64. */
  readonly leaf: string;
  /** Audit path to the checkpoint, base64, from the leaf to the root; null: no checkpoint vouches for it. */
  readonly proof: readonly string[] | null;
}

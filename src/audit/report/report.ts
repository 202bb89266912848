/** The evidence of a release or of a period, as one document. Everything in it is said by lines of the log. */
import type { Instant } from '../../domain/instant.ts';
import type { ReportedDecision } from './reported-decision.ts';
import type { ReportedEvent } from './reported-event.ts';

export interface AuditReport {
  readonly version: 1;
  readonly kind: 'tidegate-audit-report';
  readonly scope: ReportScope;
  readonly log: ReportedLog;
  /** In the order in which their gates were first heard of. */
  readonly releases: readonly ReportedRelease[];
  /** Who did what, oldest first; at most {@link MOST_LINES}. */
  readonly events: readonly ReportedEvent[];
  /** Events that are left out: there are more than that. */
  readonly unlistedEvents: number;
  /** What was planned: the decisions at its stages, and the deployments of it. */
  readonly plans: readonly ReportedPlan[];
  /** The policies that decided, in the order in which they were first used. */
  readonly policies: readonly ReportedPolicy[];
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
  /** Of its first and its last line; null: it has none. */
  readonly firstAt: Instant | null;
  readonly lastAt: Instant | null;
  /** Places at which another number stands than the line has; empty: none is missing. At most 20. */
  readonly gaps: readonly { readonly expected: number; readonly found: number }[];
}

export interface ReportedPlan {
  readonly repository: string;
  /** The number of its milestone. */
  readonly milestone: number;
  /** Lines of its decisions: go, no-go, what was left out. */
  readonly decisions: readonly number[];
  /** Those that belong to it, as far as the log tells. */
  readonly deployments: readonly number[];
  /** Deployments that took it back. */
  readonly waysBack: readonly number[];
}

export interface ReportedPolicy {
  readonly digest: string;
  readonly sources: readonly string[];
  readonly decisions: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly firstSeq: number;
}

export interface ReportedRelease {
  readonly repository: string;
  readonly environment: string;
  readonly deployment: number;
  /** Null where the log does not tell. */
  readonly commit: string | null;
  readonly requestedAt: Instant | null;
  /** Who started the run, and who ran it again; empty: the log does not tell. */
  readonly requestedBy: readonly string[];
  /** The run that it is a deployment of, and which attempt. */
  readonly run: number | null;
  readonly attempt: number | null;
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
  /** The line that says so. */
  readonly openedSeq: number | null;
  /** Every word on how it turned out, oldest first. */
  readonly verifications: readonly ReportedVerification[];
  /** What it goes back from, when it is a way back. */
  readonly wayBack: ReportedWayBack | null;
  /** Lines of {@link AuditReport.events} that are about it. */
  readonly events: readonly number[];
  /** The newest word on how it turned out. */
  readonly verification: { readonly verdict: string; readonly at: Instant; readonly seq: number } | null;
  /** The newest state of its rollback. */
  readonly rollback: {
    readonly state: string;
    readonly target: string;
    readonly at: Instant;
    readonly seq: number;
    /** Null: the policy authorised it in advance, or nobody has ordered it. */
    readonly orderedBy?: string | null | undefined;
    /** What they said; absent: nothing. */
    readonly reason?: string | undefined;
    /** What started it, such as `fail` or `requested`. */
    readonly trigger?: string | undefined;
    readonly run?: number | undefined;
    /** The deployment that brought it back, where the log tells. */
    readonly deployment?: number | undefined;
  } | null;
  /** What became of the review of it; null: the log tells of none. */
  readonly review: ReportedReview | null;
  /** Places in the log of the lines about it, at most {@link MOST_POSITIONS}, the newest. */
  readonly positions: readonly number[];
  readonly lineCount: number;
}

export interface ReportedReview {
  /** `closed`; `reopened`: it was closed without a cause, and Tidegate opened it again; `open`: people did. */
  readonly state: string;
  readonly at: Instant;
  readonly seq: number;
  /** The issue; null where the log does not tell. */
  readonly issue: number | null;
  /** Who closed it last; null: nobody is known. */
  readonly by: string | null;
  /** The labels that say why; empty: it was closed without one. */
  readonly causes: readonly string[];
  /** When it was closed, by GitHub's clock; absent: it is open, or the log does not tell. */
  readonly closedAt?: Instant | undefined;
  /** How often it was closed without a cause and opened again. */
  readonly reopenings: number;
}

export const MOST_POSITIONS = 200;

export interface ReportedVerification {
  readonly verdict: string;
  readonly at: Instant;
  readonly seq: number;
  readonly failedChecks: readonly string[];
  /** The run whose job said so; null: Tidegate saw it, or nobody said anything. */
  readonly run: number | null;
}

export interface ReportedWayBack {
  /** What it goes back from. */
  readonly deployment: number | null;
  readonly commit: string | null;
  /** Null: nobody in particular, the policy authorised it in advance. */
  readonly orderedBy: string | null;
  readonly reason: string | null;
  /** The line of the order; without one, that of the decision of the policy. */
  readonly seq: number;
  readonly at: Instant;
  /** What started it, such as `fail` or `requested`. */
  readonly trigger: string;
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
  emergency: 'An emergency release',
  unreviewed: 'A change that nobody but its authors reviewed was let in',
  'approved-by-author': 'An author of a change approved it, and the policy allows that',
  'review-without-cause': 'What happened was looked back on without saying why',
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

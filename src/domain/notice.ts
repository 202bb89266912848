/**
 * Notices: what people asked to be told, as data. A notice has a slot (what is told to whom) and content; the same
 * content in the same slot is told once, however often it is decided. A notice never holds a secret: it names the
 * variable in which the operator keeps the address.
 */
import { digestOf } from './canonical.ts';
import type { ReleaseType, Status, Verdict } from './decision.ts';
import type { Instant } from './instant.ts';
import type { RepositoryRef } from './repository.ts';

export const CHANNELS = ['slack', 'pagerduty', 'webhook'] as const;
export type Channel = (typeof CHANNELS)[number];

export type NoticeEvent =
  | 'decision'
  | 'released'
  | 'rollback'
  | 'rollback-failed'
  | 'override'
  | 'gate-waiting-over'
  | 'verification-missing'
  | 'verification-failed'
  | 'escalation'
  | 'planned'
  | 'window-opens-in'
  | 'approval-missing-before-window'
  | 'started'
  | 'watching-ended'
  | 'bypass-found'
  | 'policy-loosened'
  | 'policy-invalid'
  | 'guard-off'
  | 'review-overdue'
  | 'audit-broken'
  | 'undeployed-over';

export interface NoticeTarget {
  readonly channel: Channel;
  /** Name of the environment variable with the address or key. */
  readonly variable: string;
}

export interface Notice {
  readonly kind: 'notify';
  readonly repository: RepositoryRef;
  readonly target: NoticeTarget;
  readonly event: NoticeEvent;
  /** What of the repository it is about; notices of one event about one subject are one telling. */
  readonly subject: string;
  /** What tells one telling about the subject from the next, e.g. a digest of a decision. */
  readonly content: string;
  /** `resolve`: what was told is over. */
  readonly action: 'tell' | 'resolve';
  /** The slot of the effect that has to be done before it is true. Undefined: it is true now. */
  readonly awaits?: string | undefined;
  readonly told: Told;
  /** What a team's template can name besides what is known anyway. Gone once the announcement is written. */
  readonly values?: Readonly<Record<string, string>> | undefined;
}

/** The telling itself: plain text, one line each, in which nothing people wrote has any power yet. */
export interface Told {
  readonly at: Instant;
  /** Null, here and below: it is about no one of them. */
  readonly environment: string | null;
  readonly sha: string | null;
  readonly deploymentId: number | null;
  readonly runId: number | null;
  /** Where to look, below the repository's address: `milestone/3`, `issues/12`. Absent: the run, or the repository. */
  readonly page?: string | undefined;
  /** A path of the repository: where it is written what to do. Absent: a line may name it, as `Runbook: PATH`. */
  readonly runbook?: string | undefined;
  /** What happened and where. At most 200 characters. */
  readonly summary: string;
  /** Who, why, what to do. At most 300 characters each. */
  readonly lines: readonly string[];
  /** Of an escalation: 1 is paged first, each later one because nobody acknowledged. */
  readonly level?: number | undefined;
  /** The text of the team's own template, filled in: in place of the lines. At most 3,000 characters. */
  readonly announcement?: string | undefined;
  readonly decision?: ToldDecision | undefined;
}

/** An outline: what a receiver compares and counts, and nothing that people wrote but names of gates. */
export interface ToldDecision {
  readonly verdict: Verdict;
  readonly mode: 'enforce' | 'observe';
  readonly tier: string;
  readonly releaseType: ReleaseType;
  readonly earliestOpening: Instant | null;
  readonly factsDigest: string;
  readonly gates: readonly ToldGate[];
}

export interface ToldGate {
  readonly name: string;
  readonly status: Status | 'skipped';
  /** Reason codes of its requirements. */
  readonly reasons: readonly string[];
}

/**
 * Stands in an announcement for the address of the page, which only whoever sends the notice knows. A control character:
 * none of what people write keeps one, in a template or in what it is filled in with.
 */
export const PAGE_ADDRESS = '\u001A';

/** What is told to whom. */
export function slotOfNotice({ repository, subject, event, action, target }: Notice): string {
  const what = action === 'resolve' ? `${event}-resolved` : event;
  return `${repository.id}/notify/${subject}/${what}/${target.channel}/${target.variable}`;
}

/**
 * The same when it begins, is sent again, and is over: what PagerDuty tells alerts by. It takes 255 characters, and
 * sends it back as `incident_key`.
 */
export function alertKeyOf(notice: Notice): string {
  return `tidegate/${digestOf([slotOfNotice({ ...notice, action: 'tell' }), notice.content])}`;
}

/** The same for every try to tell it, and for no other notice: receivers tell repetitions by it. */
export function noticeId(notice: Notice): string {
  return `msg_${digestOf(notice).slice(0, 32)}`;
}

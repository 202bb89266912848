/**
 * Entries of the audit log (contract, section 11): one canonical JSON object per line, one log per installation.
 * Whoever stores a line gives it its `seq`; nothing in a line is ever changed.
 */
import { canonicalJson } from '../domain/canonical.ts';
import type { Instant } from '../domain/instant.ts';

export interface AuditEntry {
  readonly version: 1;
  /** Position in the installation's log, from 0 without gaps. */
  readonly seq: number;
  readonly at: Instant;
  readonly actor: AuditActor;
  readonly kind: AuditKind;
  readonly subject: AuditSubject;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An entry that has no place in a log yet. */
export type NewAuditEntry = Omit<AuditEntry, 'version' | 'seq'>;

export type AuditActor =
  | { readonly kind: 'tidegate' }
  | { readonly kind: 'user'; readonly id: number; readonly login: string };

/**
 * `decision`: a question was answered by the policy. `answer`: it was answered without one. `effect`: something is
 * about to be done on GitHub. `outcome`: how that ended. `override`: a person asked to break the glass. `gate`: a
 * deployment gate changed its state, or what holds it. `bypass`: a deployment went on without us. The others: a person
 * said yes or no to a release, set up or ended a hold or a freeze, or said afterwards how it went and why.
 */
export type AuditKind =
  | 'decision'
  | 'answer'
  | 'effect'
  | 'outcome'
  | 'override'
  | 'gate'
  | 'bypass'
  | 'verification'
  | 'rollback'
  | 'rollback-decision'
  | 'approve'
  | 'reject'
  | 'hold'
  | 'lift'
  | 'freeze'
  | 'unfreeze'
  | 'go'
  | 'no-go'
  | 'leave-out'
  | 'recovered'
  | 'cause'
  | 'escalation'
  | 'acknowledge'
  | 'review';

/** What an entry is about. The repository's id is its identity; its name is the one it had then. */
export interface AuditSubject {
  readonly repository: string;
  readonly repositoryId: number;
  readonly deployment?: number | undefined;
  readonly environment?: string | undefined;
  readonly pullRequest?: number | undefined;
  readonly issue?: number | undefined;
  readonly comment?: number | undefined;
  readonly commit?: string | undefined;
  readonly milestone?: number | undefined;
}

/** The entry at its place in the log, as one line without the line break. */
export function auditLine(entry: NewAuditEntry, seq: number): string {
  return canonicalJson({ ...entry, version: 1, seq } satisfies AuditEntry);
}

/**
 * Effects: what a decision wants done on GitHub, as data. An effect has a slot (what it writes to) and content; the
 * same content in the same slot is done once, however often it is decided.
 */
import { digestOf } from './canonical.ts';
import type { Instant } from './instant.ts';
import type { GateQuestion } from './question.ts';
import type { RepositoryRef } from './repository.ts';

export type Effect = OpenGate | ReportGate | WriteCheck | Reply;

/** Approve our protection rule for one deployment. The one effect that cannot be taken back. */
export interface OpenGate {
  readonly kind: 'open-gate';
  readonly repository: RepositoryRef;
  readonly gate: GateQuestion;
  /** The run and commit that the decision was made for; GitHub's call carries neither, so they are read again. */
  readonly runAttempt: number;
  readonly headSha: string;
  readonly comment: string;
  /** The decision holds until then at the latest; afterwards it has to be made again. */
  readonly validUntil: Instant;
  /**
   * The comments with the holds and freezes that the decision knew of; one more, and it has to be made again. Absent in
   * what an older version decided: none was known.
   */
  readonly knownRestrictions?: readonly number[] | undefined;
}

/** A status report on a held gate. GitHub takes 10 per deployment, of 1,024 characters each. */
export interface ReportGate {
  readonly kind: 'report-gate';
  readonly repository: RepositoryRef;
  readonly gate: GateQuestion;
  readonly comment: string;
}

/** Create or update our check run of this name on this commit. */
export interface WriteCheck {
  readonly kind: 'write-check';
  readonly repository: RepositoryRef;
  readonly name: 'tidegate' | 'tidegate/policy';
  readonly headSha: string;
  /** Names the subject where several of one name may stand on a commit, e.g. `pull-request/12`. */
  readonly externalId: string;
  readonly status: 'in_progress' | 'completed';
  readonly conclusion?: 'success' | 'failure' | 'neutral' | undefined;
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
}

export interface Annotation {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly level: 'failure' | 'warning';
  readonly title: string;
  readonly message: string;
}

/** Answer a comment command, once. */
export interface Reply {
  readonly kind: 'reply';
  readonly repository: RepositoryRef;
  readonly issueNumber: number;
  /** The comment that is answered. */
  readonly commentId: number;
  readonly body: string;
}

/** What the effect writes to. */
export function slotOf(effect: Effect): string {
  const repository = effect.repository.id;
  switch (effect.kind) {
    case 'open-gate':
      return `${repository}/gate/${effect.gate.deploymentId}/open`;
    case 'report-gate':
      return `${repository}/gate/${effect.gate.deploymentId}/report`;
    case 'write-check':
      return `${repository}/check/${effect.headSha}/${effect.name}/${effect.externalId}`;
    case 'reply':
      return `${repository}/reply/${effect.commentId}`;
  }
}

/** What tells one content of a slot from another. Opening a gate has one content: it is open or not. */
export function contentOf(effect: Effect): string {
  return effect.kind === 'open-gate' ? 'open' : digestOf(effect);
}

/** How an effect ended. `superseded`: the world moved on and it must not be done any more. */
export type Outcome =
  | { readonly kind: 'done'; readonly note?: string | undefined }
  | { readonly kind: 'superseded'; readonly because: string }
  | { readonly kind: 'retry'; readonly because: string; readonly afterMs?: number | undefined };

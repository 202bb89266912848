/**
 * Effects: what a decision wants done on GitHub, as data. An effect has a slot (what it writes to) and content; the
 * same content in the same slot is done once, however often it is decided.
 */
import { digestOf } from './canonical.ts';
import type { Instant } from './instant.ts';
import type { GateQuestion } from './question.ts';
import type { RepositoryRef } from './repository.ts';

export type Effect =
  | OpenGate
  | RejectGate
  | ReportGate
  | WriteCheck
  | Reply
  | KeepIssue
  | CommentIssue
  | ReopenIssue
  | DispatchRun;

/** Approve our protection rule for one deployment. The one effect that cannot be taken back. */
export interface OpenGate {
  readonly kind: 'open-gate';
  readonly repository: RepositoryRef;
  readonly gate: GateQuestion;
  /** The run and commit that the decision was made for; GitHub's call carries neither, so they are read again. */
  readonly runAttempt: number;
  readonly headSha: string;
  /** What is let go, where our ledger knows it to be another commit. */
  readonly effectiveSha?: string | undefined;
  /** Which commit is let go was not known: it shows nothing of what runs afterwards. */
  readonly isUnknownCommit?: true | undefined;
  readonly comment: string;
  /** The decision holds until then at the latest; afterwards it has to be made again. */
  readonly validUntil: Instant;
  /**
   * The comments with the holds and freezes that the decision knew of; one more, and it has to be made again. Absent in
   * what an older version decided: none was known.
   */
  readonly knownRestrictions?: readonly number[] | undefined;
}

/**
 * Reject our protection rule for one deployment: its job and run fail, and only a new run asks again. For a person's
 * explicit no, and for a deployment that GitHub is about to end itself.
 */
export interface RejectGate {
  readonly kind: 'reject-gate';
  readonly repository: RepositoryRef;
  readonly gate: GateQuestion;
  readonly runAttempt: number;
  readonly headSha: string;
  readonly comment: string;
  /** When it is for its age: not if a deployment that was made later waits in the same place, as it would end, too. */
  readonly onlyOlderThan: Instant | null;
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

/** Create an issue of ours, or bring our part of it up to date. What people wrote around that part stays. */
export interface KeepIssue {
  readonly kind: 'keep-issue';
  readonly repository: RepositoryRef;
  /** Tells it from other issues of ours, e.g. `release/` and a commit. No spaces, nothing that ends an HTML comment. */
  readonly key: string;
  /** Null until it is known which issue it is. */
  readonly number: number | null;
  /** Set when the issue is made; people may change it. */
  readonly title: string;
  /** Ours are listed by it. */
  readonly label: 'tidegate:release' | 'tidegate:review' | 'tidegate:dora';
  /** Our part, as Markdown. */
  readonly body: string;
  /** What stands below our part when the issue is made, and is people's from then on. */
  readonly seed: string;
  /** It is closed, once: an issue that people open again stays open. */
  readonly isOver: boolean;
  /** Logins, at most 10. Set when the issue is made; people may change it. Absent: nobody. */
  readonly assignees?: readonly string[] | undefined;
  /** Put at its end, once, and people's from then on. Absent: nothing. */
  readonly addition?: Addition | undefined;
}

export interface Addition {
  /** Tells it from other additions to the same issue. No spaces, nothing that ends an HTML comment. */
  readonly name: string;
  /** As Markdown. */
  readonly text: string;
}

/** Tell something in a comment on an issue that is kept, once. */
export interface CommentIssue {
  readonly kind: 'comment-issue';
  readonly repository: RepositoryRef;
  readonly issueNumber: number;
  /** Names what is told, so that it is told once. No spaces, nothing that ends an HTML comment. */
  readonly key: string;
  /** When it was decided to tell it: a comment from before is another one. */
  readonly since: Instant;
  readonly body: string;
}

/** Open an issue of ours again that was closed: this one time that it was closed, and no other. */
export interface ReopenIssue {
  readonly kind: 'reopen-issue';
  readonly repository: RepositoryRef;
  readonly issueNumber: number;
  /** When it was closed: whoever opened and closed it since then is not contradicted. */
  readonly closedAt: Instant;
}

/** Start the workflow that deploys the target of a rollback: `workflow_dispatch` on the default branch, once. */
export interface DispatchRun {
  readonly kind: 'dispatch-run';
  readonly repository: RepositoryRef;
  /** Of the ledger. */
  readonly rollbackId: string;
  /** Counted from 1: a run that GitHub cancelled before it began is dispatched once more. */
  readonly dispatch: number;
  /** File name in `.github/workflows`, as the policy says. */
  readonly workflow: string;
  readonly environment: string;
  /** The commit to deploy: the input `sha`. */
  readonly targetSha: string;
  /** Given to the workflow in place of the commit: it switches back to what ran before. Absent: the commit is. */
  readonly inputs?: Readonly<Record<string, string>> | undefined;
  /** What is to be gone from; when something else runs there by now, nothing is dispatched. */
  readonly failedDeploymentId: number;
}

/** What our answer of this kind to a gate writes to. */
export function answerSlot({ repository, deploymentId }: GateQuestion, kind: 'open-gate' | 'reject-gate'): string {
  return `${repository.id}/gate/${deploymentId}/${kind === 'open-gate' ? 'open' : 'reject'}`;
}

/** What the effect writes to. */
export function slotOf(effect: Effect): string {
  const repository = effect.repository.id;
  switch (effect.kind) {
    case 'open-gate':
    case 'reject-gate':
      return answerSlot({ ...effect.gate, repository: effect.repository }, effect.kind);
    case 'report-gate':
      return `${repository}/gate/${effect.gate.deploymentId}/report`;
    case 'write-check':
      return `${repository}/check/${effect.headSha}/${effect.name}/${effect.externalId}`;
    case 'reply':
      return `${repository}/reply/${effect.commentId}`;
    case 'keep-issue':
      return `${repository}/issue/${effect.key}`;
    case 'comment-issue':
      return `${repository}/issue-comment/${effect.key}`;
    case 'reopen-issue':
      return `${repository}/reopened/${effect.issueNumber}`;
    case 'dispatch-run':
      return `${repository}/rollback/${effect.rollbackId}/${effect.dispatch}`;
  }
}

/**
 * What tells one content of a slot from another. An answer to a gate has one content: it is given or not. An issue's is our
 * part of it: learning its number changes nothing.
 */
export function contentOf(effect: Effect): string {
  if (effect.kind === 'open-gate') return 'open';
  if (effect.kind === 'reject-gate') return 'reject';
  return digestOf(
    effect.kind === 'keep-issue' ? { ...effect, number: null, title: '', seed: '', assignees: undefined } : effect,
  );
}

/** `isFoundByTime`: the answer was lost, and it is the one run that was started by us then: nothing names the rollback. */
export interface DispatchedRun {
  readonly id: number;
  readonly url: string;
  readonly isFoundByTime?: boolean | undefined;
}

/** Why a run was not dispatched, or why it cannot be known whether one was. */
export type DispatchEnding = 'moved-on' | 'executor-forbidden' | 'target-unavailable' | 'dispatch-unknown';

/** How an effect ended. `superseded`: the world moved on and it must not be done any more. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly note?: string | undefined;
      /** The number of the issue that is kept. */
      readonly issue?: number | undefined;
      /** The run that was dispatched, by GitHub's own answer. */
      readonly run?: DispatchedRun | undefined;
    }
  | {
      readonly kind: 'superseded';
      readonly because: string;
      /** Of a dispatch: what the ledger is to say. */
      readonly code?: DispatchEnding | undefined;
      /** It was decided too long ago to be done as it is: what is decided since then is done, also if it is the same. */
      readonly isTooOld?: true | undefined;
    }
  | {
      readonly kind: 'retry';
      readonly because: string;
      readonly afterMs?: number | undefined;
      /** It may have been done all the same: nobody saw the answer. */
      readonly mayBeDone?: true | undefined;
    };

/**
 * What the pipeline needs from the world, as interfaces. Adapters import the types of this file and nothing else of
 * `flow/`; every implementation of a port passes the same contract suite.
 */
import type { Decision } from '../domain/decision.ts';
import type { Effect, Outcome } from '../domain/effect.ts';
import type {
  Change,
  DeploymentFact,
  Direction,
  Facts,
  OverrideFact,
  Person,
  PullRequestChange,
} from '../domain/facts.ts';
import type { EpochMs, Instant } from '../domain/instant.ts';
import type { GateQuestion, Question } from '../domain/question.ts';
import type { RepositoryRef } from '../domain/repository.ts';

export interface Ports {
  readonly clock: Clock;
  /** Reached through the installation of the App on the repository. */
  readonly github: (repository: RepositoryRef) => Promise<GitHub>;
  readonly store: Store;
}

export interface Clock {
  now(): EpochMs;
}

// ---------------------------------------------------------------------------------------------------------- GitHub

/** One repository on GitHub, as the App sees it. Reads throw `Failure`; "not there" is a value. */
export interface GitHub {
  defaultBranch(): Promise<{ readonly name: string; readonly sha: string }>;
  /** A file at a commit, or null when the commit does not have it. */
  file(path: string, sha: string): Promise<{ readonly text: string } | null>;
  gate(question: GateQuestion): Promise<GateState>;
  /**
   * The deployments of one environment, newest first, with what their statuses say, down to the newest success that
   * `isTrusted`; a bounded number of them.
   */
  deployments(environment: string, isTrusted: (deploymentId: number) => boolean): Promise<readonly DeploymentFact[]>;
  /** The changes between two commits: the pull requests, and the commits that none explains. Oldest first. */
  changes(baseSha: string, headSha: string): Promise<ChangeRange>;
  pullRequest(number: number): Promise<PullRequestState>;
  /** The numbers of the open pull requests whose head is this commit. */
  openPullRequestsAt(sha: string): Promise<readonly number[]>;
  /** Permission, kind and teams of people; unknown logins are left out. `teams` are the slugs that matter. */
  people(logins: readonly string[], teams: readonly string[]): Promise<Readonly<Record<string, Person>>>;
  /** A comment as it is now, or null when it is gone. */
  comment(id: number): Promise<CommentState | null>;
  /** One handler per effect kind: guard-read, act once, verify. */
  apply(effect: Effect, at: EpochMs): Promise<Outcome>;
}

/** Where our protection rule on one deployment stands, read anew. */
export interface GateState {
  /**
   * `waiting`: our rule has not been answered. `passed-without-us`: the job went on although we did not approve it.
   * `gone`: the run or its attempt is over, so there is nothing to answer. `not-found`: GitHub shows us no such
   * deployment or run; it may be deleted, not there yet, or out of our reach for a while.
   */
  readonly state: 'waiting' | 'approved' | 'rejected' | 'passed-without-us' | 'gone' | 'not-found';
  /** What we last reported on it, when GitHub shows it. */
  readonly lastReport: string | null;
  readonly runAttempt: number;
  /** The commit of the deployment: the ledger's, else `sha` in its payload, else the deployment's own. */
  readonly sha: string;
  readonly ref: string;
  readonly environment: string;
  /** Who started the run, and who re-ran it. */
  readonly actors: readonly string[];
  /** When the deployment was made, by GitHub's clock. Null when it was not found. */
  readonly requestedAt: Instant | null;
}

export interface ChangeRange {
  readonly direction: Direction;
  readonly changes: readonly Change[];
  /** False when GitHub's limits (250 commits, 300 files) cut what we saw. */
  readonly complete: boolean;
}

export interface PullRequestState {
  readonly state: 'open' | 'closed';
  readonly draft: boolean;
  readonly headSha: string;
  readonly base: string;
  readonly change: PullRequestChange;
}

export interface CommentState {
  readonly id: number;
  readonly body: string;
  readonly user: string;
  readonly userId: number;
  readonly createdAt: Instant;
  readonly edited: boolean;
}

// ----------------------------------------------------------------------------------------------------------- store

/** The durable half: inbox, agenda of questions, records, outbox. What is acknowledged is on disk. */
export interface Store {
  /** On disk (fsync) before it resolves. A delivery id that is known and not failed is a duplicate. */
  acceptDelivery(delivery: Delivery): Promise<'stored' | 'duplicate'>;
  /** The oldest deliveries that wait, without claiming them: one process has one intake. */
  waitingDeliveries(limit: number): Promise<readonly Delivery[]>;
  /** ONE transaction: the delivery is done and its questions are due. */
  finishDelivery(id: string, questions: readonly Question[], at: EpochMs): Promise<void>;
  /** Counts a failed try; after `limit` of them the delivery is set aside, visible, and no longer tried. */
  failDelivery(id: string, because: string, limit: number): Promise<'waiting' | 'set-aside'>;

  /** Claims the question longest due whose lane nobody holds. The claim ends by itself at `leaseUntil`. */
  claimQuestion(at: EpochMs, leaseUntil: EpochMs): Promise<Claim | null>;
  /** When the next question or effect is due; null when none is. */
  nextDueAt(): Promise<EpochMs | null>;
  /** ONE transaction: decision, audit entry, pending effects, timer, claim kept. False: the claim was lost. */
  saveRecord(claim: Claim, record: AnswerRecord): Promise<boolean>;
  /** The question is answered for now, or has to be asked again at `dueAt`. Gives the claim back. */
  releaseClaim(
    claim: Claim,
    next: { readonly dueAt: EpochMs | null; readonly failed?: string | undefined },
  ): Promise<void>;

  /** Effects of a question that are decided, not settled, and not to be tried later than `at`; oldest first. */
  pendingEffects(questionKey: string, at: EpochMs): Promise<readonly PendingEffect[]>;
  /** Writes the outcome, and an audit entry with it, in one transaction. */
  settleEffect(effect: PendingEffect, outcome: Outcome, at: EpochMs): Promise<void>;

  /** The deployments to an environment that we let through, in no order. */
  openedGates(repositoryId: number, environment: string): Promise<readonly number[]>;
  /** Gate questions of a repository that have no final answer. */
  openGates(repositoryId: number): Promise<readonly GateQuestion[]>;
  overrides(repositoryId: number, environment: string): Promise<readonly KeptOverride[]>;
  /** The last policy text of this repository that was valid. */
  lastValidPolicy(repositoryId: number): Promise<KeptPolicy | null>;
  keepValidPolicy(repositoryId: number, policy: KeptPolicy): Promise<void>;
  close(): Promise<void>;
}

export interface Delivery {
  /** GitHub's GUID. Not covered by the signature: good for telling duplicates, for nothing else. */
  readonly id: string;
  readonly event: string;
  readonly receivedAt: EpochMs;
  readonly body: Uint8Array;
}

/** An override and who stated it: a login can be somebody else's tomorrow, the id cannot. */
export type KeptOverride = OverrideFact & { readonly userId: number };

/** Somebody's `/tidegate override`, as it was stated; whether they may is judged with each decision. */
export interface StatedOverride {
  readonly repositoryId: number;
  readonly userId: number;
  readonly user: string;
  readonly environment: string;
  readonly sha: string;
  readonly reason: string;
  readonly at: Instant;
  readonly commentId: number;
}

export interface Claim {
  readonly question: Question;
  readonly key: string;
  /** Fencing: writes with an older token are refused. */
  readonly token: number;
  /** Tries that failed in a row before this one. */
  readonly failures: number;
}

/** What one answer leaves behind. */
export interface AnswerRecord {
  readonly at: EpochMs;
  readonly facts: Facts | null;
  readonly decision: Decision | null;
  readonly summary: string;
  readonly effects: readonly Effect[];
  /** What people stated in a command: kept in the same transaction. */
  readonly overrides: readonly StatedOverride[];
  /** Other questions that this answer makes due, e.g. the gate that an override is about: in the same transaction. */
  readonly questions: readonly Question[];
  /** Whether the question has its final answer and is not asked again by events. */
  readonly final: boolean;
}

export interface PendingEffect {
  readonly id: number;
  readonly slot: string;
  readonly effect: Effect;
  readonly attempts: number;
}

export interface KeptPolicy {
  readonly text: string;
  readonly sha: string;
  readonly at: Instant;
}

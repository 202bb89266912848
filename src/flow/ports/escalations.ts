/** Who was paged for what was found, and whether somebody took it on. Written with the answers that page. */
import type { EpochMs, Instant } from '../../domain/instant.ts';
import type { EscalationQuestion } from '../../domain/question.ts';
import type { OpeningNews, SettledOpening } from './openings.ts';

/**
 * One finding for which somebody may be paged. Its rules are those that were in force when its gate was opened; where
 * that is not known, or they named nobody, those when it was found.
 */
export interface KeptEscalation {
  /** That of its question: an escalation is asked about under the same name. */
  readonly id: string;
  readonly question: EscalationQuestion;
  /** The effective commit. */
  readonly sha: string;
  /** 1, and one more each time that the same is found again after it was over. */
  readonly nth: number;
  readonly openedAt: Instant;
  /** Since when it is so, as far as we know; absent: since it was opened. */
  readonly foundAt?: Instant | undefined;
  /** What was found, who let it through, where to read what to do. Plain text. */
  readonly found: FoundForPage;
  /** Times are told on its wall clock; absent: in UTC. */
  readonly zone?: string | undefined;
  /** The command that goes back from it; absent: nothing is set up for that. */
  readonly wayBack?: string | undefined;
  /** Who may order that, in words; absent: the policies could not be read, or name nobody. */
  readonly whoMayGoBack?: string | undefined;
  /** How the trains that it is part of go back, a sentence each. */
  readonly waysBackOfTrains?: readonly string[] | undefined;
  /** The policies could not be read when it was found, so those who only want to know are told later. */
  readonly isUntold?: true | undefined;
  /** In the order in which they are due. Empty: nobody is paged, people are only told. */
  readonly pages: readonly EscalationPage[];
  readonly acknowledged: Acknowledgement | null;
  readonly endedAt: Instant | null;
  /** Why it is over; null before that. */
  readonly ending: string | null;
}

export interface FoundForPage {
  /** E.g. `its verification failed`. */
  readonly what: string;
  readonly lines: readonly string[];
}

export interface EscalationPage {
  /** From 1. */
  readonly level: number;
  /** In which the operator keeps the routing key. */
  readonly variable: string;
  readonly dueAt: Instant;
  /** What PagerDuty knows it by. */
  readonly alertKey: string;
  /** When it was decided to page; null: not yet, or never. */
  readonly pagedAt: Instant | null;
}

export interface Acknowledgement {
  /** A login of GitHub, or a name in PagerDuty, which is free text there: shortened, and shown as plain text. */
  readonly by: string;
  /** Of the account on GitHub; null: it was in PagerDuty. */
  readonly userId: number | null;
  readonly how: 'comment' | 'pagerduty';
  readonly at: Instant;
}

/** Somebody takes on what was found. The first one counts. */
export interface StatedAcknowledgement extends Acknowledgement {
  readonly escalation: string;
}

/** What an answer says of who is paged. */
export interface EscalationNews {
  /** Who is paged for the finding that was asked about, from now on. Whether it was acknowledged is not taken from it. */
  readonly escalation?: KeptEscalation | undefined;
  /** Findings that somebody takes on. */
  readonly acknowledgements?: readonly StatedAcknowledgement[] | undefined;
  /** What is settled with the opening of a gate; undefined: none is opened. */
  readonly opening?: OpeningNews | undefined;
}

export interface EscalationStore {
  /** Null: nothing was kept. We did not open it, or did before this was kept. */
  settledOpening(repositoryId: number, deploymentId: number): Promise<SettledOpening | null>;
  /** Null: nothing was found, so nobody was paged. */
  escalation(id: string): Promise<KeptEscalation | null>;
  /** Those of a repository that are not over, oldest first. */
  openEscalations(repositoryId: number): Promise<readonly KeptEscalation[]>;
  /**
   * Durable before it resolves, and its question is due. `known`: it was acknowledged before, or is over. `unknown`: no
   * page of ours has this key.
   */
  acknowledgePage(
    alertKey: string,
    by: Omit<Acknowledgement, 'at'>,
    at: EpochMs,
  ): Promise<'acknowledged' | 'known' | 'unknown'>;
}

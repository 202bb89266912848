/** What is settled when a gate is opened, for whatever is found of its deployment later. */
import type { EscalatedEvent } from '../../domain/question.ts';

/** What a policy says of an environment: who is paged for what. */
export interface SettledRule {
  readonly when: readonly EscalatedEvent[];
  /** The first at once, `after: null`; each later one so long after the one before. */
  readonly levels: readonly { readonly after: string | null; readonly page: string }[];
}

/** What the policies said when a gate was opened. A change of them after that changes nothing about its deployment. */
export interface SettledOpening {
  /** Empty: they named nobody. */
  readonly rules: readonly SettledRule[];
  /** Whether a verification had to arrive: without one nobody knows whether it is good. */
  readonly isVerificationAsked: boolean;
  readonly zone: string;
  /** Paths below the repository. */
  readonly runbooks: readonly string[];
  /** Whether a rollback was set up there. */
  readonly isWayBackSetUp: boolean;
}

/** What an answer that opens gates settles. */
export interface OpeningNews {
  /** GitHub answers all jobs of one run that wait for an environment together. */
  readonly deploymentIds: readonly number[];
  readonly settled: SettledOpening;
}

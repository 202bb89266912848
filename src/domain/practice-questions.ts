/** Questions about a release beside its gates: its plan, its time in hypercare, who is woken, who is told, its train. */
import type { RepositoryRef } from './repository.ts';

/** What is to be said of a planned release, a milestone, in its record, and which of its dates comes next? */
export interface PlanQuestion {
  readonly kind: 'plan';
  readonly repository: RepositoryRef;
  /** Its number. */
  readonly milestone: number;
}

/** Is this deployment still well, while it is watched? */
export interface HypercareQuestion {
  readonly kind: 'hypercare';
  readonly repository: RepositoryRef;
  readonly environment: string;
  readonly deploymentId: number;
  readonly runId: number;
}

/** What somebody is woken for. */
export type EscalatedEvent = 'verification-failed' | 'verification-missing' | 'rollback-failed';

/** Did somebody acknowledge this finding, and who is to be paged next? */
export interface EscalationQuestion {
  readonly kind: 'escalation';
  readonly repository: RepositoryRef;
  readonly environment: string;
  /** The deployment that it was found of. */
  readonly deploymentId: number;
  readonly runId: number;
  readonly event: EscalatedEvent;
}

/** Who is to be told that their changes reached production, or left it? */
export interface DeliveredQuestion {
  readonly kind: 'delivered';
  readonly repository: RepositoryRef;
  readonly environment: string;
  readonly deploymentId: number;
}

/** How far is the planned release that several repositories make together? */
export interface TrainQuestion {
  readonly kind: 'train';
  /** Where it is told: the repository of the organisation's policy. */
  readonly repository: RepositoryRef;
  /** By the organisation's policy. */
  readonly train: string;
  /** Of the milestones. */
  readonly title: string;
}

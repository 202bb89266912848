/** Trains as the store keeps them: how far each was when it was last told, and who ordered it back. */
import type { TrainMemberFact } from '../../domain/facts.ts';
import type { GateLifeState } from '../../domain/gate-life.ts';
import type { EpochMs, Instant } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';

export interface KeptTrainMember {
  /** `owner/name`, as the policy spells it. */
  readonly repository: string;
  /** Null: the App does not know it. */
  readonly repositoryId: number | null;
  readonly state: TrainMemberFact['state'];
  /** The stage of its plan at which the last word is no-go; absent: at none. */
  readonly noGo?: string | undefined;
}

/** One planned release of a train. */
export interface KeptTrain {
  /** Where its record is. */
  readonly place: RepositoryRef;
  readonly train: string;
  /** Of the milestones. */
  readonly title: string;
  readonly environment: string;
  readonly state: 'open' | 'over';
  /** The order that was carried out last, or is; null: nobody ordered it back. */
  readonly back: {
    readonly commentId: number;
    readonly state: 'under-way' | 'stopped' | 'done';
  } | null;
  /** In the order in which they go out. */
  readonly members: readonly KeptTrainMember[];
  readonly at: Instant;
}

/** Somebody's word that the whole train goes back; whether they may was judged when they said it. */
export interface TrainOrder {
  readonly commentId: number;
  readonly userId: number;
  readonly user: string;
  readonly reason: string;
  readonly at: Instant;
}

export type StatedTrainOrder = TrainOrder & {
  /** Where the record of the train is, which need not be where the comment is. */
  readonly placeId: number;
  readonly train: string;
  readonly title: string;
};

export type KnownTrain = KeptTrain & {
  /** Oldest first. */
  readonly orders: readonly TrainOrder[];
  /** The issue that is its record; null: none that we know of. */
  readonly issue: number | null;
};

/** What an answer says of trains. */
export interface TrainNews {
  /** The train that was asked about, as it is told from now on. */
  readonly train?: KeptTrain | undefined;
  /** Who said in a command that a train goes back. */
  readonly trainOrders?: readonly StatedTrainOrder[] | undefined;
}

/** A deployment of a planned release that asked, or asks, to enter an environment. */
export interface PlannedGate {
  readonly deploymentId: number;
  readonly runId: number;
  /** As GitHub spells it. */
  readonly environment: string;
  readonly sha: string;
  readonly state: GateLifeState;
  /** When it was let through, by us or past us; null: it was not. */
  readonly openedAt: EpochMs | null;
  /** Our newest answer, in one line. */
  readonly summary: string;
  /** How its deployment ended; null: not known, or not yet. */
  readonly ended: 'success' | 'failure' | null;
}

/** The part of the store that trains need. */
export interface TrainStore {
  /** Those of an installation, the open ones first, the one that was told last before the others; at most 200. */
  trains(installationId: number): Promise<readonly KnownTrain[]>;
  /**
   * What asked to enter an environment and belongs to the planned release of this title, newest first, at most 50. What
   * goes back is none of it.
   */
  plannedGates(repositoryId: number, environment: string, title: string): Promise<readonly PlannedGate[]>;
}

/** What sweeps read of GitHub. */
import type { EpochMs } from '../../domain/instant.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { RepositoryRef } from '../../domain/repository.ts';

/** GitHub as the App itself sees it, across installations. Reads throw `Failure`. */
export interface AppGitHub {
  /** One page of the log of deliveries, newest first, of whatever outcome. `cursor` null: the newest. */
  deliveries(cursor: string | null): Promise<DeliveryPage>;
  /** Asks GitHub to send a delivery again. It keeps its GUID. False: GitHub does not have it any more. */
  redeliver(id: string): Promise<boolean>;
  /** Installations that are not suspended, by id. */
  installations(): Promise<readonly number[]>;
  repositoriesOf(installationId: number): Promise<readonly RepositoryRef[]>;
}

export interface DeliveryPage {
  readonly deliveries: readonly LoggedDelivery[];
  /** Where to go on; null at the end of the log. */
  readonly next: string | null;
}

export interface LoggedDelivery {
  /** Of the attempt, as a decimal number. */
  readonly id: string;
  readonly guid: string;
  readonly event: string;
  readonly deliveredAt: EpochMs;
}

/** What sweeps read of one repository. Reads throw `Failure`. */
export interface RepositoryWatch {
  /** The runs that wait for something; null: the list is as it was when GitHub gave this ETag. */
  waitingRuns(etag: string | null): Promise<Tagged<readonly WaitingRun[]> | null>;
  /** The gates of the run that wait for us: only of environments on which our rule is switched on. */
  waitingGates(run: WaitingRun): Promise<readonly GateQuestion[]>;
  /** Open pull requests, the last changed first; null: as it was when GitHub gave this ETag. */
  openPullRequests(etag: string | null): Promise<Tagged<readonly OpenPullRequest[]> | null>;
  /** How the repository is set up, as far as it can be read. */
  settings(): Promise<RepositorySettings>;
}

export interface Tagged<T> {
  readonly value: T;
  readonly etag: string | null;
}

export interface WaitingRun {
  readonly id: number;
  readonly headSha: string;
  /** When its present attempt began. */
  readonly startedAt: EpochMs;
  /** No other run of this commit waits. */
  readonly isAlone: boolean;
}

export interface OpenPullRequest {
  readonly number: number;
  readonly headSha: string;
}

export interface RepositorySettings {
  readonly environments: readonly EnvironmentSettings[];
  /** Null: it cannot be read. */
  readonly requiredChecks: readonly RequiredCheck[] | null;
}

export interface EnvironmentSettings {
  readonly name: string;
  readonly hasOurRule: boolean;
  /** Null: GitHub does not say. */
  readonly canAdminsBypass: boolean | null;
}

/** A check without which nothing is merged into the default branch. */
export interface RequiredCheck {
  readonly name: string;
  /** From whom it has to come. `anybody`: whoever may write statuses. */
  readonly from: 'us' | 'another-app' | 'anybody';
}

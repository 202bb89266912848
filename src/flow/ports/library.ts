/** What the library is read from: what runs where, and whether it came there past us. */
import type { GateLifeState, GatePerson } from '../../domain/gate-life.ts';
import type { EpochMs, Instant } from '../../domain/instant.ts';
import type { ReadWorkflows, UnguardedDeployment } from './unguarded.ts';

/** One gate, whatever became of it. */
export interface LibraryGate {
  readonly deploymentId: number;
  readonly runId: number;
  readonly environment: string;
  /** The effective commit. */
  readonly sha: string;
  readonly state: GateLifeState;
  readonly reasons: readonly string[];
  readonly since: Instant;
  readonly requestedAt: Instant;
  /** Who ended it, where people did. */
  readonly by: readonly GatePerson[];
}

/** An environment, as GitHub's settings show it. */
export interface GuardedEnvironment {
  readonly name: string;
  /** A policy that is enforced names it. */
  readonly isGated: boolean;
  readonly hasOurRule: boolean;
  /** Null: GitHub does not say. */
  readonly canAdminsBypass: boolean | null;
  /** Since when we know that a policy names it; null: none does. */
  readonly gatedSince: Instant | null;
}

/** How a repository is set up, and what went past us; as it was last looked at. */
export interface Posture {
  /** `invalid`: what its policies say is not known, and every gate stays closed. `none`: nothing governs it. */
  readonly mode: 'enforce' | 'observe' | 'invalid' | 'none';
  readonly environments: readonly GuardedEnvironment[];
  /** The organisation that it belongs to; null: a person's. Absent in what an older version looked at: not known. */
  readonly ownerId?: number | null | undefined;
  /** Null: the workflow files were not read yet. */
  readonly workflows: ReadWorkflows | null;
  /** `last`: the newest 20. */
  readonly unguarded: { readonly count: number; readonly last: readonly UnguardedDeployment[] };
  /** Deployments to governed environments in the last 90 days, and those of them that passed without us. */
  readonly passes: { readonly n: number; readonly withoutUs: number };
  readonly lanes: number;
}

export interface KeptPosture {
  readonly repositoryId: number;
  readonly at: EpochMs;
  readonly posture: Posture;
}

/** Merged changes that wait for an environment. */
export interface Undeployed {
  readonly environment: string;
  readonly service: string;
  /** When GitHub was asked. */
  readonly at: EpochMs;
  /** What ran then, and the head of the default branch. */
  readonly baseSha: string;
  readonly headSha: string;
  /** Null: GitHub cannot tell what lies between. */
  readonly waiting: WaitingChanges | null;
  /** GitHub was not asked yet: so many lanes are not counted at once. */
  readonly isUncounted?: true | undefined;
}

export interface WaitingChanges {
  readonly changes: number;
  /** When the oldest of them was merged; null: none waits, or nobody knows when. */
  readonly oldestAt: Instant | null;
  /** `#12`, or the first digits of a commit. */
  readonly oldest: string | null;
  /** Added and deleted. */
  readonly lines: number;
  /** False: there are more than were read. */
  readonly isComplete: boolean;
}

/** Over all repositories. */
export interface LibraryTotals {
  readonly undeployedChanges: number;
  readonly oldestUndeployedAt: EpochMs | null;
  readonly unguardedDeployments: number;
  /** Lanes of which it is not known what waits: not counted yet, or GitHub cannot tell. */
  readonly lanesWithoutCount: number;
}

/** The part of the store that the library needs. */
export interface LibraryStore {
  /** The newest gates of a repository, the newest first. */
  libraryGates(repositoryId: number, limit: number): Promise<readonly LibraryGate[]>;
  keepPosture(kept: KeptPosture): Promise<void>;
  /** Of those of the repositories that were looked at, by id. At most a few hundred are asked about at once. */
  postures(repositoryIds: readonly number[]): Promise<readonly KeptPosture[]>;
  /** ONE transaction: what was kept of the repository before is gone. */
  keepUndeployed(repositoryId: number, lanes: readonly Undeployed[]): Promise<void>;
  undeployed(repositoryId: number): Promise<readonly Undeployed[]>;
  /** Of repositories that were looked at since then: what is not ours any more waits for nobody. */
  libraryTotals(since: EpochMs): Promise<LibraryTotals>;
}

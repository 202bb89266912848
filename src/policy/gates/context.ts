/** What every requirement is judged with, and what it finds. */
import type { Timeline } from '../../calendar/timeline.ts';
import type { IgnoredPerson, LinkedRequests, Reason, Status } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { ReleaseRisk } from '../classify-release.ts';
import type { Directory } from '../people.ts';
import type { ActiveGate, TimedRelease } from '../release-times.ts';
import type { Policy } from '../schema.ts';

export { type ActiveGate, isExcepted } from '../release-times.ts';

/** A policy and where it comes from. The organisation's stands before the repository's. */
export interface PolicyInForce {
  readonly source: 'org' | 'repository';
  readonly file: string;
  readonly policy: Policy;
}

/** What every requirement is judged with. */
export interface ReleaseContext extends TimedRelease {
  readonly facts: Facts;
  readonly at: EpochMs;
  readonly risk: ReleaseRisk;
  readonly directory: Directory;
}

/** Judges one kind of requirement in all gates of a decision; gates that do not ask for it are left out. */
export type JudgeRequirement = (
  gates: readonly ActiveGate[],
  context: ReleaseContext,
) => ReadonlyMap<ActiveGate, Finding>;

/** A gate that no policy writes: it is listed when there is something for it to say. */
export interface BuiltInGate {
  readonly name: string;
  /** Whether an authorised rollback skips it. */
  readonly yieldsToRollback: boolean;
  /** Undefined: it is not configured here. */
  readonly judge: (context: ReleaseContext) => BuiltInFinding | undefined;
}

export interface BuiltInFinding {
  readonly finding: Finding;
  /** The policies that hold the release while the finding is not met. */
  readonly owners: readonly Policy[];
}

/** What a requirement found: a code and its data. The text is made from them in one place. */
export interface Finding {
  readonly kind: string;
  readonly status: Status;
  readonly reason: Reason;
  readonly counted?: readonly string[];
  readonly ignored?: readonly IgnoredPerson[];
  /** What each change is linked to. */
  readonly linked?: readonly LinkedRequests[];
  /** When the status next changes by time alone; null: never. Undefined: time has no part in it. */
  readonly changesAt?: EpochMs | null;
  /** What has to hold for the requirement to be met, as far as time decides it. */
  readonly time?: { readonly wanted: 'inside' | 'outside'; readonly timeline: Timeline };
}

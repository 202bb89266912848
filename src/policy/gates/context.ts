/** What every requirement is judged with, and what it finds. */
import type { Timeline } from '../../calendar/timeline.ts';
import type { IgnoredPerson, Reason, Status } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { ReleaseRisk } from '../classify-release.ts';
import type { Directory } from '../people.ts';
import type { Gate, Policy } from '../schema.ts';

/** A policy and where it comes from. The organisation's stands before the repository's. */
export interface PolicyInForce {
  readonly source: 'org' | 'repository';
  readonly file: string;
  readonly policy: Policy;
}

export interface ReleaseContext {
  readonly facts: Facts;
  readonly at: EpochMs;
  readonly policies: readonly Policy[];
  readonly risk: ReleaseRisk;
  readonly directory: Directory;
  /** Undefined for a merge. */
  readonly environment: string | undefined;
}

/**
 * Whether `except: { types }` lets the release pass. `rollback` there means an authorised one, which skips the gate
 * anyhow; one that nobody authorised is excepted from nothing.
 */
export function isExcepted(except: Gate['except'], { type }: Pick<ReleaseRisk, 'type'>): boolean {
  return type !== 'rollback' && (except?.types.includes(type) ?? false);
}

/** One gate of one policy that selects the release. */
export interface ActiveGate {
  readonly policy: Policy;
  readonly gate: Gate;
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
  /** When the status next changes by time alone; null: never. Undefined: time has no part in it. */
  readonly changesAt?: EpochMs | null;
  /** What has to hold for the requirement to be met, as far as time decides it. */
  readonly time?: { readonly wanted: 'inside' | 'outside'; readonly timeline: Timeline };
}

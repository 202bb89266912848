/** A deployment of a lane: the attempts of one commit up to where it ran. */
import type { ReleaseType } from '../../domain/decision.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { Attempt, Change } from '../record.ts';

/** A remediation was made in answer to a failure. Only what is `normal` can fail. */
export type Role = 'normal' | 'remediation' | 'rollback' | 'redeploy';

const NONE: readonly Change[] = [];

export class Run {
  /** The one that succeeded first. */
  readonly #attempt: Attempt;
  /** As told, else by the commit; null: an ordinary one of which nobody told more. */
  readonly type: ReleaseType | null;
  readonly role: Role;
  /** What came into production with it for the first time, where it can be told how long that took. */
  fresh: readonly Change[] = NONE;
  isFailed = false;
  /** When the failure was over. Infinite: it is not, as far as is known. */
  endedAt: EpochMs = Number.POSITIVE_INFINITY;
  /** The id of the rollback that went behind it. */
  takenBackBy: string | null = null;

  constructor(attempt: Attempt, type: ReleaseType | null, role: Role) {
    this.#attempt = attempt;
    this.type = type;
    this.role = role;
  }

  get id(): string {
    return this.#attempt.id;
  }

  get sha(): string {
    return this.#attempt.sha;
  }

  /** When it ran. */
  get at(): EpochMs {
    return this.#attempt.finishedAt;
  }

  get tier(): string | null {
    return this.#attempt.tier;
  }

  get team(): string | null {
    return this.#attempt.team;
  }

  get strategy(): string | null {
    return this.#attempt.strategy;
  }

  /** How many changes it brought. 0: nobody told. */
  get batch(): number {
    return this.#attempt.changes.length;
  }

  /** However many reasons there are, it fails once. */
  fail(): void {
    this.isFailed = true;
  }

  /** The earliest end is the end. */
  endAt(at: EpochMs): void {
    this.endedAt = Math.min(this.endedAt, at);
  }
}

/** What is younger may still turn out to have failed. */
const MATURE_AFTER_MS = 72 * 3_600_000;

export function isMature({ at }: Run, knownUntil: EpochMs): boolean {
  return at <= knownUntil - MATURE_AFTER_MS;
}

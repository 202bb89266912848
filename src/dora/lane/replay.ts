/**
 * A lane from its first record on: which attempts are one deployment, what each deployment is, and which deployment it
 * blames (contract, section 8). The time it takes grows with the number of attempts and no faster.
 */
import type { ReleaseType } from '../../domain/decision.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { Attempt, Change } from '../record.ts';
import { netChanges } from './net-changes.ts';
import { type Role, Run } from './run.ts';

/** Attempts of one commit that lie further apart are two deployments. */
const ONE_DEPLOYMENT_MS = 24 * 3_600_000;

const NO_CHANGES: readonly Change[] = [];

export class LaneReplay {
  /** In the order in which they ran. */
  readonly runs: Run[] = [];
  /** Attempts that did not succeed. They change nothing that runs. */
  readonly failures: Attempt[] = [];
  /** The last run of each commit; -1: before the first record. */
  readonly #lastOf = new Map<string, number>();
  /** Places of the runs that can fail. */
  readonly #normal: number[] = [];
  /** Places of the runs that no rollback has gone behind. */
  readonly #standing: number[] = [];
  /** Null: it was there so far only together with its own revert. */
  readonly #shippedBy = new Map<number | string, Run | null>();
  #triedAt: EpochMs = Number.NEGATIVE_INFINITY;
  /** Another commit was tried since the last success. */
  #isInterrupted = false;

  /**
   * An attempt that ended after all that were taken before.
   *
   * @returns the deployment that it belongs to; null when it failed
   */
  take(attempt: Attempt): Run | null {
    const running = this.runs.at(-1);
    const isSame = running?.sha === attempt.sha;
    if (!attempt.isSuccess) {
      this.failures.push(attempt);
      if (isSame) this.#triedAt = attempt.finishedAt;
      else this.#isInterrupted = true;
      return null;
    }
    const run = running !== undefined && isSame && this.#continues(running, attempt) ? running : this.#begin(attempt);
    this.#triedAt = attempt.finishedAt;
    return run;
  }

  /** Whether it repeats what runs so soon that the two are one deployment. One that is called a redeploy is one. */
  #continues({ type }: Run, attempt: Attempt): boolean {
    const isCalledOther = attempt.type !== null && (attempt.type === 'redeploy' || attempt.type !== type);
    const isSoon = attempt.finishedAt - this.#triedAt <= ONE_DEPLOYMENT_MS;
    return isSoon && !this.#isInterrupted && !isCalledOther;
  }

  #begin(attempt: Attempt): Run {
    const isFirst = this.runs.length === 0;
    if (isFirst && attempt.previousSha !== null) this.#lastOf.set(attempt.previousSha, -1);
    const type = attempt.type ?? this.#typeBySha(attempt.sha);
    const isForward = type !== 'rollback' && type !== 'redeploy';
    const changes = isForward ? attempt.changes : NO_CHANGES;
    const { cancelled, takenBack } = netChanges(changes);
    const shippers = new Set(takenBack.flatMap((number) => this.#shippedBy.get(number) ?? []));
    const run = new Run(attempt, type, roleOf(type, shippers.size > 0));
    if (run.role === 'rollback') this.#rollBack(run);
    if (run.role === 'remediation') this.#remedy(run, shippers);
    const fresh = changes.filter((change) => this.#ship(change, cancelled.has(change) ? null : run));
    // As a rule all are, and then one list does.
    run.fresh = isFirst ? NO_CHANGES : fresh.length === changes.length ? changes : fresh;
    this.#append(run);
    return run;
  }

  #typeBySha(sha: string): ReleaseType | null {
    const last = this.#lastOf.get(sha);
    if (last === undefined) return null;
    return last === this.runs.length - 1 ? 'redeploy' : 'rollback';
  }

  #append(run: Run): void {
    const place = this.runs.length;
    if (run.role === 'normal') this.#normal.push(place);
    this.#standing.push(place);
    this.#lastOf.set(run.sha, place);
    this.#isInterrupted = false;
    this.runs.push(run);
  }

  /** Blames the first deployment after the one it goes back to; all since then are taken back. */
  #rollBack(rollback: Run): void {
    const target = this.#lastOf.get(rollback.sha);
    if (target === undefined || target === this.runs.length - 1) {
      // Somebody calls it a rollback, and where to cannot be told: it is about what was deployed last.
      const last = this.#lastNormal();
      if (last !== undefined) takeBack(last, rollback);
      blame(last, rollback);
      return;
    }
    for (let place = this.#standing.at(-1) ?? -1; place > target; place = this.#standing.at(-1) ?? -1) {
      this.#standing.pop();
      const run = this.runs[place];
      if (run !== undefined) takeBack(run, rollback);
    }
    blame(this.#firstNormalAfter(target), rollback);
  }

  #remedy(remediation: Run, shippers: ReadonlySet<Run>): void {
    if (shippers.size === 0) blame(this.#lastNormal(), remediation);
    for (const shipper of shippers) blame(shipper, remediation);
  }

  /**
   * A change counts with the deployment that had it first. After a rollback another one may bring it again.
   *
   * @param shipper null: it came together with its revert
   * @returns whether no deployment had it before
   */
  #ship({ key }: Change, shipper: Run | null): boolean {
    if (key === null) return true;
    const before = this.#shippedBy.get(key);
    const isOpen = before === undefined || before === null || before.takenBackBy !== null;
    if (isOpen) this.#shippedBy.set(key, shipper);
    return before === undefined;
  }

  #lastNormal(): Run | undefined {
    return this.runs[this.#normal.at(-1) ?? -1];
  }

  #firstNormalAfter(place: number): Run | undefined {
    let low = 0;
    let high = this.#normal.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#normal[middle] ?? 0) > place) high = middle;
      else low = middle + 1;
    }
    return this.runs[this.#normal[low] ?? -1];
  }
}

function roleOf(type: ReleaseType | null, takesBack: boolean): Role {
  if (type === 'rollback' || type === 'redeploy') return type;
  return type === 'emergency' || takesBack ? 'remediation' : 'normal';
}

function takeBack(run: Run, rollback: Run): void {
  run.takenBackBy = rollback.id;
  run.endAt(rollback.at);
}

function blame(run: Run | undefined, because: Run): void {
  run?.fail();
  run?.endAt(because.at);
}

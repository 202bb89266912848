/** Concurrency groups: one run of a group at a time, and one that waits. Docs: "Control the concurrency of workflows". */
import type { Account, JobRecord, RepositoryRecord, RunRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { changeCheck } from './check.ts';

export function isGroupBusy(repository: RepositoryRecord, group: string | undefined): boolean {
  return group !== undefined && inGroup(repository, group).some((run) => run.status !== 'completed');
}

/** Whoever waited before is cancelled, and never had a job. */
export function replacedBy(repository: RepositoryRecord, newest: RunRecord): readonly RunRecord[] {
  if (newest.concurrency === null || !newest.isHeldBack) return [];
  return inGroup(repository, newest.concurrency).filter(
    (run) => run !== newest && run.isHeldBack && run.status !== 'completed',
  );
}

/** The one that may begin now that this one has ended. */
export function nextOfGroup(repository: RepositoryRecord, { concurrency }: RunRecord): RunRecord | undefined {
  if (concurrency === null) return undefined;
  const going = inGroup(repository, concurrency).filter((run) => run.status !== 'completed');
  return going.every((run) => run.isHeldBack) ? going[0] : undefined;
}

/** Names of groups compare without case. */
function inGroup(repository: RepositoryRecord, group: string): readonly RunRecord[] {
  return [...repository.runs.values()].filter((run) => run.concurrency?.toLowerCase() === group.toLowerCase());
}

/** What GitHub shows of it on the page of a run are annotations of its jobs' checks. `by` null: GitHub itself. */
export function tellWhyCancelled(
  world: World,
  repository: RepositoryRecord,
  run: RunRecord,
  job: JobRecord,
  by: Account | null,
): void {
  if (job.check === null) return;
  const message =
    by === null
      ? `Canceling since a higher priority waiting request for '${run.concurrency}' exists`
      : `The run was canceled by @${by.login}.`;
  const annotation = { path: '.github', start_line: 1, end_line: 1, annotation_level: 'failure', message };
  changeCheck(world, repository, job.check, { annotations: [annotation] }, run.triggeringActor);
}

/** Jobs that wait, and go on. */
import type { JobRecord, Outstanding, RepositoryRecord, RunRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { advance, letGo } from './run.ts';

const MINUTE_MS = 60_000;

/** One thing that a job waited for is there; it goes on when that was the last. */
export function satisfy(
  world: World,
  repository: RepositoryRecord,
  run: RunRecord,
  job: JobRecord,
  what: Outstanding,
): void {
  if (job.waitsFor.delete(what) && job.waitsFor.size === 0) letGo(world, repository, run, job);
}

/** Jobs whose wait timer has run out go on. */
export function elapseTimers(world: World): void {
  for (const repository of world.repositories.values()) {
    for (const run of repository.runs.values()) elapseTimersOf(world, repository, run);
  }
}

function elapseTimersOf(world: World, repository: RepositoryRecord, run: RunRecord): void {
  const isOver = (job: JobRecord) => {
    const environment = job.environment === null ? undefined : repository.environments.get(job.environment);
    const waitMs = (environment?.protection.waitMinutes ?? 0) * MINUTE_MS;
    return job.status === 'waiting' && job.waitsFor.has('timer') && world.clock.now() >= job.waitingSince + waitMs;
  };
  const over = run.jobs.filter(isOver);
  for (const job of over) satisfy(world, repository, run, job, 'timer');
  if (over.length > 0) advance(world, repository, run);
}

/** A rollback that was dispatched, and the run that GitHub named. */
import { toInstant } from '../../../src/domain/instant.ts';
import type { KeptRollback } from '../../../src/domain/rollback.ts';
import type { RunState } from '../../../src/flow/ports.ts';
import { NOW, REPOSITORY } from './world.ts';

export const BAD = 'c'.repeat(40);
export const TARGET = 'a'.repeat(40);
export const MINUTE = 60_000;

export function ordered(change: Partial<KeptRollback> = {}): KeptRollback {
  return {
    id: 'r-1',
    repositoryId: REPOSITORY.id,
    environment: 'production',
    failedDeploymentId: 5,
    failedSha: BAD,
    targetSha: TARGET,
    orderedBy: null,
    trigger: 'fail',
    group: null,
    position: 0,
    state: 'ordered',
    decidedAt: toInstant(NOW - 2 * MINUTE),
    answerBy: null,
    dispatches: 0,
    runId: null,
    runUrl: null,
    dispatchedAt: null,
    endedAt: null,
    ...change,
  };
}

export function dispatched(change: Partial<KeptRollback> = {}): KeptRollback {
  const run = { dispatches: 1, runId: 99, runUrl: 'https://github.test/99', dispatchedAt: toInstant(NOW - MINUTE) };
  return ordered({ state: 'dispatched', ...run, ...change });
}

export function runOf(change: Partial<RunState> = {}): RunState {
  return {
    id: 99,
    url: 'https://github.test/99',
    attempt: 1,
    state: 'running',
    conclusion: null,
    hadBegun: true,
    cancelledBy: null,
    endedAt: null,
    ...change,
  };
}

export function endedRun(conclusion: string, change: Partial<RunState> = {}): RunState {
  return runOf({ state: 'ended', conclusion, endedAt: toInstant(NOW - MINUTE), ...change });
}

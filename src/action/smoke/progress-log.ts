/** What a run is doing, in the log of the job: a group for each phase, a line for each thing that is new. */
import * as core from '@actions/core';
import type { Redact } from '../../domain/redact.ts';
import { newLines } from '../../smoke/output/live-table.ts';
import { redactProgress } from '../../smoke/output/redact-report.ts';
import type { SmokePlan } from '../../smoke/plan.ts';
import type { SmokeProgress } from '../../smoke/ports.ts';
import { say } from '../log.ts';

export interface ProgressLog {
  readonly tell: (progress: SmokeProgress) => void;
  readonly end: () => void;
}

export function createProgressLog({ warmUp }: SmokePlan, redact: Redact): ProgressLog {
  core.startGroup(warmUp === null ? 'Checks' : 'Warm-up');
  let isWarmingUp = warmUp !== null;
  const lineOf = newLines();
  return {
    tell(progress) {
      const line = lineOf(redactProgress(progress, redact));
      if (line !== null) say(line);
      if (!isWarmingUp || progress.kind !== 'check-ended' || progress.report.id !== warmUp?.until) return;
      isWarmingUp = false;
      core.endGroup();
      core.startGroup('Checks');
    },
    end: core.endGroup,
  };
}

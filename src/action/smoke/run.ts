/** One run in a job: probes, progress in groups of the log, a report file from the start, and an end when it is cancelled. */
import * as core from '@actions/core';
import { toInstant } from '../../domain/instant.ts';
import type { Network } from '../../domain/probe.ts';
import type { Redact } from '../../domain/redact.ts';
import { portsOfRun } from '../../probe/run-ports.ts';
import { cancelledReport, endedWith, partialReport } from '../../smoke/output/partial-report.ts';
import { redactReport } from '../../smoke/output/redact-report.ts';
import type { SmokePlan } from '../../smoke/plan.ts';
import type { SmokePorts, SmokeSubject } from '../../smoke/ports.ts';
import { commandEnvironment } from '../../smoke/reach/command-environment.ts';
import type { CheckReport, SmokeReport } from '../../smoke/report.ts';
import { runSmoke } from '../../smoke/run.ts';
import { STATES } from '../names.ts';
import type { Runner } from '../runner.ts';
import { createProgressLog } from './progress-log.ts';
import { createReportFiles, type ReportPaths } from './report-files.ts';

export interface ReadySmoke {
  readonly plan: SmokePlan;
  readonly network: Network;
  readonly subject: SmokeSubject;
  readonly baseline: SmokeReport | undefined;
  readonly redact: Redact;
  readonly secrets: ReadonlyMap<string, string>;
}

export interface FinishedSmoke {
  /** Without secrets. */
  readonly report: SmokeReport;
  readonly paths: ReportPaths;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** @throws InputError when nothing can be written to the folder, before anything is probed */
export async function runReadySmoke(
  ready: ReadySmoke,
  reportDir: string,
  runner: Pick<Runner, 'workspace' | 'isOfFork'>,
  variables: Variables,
): Promise<FinishedSmoke> {
  const { plan, subject, redact } = ready;
  const startedAt = toInstant(Date.now());
  let ended: readonly CheckReport[] = [];
  const partial = () => redactReport(partialReport(plan, subject, startedAt, ended, toInstant(Date.now())), redact);
  const files = await createReportFiles(reportDir, partial());
  // What is there when the job is cancelled is for the end of the step to read.
  core.saveState(STATES.report, files.paths.report);
  const log = createProgressLog(plan, redact);
  const cancelled = abortOnCancel();
  const report = await runSmoke(plan, subject, portsFor(ready, runner, variables), {
    baseline: ready.baseline,
    redact,
    signal: cancelled.signal,
    tell: (progress) => {
      log.tell(progress);
      ended = endedWith(ended, progress);
      if (progress.kind === 'check-ended') files.update(partial());
    },
  }).finally(() => {
    log.end();
    cancelled.forget();
  });
  const shown = redactReport(cancelled.signal.aborted ? cancelledReport(report) : report, redact);
  await files.finish(shown);
  return { report: shown, paths: files.paths };
}

function portsFor(
  { network, secrets }: ReadySmoke,
  { workspace, isOfFork }: Pick<Runner, 'workspace' | 'isOfFork'>,
  variables: Variables,
): SmokePorts {
  return portsOfRun({
    network,
    // What such a job has checked out was written by strangers.
    areCommandsAllowed: !isOfFork,
    environment: commandEnvironment(variables, secrets),
    folder: workspace,
    proxyFrom: variables,
  });
}

/** A runner that cancels a job sends SIGINT, 7.5 seconds later SIGTERM, and 2.5 seconds after that ends the process. */
function abortOnCancel(): { readonly signal: AbortSignal; readonly forget: () => void } {
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  process.on('SIGINT', cancel).on('SIGTERM', cancel);
  return { signal: controller.signal, forget: () => process.off('SIGINT', cancel).off('SIGTERM', cancel) };
}

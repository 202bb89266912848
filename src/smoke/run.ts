/** Runs a plan and writes its report. */
import { toInstant } from '../domain/instant.ts';
import { isNetworkDown } from './control.ts';
import type { SmokePlan } from './plan.ts';
import type { SmokeOptions, SmokePorts, SmokeSubject } from './ports.ts';
import type { SmokeReport } from './report.ts';
import { openRun } from './run-context.ts';
import { runChecks } from './schedule.ts';
import { askVersionsAgain } from './still-live.ts';
import { reportOf } from './write-report.ts';

export type { SmokeOptions, SmokePorts, SmokeProgress, SmokeSubject } from './ports.ts';

/** What a service does, and what it does not do, is a verdict and never an exception. */
export async function runSmoke(
  plan: SmokePlan,
  subject: SmokeSubject,
  ports: SmokePorts,
  options: SmokeOptions = {},
): Promise<SmokeReport> {
  const startedAt = toInstant(ports.now());
  const context = openRun(plan, ports, options);
  const ended = await runChecks(plan, context);
  const checks = await askVersionsAgain(plan, ended, context);
  const isDown = await isNetworkDown(plan, checks, context);
  const finishedAt = toInstant(ports.now());
  return reportOf(plan, { ...subject, startedAt, finishedAt, isNetworkDown: isDown }, checks);
}

/** Runs a plan and writes its report. */
import { toInstant } from '../domain/instant.ts';
import type { PlannedCheck, SmokePlan } from './plan.ts';
import { type CheckReport, reportOf, type SmokeReport } from './report.ts';
import { type Ends, runCheck, type SmokePorts } from './run-check.ts';

/** Checks that run at one time: enough to be quick, too few to be a load test. */
const CONCURRENCY = 4;

export async function runSmoke(
  plan: SmokePlan,
  subject: { readonly environment?: string | undefined; readonly sha?: string | undefined },
  ports: SmokePorts,
): Promise<SmokeReport> {
  const startedAt = toInstant(ports.now());
  const failFast = new AbortController();
  const deadline = ports.signalAfter(plan.deadlineMs);
  const ends: Ends = { deadline, failFast: failFast.signal, any: AbortSignal.any([deadline, failFast.signal]) };
  const checks = await runAll(plan.checks, async (check) => {
    const report = await runCheck(check, ports, ends);
    if (report.severity === 'required' && report.verdict === 'fail') failFast.abort();
    return report;
  });
  return reportOf(plan, { ...subject, startedAt, finishedAt: toInstant(ports.now()) }, checks);
}

/** In the order of the file, at most {@link CONCURRENCY} at a time. */
async function runAll(
  checks: readonly PlannedCheck[],
  run: (check: PlannedCheck) => Promise<CheckReport>,
): Promise<readonly CheckReport[]> {
  const reports: CheckReport[] = [];
  const waiting = checks.entries();
  const worker = async (): Promise<void> => {
    for (const [index, check] of waiting) reports[index] = await run(check);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return reports;
}

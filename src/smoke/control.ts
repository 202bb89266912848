/** Whether the network of the runner is to blame: addresses are asked that have nothing to do with the service. */
import type { SmokePlan } from './plan.ts';
import type { CheckReport } from './report.ts';
import { getRequest } from './request-of.ts';
import type { RunContext } from './run-context.ts';

/** For all of them, beside the deadline: without it a run that was cut could not tell why. */
const PATIENCE_MS = 10_000;

/** True when required checks were lost and no control address answers. Whatever answers shows that there is a network. */
export async function isNetworkDown(
  { control }: SmokePlan,
  reports: readonly CheckReport[],
  { ports, ends }: RunContext,
): Promise<boolean> {
  const isLost = reports.some(
    ({ severity, verdict }) => severity === 'required' && (verdict === 'fail' || verdict === 'error'),
  );
  if (!isLost || control.length === 0 || ends.cancelled.aborted) return false;
  const signal = AbortSignal.any([ends.cancelled, ports.signalAfter(PATIENCE_MS)]);
  const results = await Promise.all(control.map((url) => ports.probe(getRequest(url, PATIENCE_MS), signal)));
  return !ends.cancelled.aborted && results.every((result) => result.kind === 'missing');
}

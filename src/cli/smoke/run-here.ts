/** One run on this machine: probes, progress on stderr, report files, and an early end on Ctrl-C. */
import { toInstant } from '../../domain/instant.ts';
import type { Network } from '../../domain/probe.ts';
import { portsOfRun } from '../../probe/run-ports.ts';
import { cancelledReport, endedWith, partialReport } from '../../smoke/output/partial-report.ts';
import { redactProgress, redactReport } from '../../smoke/output/redact-report.ts';
import type { SmokePorts } from '../../smoke/ports.ts';
import { commandEnvironment } from '../../smoke/reach/command-environment.ts';
import type { CheckReport, SmokeReport } from '../../smoke/report.ts';
import { runSmoke } from '../../smoke/run.ts';
import { EXIT } from '../exit-codes.ts';
import { note } from '../output.ts';
import type { AskedRun, ReadRun } from './read-run.ts';
import { createReportFiles } from './report-files.ts';
import { createScreen } from './screen.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The report has no secret in it. */
export async function runHere(
  { plan, network, baseline }: Extract<ReadRun, { kind: 'ready' }>,
  asked: AskedRun,
  env: Environment,
): Promise<SmokeReport> {
  const { redact, subject } = asked;
  const startedAt = toInstant(Date.now());
  let ended: readonly CheckReport[] = [];
  const partial = () => redactReport(partialReport(plan, subject, startedAt, ended, toInstant(Date.now())), redact);
  const files = await createReportFiles(asked.reportDir, partial());
  const ids = plan.checks.map(({ id }) => redact(id));
  const screen = createScreen(process.stderr, ids);
  const stop = endOnSignal();
  const report = await runSmoke(plan, subject, portsFor(network, asked, env), {
    baseline,
    redact,
    signal: stop.signal,
    tell: (progress) => {
      screen.tell(redactProgress(progress, redact));
      ended = endedWith(ended, progress);
      if (progress.kind === 'check-ended') files.update(partial());
    },
  }).finally(() => {
    stop.forget();
    screen.end();
  });
  const shown = redactReport(stop.signal.aborted ? cancelledReport(report) : report, redact);
  await files.finish(shown);
  return shown;
}

function portsFor(network: Network, { secrets }: AskedRun, env: Environment): SmokePorts {
  return portsOfRun({
    network,
    areCommandsAllowed: true,
    environment: commandEnvironment(env, secrets),
    folder: process.cwd(),
    proxyFrom: env,
  });
}

interface EarlyEnd {
  readonly signal: AbortSignal;
  readonly forget: () => void;
}

/** The first signal ends the probes, and what is known is told; the second ends the process. */
function endOnSignal(): EarlyEnd {
  const controller = new AbortController();
  const end = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.smokeError);
    controller.abort();
    note('Ending: what runs is stopped, and what is known so far is told.');
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  return { signal: controller.signal, forget: () => process.off('SIGINT', end).off('SIGTERM', end) };
}

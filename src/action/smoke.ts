/** `command: smoke`: does what was just deployed work? */
import { setTimeout as timeout } from 'node:timers/promises';
import type { GitHub } from '../flow/ports.ts';
import { probeHttp } from '../probe/http.ts';
import { parseSmoke } from '../smoke/parse.ts';
import { runSmoke } from '../smoke/run.ts';
import type { SmokePorts } from '../smoke/run-check.ts';
import type { SmokeInputs } from './inputs.ts';
import { type Outcome, undecided } from './outcome.ts';
import { readTrustedFile } from './read-file.ts';
import type { Runner } from './runner.ts';
import { smokeOutcome } from './smoke-outcome.ts';
import { effectiveSha } from './subject.ts';

export async function runSmokeCommand(
  inputs: SmokeInputs,
  runner: Runner,
  connect: () => Promise<Pick<GitHub, 'repository' | 'file'>>,
): Promise<Outcome> {
  const { smokeFile: path, isDryRun } = inputs;
  const text = await readTrustedFile({ path, isDryRun, workspace: runner.workspace, connect });
  if (text === null) {
    const where = isDryRun ? 'the workspace' : 'the default branch';
    return undecided(
      'no-smoke-file',
      `There is no ${path} on ${where}, so nothing can be verified: add it, or correct "smoke-file".`,
    );
  }
  const parsed = parseSmoke(text, { file: path, names: inputs.set });
  if (parsed.kind === 'invalid') {
    const found = `${path} is not a valid smoke file, so nothing was probed: correct it (${parsed.problems.length} found, listed with line and column).`;
    return undecided('invalid-smoke-file', found, parsed.problems);
  }
  const sha = effectiveSha(inputs.sha, runner);
  const environment = inputs.environment || runner.deployment?.environment;
  const report = await runSmoke(parsed.plan, { environment, sha }, portsFor(inputs));
  return smokeOutcome(report, inputs, inputs.reportDir || runner.reportDir);
}

function portsFor({ network }: Pick<SmokeInputs, 'network'>): SmokePorts {
  return {
    probe: ({ url, timeoutMs }, signal) => probeHttp({ url, timeoutMs, network }, signal),
    now: Date.now,
    sleep: (ms, signal) => timeout(ms, undefined, { signal }).catch(() => undefined),
    random: Math.random,
    signalAfter: (ms) => AbortSignal.timeout(ms),
  };
}

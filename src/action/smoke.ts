/** `command: smoke`: does what was just deployed work? */
import type { Problem } from '../domain/problem.ts';
import { type Redact, redactor } from '../domain/redact.ts';
import type { GitHub } from '../flow/ports.ts';
import { parseSmoke } from '../smoke/parse.ts';
import { allowedNetwork, networkProblem } from '../smoke/reach/allowed-network.ts';
import type { SmokeReport } from '../smoke/report.ts';
import type { SmokeInputs } from './inputs.ts';
import { type Outcome, undecided } from './outcome.ts';
import { readTrustedFile } from './read-file.ts';
import type { Runner } from './runner.ts';
import { readBaseline } from './smoke/baseline.ts';
import { namesFor } from './smoke/names-for.ts';
import { isLetGo, smokeOutcome } from './smoke/outcome.ts';
import { type ReadySmoke, runReadySmoke } from './smoke/run.ts';
import { maskForms, neededOf } from './smoke/secrets.ts';
import { effectiveSha } from './subject.ts';

export interface SmokeSurroundings {
  /** Of the step. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /**
   * Hands the finished report on, without secrets. What it answers are sentences for the log and the summary: what was
   * done with the report, or why that was not possible.
   */
  readonly finished: (report: SmokeReport) => Promise<readonly string[]>;
  /** Is told of the smoke file as it was read, before anything is probed. Absent: nobody asks. */
  readonly wasRead?: ((path: string, text: string) => void) | undefined;
}

export async function runSmokeCommand(
  inputs: SmokeInputs,
  runner: Runner,
  connect: () => Promise<Pick<GitHub, 'repository' | 'file'>>,
  { variables, finished, wasRead }: SmokeSurroundings,
): Promise<Outcome> {
  maskForms(inputs.secrets.values());
  const redact = redactor(inputs.secrets.values());
  const { smokeFile: path, isDryRun } = inputs;
  const baseline = await readBaseline(inputs.baseline, runner.workspace);
  const text = await readTrustedFile({ path, isDryRun, workspace: runner.workspace, connect });
  if (text === null) return noFile(path, isDryRun);
  wasRead?.(path, text);
  const sha = effectiveSha(inputs.sha, runner);
  const environment = inputs.environment || runner.deployment?.environment;
  const names = namesFor(inputs.set, { sha, environment });
  // The workspace may be a fork's, also in a job that has secrets (`pull_request_target`).
  const secrets: typeof inputs.secrets = isDryRun && runner.isOfFork ? new Map() : inputs.secrets;
  const parsed = parseSmoke(text, { file: path, names, secrets });
  if (parsed.kind === 'invalid') {
    const needed = neededOf(inputs.withheld, text);
    return needed.length > 0 ? withoutSecrets(needed, inputs) : invalidFile(path, parsed.problems, redact);
  }
  const { plan } = parsed;
  const allowed = allowedNetwork(inputs.network, plan.network);
  if (allowed.kind === 'none') {
    const problem = networkProblem(inputs.network, plan.network ?? inputs.network, { file: path, text });
    return invalidFile(path, [problem], redact);
  }
  const { network } = allowed;
  const ready: ReadySmoke = { plan, network, subject: { environment, sha }, baseline, redact, secrets };
  const run = await runReadySmoke(ready, inputs.reportDir || runner.reportDir, runner, variables);
  const told = (await finished(run.report)).map(redact);
  return smokeOutcome({ ...run, told }, inputs, { plan, file: path, text, isOfFork: runner.isOfFork });
}

function noFile(path: string, isDryRun: boolean): Outcome {
  const where = isDryRun ? 'in the workspace' : 'on the default branch';
  return undecided(
    'no-smoke-file',
    `There is no ${path} ${where}, so nothing can be verified: add it, or correct "smoke-file".`,
  );
}

/** Whether it works is not known, and that is no fault of the file. */
function withoutSecrets(needed: readonly string[], inputs: SmokeInputs): Outcome {
  const found = `GitHub gives the pull request of a fork no secrets, and ${inputs.smokeFile} needs ${needed.join(', ')}, so nothing was probed: nobody knows whether it works. Verify after the merge, or use checks here that need no secrets.`;
  const decision = isLetGo({ verdict: 'error' }, inputs) ? 'proceed' : 'stop';
  return { ...undecided('secrets-withheld', found), decision };
}

function invalidFile(path: string, problems: readonly Problem[], redact: Redact): Outcome {
  const found = `${path} is not a valid smoke file, so nothing was probed: correct it (${problems.length} found, listed with line and column).`;
  const shown = problems.map((problem) => ({ ...problem, message: redact(problem.message) }));
  return undecided('invalid-smoke-file', found, shown);
}
